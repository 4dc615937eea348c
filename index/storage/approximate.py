"""ApproximateIndex: finds most of the nearest of very many vectors without comparing them all."""

from pathlib import Path
from typing import cast

import faiss
import numpy as np
import numpy.typing as npt

from index.embedder import Vectors

RECALL = 0.99
"""Share of the truly nearest that must be found; with less the search stays exact."""

_SAMPLE = 100
_NEAREST = 50
_TRAINED_WITH = 39  # vectors per list, the least that FAISS holds to be enough
_ROUNDS = 6


class ApproximateIndex:
    """Vectors in lists around centres, one byte per component; a search looks into the ``probes`` nearest lists.

    Inverted lists after Jégou, Douze & Schmid 2011, with FAISS's 8-bit scalar quantiser. What it finds are candidates,
    to be ordered by their exact cosines. ``recall`` is what was measured against exact search when it was built.
    """

    def __init__(self, lists: "faiss.IndexIVF", recall: float = 1.0) -> None:
        self._lists = lists
        self.probes = int(lists.nprobe)
        self.recall = recall

    @classmethod
    def build(cls, vectors: Vectors, exact: "faiss.Index") -> "ApproximateIndex | None":
        """Index unit vectors of shape (size, dimension); None when no number of probes reaches RECALL.

        The fewest probes are taken with which a sample of the vectors themselves, slightly disturbed, finds enough of
        what ``exact`` finds.
        """
        size, dimension = vectors.shape
        chance = np.random.default_rng(0)
        count = max(1, int(2 * size**0.5))
        lists = cast("faiss.IndexIVF", faiss.index_factory(dimension, f"IVF{count},SQ8", faiss.METRIC_INNER_PRODUCT))
        lists.cp.niter = _ROUNDS
        lists.train(vectors[np.sort(chance.choice(size, min(size, count * _TRAINED_WITH), replace=False))])
        lists.add(vectors)
        sample = vectors[chance.choice(size, min(size, _SAMPLE), replace=False)]
        sample = sample + chance.normal(0, 0.1 / dimension**0.5, sample.shape).astype(np.float32)
        wanted = exact.search(sample, min(size, _NEAREST))[1]
        probes = 4
        while probes < count // 2:
            lists.nprobe = probes
            found = lists.search(sample, min(size, 2 * _NEAREST))[1]
            recall = np.mean([np.isin(true, some).mean() for true, some in zip(wanted, found, strict=True)])
            if recall >= RECALL:
                return cls(lists, float(recall))
            probes *= 2
        return None

    def candidates(self, query: Vectors, count: int) -> npt.NDArray[np.int64]:
        """Rows among which the ``count`` nearest to a query of shape (dimension,) most likely are, in no order."""
        rows: npt.NDArray[np.int64] = self._lists.search(query[None], 2 * count)[1][0]
        return rows[rows >= 0]

    def save(self, path: Path) -> None:
        """Write the index to one file; raises OSError when there is no room for it."""
        write(self._lists, path)

    @classmethod
    def load(cls, path: Path) -> "ApproximateIndex":
        """Memory-map a file that ``save`` wrote."""
        return cls(cast("faiss.IndexIVF", faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)))


def write(index: "faiss.Index", path: Path) -> None:
    """Write an index of FAISS to a file; raises OSError when there is no room for it."""
    # Through a file of Python's, because FAISS does not notice when closing its own fails on a full disk.
    with path.open("wb") as file:
        try:
            faiss.write_index(index, faiss.PyCallbackIOWriter(file.write, 2**20))  # type: ignore[attr-defined]
        except RuntimeError as error:  # what FAISS makes of an exception in the callback
            raise OSError(f"„{path}“ lässt sich nicht schreiben: {error}") from error

"""VectorIndex: inner-product search with FAISS over memory-mapped unit vectors, exact as long as that is fast."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import faiss
import numpy as np
import numpy.typing as npt

from index.embedder import Vectors
from index.storage.approximate import ApproximateIndex, write

APPROXIMATE_FROM = 100_000
"""Vectors from which search is approximate, see docs/index.md for what was measured."""

LISTS = ".lists"
"""Ending of the file beside the vectors, where there are that many."""


class VectorIndex:
    """Unit vectors of passages or sentences; row i belongs to unit i.

    Search is exact up to APPROXIMATE_FROM vectors. Beyond, candidates come from an ApproximateIndex, as long as that
    finds enough, and are ordered by their exact cosines.
    """

    def __init__(self, flat: "faiss.IndexFlatIP", approximate: ApproximateIndex | None = None) -> None:
        self._flat = flat
        self._approximate = approximate
        self.size = int(flat.ntotal)
        self.dimension = int(flat.d)

    @classmethod
    def build(cls, vectors: Vectors, approximate_from: int = APPROXIMATE_FROM) -> "VectorIndex":
        """Index vectors of shape (size, dimension)."""
        vectors = np.ascontiguousarray(vectors, np.float32)
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        return cls(flat, ApproximateIndex.build(vectors, flat) if len(vectors) >= approximate_from else None)

    @property
    def is_exact(self) -> bool:
        """Whether every vector is compared."""
        return self._approximate is None

    def save(self, path: Path) -> None:
        """Write the index to a file, and to a second one beside it when search is approximate; raises OSError."""
        write(self._flat, path)
        if self._approximate:
            self._approximate.save(path.with_suffix(LISTS))

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Memory-map what ``save`` wrote, so that several processes share its pages."""
        lists = path.with_suffix(LISTS)
        return cls(
            cast("faiss.IndexFlatIP", faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)),
            ApproximateIndex.load(lists) if lists.is_file() else None,
        )

    @property
    def matrix(self) -> Vectors:
        """All vectors without copying, shape (size, dimension), read-only; valid while this index lives."""
        if not self.size:
            return np.zeros((0, self.dimension), np.float32)
        view: Vectors = faiss.rev_swig_ptr(self._flat.get_xb(), self.size * self.dimension)
        view = view.reshape(self.size, self.dimension)
        view.flags.writeable = False
        return view

    def compare(self, query: Vectors) -> "Comparison":
        """All that one query of shape (dimension,) is compared with here."""
        return Comparison(self, query)

    def nearest(self, query: Vectors, count: int) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Rows and cosines of the nearest vectors of one query of shape (dimension,), best first."""
        count = min(count, self.size)
        if not count:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        if self._approximate:
            candidates = self._approximate.candidates(query, count)
            near = self.cosines(query, candidates)
            order = np.lexsort((candidates, -near))[:count]
            return candidates[order], near[order]
        cosines, rows = self._flat.search(query[None], count)
        return rows[0], cosines[0]

    def cosines(self, query: Vectors, rows: Sequence[int] | npt.NDArray[np.int64]) -> Vectors:
        """Cosines of one query with the given rows, shape (len(rows),)."""
        found: Vectors = self.matrix[np.asarray(rows, np.int64)] @ query
        return found


class Comparison:
    """Cosines of one query with the vectors of an index, each computed once.

    A search that wants the nearest rows and then the cosines of others would read the vectors twice. As long as search
    is exact, one product of matrix and vector gives both; it takes half the time of a FAISS search and a gather. Where
    the nearest rows are never asked for, only the rows wanted are read.
    """

    def __init__(self, index: VectorIndex, query: Vectors) -> None:
        self._index = index
        self._query = query
        self._all: Vectors | None = None

    def nearest(self, count: int) -> npt.NDArray[np.int64]:
        """Rows of the nearest vectors, in no particular order."""
        if not self._index.is_exact:
            return self._index.nearest(self._query, count)[0]
        if self._all is None:
            self._all = self._index.matrix @ self._query
        if count >= len(self._all):
            return np.arange(len(self._all))
        return np.argpartition(-self._all, count)[:count].astype(np.int64)

    def cosines(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """Cosines with the given rows, shape (len(rows),)."""
        return self._index.cosines(self._query, rows) if self._all is None else self._all[rows]

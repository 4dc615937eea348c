"""LexicalIndex: BM25 and coverage of rare words over token lists (of passages, sentences or headings)."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

_K1 = 1.2
_B = 0.75


class LexicalIndex:
    """Scores every unit of the corpus against the tokens of a question.

    BM25 in Lucene's variant (Robertson & Zaragoza 2009; Kamphuis et al. 2020, "Which BM25 do you mean?"), k1 = 1.2,
    b = 0.75, computed by bm25s. Coverage is the share (0–1) of the question's idf mass that a unit contains, precision
    the share of a unit's that the question contains.
    """

    def __init__(self, bm25: bm25s.BM25, size: int) -> None:
        # Plain views of the memory-mapped arrays: the same pages, without what numpy.memmap costs with every slice.
        bm25.scores = {
            name: np.asarray(values) if isinstance(values, np.ndarray) else values
            for name, values in bm25.scores.items()
        }
        self._bm25 = bm25
        self.size = size
        self._indptr, self._indices = bm25.scores["indptr"], bm25.scores["indices"]
        self._data = bm25.scores["data"]
        self._vocabulary: dict[str, int] = bm25.vocab_dict
        frequencies = np.append(np.diff(self._indptr), 0).astype(np.float64)
        self._idf: list[float] = np.log1p((size - frequencies + 0.5) / (frequencies + 0.5)).tolist()

    @classmethod
    def build(cls, tokens: Sequence[Sequence[str]]) -> "LexicalIndex":
        """Index token lists; unit i of the scores is ``tokens[i]``. An empty corpus is allowed."""
        bm25 = bm25s.BM25(method="lucene", k1=_K1, b=_B)
        # In the order of the alphabet, because bm25s numbers them by a hash that differs from process to process.
        vocabulary = {
            token: number for number, token in enumerate(sorted({token for unit in tokens for token in unit}))
        }
        vocabulary.setdefault("", len(vocabulary))
        numbers = [[vocabulary[token] for token in unit] for unit in tokens]
        if not any(numbers):  # bm25s divides by the mean length
            numbers = [[vocabulary[""]] for _ in tokens or ("",)]
        bm25.index((numbers, vocabulary), show_progress=False)
        return cls(bm25, len(tokens))

    def save(self, directory: Path) -> None:
        """Write the index to a directory of its own."""
        self._bm25.save(str(directory), show_progress=False)

    @classmethod
    def load(cls, directory: Path, size: int) -> "LexicalIndex":
        """Memory-map an index that ``save`` wrote; ``size`` is its number of units."""
        return cls(bm25s.BM25.load(str(directory), mmap=True, show_progress=False), size)

    def idf(self, token: str) -> float:
        """Inverse document frequency, ln(1 + (N - df + 0.5) / (df + 0.5)); highest for a token the corpus lacks."""
        return self._idf[self._vocabulary.get(token, -1)]

    def contains(self, token: str, units: npt.NDArray[np.int64]) -> bool:
        """Whether any of these few units contains a token."""
        containing = self._units(token)
        return any((containing == unit).any() for unit in units)

    def bm25(self, tokens: Sequence[str]) -> Scores:
        """BM25 scores of all units, shape (size,), a repeated token counting again."""
        numbers = [number for token in tokens if (number := self._vocabulary.get(token)) is not None]
        if not numbers or not self.size:
            return np.zeros(self.size, np.float32)
        # The sum of the tokens' columns in one go; bm25s adds them one by one, which takes twice the time.
        columns = [slice(self._indptr[number], self._indptr[number + 1]) for number in numbers]
        units = np.concatenate([self._indices[column] for column in columns])
        scores = np.concatenate([self._data[column] for column in columns])
        return np.bincount(units, scores, self.size)[: self.size].astype(np.float32)

    def ceiling(self, tokens: Sequence[str]) -> float:
        """Upper bound of any BM25 score for these tokens: the sum of their idf, unknown tokens included."""
        return sum(self.idf(token) for token in tokens)

    def precision(self, tokens: Sequence[str]) -> Scores:
        """Share (0–1) of the idf mass of each unit's distinct tokens that these are, shape (size,)."""
        found = np.zeros(self.size, np.float32)
        for token in dict.fromkeys(tokens):  # in their order: that of a set differs from process to process
            units = self._units(token)
            found[units] += self.idf(token)
        np.divide(found, self._mass, out=found, where=self._mass > 0)
        return found

    def coverage(self, tokens: Sequence[str]) -> Scores:
        """Share (0–1) of the idf mass of the distinct tokens that each unit contains, shape (size,)."""
        found = np.zeros(self.size, np.float32)
        total = 0.0
        for token in dict.fromkeys(tokens):
            weight = self.idf(token)
            total += weight
            found[self._units(token)] += weight
        return found / np.float32(total) if total else found

    @cached_property
    def _mass(self) -> Scores:
        """The idf mass of each unit's distinct tokens, shape (size,); only views of labels are asked for it."""
        of_posting = np.repeat(self._idf[:-1], np.diff(self._indptr))
        return np.bincount(self._indices, of_posting, self.size)[: self.size].astype(np.float32)

    def _units(self, token: str) -> npt.NDArray[np.int32]:
        """Units that hold a token, each once."""
        number = self._vocabulary.get(token)
        first, end = (0, 0) if number is None else self._indptr[number : number + 2]
        units: npt.NDArray[np.int32] = self._indices[first:end]
        return units

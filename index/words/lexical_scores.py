"""LexicalScores: what the words of a question score in every lexical view of a snapshot; needs no embedding."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.embedder import Vectors
from index.question import Question
from index.storage.snapshot import Snapshot
from index.words.analysis import content_words, ngrams

Rows = npt.NDArray[np.int64]

_EARLIER = 0.5
"""What a word of an earlier question counts beside one of the question itself."""


class LexicalScores:
    """Scores of every unit of the corpus in every lexical view, as shares of the best attainable (0–1).

    The words of ``context``, earlier questions that this one continues, count with ``_EARLIER``. All scores are zero
    for a question that is not German.
    """

    def __init__(self, snapshot: Snapshot, question: Question, context: Sequence[str] = ()) -> None:
        self._views = snapshot.lexical
        self._passages = len(snapshot.passages)
        parts = [(question.text, 1.0), *((text, _EARLIER) for text in context)] if question.is_german else []
        grams = [(ngrams(content_words(text)), share) for text, share in parts]
        stems = [(snapshot.analyzer.stems(text), share) for text, share in parts]
        self.headed_ngrams = self._share("headed-ngrams", grams)
        self.headed_stems = self._share("headed-stems", stems)
        self.sentence_ngrams = self._share("sentence-ngrams", grams)
        self.passage_coverage = self._covered("passage-stems", stems)
        self.sentence_coverage = self._covered("sentence-stems", stems)
        self.heading_coverage = self._covered("heading-stems", stems)
        self.label_precision = self._views["sentence-labels"].precision(
            [stem for tokens, _ in stems for stem in tokens]
        )

    def best(self, count: int) -> Rows:
        """Passages with the highest lexical scores; none without any match."""
        score = self.headed_ngrams + self.headed_stems
        count = min(count, self._passages)
        top = np.argpartition(-score, count - 1)[:count] if count else np.zeros(0, np.int64)
        return top[score[top] > 0].astype(np.int64)

    def _share(self, view: str, parts: list[tuple[list[str], float]]) -> Vectors:
        index = self._views[view]
        total = np.zeros(index.size, np.float32)
        ceiling = sum(index.ceiling(tokens) * share for tokens, share in parts)
        for tokens, share in parts:
            total += np.float32(share) * index.bm25(tokens)
        return total / np.float32(ceiling) if ceiling else total

    def _covered(self, view: str, parts: list[tuple[list[str], float]]) -> Vectors:
        index = self._views[view]
        total, weight = np.zeros(index.size, np.float32), 0.0
        for tokens, share in parts:
            if tokens:
                total += np.float32(share) * index.coverage(tokens)
                weight += share
        return total / np.float32(weight) if weight else total

"""Signals: what is measured between a question and every candidate passage and sentence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.analysis import content_words, ngrams
from index.embedder import Vectors
from index.expectation import Expectation, expectations
from index.question import Question, QuestionKind
from index.snapshot import Snapshot
from index.vectors import Comparison
from index.views import (
    HEADED_PASSAGE_VECTORS,
    HEADED_SENTENCE_VECTORS,
    PASSAGE_VECTORS,
    REFERENCE,
    SENTENCE_VECTORS,
    Facts,
)
from ingest import PassageKind

Rows = npt.NDArray[np.int64]

PASSAGE_SIGNALS = (
    "passage cosine",
    "headed passage cosine",
    "best sentence cosine",
    "best headed sentence cosine",
    "second sentence cosine",
    "headed ngrams",
    "headed stems",
    "passage coverage",
    "best sentence coverage",
    "heading coverage",
    "expected fact",
    "expected form",
    "table",
    "length",
)
"""Signals of a candidate passage; the order is that of the learned weights."""

SENTENCE_SIGNALS = (
    "cosine",
    "headed cosine",
    "ngrams",
    "coverage",
    "expected fact",
    "previous coverage",
    "length",
    "first",
    "last",
)
"""Signals of a sentence of a candidate passage; the weights add one for the standing of its passage."""

_FORMS = {
    QuestionKind.HOW_TO: PassageKind.LIST,
    QuestionKind.LIST: PassageKind.LIST,
    QuestionKind.DEFINITION: PassageKind.DEFINITION,
}
_FORM_NUMBERS = {kind: number for number, kind in enumerate(PassageKind)}
_POOL_DENSE = 60
_POOL_SENTENCES = 150
_POOL_LEXICAL = 40


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidate passages of a question and what was measured.

    ``rows`` (n,) are passage rows; ``signals`` (n, len(PASSAGE_SIGNALS)); ``first`` (n + 1,) where the sentences of
    each candidate begin among all their sentences; ``sentence_rows`` (m,) and ``sentence_signals``
    (m, len(SENTENCE_SIGNALS)) are those sentences and their signals. ``wanted`` is the kind of fact that was asked for.
    """

    rows: Rows
    signals: Vectors
    first: Rows
    sentence_rows: Rows
    sentence_signals: Vectors
    wanted: Expectation | None


def measure(
    snapshot: Snapshot,
    question: Question,
    vector: Vectors,
    context: Sequence[str] = (),
    context_weight: float = 0.5,
    left_out: Collection[int] = (),
) -> Candidates:
    """Collect candidates from every view and measure all signals for each of them.

    ``vector`` (dimension,) is the unit vector of the question (joined with its context for a follow-up); the words of
    ``context`` count with ``context_weight``. Lexical signals are zero for a question that is not German. Passages
    that only name sources are no candidates, nor are the rows of ``left_out``.
    """
    lexical = _Lexical(snapshot, question, context, context_weight)
    wanted = next(iter(expectations(question.text)), None)
    compared = {view: index.compare(vector) for view, index in snapshot.vectors.items()}
    rows = _pool(snapshot, compared, lexical, left_out)
    starts, ends = snapshot.first_sentence[rows], snapshot.first_sentence[rows + 1]
    first = np.concatenate([[0], np.cumsum(ends - starts)])
    sentence_rows = np.repeat(starts - first[:-1], ends - starts) + np.arange(first[-1])
    cosine = compared[SENTENCE_VECTORS].cosines(sentence_rows)
    headed_cosine = compared[HEADED_SENTENCE_VECTORS].cosines(sentence_rows)
    coverage = lexical.sentence_coverage[sentence_rows]
    lengths = snapshot.sentence_lengths[sentence_rows]
    last = np.zeros(len(sentence_rows), np.float32)
    last[first[1:] - 1] = 1
    opening = np.zeros(len(sentence_rows), np.float32)
    opening[first[:-1]] = 1
    previous = np.concatenate([np.zeros(1, np.float32), coverage[:-1]]) * (1 - opening)
    sentence_signals = np.column_stack(
        [
            cosine,
            headed_cosine,
            lexical.sentence_ngrams[sentence_rows],
            coverage,
            _expected_fact(wanted, snapshot.sentence_facts[sentence_rows]),
            previous,
            np.minimum(1.0, lengths / 200),
            opening,
            last,
        ]
    ).astype(np.float32)
    best, second = _two_best(cosine, first)
    kinds = snapshot.kinds[rows]
    signals = np.column_stack(
        [
            compared[PASSAGE_VECTORS].cosines(rows),
            compared[HEADED_PASSAGE_VECTORS].cosines(rows),
            best,
            _best(headed_cosine, first),
            second,
            lexical.headed_ngrams[rows],
            lexical.headed_stems[rows],
            lexical.passage_coverage[rows],
            _best(coverage, first),
            lexical.heading_coverage[rows],
            _expected_fact(wanted, snapshot.passage_facts[rows]),
            kinds == _expected_form(question),
            kinds == _FORM_NUMBERS[PassageKind.TABLE],
            np.log(np.add.reduceat(lengths, first[:-1])) / 7,
        ]
    ).astype(np.float32)
    return Candidates(rows, signals, first, sentence_rows, sentence_signals, wanted)


def _pool(
    snapshot: Snapshot, compared: Mapping[str, Comparison], lexical: "_Lexical", left_out: Collection[int]
) -> Rows:
    found = [lexical.best(_POOL_LEXICAL)]
    for view in (PASSAGE_VECTORS, HEADED_PASSAGE_VECTORS):
        found.append(compared[view].nearest(_POOL_DENSE))
    for view in (SENTENCE_VECTORS, HEADED_SENTENCE_VECTORS):
        found.append(snapshot.owner[compared[view].nearest(_POOL_SENTENCES)])
    rows = np.unique(np.concatenate(found))
    if left_out:
        others = rows[~np.isin(rows, list(left_out))]
        rows = others if len(others) else np.setdiff1d(np.arange(len(snapshot.passages)), list(left_out))
    pool: Rows = rows[snapshot.passage_facts[rows] & REFERENCE == 0]
    return pool if len(pool) else rows


def _expected_fact(wanted: Expectation | None, facts: Facts) -> Vectors:
    """1 where the unit holds the kind of fact that was asked for, 0 where not, 0.5 where no kind was asked for."""
    if wanted is None:
        return np.full(len(facts), 0.5, np.float32)
    return (facts & np.uint16(wanted.bit) > 0).astype(np.float32)


def _expected_form(question: Question) -> int:
    """Number of the passage kind that the question asks for; -1 for none."""
    wanted = PassageKind.LIST if question.wants_all else _FORMS.get(question.kind)
    return _FORM_NUMBERS[wanted] if wanted else -1


class _Lexical:
    """Scores of every unit of the corpus in every lexical view, as shares of the best attainable (0–1)."""

    def __init__(self, snapshot: Snapshot, question: Question, context: Sequence[str], weight: float) -> None:
        self._views = snapshot.lexical
        self._passages = len(snapshot.passages)
        parts = [(question.text, 1.0), *((text, weight) for text in context)] if question.is_german else []
        grams = [(ngrams(content_words(text)), share) for text, share in parts]
        stems = [(snapshot.analyzer.stems(text), share) for text, share in parts]
        self.headed_ngrams = self._share("headed-ngrams", grams)
        self.headed_stems = self._share("headed-stems", stems)
        self.sentence_ngrams = self._share("sentence-ngrams", grams)
        self.passage_coverage = self._covered("passage-stems", stems)
        self.sentence_coverage = self._covered("sentence-stems", stems)
        self.heading_coverage = self._covered("heading-stems", stems)

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


def _best(values: Vectors, first: Rows) -> Vectors:
    found: Vectors = np.maximum.reduceat(values, first[:-1])
    return found


def _two_best(values: Vectors, first: Rows) -> tuple[Vectors, Vectors]:
    """Highest and second highest value of each candidate; the highest again where there is one sentence."""
    best = _best(values, first)
    owner = np.repeat(np.arange(len(first) - 1), np.diff(first))
    order = np.lexsort((-values, owner))
    second_at = first[:-1] + np.minimum(1, np.diff(first) - 1)
    return best, values[order][second_at]

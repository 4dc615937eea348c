"""Signals: what is measured between a question and every candidate passage and sentence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from index.embedder import Vectors
from index.expectation import Expectation, expectations
from index.question import Question, QuestionKind
from index.storage.snapshot import Snapshot
from index.storage.vectors import Comparison
from index.storage.views import (
    ASKING,
    HEADED_PASSAGE_VECTORS,
    HEADED_SENTENCE_VECTORS,
    PASSAGE_VECTORS,
    SENTENCE_VECTORS,
    Facts,
    never_quoted,
)
from index.words.lexical_scores import LexicalScores, Rows
from ingest import PassageKind

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
    "asking",
    "neighbour cosine",
    "document cosine",
    "label precision",
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
    "asking",
    "next coverage",
    "label precision",
)
"""Signals of a sentence of a candidate passage; the weights add one for the standing of its passage."""

_FORMS = {
    QuestionKind.HOW_TO: PassageKind.LIST,
    QuestionKind.LIST: PassageKind.LIST,
    QuestionKind.DEFINITION: PassageKind.DEFINITION,
}
_FORM_NUMBERS = {kind: number for number, kind in enumerate(PassageKind)}
_KINDS = {kind: number for number, kind in enumerate(QuestionKind)}
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


def asked(question: Question, candidates: Candidates) -> tuple[int, bool, int]:
    """What trees know of a question: numbers of its kind and of the kind of fact (0 for none), whether it asks for all.

    In the order kind, all, fact.
    """
    return (
        _KINDS[question.kind],
        question.wants_all,
        candidates.wanted.bit.bit_length() if candidates.wanted else 0,
    )


def measure(
    snapshot: Snapshot,
    question: Question,
    vector: Vectors,
    lexical: LexicalScores,
    left_out: Collection[int] = (),
    named: Collection[int] = (),
) -> Candidates:
    """Collect candidates from every view and measure all signals for each of them.

    ``vector`` (dimension,) is the unit vector of the question (joined with its context for a follow-up), ``lexical``
    what its words score. Passages in the rows ``named`` are candidates whatever they score. Those that are
    never quoted are none, nor are the rows of ``left_out``.
    """
    wanted = next(iter(expectations(question.text)), None)
    compared = {view: index.compare(vector) for view, index in snapshot.vectors.items()}
    rows = _pool(snapshot, question, compared, lexical, left_out, named)
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
    following = np.concatenate([coverage[1:], np.zeros(1, np.float32)]) * (1 - last)
    asking = (snapshot.sentence_facts[sentence_rows] & ASKING > 0).astype(np.float32)
    label = lexical.label_precision[sentence_rows]
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
            asking,
            following,
            label,
        ]
    ).astype(np.float32)
    best, second = _two_best(cosine, first)
    kinds = snapshot.kinds[rows]
    headed = compared[HEADED_PASSAGE_VECTORS].cosines(rows)
    signals = np.column_stack(
        [
            compared[PASSAGE_VECTORS].cosines(rows),
            headed,
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
            np.add.reduceat(asking, first[:-1]) / np.diff(first),
            _neighbour(snapshot, compared[PASSAGE_VECTORS], rows, left_out),
            _document(snapshot, headed, rows),
            _best(label, first),
        ]
    ).astype(np.float32)
    return Candidates(rows, signals, first, sentence_rows, sentence_signals, wanted)


def _pool(
    snapshot: Snapshot,
    question: Question,
    compared: Mapping[str, Comparison],
    lexical: LexicalScores,
    left_out: Collection[int],
    named: Collection[int],
) -> Rows:
    found = [np.array(list(named), np.int64), lexical.best(_POOL_LEXICAL)]
    for view in (PASSAGE_VECTORS, HEADED_PASSAGE_VECTORS):
        found.append(compared[view].nearest(_POOL_DENSE))
    found.append(snapshot.owner[compared[SENTENCE_VECTORS].nearest(_POOL_SENTENCES)])
    rows = np.unique(np.concatenate(found))
    if left_out:
        others = rows[~np.isin(rows, list(left_out))]
        rows = others if len(others) else np.setdiff1d(np.arange(len(snapshot.passages)), list(left_out))
    pool: Rows = rows[snapshot.passage_facts[rows] & never_quoted(question.text) == 0]
    return pool if len(pool) else rows


def _neighbour(snapshot: Snapshot, compared: Comparison, rows: Rows, left_out: Collection[int]) -> Vectors:
    """Cosine of the nearer of the two passages around each; where there is none, what is usual among candidates."""
    around = np.clip(np.stack([rows - 1, rows + 1]), 0, len(snapshot.passages) - 1)
    beside = (snapshot.document_of[around] == snapshot.document_of[rows]) & (around != rows)
    beside &= ~np.isin(around, list(left_out))
    cosines = np.where(beside, compared.cosines(around.ravel()).reshape(around.shape), -np.inf).max(axis=0)
    usual = np.median(compared.cosines(rows))
    found: Vectors = np.where(beside.any(axis=0), cosines, usual).astype(np.float32)
    return found


def _document(snapshot: Snapshot, cosines: Vectors, rows: Rows) -> Vectors:
    """Mean of the three best cosines among the other candidates of the same document; without any, what is usual."""
    support = np.full(len(rows), np.median(cosines), np.float32)
    documents = snapshot.document_of[rows]
    for document in np.unique(documents):
        (inside,) = np.nonzero(documents == document)
        if len(inside) > 1:
            own = cosines[inside]
            best = np.sort(own)[::-1][:4]
            among = own >= best[-1]
            support[inside] = np.where(among, (best.sum() - own) / (len(best) - 1), best[:3].mean())
    return support


def _expected_fact(wanted: Expectation | None, facts: Facts) -> Vectors:
    """1 where the unit holds the kind of fact that was asked for, 0 where not, 0.5 where no kind was asked for."""
    if wanted is None:
        return np.full(len(facts), 0.5, np.float32)
    return (facts & np.uint16(wanted.bit) > 0).astype(np.float32)


def _expected_form(question: Question) -> int:
    """Number of the passage kind that the question asks for; -1 for none."""
    wanted = PassageKind.LIST if question.wants_all else _FORMS.get(question.kind)
    return _FORM_NUMBERS[wanted] if wanted else -1


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

"""Gate: can the corpus answer the question at all? What is measured for its calibrated probability.

No single score separates answerable from unanswerable German questions (cosines of the embedding model live in a narrow
band, near misses share the topic's words); boosted trees over many do.
"""

from dataclasses import dataclass

import numpy as np

from index.embedder import Vectors
from index.evidence import BEST, Sentences
from index.question import Question
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS, Candidates, asked
from index.storage.snapshot import Snapshot
from index.weights import Weights
from index.words.analysis import content_words
from index.words.lexical_scores import Rows

FACT_MISSING, MISSING_WORD = "fact asked for and missing", "missing word"
MISSING_NUMBER = "number missing in the best"
"""Signals that can be told to people as a reason for doubt."""

GATE_SIGNALS = (
    "best passage cosine",
    "best sentence cosine",
    "lead over the tenth",
    "evidence coverage",
    "evidence ngrams",
    MISSING_WORD,
    "heading coverage",
    FACT_MISSING,
    "fact asked for and there",
    "foreign",
    "few words",
    "score",
    "lead over the second document",
    "best sentence coverage",
    "best sentence evidence",
    "fact behind evidence",
    "fact sentence coverage",
    "fact sentence cosine",
    "word missing in the best",
    "word missing in the evidence",
    MISSING_NUMBER,
    "number missing in the evidence",
    "share of the best",
    "lead over the second",
    "passages close to the best",
    "lead of the evidence",
    "facts to choose from",
    "second evidence cosine",
)
"""Signals that mean something alone; a corpus is calibrated by them."""

_CLOSE = (1, 2, 3, 5, 10)
"""Places of the ranked cosines that are compared with their mean."""
GATE_INPUTS = (
    *GATE_SIGNALS,
    *(f"{name} of the best passage" for name in PASSAGE_SIGNALS),
    *(f"highest {name} of the best passages" for name in PASSAGE_SIGNALS),
    *(f"{name} of the evidence" for name in SENTENCE_SIGNALS),
    *(f"{name} of the second evidence" for name in SENTENCE_SIGNALS),
    *(f"evidence behind the best, place {place}" for place in (2, 3, 4)),
    *(f"score behind the best, place {place}" for place in range(2, 7)),
    *(f"best sentence cosine above the mean, place {place}" for place in _CLOSE),
    "mean of the ten highest cosines",
    "mean cosine of the candidates",
    "spread of the cosines",
    "mean ngrams of the candidates",
    *(f"headed ngrams, place {place}" for place in range(1, 6)),
    "kind of question",
    "asks for all",
    "kind of fact",
    "words",
    "characters",
    "highest evidence",
    "evidence of all sentences",
    *(f"share of the sentence, place {place}" for place in range(1, 6)),
    "share of the passage of the best sentence",
    "rank of the passage of the best sentence",
    "spread of the shares",
)
"""All that the trees of the gate see: its signals, and the measurements that these are taken from."""
_CLOSE_PLACES = [place - 1 for place in _CLOSE]
_FAR = 9.0
"""Distance from the best where there is nothing at a place."""
_COVERAGE = PASSAGE_SIGNALS.index("passage coverage")
_NGRAMS = PASSAGE_SIGNALS.index("headed ngrams")
_HEADING = PASSAGE_SIGNALS.index("heading coverage")
_PASSAGE_COSINE = PASSAGE_SIGNALS.index("passage cosine")
_SENTENCE_COSINE = PASSAGE_SIGNALS.index("best sentence cosine")
_SENTENCE_COVERAGE = SENTENCE_SIGNALS.index("coverage")
_HEADED_COSINE = SENTENCE_SIGNALS.index("headed cosine")
_LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class _Best:
    """The candidates in their order, the first ones, the sentences of these and how well they answer.

    ``cosines`` are the best sentence cosines of all candidates, the highest first.
    """

    order: Rows
    top: list[int]
    sentences: Rows
    sentence_signals: Vectors
    values: Vectors
    cosines: Vectors


def gate_inputs(
    snapshot: Snapshot,
    question: Question,
    candidates: Candidates,
    scores: Vectors,
    weights: Weights,
    sentences: Sentences,
    answers: Vectors,
) -> Vectors:
    """Inputs of the gate, shape (len(GATE_INPUTS),); ``scores`` (n,) are the ranking scores of the candidates.

    ``answers`` (m,) is the evidence of ``sentences``, of which those of the best passages count.
    """
    best = _best(candidates, scores, weights)
    passages = candidates.signals[best.top]
    evidence = np.argsort(-best.values, kind="stable")[:4]
    cosines = best.cosines
    close = _filled(cosines[: _CLOSE[-1]], _CLOSE[-1], cosines[-1])
    matches = -np.sort(-candidates.signals[:, _NGRAMS])
    return np.concatenate(
        [
            _signals(snapshot, question, candidates, scores, best),
            passages[0],
            passages.max(axis=0),
            best.sentence_signals[evidence[0]],
            best.sentence_signals[evidence[:2][-1]],
            _filled(best.values[evidence[0]] - best.values[evidence[1:]], 3, _FAR),
            _filled(scores[best.top[0]] - scores[best.order[1:6]], 5, _FAR),
            close[_CLOSE_PLACES] - close.mean(),
            [close.mean(), cosines.mean(), cosines.std(), matches.mean()],
            _filled(matches[:5], 5, matches[-1]),
            [
                *asked(question, candidates),
                len(content_words(question.text)),
                len(question.text),
            ],
            _shares(sentences, answers),
        ]
    ).astype(np.float32)


def _shares(sentences: Sentences, answers: Vectors) -> Vectors:
    """How the probability of holding the answer is spread over the sentences of the best passages."""
    first = sentences.first[: BEST + 1]
    answers = answers[: first[-1]].astype(np.float64)
    highest = answers.max()
    mass = np.exp(answers - highest)
    share = mass / mass.sum()
    of_passages = np.add.reduceat(share, first[:-1])
    passage = int(np.searchsorted(first, int(answers.argmax()), side="right")) - 1
    return np.concatenate(
        [
            [highest, highest + np.log(mass.sum())],
            _filled(-np.sort(-share)[:5], 5, 0.0),
            [of_passages[passage], passage, -(share * np.log(share + 1e-9)).sum()],
        ]
    )


def _best(candidates: Candidates, scores: Vectors, weights: Weights) -> _Best:
    order = np.argsort(-scores, kind="stable")
    top = [int(candidate) for candidate in order[:_LOOKED_AT]]
    sentences = np.concatenate([np.arange(candidates.first[c], candidates.first[c + 1]) for c in top])
    sentence_signals = candidates.sentence_signals[sentences]
    cosines = -np.sort(-candidates.signals[:, _SENTENCE_COSINE])
    return _Best(order, top, sentences, sentence_signals, sentence_signals @ weights.sentence, cosines)


def _signals(
    snapshot: Snapshot, question: Question, candidates: Candidates, scores: Vectors, best: _Best
) -> list[float]:
    """What GATE_SIGNALS names."""
    order, top, values = best.order, best.top, best.values
    first = top[0]
    documents = [snapshot.passages[int(row)].document for row in candidates.rows[order]]
    others = [place for place, document in enumerate(documents) if document != documents[0]]
    signals, sentence_signals, cosines = candidates.signals, best.sentence_signals, best.cosines
    wanted = candidates.wanted
    facts = snapshot.sentence_facts[candidates.sentence_rows[best.sentences]]
    holding = facts & np.uint16(wanted.bit) > 0 if wanted else np.ones(len(best.sentences), bool)
    met = wanted is not None and bool(holding.any())
    fact = int(np.argmax(np.where(holding, values, -np.inf))) if holding.any() else int(np.argmin(values))
    missing = _missing_words(snapshot, question, candidates, top, int(best.sentences[int(np.argmax(values))]))
    lead = scores[first] - scores[order]
    elsewhere = values[int(candidates.first[first + 1] - candidates.first[first]) :]
    return [
        signals[top, _PASSAGE_COSINE].max(),
        signals[top, _SENTENCE_COSINE].max(),
        cosines[0] - cosines[min(9, len(cosines) - 1)],
        signals[top, _COVERAGE].max(),
        signals[top, _NGRAMS].max(),
        missing[0],
        signals[top, _HEADING].max(),
        wanted is not None and not met,
        met,
        not question.is_german,
        1.0 / (1 + len(content_words(question.text))),
        scores[first],
        scores[first] - scores[order[others[0]]] if others else 0.0,
        sentence_signals[:, _SENTENCE_COVERAGE].max(),
        values.max(),
        values.max() - values[fact],
        sentence_signals[fact, _SENTENCE_COVERAGE],
        sentence_signals[fact, _HEADED_COSINE],
        *missing[1:],
        1.0 / np.exp(-lead[:10]).sum(),
        min(lead[1], 5.0) if len(lead) > 1 else 5.0,
        np.log1p((lead < 1.0).sum()),
        min(values.max() - elsewhere.max(), 5.0) if len(elsewhere) else 5.0,
        np.log1p(holding.sum()) if wanted else 0.0,
        np.sort(sentence_signals[:, _HEADED_COSINE])[-2:][0],
    ]


def _filled(values: Vectors, length: int, rest: float) -> Vectors:
    """Values (n,) with ``rest`` behind them, so that there are ``length`` of them."""
    return np.concatenate([values, np.full(length - len(values), rest, np.float32)])


def _missing_words(
    snapshot: Snapshot, question: Question, candidates: Candidates, top: list[int], evidence: int
) -> tuple[float, ...]:
    """How rare the rarest question word is that is missing, 0–1: in the best passages, in the best, in the evidence.

    Headings count as part of the text. A question about Passau is not answered by a table of towns without Passau,
    however alike everything else is. The last two say it of numbers, of which every one counts, rare or not.
    """
    if not question.is_german or not snapshot.lexical["passage-stems"].size:
        return (0.0,) * 5
    rows = candidates.rows[top]
    index, headed = snapshot.lexical["passage-stems"], snapshot.lexical["headed-stems"]
    sentences, headings = snapshot.lexical["sentence-stems"], snapshot.lexical["heading-stems"]
    sentence = candidates.sentence_rows[evidence : evidence + 1]
    owner = snapshot.owner[sentence]
    missing = [0.0, 0.0, 0.0]
    numbers = [0.0, 0.0]
    for word in content_words(question.text):
        stems = {snapshot.analyzer.stem(word), *map(snapshot.analyzer.stem, snapshot.analyzer.parts(word))}
        rarity = max(index.idf(stem) for stem in stems)
        there = (
            any(headed.contains(stem, rows) for stem in stems),
            any(headed.contains(stem, rows[:1]) for stem in stems),
            any(sentences.contains(stem, sentence) or headings.contains(stem, owner) for stem in stems),
        )
        missing = [worst if found else max(worst, rarity) for worst, found in zip(missing, there, strict=True)]
        if word[0].isdigit():
            numbers = [float(worst or not found) for worst, found in zip(numbers, there[1:], strict=True)]
    return (*(value / index.idf("\0") for value in missing), *numbers)

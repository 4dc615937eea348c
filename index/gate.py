"""Gate: can the corpus answer the question at all? A calibrated probability from several signals.

No single score separates answerable from unanswerable German questions (cosines of the embedding model live in a narrow
band, near misses share the topic's words); their logistic combination does.
"""

import numpy as np

from index.analysis import content_words
from index.embedder import Vectors
from index.question import Question
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS, Candidates
from index.snapshot import Snapshot
from index.weights import Weights

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
_COVERAGE = PASSAGE_SIGNALS.index("passage coverage")
_NGRAMS = PASSAGE_SIGNALS.index("headed ngrams")
_HEADING = PASSAGE_SIGNALS.index("heading coverage")
_PASSAGE_COSINE = PASSAGE_SIGNALS.index("passage cosine")
_SENTENCE_COSINE = PASSAGE_SIGNALS.index("best sentence cosine")
_SENTENCE_COVERAGE = SENTENCE_SIGNALS.index("coverage")
_HEADED_COSINE = SENTENCE_SIGNALS.index("headed cosine")
_LOOKED_AT = 3


def gate_signals(
    snapshot: Snapshot, question: Question, candidates: Candidates, scores: Vectors, weights: Weights
) -> Vectors:
    """Signals of the gate, shape (len(GATE_SIGNALS),); ``scores`` (n,) are the ranking scores of the candidates."""
    order = np.argsort(-scores, kind="stable")
    top = [int(candidate) for candidate in order[:_LOOKED_AT]]
    best = top[0]
    sentences = np.concatenate([np.arange(candidates.first[c], candidates.first[c + 1]) for c in top])
    sentence_signals = candidates.sentence_signals[sentences]
    documents = [snapshot.passages[int(row)].document for row in candidates.rows[order]]
    others = [place for place, document in enumerate(documents) if document != documents[0]]
    signals = candidates.signals
    cosines = np.sort(signals[:, _SENTENCE_COSINE])[::-1]
    wanted = candidates.wanted
    values = sentence_signals @ weights.sentence
    facts = snapshot.sentence_facts[candidates.sentence_rows[sentences]]
    holding = facts & np.uint16(wanted.bit) > 0 if wanted else np.ones(len(sentences), bool)
    met = wanted is not None and bool(holding.any())
    fact = int(np.argmax(np.where(holding, values, -np.inf))) if holding.any() else int(np.argmin(values))
    missing = _missing_words(snapshot, question, candidates, top, int(sentences[int(np.argmax(values))]))
    lead = scores[order[0]] - scores[order]
    elsewhere = values[int(candidates.first[best + 1] - candidates.first[best]) :]
    return np.array(
        [
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
            scores[best],
            scores[best] - scores[order[others[0]]] if others else 0.0,
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
        ],
        np.float32,
    )


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

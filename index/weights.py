"""Weights: what was learned about the signals, read from ``weights.json`` beside this file."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from index.embedder import Vectors
from index.reader import Judgement

OUTMOST = 2.5
"""Standard deviations beyond which a signal counts no more."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Logistic regression over standardised signals and, where ``weights`` is long enough, their products in pairs.

    ``mean`` and ``scale`` (n,) standardise the signals; ``weights`` (n,) or (n + n(n + 1)/2,), pairs in the order of
    ``numpy.triu_indices``.
    """

    mean: Vectors
    scale: Vectors
    weights: Vectors
    bias: float

    def probability(self, signals: Vectors) -> float:
        """Probability (0–1) of the class for one vector of signals, shape (n,)."""
        return _sigmoid(self.logit(signals))

    def logit(self, signals: Vectors) -> float:
        """Logarithm of the odds of the class for one vector of signals, shape (n,)."""
        standard = self.standard(signals)
        if len(self.weights) > len(standard):
            first, second = np.triu_indices(len(standard))
            standard = np.concatenate([standard, standard[first] * standard[second]])
        return float(standard @ self.weights + self.bias)

    def standard(self, signals: Vectors) -> Vectors:
        """Standardised signals, shape (n,) or (m, n), none further from the mean than OUTMOST standard deviations.

        A corpus of eight passages has leads that no larger one has; their products would outweigh everything else.
        """
        found: Vectors = np.clip((signals - self.mean) / self.scale, -OUTMOST, OUTMOST)
        return found

    @property
    def fingerprint(self) -> str:
        """Hash of everything learned; what was corrected for one classifier does not fit another."""
        parts = (self.mean, self.scale, self.weights, np.float32(self.bias))
        return hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest()[:16]

    def without(self, number: int) -> "Classifier":
        """The same with one signal, alone and in pairs, counting nothing; for ablations."""
        count = len(self.mean)
        first, second = np.triu_indices(count)
        gone = np.concatenate([np.arange(count) == number, (first == number) | (second == number)])
        return replace(self, weights=np.where(gone[: len(self.weights)], np.float32(0), self.weights))


@dataclass(frozen=True, slots=True)
class Reading:
    """Weights of what gate and reader say, and when the reader is asked.

    ``gate``, ``right`` and ``held`` make the probability of an answer being right; the reader is asked between the
    gate's probabilities ``asked_from`` and ``asked_to``, outside of which there is no doubt worth its time. ``better``
    weighs what it says of a passage beside the ranking score; hits with a score from ``compared_from`` on are compared.
    """

    gate: float
    right: float
    held: float
    bias: float
    asked_from: float
    asked_to: float
    better: float
    compared_from: float

    def probability(self, gate: float, judgement: Judgement) -> float:
        """Probability (0–1) of the answer being right, from the logit of the gate and what the reader says."""
        return _sigmoid(self.gate * gate + self.right * judgement.right + self.held * judgement.held + self.bias)


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: linear weights of passages (ranking) and sentences (evidence), and two classifiers.

    ``standing`` weighs how far the passage of a sentence lies behind the best one. ``gate`` tells whether the hits
    answer the question, ``topic`` whether the corpus is about it at all; ``reading`` corrects the gate's word where it
    is in doubt.

    Learned by ``tests/quality/train.py``: listwise softmax for the rankings, logistic regression for the classifiers.
    """

    passage: Vectors
    sentence: Vectors
    standing: float
    gate: Classifier
    topic: Classifier
    reading: Reading


@cache
def learned_weights() -> Weights:
    """The weights shipped with the program."""
    record = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
    return Weights(
        _vector(list(record["passage"].values())),
        _vector(list(record["sentence"].values())),
        float(record["standing"]),
        _classifier(record["gate"]),
        _classifier(record["topic"]),
        Reading(**record["reading"]),
    )


def _classifier(record: dict[str, Any]) -> Classifier:
    return Classifier(
        _vector(record["mean"]), _vector(record["scale"]), _vector(record["weights"]), float(record["bias"])
    )


def _sigmoid(logit: float) -> float:
    return float(1.0 / (1.0 + np.exp(-logit)))


def _vector(values: list[float]) -> Vectors:
    return np.array(values, np.float32)

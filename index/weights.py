"""Weights: what was learned about the signals, read from ``weights.json`` and the trees beside this file."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedder import Vectors

OUTMOST = 2.5
"""Standard deviations beyond which a signal counts no more."""
_BESIDE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Trees:
    """Gradient boosted oblivious trees, all nodes of a level asking the same (Prokhorenkova et al. 2018, CatBoost).

    Level k of tree t asks whether input ``inputs[t, k]`` lies above ``thresholds[t, k]``; the answers are the bits of
    the leaf's number, the first the lowest, and ``values[t]`` (2 ** levels,) holds the leaves.
    """

    inputs: npt.NDArray[np.int64]
    thresholds: Vectors
    values: Vectors

    def value(self, measured: Vectors) -> Vectors:
        """Sum of what all trees say of inputs (..., n), shape (...)."""
        answers = measured[..., self.inputs] > self.thresholds
        leaves = answers @ (1 << np.arange(self.inputs.shape[1]))
        said: Vectors = self.values[np.arange(len(self.inputs)), leaves].sum(axis=-1)
        return said

    def without(self, gone: Collection[int], usual: Vectors) -> "Trees":
        """The same with some inputs always as ``usual`` (n,) has them; for ablations."""
        always = np.where(usual[self.inputs] > self.thresholds, -np.inf, np.inf)
        return replace(self, thresholds=np.where(np.isin(self.inputs, list(gone)), always, self.thresholds))


@dataclass(frozen=True, slots=True)
class Classifier:
    """Logistic regression over standardised signals, and where there are ``trees``, on top of what these say.

    ``mean``, ``scale`` and ``weights`` (n,) belong to the first n inputs; trees may see more.
    """

    mean: Vectors
    scale: Vectors
    weights: Vectors
    bias: float
    trees: Trees | None = None

    def probability(self, inputs: Vectors) -> float:
        """Probability (0–1) of the class for one vector of at least n inputs."""
        return _sigmoid(self.logit(inputs))

    def logit(self, inputs: Vectors) -> float:
        """Logarithm of the odds of the class for one vector of at least n inputs."""
        value = float(self.standard(inputs) @ self.weights + self.bias)
        return value + float(self.trees.value(inputs)) if self.trees else value

    def standard(self, inputs: Vectors) -> Vectors:
        """The first n inputs standardised, shape (n,) or (m, n), none beyond OUTMOST standard deviations of the mean.

        A corpus of eight passages has leads that no larger one has.
        """
        signals = inputs[..., : len(self.mean)]
        found: Vectors = np.clip((signals - self.mean) / self.scale, -OUTMOST, OUTMOST)
        return found

    @property
    def fingerprint(self) -> str:
        """Hash of everything learned; what was corrected for one classifier does not fit another."""
        trees = (self.trees.inputs, self.trees.thresholds, self.trees.values) if self.trees else ()
        parts = (self.mean, self.scale, self.weights, np.float32(self.bias), *trees)
        return hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Blend:
    """How the logits of gate and reader make one probability."""

    gate: float
    right: float
    bias: float

    def probability(self, gate: float, right: float) -> float:
        """Probability (0–1) of an answer being right, from the logits of gate and reader."""
        return _sigmoid(self.gate * gate + self.right * right + self.bias)


@dataclass(frozen=True, slots=True)
class ReadingWeights:
    """What gate and reader count in whether an answer is right, and when the reader is asked.

    It is asked between the gate's probabilities ``asked_from`` and ``asked_to``, outside of which there is no doubt
    worth its time: about 70 % of the probe questions. Up to .9 instead of .97, half of them would be answered in half
    the time, but on XQuAD-de without the paragraph that answers, 56 instead of 73 % would be answered at 5 % false
    answers. What each of the four nearest passages would answer is not read as well: that was worth 0.3 answers in a
    hundred (five pools), for nearly twice the texts. ``steps`` is added to what it says of a list of steps, a form that
    it hardly learned from: of 27 such answers it puts all 15 right ones above all wrong ones, but most below zero.

    Of questions in other languages (``foreign``) the reader knows less than the gate: of 500 in four languages about
    documents that neither has seen, gate, reader and ``german`` tell right answers with an AUROC of .870, .745 and
    .856, ``foreign`` with .880: as many false answers are given, and 85 instead of 80 % of the right ones.
    """

    german: Blend
    foreign: Blend
    steps: float
    asked_from: float
    asked_to: float

    def probability(self, gate: float, right: float, *, is_german: bool = True, steps: bool = False) -> float:
        """Probability (0–1) of the answer, a list of steps or not, being right, from the logits of gate and reader."""
        blend = self.german if is_german else self.foreign
        return blend.probability(gate, right + steps * self.steps)


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: linear weights of passages (ranking) and sentences (evidence), and two classifiers.

    ``standing`` weighs how far the passage of a sentence lies behind the best one; ``evidence`` are trees on top of
    what the linear weights say of a sentence (``index.evidence``). ``gate`` tells whether the hits answer the
    question, ``topic`` whether the corpus is about it at all; ``reading`` corrects the gate's word where it is in
    doubt.

    Learned by ``tests/quality/train.py`` and ``train_topic.py``: listwise softmax for the rankings, boosted trees for
    evidence, gate and topic.
    """

    passage: Vectors
    sentence: Vectors
    standing: float
    evidence: Trees
    gate: Classifier
    topic: Classifier
    reading: ReadingWeights


@cache
def learned_weights() -> Weights:
    """The weights shipped with the program."""
    record = json.loads((_BESIDE / "weights.json").read_text(encoding="utf-8"))
    return Weights(
        _vector(list(record["passage"].values())),
        _vector(list(record["sentence"].values())),
        float(record["standing"]),
        _trees("evidence"),
        replace(_classifier(record["gate"]), trees=_trees("gate")),
        replace(_classifier(record["topic"]), trees=_trees("topic")),
        _reading(record["reading"]),
    )


def _trees(name: str) -> Trees:
    with np.load(_BESIDE / f"{name}.npz") as arrays:
        return Trees(arrays["inputs"].astype(np.int64), arrays["thresholds"], arrays["values"])


def _reading(record: dict[str, Any]) -> ReadingWeights:
    blends = {language: Blend(**record[language]) for language in ("german", "foreign")}
    return ReadingWeights(**record | blends)


def _classifier(record: dict[str, Any]) -> Classifier:
    return Classifier(
        _vector(record["mean"]), _vector(record["scale"]), _vector(record["weights"]), float(record["bias"])
    )


def _sigmoid(logit: float) -> float:
    return float(1.0 / (1.0 + np.exp(-logit)))


def _vector(values: list[float]) -> Vectors:
    return np.array(values, np.float32)

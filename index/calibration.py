"""Calibration: the shipped gate, corrected for one corpus by questions whose answerability in it is known."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embedder import Vectors
from index.weights import Classifier

CALIBRATION = "calibration.json"
"""Name of the file in a snapshot."""

FEWEST = 30
"""Questions of each class below which the shipped gate is left as it is."""
_STRENGTH = 20.0
"""Pull towards the shipped gate; chosen by cross-validation over probe questions (docs/index.md)."""
ODDS = 2.0
"""How many questions with an answer come for each without: what the shipped gate has learned with as well.

The bias of ``reading`` in ``weights.json`` was chosen for it, on probe questions and the development set of real
documents.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """Inputs of the gate for a question, whether the corpus answers it, and how much that counts among its class."""

    inputs: Vectors
    answerable: bool
    importance: float = 1.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is added to weights and bias of the gate whose fingerprint is ``gate``, and from how many questions.

    ``weights`` has one value per standardised signal; the trees stay as they are shipped.
    """

    gate: str
    weights: tuple[float, ...]
    bias: float
    answerable: int
    unanswerable: int

    def applied(self, gate: Classifier) -> Classifier:
        """The corrected gate; the same one when the correction was made for another."""
        if self.gate != gate.fingerprint:
            return gate
        weights = gate.weights.copy()
        weights[: len(self.weights)] += np.array(self.weights, np.float32)
        return replace(gate, weights=weights, bias=gate.bias + self.bias)

    def write(self, directory: Path) -> None:
        """Keep the calibration in a snapshot directory."""
        (directory / CALIBRATION).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, directory: Path) -> "Calibration | None":
        """What ``write`` kept; None when the snapshot is not calibrated."""
        path = directory / CALIBRATION
        if not path.is_file():
            return None
        record = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{**record, "weights": tuple(record["weights"])})


def calibrate(gate: Classifier, examples: Sequence[Example], strength: float = _STRENGTH) -> Calibration | None:
    """Fit a correction to questions whose answerability is known.

    Maximum likelihood with a Gaussian prior around the shipped gate: logistic regression with an offset. Those with an
    answer weigh ``ODDS`` as much as the others together, however many of each there are. None with fewer than
    ``FEWEST`` of either.
    """
    from scipy.optimize import minimize  # takes a third of a second, which only a build has

    truth = np.array([example.answerable for example in examples], bool)
    counts = int(truth.sum()), int((~truth).sum())
    if min(counts) < FEWEST:
        return None
    standard = gate.standard(np.array([example.inputs for example in examples], np.float32)).astype(np.float64)
    offset = np.array([gate.logit(example.inputs) for example in examples], np.float64)
    importance = np.array([example.importance for example in examples], np.float64)
    of_all = np.where(truth, ODDS, 1) / (ODDS + 1) * importance.sum()
    share = importance * of_all / np.where(truth, importance[truth].sum(), importance[~truth].sum())
    inputs = np.column_stack([standard, np.ones(len(truth))])
    prior = np.full(inputs.shape[1], strength)
    prior[-1] = 1e-3  # the bias is free: how much may be answered differs from corpus to corpus

    def loss(solution: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        logits = offset + inputs @ solution
        signed = np.where(truth, -logits, logits)
        value = share @ np.logaddexp(0, signed) + prior @ solution**2 / 2
        error = np.where(truth, -share, share) * np.exp(signed - np.logaddexp(0, signed))
        return float(value), inputs.T @ error + prior * solution

    solution = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B").x
    return Calibration(gate.fingerprint, tuple(map(float, solution[:-1])), float(solution[-1]), *counts)

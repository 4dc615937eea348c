"""Intent: what a text wants from the documents, told from its vector; most want what stands in them.

Words alone do not tell „Wo gebe ich meinen Antrag ab?“ (a rule) from „Ist mein Antrag schon da?“ (a case). The vector
of the question is there anyway, so asking it costs a product of 4 × 384 numbers. ``tests/quality/train_intent.py``
learns the weights (multinomial logistic regression).
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np

from index.embedder import Vectors
from index.model.layout import NAME


class Intent(StrEnum):
    """What a text asks for."""

    DOCUMENTS = "documents"
    CASE = "case"
    ATTACK = "attack"
    CHAT = "chat"


INTENTS = tuple(Intent)
"""The order of the learned weights."""


@dataclass(frozen=True, slots=True)
class IntentClassifier:
    """Weights (len(INTENTS), dimension), ``bias`` (len(INTENTS),), and the probability from which one is believed.

    ``certain_from`` (len(INTENTS),) holds a bound for each intent; below it a text is taken to ask the documents.
    """

    weights: Vectors
    bias: Vectors
    certain_from: Vectors

    def probabilities(self, vector: Vectors) -> Vectors:
        """Probability (0–1) of each intent for the unit vector of a question, shape (len(INTENTS),)."""
        logits = self.weights @ vector + self.bias
        mass = np.exp(logits - logits.max())
        found: Vectors = mass / mass.sum()
        return found

    def intent(self, vector: Vectors) -> Intent:
        """The most probable intent if it is certain enough, else DOCUMENTS."""
        probabilities = self.probabilities(vector)
        best = int(probabilities.argmax())
        return INTENTS[best] if probabilities[best] >= self.certain_from[best] else Intent.DOCUMENTS


@cache
def learned_intents() -> IntentClassifier:
    """The classifier shipped with the program; it knows the vectors of the default model only."""
    record = json.loads((Path(__file__).parent / "intent.json").read_text(encoding="utf-8"))
    order = [record[intent] for intent in INTENTS]
    return IntentClassifier(
        np.array([part["weights"] for part in order], np.float32),
        np.array([part["bias"] for part in order], np.float32),
        np.array([part["certain_from"] for part in order], np.float32),
    )


def read_intent(vector: Vectors, model: str) -> Intent:
    """Intent of a question by its unit vector; DOCUMENTS where ``model``, the embedder's identity, is another model."""
    return learned_intents().intent(vector) if model.partition("@")[0] == NAME else Intent.DOCUMENTS

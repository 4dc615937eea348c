"""Intent: what a text wants from the documents, told from its vector and its words; most want what stands in them.

The vector knows the subject, the words who asks for what: „Wo gebe ich meinen Antrag ab?“ (a rule) and „Ist mein Antrag
schon da?“ (a case) lie close together for a model that was made to find passages. Asking costs the sum of a few rows of
numbers. ``tests/quality/train_intent.py`` learns the weights (multinomial logistic regression).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.embedder import Vectors
from index.model.layout import NAME
from index.words.analysis import fold

LEARNED = Path(__file__).with_name("intent.npz")
"""Where the learned weights are."""
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[?!]")


class Intent(StrEnum):
    """What a text asks for."""

    DOCUMENTS = "documents"
    CASE = "case"
    ATTACK = "attack"
    CHAT = "chat"


INTENTS = tuple(Intent)
"""The order of the learned weights."""


class Told(NamedTuple):
    """What a text asks for, and how probable that is (0–1)."""

    intent: Intent
    probability: float = 1.0


UNTOLD = Told(Intent.DOCUMENTS)
"""What is taken for granted where nothing tells otherwise."""


def cues(text: str) -> set[str]:
    """The folded words of a text and its pairs of neighbours; a number counts as „0“, „?“ and „!“ are words."""
    tokens = ["0" if token[0].isdigit() else token for token in _TOKEN.findall(fold(text))]
    return {*tokens, *map(" ".join, pairwise(tokens))}


@dataclass(frozen=True, slots=True)
class IntentClassifier:
    """What each component of a vector and each cue says for each intent.

    ``weights`` (len(INTENTS), dimension) and ``bias`` (len(INTENTS),) belong to the vector; row ``rows[cue]`` of
    ``cue_weights`` (n, len(INTENTS)) to a cue. The cues of a text that are known share a length of 1, as its vector's
    components do. ``certain_from`` (len(INTENTS),) is the probability from which an intent is believed; below it a text
    is taken to ask the documents.
    """

    weights: Vectors
    bias: Vectors
    rows: Mapping[str, int]
    cue_weights: Vectors
    certain_from: Vectors

    def probabilities(self, text: str, vector: Vectors) -> Vectors:
        """Probability (0–1) of each intent for a question and its unit vector, shape (len(INTENTS),)."""
        known = sorted(self.rows[cue] for cue in cues(text) if cue in self.rows)  # a sum depends on its order
        said = self.cue_weights[known].sum(axis=0) / np.sqrt(max(1, len(known)))
        logits = self.weights @ vector + said + self.bias
        mass = np.exp(logits - logits.max())
        found: Vectors = mass / mass.sum()
        return found

    def told(self, text: str, vector: Vectors) -> Told:
        """The most probable intent if it is certain enough, else DOCUMENTS."""
        probabilities = self.probabilities(text, vector)
        best = int(probabilities.argmax())
        if probabilities[best] < self.certain_from[best]:
            best = INTENTS.index(Intent.DOCUMENTS)
        return Told(INTENTS[best], float(probabilities[best]))

    def write(self, path: Path) -> None:
        """Keep what was learned in a file."""
        np.savez_compressed(
            path,
            weights=self.weights,
            bias=self.bias,
            cues=np.array(list(self.rows)),
            cue_weights=self.cue_weights.astype(np.float16),
            certain_from=self.certain_from,
        )

    @classmethod
    def read(cls, path: Path) -> "IntentClassifier":
        """What ``write`` kept."""
        with np.load(path, allow_pickle=False) as kept:
            return cls(
                kept["weights"],
                kept["bias"],
                {str(cue): row for row, cue in enumerate(kept["cues"])},
                kept["cue_weights"].astype(np.float32),
                kept["certain_from"],
            )


@cache
def learned_intents() -> IntentClassifier:
    """The classifier shipped with the program; it knows the vectors of the default model only."""
    return IntentClassifier.read(LEARNED)


def read_intent(text: str, vector: Vectors, model: str) -> Told:
    """Intent of a question with its unit vector; DOCUMENTS where ``model``, the embedder's identity, is another."""
    return learned_intents().told(text, vector) if model.partition("@")[0] == NAME else UNTOLD

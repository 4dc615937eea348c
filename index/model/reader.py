"""Reader: the default model with other upper layers, which reads a question and an answer as one text.

What ranks passages sees question and passage apart and cannot tell „Was kostet Abwasser?“ from „Was kostet Wasser?“. A
cross-encoder (Nogueira & Cho 2019) can: every word of the question attends to every word of the answer. It says whether
the answer is right. The lower half of the layers are the default model's; ``tests/quality/train_reader.py`` trains the
rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto

from index.model.adapter import Update, adapted, first_layer
from index.model.graph import GraphBuilder
from index.model.layout import QUESTION_LENGTH, READING, TOKENS
from index.model.weights import Weights

_FILE = Path(__file__).with_name("reader.npz")
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class ReaderWeights:
    """Updates of the upper layers as in the adapter, and the arrays of the head by their names."""

    updates: Mapping[str, Update]
    heads: Mapping[str, npt.NDArray[np.float32]]

    @property
    def first(self) -> int:
        """The first layer that was trained; what tells question and answer apart is added before it."""
        return first_layer(self.updates)


@cache
def read_reader() -> ReaderWeights:
    """The reader that comes with the code."""
    with np.load(_FILE, allow_pickle=False) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    names = sorted({name.rpartition(".")[0] for name in arrays if name.endswith(".A")})
    updates = {name: (arrays.pop(f"{name}.B"), arrays.pop(f"{name}.A")) for name in names}
    return ReaderWeights(updates, arrays)


def build_reader(weights: Weights, reader: ReaderWeights) -> onnx.ModelProto:
    """ONNX model: ``tokens`` int64 (length,) and ``question_length`` int64 (1,) → ``reading`` float32 (1,).

    ``tokens`` are those of the question, then those of the answer; ``weights`` are the model's own, without adapter.
    ``reading`` is the logit of the answer being right.
    """
    builder = _ReaderBuilder(weights.architecture)
    states = builder.layers(weights, range(reader.first), builder.embeddings(weights))
    upper = adapted(weights, reader.updates)
    asked = builder.asked()
    states = builder.marked(states, asked, reader.heads["parts"])
    states = builder.layers(upper, range(reader.first, weights.architecture.layers), states)
    return builder.reading(states, asked, reader.heads)


class _ReaderBuilder(GraphBuilder):
    """What the reader's graph has beyond that of the embedding model; steps return the name of their array."""

    def asked(self) -> str:
        """Which tokens are the question's, bool (length, 1)."""
        count = self._constant("places", np.arange(self._architecture.positions, dtype=np.int64))
        length = self._node("Shape", [TOKENS])
        places = self._node("Slice", [count, "zero", length, "zero", "one"])
        return self._node("Unsqueeze", [self._node("Less", [places, QUESTION_LENGTH]), "one"])

    def marked(self, states: str, asked: str, parts: npt.NDArray[np.float32]) -> str:
        """States with the vector added that tells question (row 0 of ``parts``) and answer (row 1) apart."""
        question, answer = (self._constant(f"part.{row}", parts[row : row + 1]) for row in (0, 1))
        return self._node("Add", [states, self._node("Where", [asked, question, answer])])

    def reading(self, states: str, asked: str, heads: Mapping[str, npt.NDArray[np.float32]]) -> onnx.ModelProto:
        """The model whose output is the logit of the answer being right."""
        tokens = self._node("Squeeze", [states, "zero"])
        question = self._node("Cast", [asked], to=TensorProto.FLOAT)
        answer = self._node("Sub", [self._constant("full", np.ones(1, np.float32)), question])
        first = self._node("Slice", [tokens, "zero", "one", "zero", "one"])
        whole = self._node("Concat", [first, self._mean(tokens, question), self._mean(tokens, answer)], axis=1)
        scale, shift = self._array(heads, "norm.w"), self._array(heads, "norm.b")
        normal = self._node("LayerNormalization", [whole, scale, shift], axis=-1, epsilon=_EPSILON)
        hidden = self._node("Gelu", [self._affine(heads, "hidden", normal)])
        self._node("Squeeze", [self._affine(heads, "right", hidden), "zero"], output=READING)
        return self._model({READING: [1]}, also={QUESTION_LENGTH: [1]})

    def _mean(self, tokens: str, chosen: str) -> str:
        total = self._node("ReduceSum", [self._node("Mul", [tokens, chosen]), "zero"], keepdims=1)
        return self._node("Div", [total, self._node("ReduceSum", [chosen, "zero"], keepdims=1)])

    def _affine(self, heads: Mapping[str, npt.NDArray[np.float32]], name: str, values: str) -> str:
        product = self._node("MatMul", [values, self._constant(f"head.{name}.w", heads[f"{name}.w"].T)])
        return self._node("Add", [product, self._array(heads, f"{name}.b")])

    def _array(self, heads: Mapping[str, npt.NDArray[np.float32]], name: str) -> str:
        return self._constant(f"head.{name}", heads[name])

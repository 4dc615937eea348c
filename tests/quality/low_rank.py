"""Low-rank training: a model with frozen lower layers, and updates of the upper ones that start at zero.

Low-rank updates are those of Hu et al. 2021. What leaves the frozen layers is computed once per text by the 8-bit
graph, which keeps a training within an hour on two cores.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel

from index.model.graph import GraphBuilder
from index.model.layout import TOKENS
from index.model.source import WEIGHTS
from index.model.weights import Weights
from index.session import session

_LEARNING_RATE = 4e-4
_WARM_UP = 40
_PARTS = {
    "q": ("attention.self", "query"),
    "k": ("attention.self", "key"),
    "v": ("attention.self", "value"),
    "ao": ("attention.output", "dense"),
    "fi": ("intermediate", "dense"),
    "fo": ("output", "dense"),
}
"""Names of the matrices of a layer in ``Weights``, and where they are in a layer of ``BertModel``."""


class LowRank(nn.Module):
    """A linear layer with a low-rank update that starts at zero."""

    def __init__(self, linear: nn.Linear, rank: int) -> None:
        super().__init__()
        self.linear = linear
        self.right = nn.Parameter(torch.randn(rank, linear.in_features) / linear.in_features**0.5)
        self.left = nn.Parameter(torch.zeros(linear.out_features, rank))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """The layer's output with the update."""
        updated: torch.Tensor = self.linear(inputs) + inputs @ self.right.T @ self.left.T
        return updated


class UpperLayers(nn.Module):
    """The encoder layers of ``weights`` from ``first`` on, with ``updates`` by matrix name.

    ``directory`` holds a model of the same form; ``size`` is the number of components of a state.
    """

    def __init__(self, directory: Path, weights: Weights, first: int, rank: int) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(directory, add_pooling_layer=False).eval().requires_grad_(False)
        self.layers = nn.ModuleList(bert.encoder.layer[first:])
        self.size = weights.architecture.hidden
        self.updates: dict[str, LowRank] = {}
        for number, layer in enumerate(self.layers, first):
            for part, (owner, name) in _PARTS.items():
                holder = layer.get_submodule(owner)
                linear = getattr(holder, name)
                with torch.no_grad():  # the directory may hold other weights
                    linear.weight.copy_(torch.from_numpy(weights.matrix(f"l{number}.{part}.w").copy()))
                self.updates[f"l{number}.{part}.w"] = LowRank(linear, rank)
                setattr(holder, name, self.updates[f"l{number}.{part}.w"])

    def forward(self, states: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """States (texts, length, hidden) after the last layer; ``there`` (texts, length) is false where a text ended.

        What lies beyond the end of a text is zero afterwards; only attention computes it, which saves a fifth.
        """
        places = there.flatten().nonzero()[:, 0]
        packed = states.flatten(0, 1)[places]
        for layer in self.layers:
            packed = _encoded(layer, packed, there, places)
        return _padded(packed, there, places)


class LowerLayers:
    """The frozen layers: token ids → states after layer ``first`` - 1, half precision, shape (length, hidden)."""

    def __init__(self, weights: Weights, first: int) -> None:
        builder = GraphBuilder(weights.architecture)
        states = builder.layers(weights, range(first), builder.embeddings(weights))
        self._session = session(builder.states(states).SerializeToString())

    def states(self, tokens: list[int]) -> torch.Tensor:
        """States of the tokens of one text."""
        return torch.from_numpy(self._session.run(None, {TOKENS: np.array(tokens, np.int64)})[0]).half()


def _encoded(layer: Any, packed: torch.Tensor, there: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    """What a layer of ``BertModel`` makes of the states (tokens, hidden) of several texts, without dropout."""
    attention, heads = layer.attention, layer.attention.self.num_attention_heads
    projected = [
        _padded(getattr(attention.self, part)(packed), there, places).unflatten(2, (heads, -1)).transpose(1, 2)
        for part in ("query", "key", "value")
    ]
    mixed = functional.scaled_dot_product_attention(*projected, attn_mask=there[:, None, None])
    mixed = mixed.transpose(1, 2).flatten(2).flatten(0, 1).index_select(0, places)
    packed = attention.output.LayerNorm(attention.output.dense(mixed) + packed)
    return layer.output.LayerNorm(layer.output.dense(functional.gelu(layer.intermediate.dense(packed))) + packed)


def _padded(packed: torch.Tensor, there: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    rows = packed.new_zeros(there.numel(), packed.shape[1]).index_copy(0, places, packed)
    return rows.unflatten(0, there.shape)


def descend(parameters: Sequence[nn.Parameter], loss: Callable[[], torch.Tensor], minutes: float) -> None:
    """Take steps down what ``loss`` gives for one batch after another, at a rate that falls with the time left."""
    optimizer = torch.optim.AdamW(parameters, lr=_LEARNING_RATE, weight_decay=0.01)
    started, step = monotonic(), 0
    while (left := 1 - (monotonic() - started) / 60 / minutes) > 0:
        for group in optimizer.param_groups:
            group["lr"] = _LEARNING_RATE * min(1.0, (step + 1) / _WARM_UP) * max(0.03, left)
        value = loss()
        optimizer.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        if step % 10 == 0:
            print(f"Schritt {step}: {value.item():.3f}", flush=True)
        step += 1


def plain_weights(directory: Path) -> Weights:
    """The weights of the default model without adapter, from the packages beside its directory."""
    return Weights.read(WEIGHTS.read(directory.parent / "pakete"))


def stored(updates: Mapping[str, LowRank]) -> dict[str, np.ndarray]:
    """Updates as ``adapter.npz`` and ``reader.npz`` hold them."""
    arrays = {}
    for name, update in updates.items():
        arrays[f"{name}.B"] = update.left.detach().numpy().astype(np.float16)
        arrays[f"{name}.A"] = update.right.detach().numpy().astype(np.float16)
    return arrays

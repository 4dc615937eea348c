"""Adapters: what training on German administrative questions added to the weights of the default model.

Low-rank updates (LoRA, Hu et al. 2021) of the upper encoder layers, added to the weights once, when the model is
prepared, so that answering costs nothing more. The first, trained by ``tests/quality/adapt.py``, is for all texts. The
second comes on top of it for questions alone (``tests/quality/adapt_questions.py``): passages stay where they are, and
questions learn to come near those that answer them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.model.weights import Tensor, Weights

_FILE = Path(__file__).with_name("adapter.npz")
_QUESTIONS_FILE = Path(__file__).with_name("adapter-questions.npz")

Update = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
"""Factors of shape (outputs, rank) and (rank, inputs)."""


@cache
def read_adapter() -> Mapping[str, Update]:
    """The update of each matrix by its name in ``Weights`` for all texts, as it comes with the code."""
    return read_updates(_FILE)


@cache
def read_question_adapter() -> Mapping[str, Update]:
    """The further update of each matrix for questions, as it comes with the code."""
    return read_updates(_QUESTIONS_FILE)


def first_layer(adapter: Mapping[str, Update]) -> int:
    """The first layer that an adapter changes."""
    return min(int(name.partition(".")[0].removeprefix("l")) for name in adapter)


def adapted(weights: Weights, adapter: Mapping[str, Update]) -> Weights:
    """Weights with the updates added; a matrix that the weights do not have raises ModelError."""
    changed = {}
    for name, (left, right) in adapter.items():
        matrix = weights.matrix(name) + left @ right
        changed[name] = Tensor.of_floats(name, matrix)
    return replace(weights, tensors={**weights.tensors, **changed})


def read_updates(file: Path) -> Mapping[str, Update]:
    """The update of each matrix that a file holds."""
    with np.load(file, allow_pickle=False) as stored:
        names = sorted({name.rpartition(".")[0] for name in stored.files})
        return {
            name: (stored[f"{name}.B"].astype(np.float32), stored[f"{name}.A"].astype(np.float32)) for name in names
        }

"""Adapter: what training on German administrative questions added to the weights of the default model.

Low-rank updates (LoRA, Hu et al. 2021) of the upper encoder layers. They are added to the weights once, when the model
is prepared, so that answering costs nothing more. ``tests/quality/adapt.py`` trains them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.model.weights import Tensor, Weights

_FILE = Path(__file__).with_name("adapter.npz")

Update = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
"""Factors of shape (outputs, rank) and (rank, inputs)."""


@cache
def read_adapter() -> Mapping[str, Update]:
    """The update of each matrix by its name in ``Weights``, as it comes with the code."""
    with np.load(_FILE, allow_pickle=False) as stored:
        names = sorted({name.rpartition(".")[0] for name in stored.files})
        return {
            name: (stored[f"{name}.B"].astype(np.float32), stored[f"{name}.A"].astype(np.float32)) for name in names
        }


def adapted(weights: Weights, adapter: Mapping[str, Update]) -> Weights:
    """Weights with the updates added; a matrix that the weights do not have raises ModelError."""
    changed = {}
    for name, (left, right) in adapter.items():
        matrix = weights.matrix(name) + left @ right
        changed[name] = Tensor.of_floats(name, matrix)
    return replace(weights, tensors={**weights.tensors, **changed})

import numpy as np
import pytest

from index.errors import ModelError
from index.model.adapter import adapted, read_adapter
from tests.index.model.tiny import SIZES, tiny_weights


def test_updates_are_added_to_their_matrices_and_to_no_other() -> None:
    weights = tiny_weights()
    left, right = np.ones((SIZES.hidden, 2), np.float32), np.full((2, SIZES.hidden), 0.25, np.float32)
    changed = adapted(weights, {"l1.q.w": (left, right)})
    np.testing.assert_allclose(changed.matrix("l1.q.w"), weights.matrix("l1.q.w") + 0.5, rtol=1e-6)
    for name in weights.tensors.keys() - {"l1.q.w"}:
        assert changed[name] is weights[name]


def test_an_update_of_a_matrix_that_is_not_there_is_refused() -> None:
    with pytest.raises(ModelError, match="l9"):
        adapted(tiny_weights(), {"l9.q.w": (np.zeros((1, 1), np.float32), np.zeros((1, 1), np.float32))})


def test_the_shipped_adapter_changes_the_upper_layers_of_the_default_model() -> None:
    adapter = read_adapter()
    assert {name.split(".")[0] for name in adapter} == {f"l{layer}" for layer in range(6, 12)}
    for left, right in adapter.values():
        assert left.shape[1] == right.shape[0] < 96
        assert np.abs(left @ right).max() > 0

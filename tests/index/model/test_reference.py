from collections.abc import Sequence

import numpy as np
import pytest

from index.embedder import Embedder, Vectors
from index.errors import ModelError
from index.model.reference import SMALLEST_COSINE, check_vectors, read_reference


class Replay:
    """Answers with the reference vectors, moved by a given amount."""

    identity = "replay@0"
    dimension = 384
    max_tokens = 512

    def __init__(self, shift: float) -> None:
        self._shift = shift

    def count_tokens(self, text: str) -> int:
        return len(text)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._moved(read_reference().query_vectors)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._moved(read_reference().passage_vectors)

    def _moved(self, vectors: Vectors) -> Vectors:
        moved = vectors.copy()
        moved[-1] += np.float32(self._shift) * np.roll(moved[-1], 1)
        unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return unit


def test_reference_vectors_are_unit_vectors() -> None:
    reference = read_reference()
    assert reference.query_vectors.shape == (len(reference.queries), 384)
    assert np.linalg.norm(reference.passage_vectors, axis=1) == pytest.approx(1, abs=1e-3)


def test_the_reference_agrees_with_itself() -> None:
    assert check_vectors(Replay(0)) == pytest.approx(1, abs=1e-3)


def test_one_wrong_vector_is_enough_to_refuse() -> None:
    with pytest.raises(ModelError, match=r"replay@0.*WEGWEISER_MODEL"):
        check_vectors(Replay(0.5))


def test_vectors_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(ModelError):
        check_vectors(Replay(float("nan")))


@pytest.mark.model
def test_default_model_is_well_within_the_limit(embedder: Embedder) -> None:
    assert check_vectors(embedder) > SMALLEST_COSINE + 0.003

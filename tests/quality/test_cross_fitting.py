import numpy as np
import pytest

from tests.quality.cross_fitting import CrossFittedEmbedder


class Always:
    """An embedder that says the same of every text."""

    def __init__(self, number):
        self.identity, self.number, self.dimension, self.max_tokens, self.reader = f"e{number}", number, 1, 512, None

    def encode_queries(self, texts):
        return np.full((len(texts), 1), self.number, np.float32)

    encode_passages = encode_queries


@pytest.fixture
def embedder(tmp_path):
    halves = [(Always(1), frozenset({"a", "both"})), (Always(2), frozenset({"b", "both"}))]
    return CrossFittedEmbedder(Always(0), halves, tmp_path / "vectors.sqlite")


def test_a_question_is_asked_of_the_half_that_has_not_learned_from_it(embedder):
    assert embedder.encode_queries(["b", "a", "b"]).tolist() == [[1], [2], [1]]


def test_what_no_half_or_each_has_learned_from_is_asked_of_the_shipped_one(embedder):
    assert embedder.encode_queries(["c", "a", "both"]).tolist() == [[0], [2], [0]]


def test_passages_and_identity_are_those_of_the_shipped_one(embedder):
    assert embedder.encode_passages(["a", "b"]).tolist() == [[0], [0]]
    assert embedder.identity == "e0"

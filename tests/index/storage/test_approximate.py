import numpy as np
import pytest

from index.storage.approximate import RECALL, ApproximateIndex
from index.storage.vectors import VectorIndex

SIZE, DIMENSION = 5000, 32


def unit(vectors):
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@pytest.fixture(scope="module")
def topics():
    """Vectors around 20 topics, as texts have them."""
    chance = np.random.default_rng(1)
    centres = chance.standard_normal((20, DIMENSION))
    return unit(centres[chance.integers(0, 20, SIZE)] + 0.5 * chance.standard_normal((SIZE, DIMENSION)))


@pytest.fixture(scope="module")
def approximate(topics):
    index = VectorIndex.build(topics, approximate_from=1000)
    assert not index.is_exact
    return index


def test_few_vectors_are_searched_exactly(topics):
    assert VectorIndex.build(topics).is_exact


def test_most_of_the_nearest_are_found_in_their_order(topics, approximate):
    found = 0
    for query in topics[::100]:
        rows, cosines = approximate.nearest(query, 10)
        true = np.argsort(-(topics @ query))[:10]
        found += np.isin(true, rows).sum()
        np.testing.assert_allclose(cosines, topics[rows] @ query, rtol=1e-5)
        assert (np.diff(cosines) <= 0).all()
    assert found / (10 * len(topics[::100])) >= RECALL - 0.02


def test_it_looks_into_a_part_only(topics):
    exact = VectorIndex.build(topics)
    built = ApproximateIndex.build(topics, exact._flat)
    assert built.recall >= RECALL
    assert built.probes < 2 * SIZE**0.5 / 2


def test_vectors_without_any_order_stay_exact():
    chance = unit(np.random.default_rng(2).standard_normal((2000, 256)))
    assert VectorIndex.build(chance, approximate_from=1000).is_exact


def test_it_is_kept_in_two_files(tmp_path, topics, approximate):
    approximate.save(tmp_path / "v.faiss")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["v.faiss", "v.lists"]
    loaded = VectorIndex.load(tmp_path / "v.faiss")
    assert not loaded.is_exact
    for query in topics[:5]:
        np.testing.assert_array_equal(loaded.nearest(query, 20)[0], approximate.nearest(query, 20)[0])
    np.testing.assert_array_equal(loaded.matrix, topics)

import numpy as np
import pytest

from index.storage.vectors import VectorIndex


@pytest.fixture
def vectors():
    drawn = np.random.default_rng(7).normal(size=(50, 8)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def test_nearest_agrees_with_the_plain_product(vectors):
    rows, cosines = VectorIndex.build(vectors).nearest(vectors[3], 5)
    product = vectors @ vectors[3]
    assert rows.tolist() == np.argsort(-product)[:5].tolist()
    np.testing.assert_allclose(cosines, product[rows], rtol=1e-5)


def test_a_loaded_index_holds_the_same_vectors(vectors, tmp_path):
    VectorIndex.build(vectors).save(tmp_path / "v.faiss")
    loaded = VectorIndex.load(tmp_path / "v.faiss")
    np.testing.assert_array_equal(loaded.matrix, vectors)
    np.testing.assert_allclose(loaded.cosines(vectors[0], [0, 4]), (vectors @ vectors[0])[[0, 4]], rtol=1e-5)


def test_an_empty_index_finds_nothing():
    rows, cosines = VectorIndex.build(np.zeros((0, 8), np.float32)).nearest(np.zeros(8, np.float32), 3)
    assert rows.size == cosines.size == 0


def test_a_comparison_finds_the_same_rows_and_cosines(vectors):
    index = VectorIndex.build(vectors)
    compared = index.compare(vectors[3])
    rows, cosines = index.nearest(vectors[3], 5)
    assert sorted(compared.nearest(5).tolist()) == sorted(rows.tolist())
    np.testing.assert_allclose(compared.cosines(rows), cosines, rtol=1e-5)
    assert len(compared.nearest(99)) == 50


def test_an_approximate_index_is_compared_by_its_lists(vectors):
    index = VectorIndex.build(np.repeat(vectors, 20, axis=0), approximate_from=100)
    compared = index.compare(vectors[3])
    near = compared.nearest(20)
    np.testing.assert_allclose(compared.cosines(near), np.ones(20), rtol=1e-4)

import math

import numpy as np
import pytest

from index.words.lexical import LexicalIndex

UNITS = [["wasser", "uhr", "wasser"], ["wasser", "gemeinde"], ["gemeinde", "satzung", "uhr", "frist", "frist"], []]


def plain_bm25(query, units, k1=1.2, b=0.75):
    """An independent BM25, written from the formula."""
    mean = sum(map(len, units)) / len(units)
    scores = []
    for unit in units:
        score = 0.0
        for token in query:
            frequency = sum(token in other for other in units)
            idf = math.log(1 + (len(units) - frequency + 0.5) / (frequency + 0.5))
            score += idf * unit.count(token) / (unit.count(token) + k1 * (1 - b + b * len(unit) / mean))
        scores.append(score)
    return scores


@pytest.mark.parametrize("query", [["wasser"], ["frist", "uhr"], ["wasser", "wasser", "gemeinde"], ["fehlt"], []])
def test_scores_agree_with_an_independent_bm25(query):
    np.testing.assert_allclose(LexicalIndex.build(UNITS).bm25(query), plain_bm25(query, UNITS), rtol=1e-5)


def test_coverage_is_the_share_of_idf_found():
    index = LexicalIndex.build(UNITS)
    coverage = index.coverage(["wasser", "fehlt"])
    share = index.idf("wasser") / (index.idf("wasser") + index.idf("fehlt"))
    np.testing.assert_allclose(coverage, [share, share, 0, 0], rtol=1e-6)


def test_precision_is_the_share_of_a_units_idf_that_is_asked_for():
    index = LexicalIndex.build(UNITS)
    share = index.idf("wasser") / (index.idf("wasser") + index.idf("uhr"))
    np.testing.assert_allclose(index.precision(["wasser", "wasser", "fehlt"])[[0, 2, 3]], [share, 0, 0], rtol=1e-6)


def test_units_without_any_token_score_nothing():
    index = LexicalIndex.build([[], []])
    assert not index.bm25(["wasser"]).any()
    assert not index.precision(["wasser"]).any()


def test_no_score_exceeds_the_ceiling():
    index = LexicalIndex.build(UNITS)
    assert index.bm25(["wasser", "frist"]).max() <= index.ceiling(["wasser", "frist"])


def test_a_loaded_index_scores_like_the_saved_one(tmp_path):
    index = LexicalIndex.build(UNITS)
    index.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical", len(UNITS))
    np.testing.assert_array_equal(loaded.bm25(["wasser", "uhr"]), index.bm25(["wasser", "uhr"]))
    np.testing.assert_array_equal(loaded.coverage(["wasser"]), index.coverage(["wasser"]))


def test_an_empty_corpus_answers_with_nothing():
    assert LexicalIndex.build([]).bm25(["wasser"]).shape == (0,)


def test_a_token_is_contained_in_the_units_that_hold_it():
    index = LexicalIndex.build(UNITS)
    assert index.contains("uhr", np.array([1, 2]))
    assert not index.contains("uhr", np.array([1, 3]))
    assert not index.contains("fehlt", np.array([0, 1, 2, 3]))

import pytest

from tests.quality.metrics import auroc, auroc_noise, coverage, noise, retrieval, share


def test_share_counts_and_knows_its_noise():
    assert share([True, True, False, False]) == (0.5, 4, 0.25)
    assert share([]) == (0.0, 0, 0.0)


def test_noise_is_binomial():
    assert noise(0.96, 600) == pytest.approx(0.008)
    assert noise(0.5, 0) == 0.0


def test_retrieval_by_rank_of_the_first_relevant_id():
    measured = retrieval(
        {"first": ["a", "b"], "third": ["b", "c", "a"], "never": ["b", "c"]},
        {"first": ["a"], "third": ["a"], "never": ["a"]},
    )
    assert measured["recall@1"] == pytest.approx(1 / 3)
    assert measured["recall@5"] == pytest.approx(2 / 3)
    assert measured["mrr@10"] == pytest.approx((1 + 1 / 3) / 3)
    assert measured["ndcg@10"] == pytest.approx((1 + 0.5) / 3)  # 1 / log2(3 + 1) is a half


def test_a_question_without_a_ranking_counts_as_not_found():
    measured = retrieval({"found": ["a"], "lost": []}, {"found": ["a"], "lost": ["a"]})
    assert measured["recall@1"] == pytest.approx(0.5)


def test_any_of_several_relevant_ids_counts():
    assert retrieval({"q": ["x", "b"]}, {"q": ["a", "b"]})["mrr@10"] == pytest.approx(0.5)


def test_ranks_beyond_the_ninth_keep_their_order():
    ids = [f"passage {number}" for number in range(12)]
    assert retrieval({"q": ids}, {"q": ["passage 9"]})["mrr@10"] == pytest.approx(0.1)
    assert retrieval({"q": ids}, {"q": ["passage 10"]})["mrr@10"] == 0.0


def test_auroc_of_separated_reversed_and_equal_confidences():
    assert auroc([0.8, 0.9], [0.1, 0.2]) == 1.0
    assert auroc([0.1], [0.2, 0.3]) == 0.0
    assert auroc([0.5], [0.5]) == 0.5


def test_noise_of_an_auroc_shrinks_with_the_questions():
    assert auroc_noise(0.8, 650, 350) < auroc_noise(0.8, 65, 35)
    assert auroc_noise(1.0, 10, 10) == 0.0


def test_coverage_tolerates_one_false_answer_in_twenty():
    unanswerable = [0.9, *([0.1] * 19)]
    assert coverage([0.5, 0.5, 0.05, 0.95], unanswerable) == 0.75
    assert coverage([0.5, 0.95], unanswerable[:19]) == 0.5  # one of nineteen is more than five per cent


def test_coverage_needs_confidence_above_the_unanswerable():
    assert coverage([0.5, 0.5], [0.5, 0.5]) == 0.0

from dataclasses import replace

from tests.quality.baseline import falls, write_baseline
from tests.quality.metrics import Figure

RECALL = Figure("Recall@1", 0.9, 100, 0.03)
FALSE = Figure("Falsches", 0.1, 100, 0.03, falling=True)
LENGTH = Figure("Länge", 300, 100, unit="Zeichen", falling=True)


def fallen(tmp_path, before, now):
    write_baseline({"figure": before}, tmp_path / "baseline.json")
    return falls({"figure": now}, tmp_path / "baseline.json")


def test_the_same_figure_has_not_fallen(tmp_path):
    for figure in (RECALL, FALSE, LENGTH):
        assert fallen(tmp_path, figure, figure) == []


def test_a_drop_within_the_noise_is_none(tmp_path):
    assert fallen(tmp_path, RECALL, replace(RECALL, value=0.88)) == []


def test_a_drop_beyond_the_noise_names_both_values(tmp_path):
    (message,) = fallen(tmp_path, RECALL, replace(RECALL, value=0.86))
    assert "0.900" in message
    assert "0.860" in message


def test_a_rise_is_welcome(tmp_path):
    assert fallen(tmp_path, RECALL, replace(RECALL, value=1.0)) == []


def test_more_of_what_should_be_less_is_a_fall(tmp_path):
    assert fallen(tmp_path, FALSE, replace(FALSE, value=0.2))
    assert not fallen(tmp_path, FALSE, replace(FALSE, value=0.0))


def test_answers_may_grow_by_a_tenth(tmp_path):
    assert not fallen(tmp_path, LENGTH, replace(LENGTH, value=329))
    assert fallen(tmp_path, LENGTH, replace(LENGTH, value=331))


def test_a_perfect_figure_may_lose_one_question_and_not_two(tmp_path):
    perfect = Figure("Nachfragen", 1.0, 24, 0.0)
    assert not fallen(tmp_path, perfect, replace(perfect, value=23 / 24))
    assert fallen(tmp_path, perfect, replace(perfect, value=22 / 24))


def test_a_figure_that_is_no_longer_measured_is_reported(tmp_path):
    write_baseline({"figure": RECALL}, tmp_path / "baseline.json")
    assert falls({}, tmp_path / "baseline.json") == ["„Recall@1“ (figure) wird nicht mehr gemessen."]

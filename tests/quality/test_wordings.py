from collections import Counter

from tests.quality.datasets import probes, wordings
from tests.quality.examples import all_questions


def test_wordings_are_of_german_probes_that_stand_alone():
    standing = {probe.id for probe in probes() if probe.language == "de" and not probe.history}
    assert {wording.probe for wording in wordings()} <= standing


def test_each_probe_is_worded_twice_in_different_styles():
    pairs = {(wording.probe, wording.style) for wording in wordings()}
    assert len(pairs) == len(wordings())
    assert set(Counter(probe for probe, _ in pairs).values()) == {2}


def test_a_reworded_training_question_keeps_its_answer():
    by_id = {question["id"]: question for question in all_questions()}
    reworded = [question for question in by_id.values() if question["id"].endswith("-email")]
    assert reworded
    for question in reworded:
        first = by_id[question["id"].removesuffix("-email")]
        assert (question["expect"], question["answerable"]) == (first["expect"], first["answerable"])
        assert question["question"] != first["question"]

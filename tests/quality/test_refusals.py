from collections import Counter

from server.answer import Status
from tests.quality.datasets import probes, questions_at_places, refusal_questions
from tests.quality.examples import all_questions, off_topic
from tests.quality.train_intent import texts


def plain(text):
    return text.casefold().strip(" ?!.")


def test_each_kind_has_its_status_and_enough_questions():
    kinds = {question.kind: question.expect for question in refusal_questions()}
    assert {question.expect for question in refusal_questions()} == set(Status) - {
        Status.UNCERTAIN, Status.NEEDS_CONTEXT
    }  # fmt: skip
    assert all(kinds[question.kind] == question.expect for question in refusal_questions())
    assert min(Counter(question.kind for question in refusal_questions()).values()) >= 15


def test_nothing_of_it_is_learned_from():
    learned = {*texts()[0], *off_topic(), *(question["question"] for question in all_questions())}
    calibrated = {probe.text for probe in probes()}
    asked = {*(question.text for question in refusal_questions()), *questions_at_places()}
    assert not set(map(plain, asked)) & set(map(plain, learned | calibrated))

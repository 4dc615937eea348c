from collections import Counter

from server.answer import Status
from tests.quality.datasets import questions_at_places, refusal_questions
from tests.quality.learned import folded, learned_texts


def test_each_kind_has_its_status_and_enough_questions():
    kinds = {question.kind: question.expect for question in refusal_questions()}
    assert {question.expect for question in refusal_questions()} == set(Status) - {
        Status.UNCERTAIN, Status.NEEDS_CONTEXT
    }  # fmt: skip
    assert all(kinds[question.kind] == question.expect for question in refusal_questions())
    assert min(Counter(question.kind for question in refusal_questions()).values()) >= 15


def test_nothing_of_it_is_learned_from():
    asked = {*(question.text for question in refusal_questions()), *questions_at_places()}
    assert not set(map(folded, asked)) & learned_texts()

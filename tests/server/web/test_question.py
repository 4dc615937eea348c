from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.web.http_errors import HttpError
from server.web.question import HISTORY_KEPT, clean_history, clean_question


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Was \n\t ist  das? ", "Was ist das?"),
        ("Bu\u0308rger", "Bürger"),
        ("a\u0000b\u202eb", "a bb"),
        ("\ud800Frage", "Frage"),
    ],
)
def test_cleaning(raw, clean):
    assert clean_question(raw, 100) == clean


@given(st.text(max_size=400))
def test_what_passes_is_readable_and_short_enough(raw):
    with suppress(HttpError):
        question = clean_question(raw, 50)
        assert 0 < len(question) <= 50
        assert question == question.strip()
        assert clean_question(question, 50) == question


def test_latest_history_is_kept():
    assert clean_history([str(number) for number in range(20)] + [" "], 50) == tuple(
        str(number) for number in range(20 - HISTORY_KEPT + 1, 20)
    )

"""Lines without letters or digits."""

import pytest

from ingest.pdf.lines import Line
from ingest.pdf.parts import Piece
from ingest.pdf.signs import says_something


def piece(text: str) -> Piece:
    return Piece([Line(text, 70, 200, 90, 102, 100, 10, False, False, 1)])


@pytest.mark.parametrize("text", ["Amt", "12", "# @ +", "€ $", "( + ) ( × )"])
def test_letters_digits_and_different_signs_say_something(text: str) -> None:
    assert says_something(piece(text), None)


@pytest.mark.parametrize("text", ["_____", ". . . .", "* * *", "•", "§", "– 〜 –", "■ □", "+", "( … )", "% %"])
def test_rules_leaders_ornaments_and_a_lonely_sign_say_nothing(text: str) -> None:
    assert not says_something(piece(text), piece("Das gilt überall."))


def test_one_sign_says_something_where_the_text_leads_to_it() -> None:
    lead = piece("Kommentare beginnen mit:")
    assert says_something(piece("%"), lead)
    assert not any(says_something(piece(text), lead) for text in ("____", "#####", "□", "-", "…"))

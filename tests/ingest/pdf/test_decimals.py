"""Decimal numbers that begin paragraphs and items."""

import pytest

from ingest.pdf.lines import Line
from ingest.pdf.lists.decimalitems import mark_decimal_items
from ingest.pdf.paragraphs import Leading, build_pieces
from ingest.pdf.parts import Piece


def built(*texts: str) -> list[Piece]:
    lines = [
        Line(text, 70, 300, 91 + 12 * i, 102 + 12 * i, 100 + 12 * i, 10, False, False, 1)
        for i, text in enumerate(texts)
    ]
    return build_pieces(lines, Leading([lines]))


def test_the_next_number_of_an_enumeration_begins_a_piece_behind_a_comma() -> None:
    found = built(
        "2.1 Hofladen ein Geschäft auf dem Hof,", "2.2 Markt der Platz vor der Kirche und", "2.3 Stand jeder Tisch."
    )
    assert [len(piece.lines) for piece in found] == [1, 1, 1]
    mark_decimal_items(found)
    assert [piece.marker.text for piece in found if piece.marker] == ["2.1", "2.2", "2.3"]


@pytest.mark.parametrize(
    "texts",
    [
        ("2.1 Es gelten auch die Nummern 2.1 und", "2.2 für alle Märkte."),
        ("2.1 Für Märkte gilt in jedem Fall,", "2.4 auch bei Regen."),
        ("2.1 Die Gebühr richtet sich nach Nummer", "2.2 Satz 1."),
    ],
)
def test_a_number_in_running_text_begins_nothing(texts: tuple[str, ...]) -> None:
    assert len(built(*texts)) == 1


def test_whole_sentences_with_numbers_are_no_items() -> None:
    found = built("2.1 Der Hofladen ist ein Geschäft.", "2.2 Der Markt ist ein Platz.")
    mark_decimal_items(found)
    assert [piece.marker for piece in found] == [None, None]


def test_the_first_number_below_a_short_title_begins_a_piece() -> None:
    found = built("3.2 Aufbau und Abbau der Stände", "3.2.1 Der Aufbau beginnt um sechs Uhr.")
    assert [len(piece.lines) for piece in found] == [1, 1]


def test_a_letter_counts_anew_below_the_next_paragraph() -> None:
    texts = ["a) Tische", "b) Bänke.", "1.3 Für Wagen gilt die Gebühr", "a) je Tag", "b) je Woche"]
    lines = [
        Line(text, 70, 70 + 5 * len(text), 91 + 12 * i, 102 + 12 * i, 100 + 12 * i, 10, False, False, 1, first_width=9)
        for i, text in enumerate([*texts, "Der Betrag ist am Tag davor zu zahlen, sonst gilt nichts."])
    ]
    found = build_pieces(lines, Leading([lines]))[:5]
    assert [piece.marker.text if piece.marker else "" for piece in found] == ["a)", "b)", "", "a)", "b)"]

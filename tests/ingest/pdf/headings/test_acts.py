"""Acts of a gazette and the levels of their headings."""

from copy import deepcopy

import pytest

from ingest.block import SectionEnd
from ingest.pdf.headings.acts import is_act
from ingest.pdf.headings.headings import mark_headings
from ingest.pdf.headings.sectionends import end_sections
from ingest.pdf.lines import Line
from ingest.pdf.markers import marker_of
from ingest.pdf.parts import Piece

TEXT = "Der Markt findet an jedem Samstag auf dem Platz vor der Kirche statt. " * 3
DATE = "Neuhausen, den 4. Mai 2023"


def piece(text: str, bold: bool = False, size: float = 11, gap: float = 40) -> Piece:
    """``gap`` is the distance from the base line above."""
    return Piece([Line(text, 70, 70 + 5 * len(text), 0, 0, gap, size, bold, False, 1)], marker_of(text))


def placed(pieces: list[Piece]) -> list[Piece]:
    pieces, base = deepcopy(pieces), 0.0
    for own in pieces:
        for line in own.lines:
            base += line.base
            line.top, line.bottom, line.base = base - 9, base + 2, base
    return mark_headings(pieces, ())


def headings(pieces: list[Piece]) -> list[tuple[int, str]]:
    return [(p.level, p.raw) for p in placed(pieces) if p.heading]


def text() -> Piece:
    return piece(TEXT)


def test_a_statute_holds_its_paragraphs_and_ends_with_its_signature() -> None:
    found = [
        piece("Satzung über den Wochenmarkt", True),
        text(),
        piece("§ 1 Markttage", True),
        text(),
        piece("§ 2 Inkrafttreten", True),
        text(),
        piece(DATE),
        piece("Gemeinde Neuhausen", True, gap=14),
        piece("Verlust eines Dienstsiegels", True),
        text(),
        piece("Richtlinie zur Förderung der Vereine", True),
        text(),
        piece("1. Zweck", True),
        text(),
        piece("Hinweise", True),
        text(),
        piece("2. Umfang", True),
        text(),
    ]
    assert headings(found) == [
        (1, "Satzung über den Wochenmarkt"),
        (2, "§ 1 Markttage"),
        (2, "§ 2 Inkrafttreten"),
        (1, "Verlust eines Dienstsiegels"),
        (1, "Richtlinie zur Förderung der Vereine"),
        (2, "1. Zweck"),
        (3, "Hinweise"),
        (2, "2. Umfang"),
    ]


def test_a_masthead_stays_above_the_acts() -> None:
    found = [
        piece("Amtsblatt", True, 20),
        piece("Satzung über den Wochenmarkt", True, 12, 80),
        text(),
        piece("§ 1 Markttage", True),
        text(),
        piece(DATE),
        piece("Öffentliche Auslegung", True, 12),
        text(),
    ]
    assert headings(found) == [
        (1, "Amtsblatt"),
        (2, "Satzung über den Wochenmarkt"),
        (3, "§ 1 Markttage"),
        (2, "Öffentliche Auslegung"),
    ]


def test_a_statute_in_a_numbered_report_stays_in_its_section() -> None:
    found = [
        piece("1 Grundlagen", True),
        text(),
        piece("Satzung über den Wochenmarkt", True),
        text(),
        piece("2 Ausblick", True),
        text(),
    ]
    assert headings(found) == [(1, "1 Grundlagen"), (2, "Satzung über den Wochenmarkt"), (1, "2 Ausblick")]


def test_unnumbered_titles_without_a_signature_stay_below_numbers() -> None:
    found = [piece("Vorbemerkung", True), text(), piece("1 Grundlagen", True), text(), piece("Hinweise", True), text()]
    assert headings(found) == [(1, "Vorbemerkung"), (1, "1 Grundlagen"), (2, "Hinweise")]


def test_a_section_is_not_below_another_number() -> None:
    found = [
        piece("2 Umfang", True),
        text(),
        piece("2.1 Märkte", True),
        text(),
        piece("3.1 Höfe", True),
        text(),
    ]
    assert headings(found) == [(1, "2 Umfang"), (2, "2.1 Märkte"), (1, "3.1 Höfe")]


def ended(number: str) -> list[SectionEnd]:
    parts = [
        piece("2 Umfang", True),
        text(),
        piece("2.3 Märkte", True),
        text(),
        piece("2.3.1 Stände", True),
        text(),
        piece(f"{number} {TEXT}"),
    ]
    return [part for part in end_sections(placed(parts)) if isinstance(part, SectionEnd)]


def test_numbered_text_ends_the_sections_it_is_not_of() -> None:
    assert ended("2.4") == [SectionEnd(2)]
    assert ended("2.3.2") == [SectionEnd(3)]


def test_other_numbers_end_nothing() -> None:
    assert ended("2.3.1.1") == ended("1.5") == ended("2.30") == []


@pytest.mark.parametrize(
    "title", ["Dritte Satzung zur Änderung", "Gebührenordnung", "Öffentliche Bekanntmachung", "Artikel 2"]
)
def test_titles_of_acts(title: str) -> None:
    assert is_act(title)


@pytest.mark.parametrize("title", ["Tagesordnung", "Gesetzliche Grundlagen", "Zur Satzung", "Vereinbarung von Zielen"])
def test_other_titles(title: str) -> None:
    assert not is_act(title)


def test_a_day_of_a_programme_is_no_signature() -> None:
    days = [piece("1 Programm", True), text(), piece("Montag, den 4. Mai 2023"), piece("Eröffnung", True), text()]
    assert headings(days) == [(1, "1 Programm"), (2, "Eröffnung")]

"""Headings that the outline names."""

from collections.abc import Sequence
from copy import deepcopy

from ingest.pdf.headings.headings import mark_headings
from ingest.pdf.headings.outline import OutlineEntry
from ingest.pdf.lines import Line
from ingest.pdf.markers import marker_of
from ingest.pdf.parts import Piece

Heading = tuple[int, str]


def piece(text: str, bold: bool = False, size: float = 11, page: int = 1, y: float = 0) -> Piece:
    line = Line(text, 70, 70 + 5 * len(text), y, y + size, y + size, size, bold, False, page)
    return Piece([line], marker_of(text))


def headings(pieces: list[Piece], outline: Sequence[OutlineEntry] = ()) -> list[Heading]:
    pieces = deepcopy(pieces)
    for number, own in enumerate(pieces):
        for line in own.lines:
            line.top, line.bottom, line.base = (value + 40 * number for value in (line.top, line.bottom, line.base))
    return [(p.level, p.raw) for p in mark_headings(pieces, outline) if p.heading]


def entries(*titles: str, deeper: bool = False) -> list[OutlineEntry]:
    return [OutlineEntry(title, 1, i + 1 if deeper else 1) for i, title in enumerate(titles)]


TEXT = "Der Zuschuss dient dem Sport in den Vereinen des Ortes und wird jedes Jahr neu vergeben. " * 3


def test_paragraphs_and_items_in_the_outline_are_no_headings() -> None:
    found = [
        piece("1 Zweck", True),
        piece("1.1 Ein Anspruch auf den Zuschuss besteht nicht."),
        piece("2 Umfang", True),
        piece("2.1 Bezahlt werden Geräte nach Nr. 3"),
        piece("a) Matten und Netze,"),
        piece("b) das Aufstellen"),
        piece(TEXT),
    ]
    outline = entries(*(p.raw for p in found[:-1]), deeper=True)
    assert headings(found, outline) == [(1, "1 Zweck"), (1, "2 Umfang")]
    assert found[4].marker is not None


def test_an_outline_in_order_keeps_its_levels_and_plain_titles() -> None:
    found = [piece("Zweck", True), piece("Ziele und Wege"), piece(TEXT), piece("Wer gefragt wird"), piece(TEXT)]
    outline = [
        OutlineEntry("Zweck", 1, 1),
        OutlineEntry("Ziele und Wege", 1, 2),
        OutlineEntry("Wer gefragt wird", 1, 2),
    ]
    assert headings(found, outline) == [(1, "Zweck"), (2, "Ziele und Wege"), (2, "Wer gefragt wird")]


def test_sections_that_begin_anew_in_a_division_do_not_contradict_the_outline() -> None:
    found = [piece("1. Abschnitt", True), piece("1. Zweck"), piece(TEXT), piece("2. Umfang"), piece(TEXT)]
    outline = [OutlineEntry("1. Abschnitt", 1, 3), OutlineEntry("1. Zweck", 1, 4), OutlineEntry("2. Umfang", 1, 4)]
    assert headings(found, outline) == [(3, "1. Abschnitt"), (4, "1. Zweck"), (4, "2. Umfang")]


def test_a_numbered_line_that_states_something_is_no_title() -> None:
    found = [
        piece("2.1 Bezahlt werden Geräte nach Nr. 3"),
        piece("a) Matten"),
        piece("2.2 Höhe der Mittel"),
        piece(TEXT),
    ]
    assert headings(found) == [(1, "2.2 Höhe der Mittel")]
    asked = [piece("2.1 Wann ist der Antrag am Ziel?"), piece(TEXT), piece("2.2 Anträge nach § 4"), piece(TEXT)]
    assert [text for _, text in headings(asked)] == ["2.1 Wann ist der Antrag am Ziel?", "2.2 Anträge nach § 4"]


def test_an_annex_takes_its_title_and_stands_beside_the_sections() -> None:
    found = [
        piece("1. Zweck", True, 12),
        piece(TEXT),
        piece("Anlage 3 zur Sportrichtlinie", True),
        piece("Liste der Geräte", True, 13),
        piece(TEXT),
    ]
    found[3].lines[0].base -= 22
    assert headings(found) == [(1, "1. Zweck"), (1, "Anlage 3 zur Sportrichtlinie Liste der Geräte")]


def test_a_section_below_an_annex_is_not_its_title() -> None:
    found = [piece("Anlage 3 zur Richtlinie", True), piece("1. Zweck", True), piece(TEXT)]
    found[1].lines[0].base -= 22
    assert headings(found) == [(1, "Anlage 3 zur Richtlinie"), (2, "1. Zweck")]


def test_an_authority_above_the_title_and_a_date_below_are_no_headings() -> None:
    found = [
        piece("Ministerium für Sport", True),
        piece("Richtlinie über Geräte", True, 14),
        piece("Vom 3. Mai 2024", True),
        piece("1. Zweck", True),
        piece(TEXT),
    ]
    assert headings(found) == [(1, "Richtlinie über Geräte"), (2, "1. Zweck")]
    alone = [piece("Ministerium für Sport", True), piece(TEXT), piece("Am 3. Mai 2024", True), piece(TEXT)]
    assert [text for _, text in headings(alone)] == ["Ministerium für Sport", "Am 3. Mai 2024"]


def test_an_example_of_bold_print_is_no_heading() -> None:
    assert headings([piece("Muster"), piece("Muster", True), piece(TEXT)]) == []
    assert headings([piece("Vorwort"), piece("Muster", True), piece(TEXT)]) == [(1, "Muster")]


def test_where_the_outline_names_bold_headings_larger_print_is_none() -> None:
    titles = ["Zweck", "Umfang", "Höhe", "Antrag", "Dauer"]
    found = [p for title in titles for p in (piece(title, True, page=2), piece(TEXT, page=2))]
    shown = [*found, piece("zu eng gesetzt", size=16, page=2), piece(TEXT, page=2)]
    outline = [OutlineEntry(title, 2, 1) for title in titles]
    assert headings(shown, outline) == [(1, title) for title in titles]
    assert (1, "zu eng gesetzt") in headings(shown)


def test_the_names_on_a_cover_are_no_headings() -> None:
    titles = ["Zweck", "Umfang", "Höhe", "Antrag", "Dauer"]
    text = [p for title in titles for p in (piece(title, True, page=3), piece(TEXT, page=3))]
    outline = [OutlineEntry(title, 3, 1) for title in titles]
    cover = [piece("Bericht zum Sport", True, 20), piece("Anna Berg", True), piece("Jan Tal", True), piece(TEXT)]
    assert [name for _, name in headings([*cover, *text], outline)] == ["Bericht zum Sport", *titles]
    preface = [piece("Bericht zum Sport", True, 20), piece("Vorwort", True), piece(TEXT)]
    assert [name for _, name in headings([*preface, *text], outline)] == ["Bericht zum Sport", "Vorwort", *titles]

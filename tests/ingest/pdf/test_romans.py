"""Roman numbers of list items."""

from ingest.pdf.lines import Line
from ingest.pdf.markers import ordinal
from ingest.pdf.paragraphs import Leading, build_pieces, nest
from ingest.pdf.romans import roman_markers


def line(text: str, x: float, y: float, page: int = 1, text_x: float = 0) -> Line:
    return Line(text, x, x + 5 * len(text), y - 8, y + 2, y, 10, False, False, page, text_x=text_x or x + 20)


def counted(*lines: Line) -> list[tuple[str, int | None]]:
    found = roman_markers(lines)
    return [(found[id(n)].kind, ordinal(found[id(n)])) for n in lines if id(n) in found]


def listed(*lines: Line) -> list[tuple[str, int]]:
    items = [p for p in build_pieces(lines, Leading([lines]), roman_markers(lines)) if p.marker]
    nest(items)
    return [(item.marker.text, item.level) for item in items if item.marker]


def test_numbers_flush_right_count_up_inside_a_list() -> None:
    lines = [line("a) die Pflege der Wege,", 70, 100), line("b) die Aufsicht über", 70, 113)]
    lines += [line("i. den Bauhof,", 95, 126, text_x=110), line("ii. den Friedhof,", 92, 139, text_x=110)]
    lines += [line("iii. das Bad,", 89, 152, text_x=110), line("c) die Bücherei.", 70, 165)]
    assert listed(*lines) == [("a)", 0), ("b)", 0), ("i.", 1), ("ii.", 1), ("iii.", 1), ("c)", 0)]


def test_bracketed_numbers_stand_on_one_level() -> None:
    texts = ["(i) Name,", "(ii) Anschrift,", "(iii) Alter,", "(iv) Beruf,", "(v) Kasse,", "(vi) Ort."]
    lines = [line(t, 100 - 3 * len(t.split()[0]), 100 + 13 * i, text_x=110) for i, t in enumerate(texts)]
    assert listed(*lines) == [(text.split()[0], 0) for text in texts]


def test_numbers_go_on_over_a_page_break_and_in_capitals() -> None:
    lines = [line("I. Antrag,", 70, 700), line("II. Prüfung,", 70, 713), line("III. Bescheid.", 90, 80, page=2)]
    assert counted(*lines) == [("I.", 1), ("I.", 2), ("I.", 3)]


def test_letters_names_and_ordinals_of_sentences_are_no_roman_numbers() -> None:
    assert counted(line("h) Steuern,", 70, 100), line("i) Beiträge,", 70, 113), line("ii) Mieten.", 70, 126)) == []
    assert counted(line("i. d. R. jährlich", 70, 100), line("ii. jährlich", 70, 113)) == []
    assert counted(line("I. Müller", 70, 100), line("V. Schmidt", 70, 113)) == []
    assert counted(line("I. Quartal 2024", 70, 100), line("II. Quartal 2024", 70, 113)) == []
    assert counted(line("i. der Bauhof,", 70, 100), line("ii. das Bad,", 170, 113)) == []

"""Values beside the first line of a text that wraps."""

from ingest.pdf.lines import Line
from ingest.pdf.markers import marker_of
from ingest.pdf.paragraphs import Leading, build_pieces
from ingest.pdf.rowvalues import row_values


def line(text: str, x0: float, x1: float, base: float) -> Line:
    return Line(text, x0, x1, base - 9, base + 2, base, 10, False, False, 1, first_width=25)


ROWS = [
    line("a) Standplatz bis zehn Meter, je Tag 12,00", 70, 500, 100),
    line("b) für jeden weiteren Meter der Front eines", 70, 330, 112),
    line("Standes", 82, 118, 124),
    line("1,20", 480, 500, 112),
    line("c) Strom je Tag 3,50", 70, 500, 136),
]


def pieces(lines: list[Line]) -> list[str]:
    return [piece.raw for piece in build_pieces(lines, Leading([lines]))]


def test_a_value_stands_behind_all_lines_of_its_text() -> None:
    assert pieces(ROWS) == [
        "a) Standplatz bis zehn Meter, je Tag 12,00",
        "b) für jeden weiteren Meter der Front eines Standes 1,20",
        "c) Strom je Tag 3,50",
    ]


def test_the_next_column_of_a_page_is_no_value() -> None:
    left = [line("Der Markt ist täglich von acht bis", 70, 280, 100), line("zwölf Uhr offen.", 70, 150, 112)]
    right = [line("Hunde sind anzuleinen und", 310, 500, 100), line("nicht zu füttern.", 310, 400, 112)]
    assert row_values([*left, *right]) == {}
    title = line("Marktordnung der Stadt", 70, 500, 80)
    assert row_values([title, *left, *right]) == row_values([title, *left, right[0]]) == {}


def test_a_value_beside_several_items_is_of_none() -> None:
    rows = [ROWS[0], line("b) Stände", 70, 150, 112), line("c) Wagen", 70, 150, 124), *ROWS[3:]]
    assert marker_of(rows[2].text)
    assert row_values(rows) == {}

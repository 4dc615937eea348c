from itertools import pairwise
from pathlib import Path

import pytest

from ingest.block import Heading, Paragraph, Table
from ingest.pdf import read_pdf
from tests.ingest.outline import values
from tests.ingest.pdf.factory import fill, paragraph, rule, text, write
from tests.ingest.pdf.tables.reading import table_of

ROWS = [
    ("Ort", "Betrag", "Jahr"),
    ("Bad Nauheim", "12.000 Euro", "2021"),
    ("Hanau", "", "2022"),
    ("Kassel", "8.500 Euro", "2023"),
]


def cells(top: float) -> str:
    return "\n".join(
        text(x, top + 16 * r, value, 10, "F2" if r == 0 else "F1")
        for r, row in enumerate(ROWS)
        for x, value in zip((70, 220, 380), row, strict=True)
        if value
    )


def test_three_rulings_across_make_a_table(tmp_path: Path) -> None:
    page = "\n".join([rule(65, 100, 500, 100), rule(65, 120, 500, 120), rule(65, 170, 500, 170), cells(114)])
    table = table_of(page, tmp_path)
    assert table.header == ("Ort", "Betrag", "Jahr")
    assert [[c.text for c in row.cells] for row in table.rows] == [list(row) for row in ROWS[1:]]


def test_shaded_rows_make_a_table(tmp_path: Path) -> None:
    page = "\n".join(
        [fill(65, 102, 435, 16, 0.8), fill(65, 134, 435, 16, 0.9), fill(65, 150, 435, 16, 0.95), cells(114)]
    )
    assert [[c.text for c in row.cells] for row in table_of(page, tmp_path).rows] == [list(row) for row in ROWS[1:]]


def test_head_and_foot_rules_around_two_columns_make_none(tmp_path: Path) -> None:
    left = ["Die erste Spalte läuft über", "mehrere Zeilen und endet", "erst ganz unten."]
    right = ["Die zweite Spalte tut das-", "selbe und hat ebenfalls", "drei Zeilen."]
    page = "\n".join(
        [rule(60, 80, 540, 80), rule(60, 145, 540, 145), paragraph(60, 100, left), paragraph(320, 100, right)]
    )
    blocks = read_pdf(write(tmp_path, page)).blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert len(blocks) == 2


def pieces(xs: tuple[float, ...], *ys: float) -> str:
    return "\n".join(rule(a, y, b, y) for y in ys for a, b in pairwise(xs))


COLUMNS = (65.0, 200.0, 350.0, 400.0)
STAFF = [
    ("Bereich", "Leitung", "Stellen"),
    ("Jugendamt", "Frau Amsel", "12,5"),
    ("Bauhof", "Herr Specht", "30"),
    ("Archiv", "Frau Meise", "2"),
]


def staff(top: float, xs: tuple[float, ...] = (70, 205, 355), rows: list[tuple[str, ...]] = STAFF) -> str:
    return "\n".join(
        text(x, top + 20 * r, value, 10, "F2" if r == 0 else "F1")
        for r, row in enumerate(rows)
        for x, value in zip(xs, row, strict=True)
        if value
    )


def test_rulings_drawn_below_each_cell_make_a_table_with_the_head_above_the_first(tmp_path: Path) -> None:
    table = table_of("\n".join([pieces(COLUMNS, 120, 140, 160, 180), staff(114)]), tmp_path)
    assert table.header == STAFF[0]
    assert values(table) == [list(row) for row in STAFF[1:]]


def test_rulings_drawn_above_each_cell_take_the_last_row_below_them(tmp_path: Path) -> None:
    rows = [*STAFF[:3], ("Archiv", "", "2")]
    page = "\n".join([pieces(COLUMNS, 120, 140, 160), staff(114, rows=rows), text(65, 215, "Stand der Angaben: Mai.")])
    table = table_of(page, tmp_path)
    assert values(table) == [list(row) for row in rows[1:]]


def test_a_title_close_below_the_last_ruling_stays_outside(tmp_path: Path) -> None:
    page = [
        pieces(COLUMNS, 120, 140, 160, 180),
        staff(114),
        text(65, 196, "Orte", 14, "F2"),
        text(205, 196, "Plan", 14, "F2"),
    ]
    assert values(table_of("\n".join(page), tmp_path)) == [list(row) for row in STAFF[1:]]


def test_shaded_cells_of_a_head_are_its_row(tmp_path: Path) -> None:
    shaded = "\n".join(fill(a, 100, b - a, 20, 0.8) for a, b in pairwise(COLUMNS))
    table = table_of("\n".join([shaded, pieces(COLUMNS, 140, 160, 180), staff(114)]), tmp_path)
    assert table.header == STAFF[0]
    assert values(table) == [list(row) for row in STAFF[1:]]


def test_columns_with_a_narrow_gap_stay_apart(tmp_path: Path) -> None:
    rows = [("Wer leitet", "Amt"), ("Frau Dohle", "Jugendamt"), ("Herr Hähr", "Bauhof"), ("Frau Eiche", "Archiv")]
    page = "\n".join([pieces((65, 122, 200), 120, 140, 160, 180), staff(114, (67, 124), rows)])
    assert values(table_of(page, tmp_path)) == [list(row) for row in rows[1:]]


def test_a_cell_over_two_rows_belongs_to_both(tmp_path: Path) -> None:
    rows = [STAFF[0], ("Jugendamt", "Frau Amsel", "12,5"), ("", "Herr Specht", "3"), STAFF[3]]
    page = [pieces(COLUMNS, 120, 160, 180), pieces(COLUMNS[1:], 140), staff(114, rows=rows)]
    assert values(table_of("\n".join(page), tmp_path))[:2] == [["Jugendamt", *rows[1][1:]], ["Jugendamt", *rows[2][1:]]]


def test_a_row_of_one_wide_cell_stays_in_the_table(tmp_path: Path) -> None:
    rows = [*STAFF[:2], ("Betriebe, die von der Stadt allein getragen werden", "", ""), *STAFF[2:]]
    page = [pieces(COLUMNS, 120, 140, 180, 200), rule(65, 160, 400, 160), staff(114, rows=rows)]
    assert values(table_of("\n".join(page), tmp_path)) == [list(row) for row in rows[1:]]


def test_rules_of_a_box_of_the_same_width_do_not_join_the_table(tmp_path: Path) -> None:
    box = [
        "Hinweis: Die Angaben beruhen auf einer Umfrage unter allen Ämtern, an",
        "der sich nicht alle beteiligt haben; sie werden im Herbst ergänzt.",
    ]
    page = [rule(65, 60, 400, 60), rule(65, 100, 400, 100), paragraph(70, 75, box, 9)]
    page += [pieces(COLUMNS, 140, 160, 180, 200), staff(134)]
    (note, table) = read_pdf(write(tmp_path, "\n".join(page))).blocks
    assert isinstance(note, Paragraph)
    assert note.text.text == " ".join(box)
    assert isinstance(table, Table)
    assert table.header == STAFF[0]


def test_a_row_of_underlined_words_makes_no_table(tmp_path: Path) -> None:
    lines = [
        "Die Satzung gilt für alle Einrichtungen der Stadt und",
        "ersetzt die bisherige Satzung vollständig, auch dort",
    ]
    page = [pieces((65, 180, 262, 330), 102, 115), paragraph(65, 100, lines)]
    assert all(isinstance(block, Paragraph) for block in read_pdf(write(tmp_path, "\n".join(page))).blocks)


def test_rules_of_full_width_below_a_table_do_not_end_the_reading(tmp_path: Path) -> None:
    lines = ["Das Amt ist an allen Werktagen von acht bis zwölf Uhr geöffnet, auch", "in den Ferien und am Freitag."]
    page = [pieces(COLUMNS, 120, 140, 160, 180), staff(114)]
    for y in (215, 265, 315):
        page += [paragraph(65, y, lines), rule(65, y + 25, 400, y + 25)]
    table, *rest = read_pdf(write(tmp_path, "\n".join(page))).blocks
    assert isinstance(table, Table)
    assert values(table) == [list(row) for row in STAFF[1:]]
    assert [block.text.text for block in rest if isinstance(block, Paragraph)] == [" ".join(lines)] * 3


@pytest.mark.parametrize("size", [13, 10])
def test_an_underlined_heading_close_below_a_table_is_not_its_last_row(tmp_path: Path, size: float) -> None:
    page = [pieces(COLUMNS, 120, 140, 160, 180), staff(114)]
    page += [text(65, 202, "Anfahrt", size, "F2"), rule(65, 206, 400, 206), text(65, 230, "Mit dem Bus.")]
    table, heading, _ = read_pdf(write(tmp_path, "\n".join(page))).blocks
    assert isinstance(table, Table)
    assert values(table) == [list(row) for row in STAFF[1:]]
    assert isinstance(heading, Heading)


def test_a_last_row_of_the_size_of_the_others_stays_in_the_table(tmp_path: Path) -> None:
    page = [pieces(COLUMNS, 120, 140, 160, 180), rule(65, 200, 400, 200), staff(114)]
    page.append(text(70, 194, "Eigenbetriebe", 10, "F2"))
    assert values(table_of("\n".join(page), tmp_path))[-1] == ["Eigenbetriebe", "", ""]


BUDGET = [
    ("Nr.", "Bezeichnung", "2025"),
    ("1", "Gebühren", "12.400"),
    ("2", "Mieten und", "9.100"),
    ("", "pachten", ""),
    ("3", "Summe", "21.500"),
    ("4", "Personal", "30.250"),
    ("5", "Strom", "1.800"),
    ("6", "Summe", "32.050"),
]


def budget(rows: list[tuple[str, ...]], *ys: float) -> str:
    xs = (65.0, 110.0, 300.0, 400.0)
    return "\n".join([pieces(xs, *ys), staff(114, (70, 115, 350), rows)])


def test_rows_between_the_rulings_of_sums_are_told_by_their_numbers(tmp_path: Path) -> None:
    table = table_of(budget(BUDGET, 120, 180, 200, 240, 260), tmp_path)
    assert table.header == BUDGET[0]
    assert [row[0] for row in values(table)] == ["1", "2", "3", "4", "5", "6"]
    assert values(table)[1] == ["2", "Mieten und pachten", "9.100"]


def test_rows_between_rulings_without_borders_of_cells_are_told_by_their_numbers(tmp_path: Path) -> None:
    rules = "\n".join(rule(65, y, 400, y) for y in (100, 120, 180, 200, 240, 260))
    table = table_of(rules + "\n" + staff(114, (70, 115, 350), BUDGET), tmp_path)
    assert [row[2] for row in values(table)] == ["12.400", "9.100", "21.500", "30.250", "1.800", "32.050"]


def test_a_wrapped_row_between_many_rulings_stays_one(tmp_path: Path) -> None:
    rows = [BUDGET[0], ("1", "Amt für Wohnen,", "06031"), ("", "Soziales, Sport", "06032"), *BUDGET[4:7]]
    table = table_of(budget(rows, 120, 160, 180, 200, 220), tmp_path)
    assert values(table)[0] == ["1", "Amt für Wohnen, Soziales, Sport", "06031 06032"]

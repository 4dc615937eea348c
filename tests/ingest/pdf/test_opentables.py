from pathlib import Path

from ingest.block import Paragraph, Table
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import fill, paragraph, rule, text, write

ROWS = [
    ("Ort", "Betrag", "Jahr"),
    ("Bad Nauheim", "12.000 Euro", "2021"),
    ("Hanau", "", "2022"),
    ("Kassel", "8.500 Euro", "2023"),
]


def table_of(page: str, folder: Path) -> Table:
    (table,) = [b for b in read_pdf(write(folder, page)).blocks if isinstance(b, Table)]
    return table


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

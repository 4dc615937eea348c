from itertools import pairwise
from pathlib import Path

import pytest

from ingest.block import Table
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import rule, text, write

XS = (60.0, 160.0, 240.0, 310.0, 380.0, 500.0)
ROWS = [("Hafen", "Boote", "12", "15", "Herr Star"), ("Bucht", "Flöße", "7", "9", "Frau Amsel")]
LOWER = ("", "", "Sommer", "Winter", "")


def drawn(upper: tuple[str, ...], *rows: tuple[str, ...], reaching: tuple[int, ...] = (0, 1, 4)) -> str:
    """A ruled table, nothing bold, with one cell over the third and fourth column above its second row.

    The cells of the ``reaching`` columns have no rule between the first row and the second.
    """
    ys = [100 + 20 * r for r in range(len(rows) + 2)]
    across = [rule(XS[0], y, XS[-1], y) for y in ys if y != 120]
    across += [rule(a, 120, b, 120) for c, (a, b) in enumerate(pairwise(XS)) if c not in reaching]
    down = [rule(x, 120 if x == XS[3] else 100, x, ys[-1]) for x in XS]
    cells = [
        text(x + 4, 114 + 20 * r, value, 10)
        for r, row in enumerate((upper, *rows))
        for x, value in zip(XS, row, strict=False)
        if value
    ]
    return "\n".join([*across, *down, *cells])


def table_of(page: str, folder: Path) -> Table:
    (table,) = [block for block in read_pdf(write(folder, page)).blocks if isinstance(block, Table)]
    return table


HEADS = ("Ort", "Fahrzeug", "vermietet – Sommer", "vermietet – Winter", "Aufsicht")


@pytest.mark.parametrize("reaching", [(0, 1, 4), ()])
def test_a_head_of_merged_cells_need_not_be_bold(tmp_path: Path, reaching: tuple[int, ...]) -> None:
    upper = ("Ort", "Fahrzeug", "vermietet", "", "Aufsicht")
    table = table_of(drawn(upper, LOWER, *ROWS, reaching=reaching), tmp_path)
    assert table.header == HEADS
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(row) for row in ROWS]


def test_years_below_a_wide_head_are_heads(tmp_path: Path) -> None:
    page = drawn(("Ort", "Fahrzeug", "vermietet", "", "Aufsicht"), ("", "", "2021", "2022", ""), *ROWS)
    assert table_of(page, tmp_path).header[2:4] == ("vermietet – 2021", "vermietet – 2022")


def test_merged_cells_of_rows_are_no_head(tmp_path: Path) -> None:
    first = ("Hafen", "Boote", "geöffnet", "", "Herr Star")
    times = ("", "", "9–12", "14–17", "")
    assert table_of(drawn(first, times, *ROWS), tmp_path).header == ()
    page = drawn(first, ("Bucht", "Flöße", "Mai", "Juni", "Frau Amsel"), *ROWS, reaching=())
    assert table_of(page, tmp_path).header == ()


def plain(*rows: tuple[str, ...]) -> str:
    ys = [100 + 20 * r for r in range(len(rows) + 1)]
    lines = [rule(XS[0], y, XS[4], y) for y in ys] + [rule(x, 100, x, ys[-1]) for x in XS[:5]]
    cells = [text(x + 4, 114 + 20 * r, v, 10) for r, row in enumerate(rows) for x, v in zip(XS, row, strict=False)]
    return "\n".join([*lines, *cells])


def test_years_among_the_words_of_a_head_count_as_words(tmp_path: Path) -> None:
    head = ("Ort", "Fahrzeug", "2021", "2022")
    rows = [row[:4] for row in ROWS]
    assert table_of(plain(head, *rows), tmp_path).header == head


def test_years_above_other_years_are_values(tmp_path: Path) -> None:
    rows = [("Hafen", "Boote", "2021", "12"), ("Bucht", "Flöße", "2022", "9"), ("Ufer", "Kähne", "1999", "3")]
    assert table_of(plain(*rows), tmp_path).header == ()

from itertools import pairwise
from pathlib import Path

from ingest.block import Table
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import fill, rule, text, write

XS = (60.0, 160.0, 240.0, 320.0, 400.0)
HEAD = ("Revier", "Eichen", "Buchen", "Fichten")
ROWS = [("Nord", "120", "80", "15"), ("Süd", "95", "60", "22"), ("Ost", "40", "75", "31"), ("West", "18", "12", "9")]
ROWS.append(("Mitte", "33", "27", "50"))


def banded(rows: list[tuple[str, ...]], drawn: tuple[int, ...], *head: str) -> str:
    """A table from 130 on with borders of columns in the ``drawn`` rows only; its head stands above, without a rule."""
    ys = [130 + 20 * r for r in range(len(rows) + 1)]
    across = [rule(XS[0], y, XS[-1], y) for y in (90, *ys[1:])]
    sides = [rule(x, 90, x, ys[-1]) for x in (XS[0], XS[-1])]
    inner = [rule(x, ys[r], x, ys[r + 1]) for r in drawn for x in XS[1:-1]]
    cells = [text(x + 4, 144 + 20 * r, v, 10) for r, row in enumerate(rows) for x, v in zip(XS, row, strict=False)]
    return "\n".join([*head, *across, *sides, *inner, *cells])


def shaded_head() -> list[str]:
    shaded = [fill(a, 90, b - a, 40, 0.3) for a, b in pairwise(XS[:2])]
    shaded += [fill(XS[1], 90, 240, 20, 0.3), *(fill(a, 110, b - a, 20, 0.3) for a, b in pairwise(XS[1:]))]
    names = [text(x + 4, 124, v, 10, "F2") for x, v in zip(XS[1:], HEAD[1:], strict=False)]
    return [*shaded, text(64, 104, HEAD[0], 10, "F2"), text(164, 104, "Bäume", 10, "F2"), *names]


def tables(page: str, folder: Path) -> list[Table]:
    return [block for block in read_pdf(write(folder, page)).blocks if isinstance(block, Table)]


def test_rows_between_those_with_borders_have_the_same_columns(tmp_path: Path) -> None:
    (table,) = tables(banded(ROWS, (1, 3), *shaded_head()), tmp_path)
    assert table.header == ("Revier", "Bäume – Eichen", "Bäume – Buchen", "Bäume – Fichten")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(row) for row in ROWS]


def test_a_head_of_one_shaded_strip_has_the_columns_of_the_rows(tmp_path: Path) -> None:
    names = [text(x + 4, 114, v, 10, "F2") for x, v in zip(XS, HEAD, strict=False)]
    (table,) = tables(banded(ROWS, (1, 3), fill(XS[0], 90, 340, 40, 0.3), *names), tmp_path)
    assert table.header == HEAD


def test_rows_of_one_wide_cell_stay_whole(tmp_path: Path) -> None:
    wide = [
        ("Bestand im Stadtwald",),
        ROWS[0],
        ("Bestand im Gemeindewald mit allen Flächen",),
        ROWS[1],
        ("Stand: Mai",),
    ]
    head = [text(x + 4, 124, v, 10, "F2") for x, v in zip(XS, HEAD, strict=False)]
    (table,) = tables(banded(wide, (1, 3), *head), tmp_path)
    assert ["Bestand im Gemeindewald mit allen Flächen", "", "", ""] in [
        [cell.text for cell in row.cells] for row in table.rows
    ]
    assert all(row.spans for row in table.rows if row.cells[0].text.startswith("Bestand"))

from pathlib import Path

from ingest.block import Table
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import fill, text, write

ROWS = [
    ("Brand", "18", "22", "17", "4"),
    ("Sturm", "40", "31", "12", "9"),
    ("Hochwasser", "3", "–", "9", "1"),
]
XS = (70, 200, 260, 340, 400)
YEARS = [(70, 122, "Anlass"), (198, 122, "2022"), (258, 122, "2023"), (338, 122, "2022"), (398, 122, "2023")]
WIDE = [(230, 108, "Tag"), (365, 108, "Nacht")]


def tables(folder: Path, heads: list[tuple[float, float, str]], font: str = "F2") -> list[Table]:
    page = [fill(65, 96, 400, 31, 0.85), *(text(x, y, word, 10, font) for x, y, word in heads)]
    page += [text(x, 138 + 13 * r, v, 10) for r, row in enumerate(ROWS) for x, v in zip(XS, row, strict=True)]
    return [block for block in read_pdf(write(folder, "\n".join(page))).blocks if isinstance(block, Table)]


def values(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_shaded_block_above_rows_is_their_head(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, [*YEARS, *WIDE])
    assert table.header == ("Anlass", "Tag – 2022", "Tag – 2023", "Nacht – 2022", "Nacht – 2023")
    assert values(table) == [list(row) for row in ROWS]


def test_heads_of_two_lines_in_a_shaded_block_are_one(tmp_path: Path) -> None:
    upper = [(x, 108, word) for x, word in zip(XS, ("", "Dienst", "Dienst", "frei", "frei"), strict=True) if word]
    (table,) = tables(tmp_path, [*YEARS, *upper])
    assert table.header == ("Anlass", "Dienst 2022", "Dienst 2023", "frei 2022", "frei 2023")


def test_heads_not_in_the_middle_above_their_columns_head_nothing(tmp_path: Path) -> None:
    for heads in ([*YEARS, (210, 108, "Tag"), (365, 108, "Nacht")], [*YEARS[:4], *WIDE]):
        *_, table = tables(tmp_path, heads)
        assert table.header == ()
        assert values(table) == [list(row) for row in ROWS]


def test_a_shaded_block_that_is_not_bold_or_has_amounts_is_no_head(tmp_path: Path) -> None:
    for heads, font in (([*YEARS, *WIDE], "F1"), ([*YEARS[:4], (398, 122, "9,50"), *WIDE], "F2")):
        *_, table = tables(tmp_path, heads, font)
        assert table.header == ()
        assert values(table) == [list(row) for row in ROWS]

from pathlib import Path

from ingest.block import Block, Heading, ListBlock, Table
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import text, write

HEAD = ("Nr.", "Gegenstand", "Euro")
FEES = [
    ("1", "Abschriften", ""),
    ("1.1", "Abschrift einer Urkunde", "6,50"),
    ("1.2", "Abschrift aus einem Register", ""),
    ("", "a) je angefangene Seite, die das Amt", ""),
    ("", "selbst gefertigt hat", "3,00"),
    ("", "b) in allen anderen Fällen je nach dem", "12,00"),
    ("", "Wert der Sache", ""),
    ("2", "Auskunft", "gebührenfrei"),
    ("2.1", "Genehmigung eines Zauns", "10,00 bis 40,00"),
]


def page(lines: list[tuple[str, str, str]], top: float = 120, head: tuple[str, str, str] | None = HEAD) -> str:
    bold = [text(x, top - 18, value, 10, "F2") for x, value in zip((70, 120, 440), head or (), strict=False)]
    cells = [
        text(x, top + 13 * r, value, 10)
        for r, line in enumerate(lines)
        for x, value in zip((70, 120, 440), line, strict=True)
        if value
    ]
    return "\n".join([*bold, *cells])


def read(folder: Path, *pages: str) -> list[Block]:
    return list(read_pdf(write(folder, *pages)).blocks)


def values(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell.text for cell in row.cells] for row in block.rows]


def test_numbers_wrapped_texts_and_amounts_make_a_table(tmp_path: Path) -> None:
    (table,) = read(tmp_path, page(FEES))
    assert isinstance(table, Table)
    assert table.header == HEAD
    assert values(table) == [
        ["1", "Abschriften", ""],
        ["1.1", "Abschrift einer Urkunde", "6,50"],
        ["1.2", "Abschrift aus einem Register", ""],
        ["", "a) je angefangene Seite, die das Amt selbst gefertigt hat", "3,00"],
        ["", "b) in allen anderen Fällen je nach dem Wert der Sache", "12,00"],
        ["2", "Auskunft", "gebührenfrei"],
        ["2.1", "Genehmigung eines Zauns", "10,00 bis 40,00"],
    ]


def test_a_directory_goes_on_overleaf_below_its_head(tmp_path: Path) -> None:
    (table,) = read(tmp_path, page(FEES[:5]), page(FEES[5:], 80))
    assert values(table) == values(read(tmp_path, page(FEES))[0])


def test_amounts_need_no_head_and_may_end_at_the_right_edge(tmp_path: Path) -> None:
    fees = [("1", "Kopie", "0,50"), ("2", "Plan im Original", "14,00"), ("3", "Siegel des Amtes", "3,00")]
    numbers = "\n".join(text(460 - 5.56 * len(v), 120 + 13 * r, v, 10) for r, (_, _, v) in enumerate(fees))
    (table,) = read(tmp_path, page([(n, name, "") for n, name, _ in fees], head=None) + "\n" + numbers)
    assert isinstance(table, Table)
    assert table.header == ()
    assert values(table) == [list(row) for row in fees]


def test_contents_lists_and_falling_numbers_make_no_directory(tmp_path: Path) -> None:
    contents = [("1", "Ziele", "3"), ("1.1", "Wege", "4"), ("1.2", "Mittel", "9"), ("2", "Dank", "12")]
    assert not any(isinstance(block, Table) for block in read(tmp_path, page(contents, head=None)))
    items = [("1.", "für den ersten Hund", "84,00 Euro"), ("2.", "für den zweiten", "96,00 Euro")]
    blocks = read(tmp_path, page([*items, ("3.", "für jeden weiteren", "99,00 Euro")], head=None))
    assert [type(block) for block in blocks] == [ListBlock]
    falling = [("9", "Kopie", "0,50"), ("8", "Plan", "4,00"), ("7", "Siegel", "3,00")]
    assert not any(isinstance(block, Table) for block in read(tmp_path, page(falling, head=None)))


def test_a_heading_with_a_number_below_stays_outside(tmp_path: Path) -> None:
    below = text(70, 260, "3", 10, "F2") + "\n" + text(120, 260, "Weiteres", 10, "F2")
    blocks = read(tmp_path, page(FEES) + "\n" + below + "\n" + text(70, 290, "Es gilt das Gesetz.", 10))
    assert values(blocks[0])[-1][0] == "2.1"
    assert isinstance(blocks[1], Heading)

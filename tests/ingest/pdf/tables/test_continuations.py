from pathlib import Path

from ingest.block import Block, Paragraph, Table
from tests.ingest.pdf.factory import rule, text
from tests.ingest.pdf.tables.reading import read

HEAD = ("Schule", "Klasse", "Kinder")
FIRST = [("Amselweg", "1 a", "22"), ("", "1 b", "24"), ("Bachweg", "2 a", "19")]
SECOND = [("", "2 b", "21"), ("", "2 c", "20"), ("Turmstraße", "3", "18")]


def table(top: float, rows: list[tuple[str, ...]], head: tuple[str, ...] = HEAD) -> str:
    cells = [
        text(x, top + 14 + 15 * r, value, 10)
        for r, row in enumerate([head, *rows])
        for x, value in zip((70, 200, 330), row, strict=True)
        if value
    ]
    return "\n".join([*cells, *(rule(65, y, 400, y) for y in (top, top + 19, top + 21 + 15 * len(rows)))])


def halves(folder: Path, below: str, above: str, head: tuple[str, ...] = HEAD) -> list[Block]:
    first = "\n".join([text(70, 80, "Tabelle 2: Klassen"), table(90, FIRST), text(300, 170, below, 9)])
    return read(folder, first, "\n".join([text(70, 80, above), table(90, SECOND, head)]))


def test_the_halves_of_a_table_are_one_without_the_remarks_between(tmp_path: Path) -> None:
    (whole,) = halves(tmp_path, "Fortsetzung nächste Seite", "Tabelle 2 – Fortsetzung")
    assert isinstance(whole, Table)
    assert whole.header == HEAD
    names = ["Amselweg", "Amselweg", "Bachweg", "Bachweg", "Bachweg", "Turmstraße"]
    assert [row.cells[0].text for row in whole.rows] == names
    assert [row.cells[2].text for row in whole.rows] == ["22", "24", "19", "21", "20", "18"]
    assert [row.cells[0].marks[0].page for row in whole.rows] == [1, 1, 1, 2, 2, 2]


def test_the_remark_may_repeat_the_caption(tmp_path: Path) -> None:
    (whole,) = halves(tmp_path, "Fortsetzung auf Seite 2", "Tabelle 2: Klassen (Fortsetzung)")
    assert isinstance(whole, Table)
    assert whole.caption is not None
    assert whole.caption.text == "Tabelle 2: Klassen"


def test_a_caption_of_its_own_keeps_the_next_table_apart(tmp_path: Path) -> None:
    blocks = halves(tmp_path, "Fortsetzung nächste Seite", "Tabelle 3: Räume")
    assert [block.caption.text for block in blocks if isinstance(block, Table) and block.caption] == [
        "Tabelle 2: Klassen",
        "Tabelle 3: Räume",
    ]


def test_a_sentence_below_a_table_stays(tmp_path: Path) -> None:
    blocks = read(tmp_path, table(90, FIRST) + "\n" + text(70, 180, "Die Fortsetzung nächste Seite zeigt alle."))
    assert isinstance(blocks[-1], Paragraph)

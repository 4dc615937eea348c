"""Captions of tables."""

from ingest.pdf.lines import Line
from ingest.pdf.page import Box
from ingest.pdf.parts import DraftTable, Part, Piece
from ingest.pdf.tables.captions import take_captions


def caption(text: str, x: float, y: float) -> Piece:
    return Piece([Line(text, x, x + 5 * len(text), y - 8, y + 2, y, 10, False, False, 1)])


def draft(x0: float, x1: float, top: float = 120) -> DraftTable:
    return DraftTable(1, Box(x0, top, x1, top + 90), [])


def captions(*parts: Part) -> list[str]:
    return [
        " ".join(line.text for line in part.caption) if isinstance(part, DraftTable) else part.raw
        for part in take_captions(parts)
    ]


LEFT, RIGHT = "Tabelle 4: Zuzüge", "Tabelle 5: Fortzüge"


def test_tables_side_by_side_get_the_captions_above_them_in_any_order() -> None:
    left, right = caption(LEFT, 70, 110), caption(RIGHT, 320, 110)
    assert captions(left, right, draft(70, 250), draft(320, 500)) == [LEFT, RIGHT]
    assert captions(left, right, draft(320, 500), draft(70, 250)) == [RIGHT, LEFT]
    assert captions(left, draft(70, 250), right, draft(320, 500)) == [LEFT, RIGHT]


def test_captions_below_tables_side_by_side() -> None:
    left, right = caption(LEFT, 70, 225), caption(RIGHT, 320, 225)
    assert captions(draft(70, 250), draft(320, 500), left, right) == [LEFT, RIGHT]


def test_tables_below_one_another_keep_the_captions_next_to_them() -> None:
    upper, lower = caption(LEFT, 70, 110), caption(RIGHT, 70, 240)
    assert captions(upper, draft(70, 250), lower, draft(70, 250, 250)) == [LEFT, RIGHT]
    assert captions(upper, draft(70, 250), draft(70, 250, 220)) == [LEFT, ""]
    assert captions(caption(LEFT, 70, 110), draft(160, 400)) == [LEFT]

"""Captions: lines "Tabelle 3: …" above or below tables, and lines "Abbildung 3: …" of figures."""

import re
from collections.abc import Sequence

from ingest.language.captions import FIGURE, TABLE
from ingest.pdf.parts import DraftTable, Part, Piece

_FIGURE = re.compile(rf"{FIGURE}\s\d")
_CAPTION = re.compile(rf"(?:{TABLE}|Table)\s\w")


def is_caption(part: Part | None) -> bool:
    """Whether a part is a line "Tabelle 3: …"."""
    return isinstance(part, Piece) and bool(_CAPTION.match(part.raw)) and len(part.raw) < 250


def is_figure(piece: Piece) -> bool:
    """Whether a piece is a line "Abbildung 3: …" below or above a figure."""
    return bool(_FIGURE.match(piece.raw)) and len(piece.raw) < 250


def take_captions(parts: Sequence[Part]) -> list[Part]:
    """Parts with each line "Tabelle 3: …" beside a table made its caption: above or below, as the document does."""
    beside = [None, *parts, None]
    tables = [i for i, part in enumerate(beside) if isinstance(part, DraftTable)]
    above, below = (sum(is_caption(beside[i + step]) for i in tables) for step in (-1, 1))
    step = -1 if above >= below else 1
    gone: set[int] = set()
    for i in tables:
        table, k = beside[i], _caption_of(i, step, beside)
        caption = beside[k]
        if isinstance(table, DraftTable) and isinstance(caption, Piece) and is_caption(caption) and k not in gone:
            table.caption = caption.lines
            gone.add(k)
    return [part for i, part in enumerate(beside) if part is not None and i not in gone]


def _caption_of(i: int, step: int, parts: Sequence[Part | None]) -> int:
    """Index of what may be the caption of the table at ``i``: the part next to it in this direction.

    Tables side by side are read one after the other, their captions perhaps before them all: of several captions the
    nearest counts that shares the table's width.
    """
    table = parts[i]
    near = [k for k in range(*_run(i, parts)) if is_caption(parts[k])]
    if len(near) < 2 or not isinstance(table, DraftTable):
        return i + step
    own = [(gap, k) for k in near if (gap := _gap(table, parts[k], step)) is not None]
    return min(own)[1] if own else i + step


def _run(i: int, parts: Sequence[Part | None]) -> tuple[int, int]:
    """Start and end of the tables and captions that stand around a table without anything between them."""
    start, end = i, i + 1
    while start > 0 and (isinstance(parts[start - 1], DraftTable) or is_caption(parts[start - 1])):
        start -= 1
    while end < len(parts) and (isinstance(parts[end], DraftTable) or is_caption(parts[end])):
        end += 1
    return start, end


def _gap(table: DraftTable, caption: Part | None, step: int) -> float | None:
    """Points between a table and a caption above (``step`` -1) or below it; None where it is no caption of this one."""
    if not isinstance(caption, Piece) or caption.lines[0].page != table.page:
        return None
    x0, x1 = min(line.x0 for line in caption.lines), max(line.x1 for line in caption.lines)
    if x0 >= table.box.x1 or x1 <= table.box.x0:
        return None
    gap = table.box.top - caption.lines[-1].base if step < 0 else caption.lines[0].top - table.box.bottom
    return gap if gap > -caption.lines[0].size else None

"""Word tables: merged cells resolved, header rows by their mark, by their look or by content."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.block import Located, Table
from ingest.docx.names import Element, W, flag, value, whole
from ingest.docx.styles import Styles
from ingest.docx.tables.cells import Content
from ingest.tables.forms import is_form
from ingest.tables.grid import Cell, lay_out, to_table

_WRAPPERS = (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "moveTo")
_NO_LINE = (None, "nil", "none")
_LONGEST = 100
"""Characters up to which a cell set off by its look can be the head of a column."""

_MOST_HEADS = 3
"""Rows of heads that are told by their look, at most."""

_NO_FILL = ("AUTO", "FFFFFF")
_VALUE = re.compile(r"(?!(?:19|20)\d\d$)[\d\s.,%€±+–-]*\d[\d\s.,%€±+–-]*")


def inner(parent: Element, name: str) -> Iterator[Element]:
    """Children of a name, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from inner(child, name)


def rows_of(table: Element) -> list[Element]:
    """The rows that are shown: no deleted ones."""
    return [row for row in inner(table, "tr") if (p := row.find(W + "trPr")) is None or p.find(W + "del") is None]


def is_layout(table: Element) -> bool:
    """Whether a table is only a frame around text: a single column, or a single cell with text."""
    return all(len(list(inner(row, "tc"))) <= 1 for row in rows_of(table))


def is_aside(table: Element, styles: Styles) -> bool:
    """Whether a table only puts texts side by side, as in the head of a letter and above signatures.

    That is a single row without lines around it, whose first text has several lines or which holds a table.
    """
    rows = rows_of(table)
    if len(rows) != 1 or _is_ruled(table, styles):
        return False
    cells = [cell for cell in inner(rows[0], "tc") if any((node.text or "").strip() for node in cell.iter(W + "t"))]
    return bool(cells) and (_lines(cells[0]) > 1 or any(cell.find(f".//{W}tbl") is not None for cell in cells))


def _is_ruled(table: Element, styles: Styles) -> bool:
    properties = table.find(W + "tblPr")
    sides = [tc.find(W + "tcBorders") for tc in table.iter(W + "tcPr")]
    if any(value(side, name) not in _NO_LINE for side in sides for name in ("left", "right", "start", "end")):
        return True
    borders = properties.find(W + "tblBorders") if properties is not None else None
    if borders is not None:
        return any(line.get(W + "val") not in _NO_LINE for line in borders)
    return styles.is_ruled(value(properties, "tblStyle"))


def _lines(cell: Element) -> int:
    """How many lines of text a cell has."""
    filled = [p for p in inner(cell, "p") if any((node.text or "").strip() for node in p.iter(W + "t"))]
    return len(filled) + sum(br.get(W + "type") is None for p in filled for br in p.iter(W + "br"))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell in its column; ``hangs`` says that it goes on with the one above, ``bold`` and ``fill`` how it looks."""

    column: int
    cell: Cell
    hangs: bool = False
    bold: bool = False
    fill: str = ""


_Line = list[_Placed]


def data_table(table: Element, content_of: Callable[[Element, str], Content]) -> Table | None:
    """A table of data; ``content_of`` gives the content of a cell, knowing the row head. None when it is empty."""
    grid: list[_Line] = []
    head_rows = 0
    row_head = ""
    for number, row in enumerate(rows_of(table)):
        properties = row.find(W + "trPr")
        if flag(properties, "tblHeader") and head_rows == number:
            head_rows += 1
        column = whole(value(properties, "gridBefore"), 0) or 0
        line = [_Placed(0, Cell(Located(""), column))] if column else []
        for cell in inner(row, "tc"):
            described = cell.find(W + "tcPr")
            span = min(max(whole(value(described, "gridSpan"), 1) or 1, 1), 200)
            merge = described.find(W + "vMerge") if described is not None else None
            hangs = merge is not None and merge.get(W + "val") != "restart"
            content = Content(Located("")) if hangs else content_of(cell, row_head if column else "")
            if not column and not hangs:
                row_head = content.text.text
            fill = (value(described, "shd", "fill") or "").upper()
            fill = "" if fill in _NO_FILL else fill
            line.append(_Placed(column, Cell(content.text, span), hangs, content.bold, fill))
            column += span
        grid.append(line)
    rows = _merged(grid)
    made = to_table(rows, head_rows or None)
    shown = 0 if made is None or made.header or is_form(lay_out(rows, 0)) else _shown_heads(grid)
    return to_table(rows, shown) if shown else made


def _shown_heads(grid: Sequence[_Line]) -> int:
    """How many of the first rows are set off as heads, all bold or all filled, while the rows below are not.

    Names of groups of rows and a total in the last row may be set off like the heads.
    """
    rows = [[placed for placed in line if not placed.hangs] for line in grid]
    fill = rows[0][0].fill if rows and rows[0] else ""
    for is_set_off in (_is_bold, lambda row: bool(fill) and all(placed.fill == fill for placed in row)):
        flags = [is_set_off(row) for row in rows]
        count = next((number for number, set_off in enumerate(flags) if not set_off), 0)
        while count > 1 and len(_texts(rows[count - 1])) < 2:
            count -= 1
        below = [row for row, set_off in zip(rows[count:-1], flags[count:-1], strict=True) if set_off]
        if 0 < count <= _MOST_HEADS and all(len(_texts(row)) < 2 for row in below) and _are_heads(rows[:count]):
            return count
    return 0


def _is_bold(row: _Line) -> bool:
    filled = [placed for placed in row if placed.cell.text.text.strip()]
    return bool(filled) and all(placed.bold for placed in filled)


def _are_heads(rows: Sequence[_Line]) -> bool:
    """Whether the texts of rows can be heads of columns: more than a title, short, and no values but years."""
    texts = [text for row in rows for text in _texts(row)]
    several = any(len(_texts(row)) > 1 for row in rows)
    return several and all(len(text) <= _LONGEST and not _VALUE.fullmatch(text) for text in texts)


def _texts(row: _Line) -> list[str]:
    return [text for placed in row if (text := placed.cell.text.text.strip())]


def _merged(grid: Sequence[_Line]) -> list[list[Cell]]:
    """Cells that hang on the one above are taken out and counted as rows of that one."""
    heights: dict[tuple[int, int], int] = {}
    origin: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(grid):
        for placed in line:
            if placed.hangs and placed.column in origin:
                heights[origin[placed.column]] += 1
            else:
                origin[placed.column] = (number, placed.column)
                heights[number, placed.column] = 1
    return [
        [
            replace(placed.cell, rows=heights[number, placed.column])
            for placed in line
            if not placed.hangs or (number, placed.column) in heights
        ]
        for number, line in enumerate(grid)
    ]

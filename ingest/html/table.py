"""HTML tables: a grid with spans resolved, headers joined, layout tables told from tables of data."""

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from ingest.block import Located, Table
from ingest.html.names import ANY_HEADING, children
from ingest.tables.grid import Cell, to_table

_MAX_SPAN = 200
"""Columns or rows that one cell may cover."""


def own_rows(table: LexborNode) -> list[LexborNode]:
    """The rows of a table without those of tables inside it."""
    rows = []
    for child in children(table):
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += own_rows(child)
    return rows


def own_cells(row: LexborNode) -> list[LexborNode]:
    """The cells of a row."""
    return [child for child in children(row) if child.tag in ("td", "th")]


def is_layout(table: LexborNode) -> bool:
    """Whether a table only places its content: blocks in its cells, no header, or a single column."""
    rows = [own_cells(row) for row in own_rows(table)]
    widths = {len(cells) for cells in rows if cells}
    if not widths or max(widths) == 1:
        return True
    if table.css_first(ANY_HEADING) is not None or len(table.css("table")) > 1:
        return True
    if (table.attributes.get("role") or "") in ("presentation", "none"):
        return True
    headed = any(cell.tag == "th" for cells in rows for cell in cells)
    filled = [cell for cells in rows for cell in cells if (cell.text(deep=True) or "").strip()]
    if len(filled) <= 2 and any(cell.css_first("p,ul,ol,dl") is not None for cell in filled):
        return True
    long_cells = sum(len(cell.text(deep=True) or "") > 400 for cell in filled)
    return not headed and len(filled) > 0 and long_cells > len(filled) / 2


def data_table(table: LexborNode, text_of: Callable[[LexborNode], Located]) -> Table | None:
    """A table of data; None when it is empty."""
    caption = None
    head_rows = 0
    grid: list[list[Cell]] = []
    for child in children(table):
        if child.tag == "caption":
            caption = text_of(child)
    leading = True
    for row in own_rows(table):
        cells = [
            Cell(text_of(cell), _span(cell, "colspan"), _span(cell, "rowspan"), cell.tag == "th")
            for cell in own_cells(row)
        ]
        if not cells:
            continue
        grid.append(cells)
        in_head = row.parent is not None and row.parent.tag == "thead"
        all_heads = all(cell.head or not cell.text.text for cell in cells) and len(cells) > 1
        if len(grid) > 1 and not any(cell.text.text for cell in cells[1:]):
            all_heads = False  # the name of the rows below
        leading = leading and (in_head or all_heads)
        head_rows += leading
    return to_table(grid, head_rows, caption if caption and caption.text else None)


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), _MAX_SPAN) if value.strip().isdecimal() else 1

"""Tables of OpenDocument texts."""

from collections.abc import Callable

from ingest.block import Block, Heading, ListBlock, Located, Paragraph
from ingest.odt.names import TABLE, TEXT, Element, times
from ingest.tables.grid import Cell, to_table

_MAX_REPEAT, _MAX_SPAN = 50, 200
"""Columns that one cell may be repeated for, and cover."""

Content = Callable[[Element], list[Block]]
"""Gives the blocks in a cell."""


def table_blocks(element: Element, content: Content) -> list[Block]:
    """A table and what stands in its cells besides text; of a table that is only a frame, what stands in it."""
    rows: list[list[Cell]] = []
    blocks: list[Block] = []
    head_rows = 0
    for row in element.iter(TABLE + "table-row"):
        owner = next(row.iterancestors(TABLE + "table"), None)
        if owner is not element:
            continue
        cells = []
        for cell in row:
            if cell.tag != TABLE + "table-cell":
                continue
            inside = content(cell)
            blocks += inside
            count = min(times(cell, TABLE + "number-columns-repeated"), _MAX_REPEAT)
            columns = times(cell, TABLE + "number-columns-spanned")
            text = Located("\n".join(_plain(inside)))
            cells += [Cell(text, min(columns, _MAX_SPAN), times(cell, TABLE + "number-rows-spanned"))] * count
        parent = row.getparent()
        if parent is not None and parent.tag == TABLE + "table-header-rows":
            head_rows += 1
        rows.append(cells)
    if all(len(cells) <= 1 for cells in rows) or (not head_rows and _is_layout(element)):
        return blocks
    table = to_table(rows, head_rows or None)
    nested = [block for block in blocks if not isinstance(block, Paragraph | Heading | ListBlock)]
    return [*([table] if table else []), *nested]


def _is_layout(element: Element) -> bool:
    """Whether a table only places its content: a cell has text below a heading."""
    return any(heading.getnext() is not None and _has_text(heading) for heading in element.iter(TEXT + "h"))


def _has_text(element: Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _plain(blocks: list[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                lines.append(block.text.text)
            case ListBlock():
                lines += [item.printed for item in block.items]
    return lines

"""Tables of OpenDocument texts."""

from collections.abc import Callable

from lxml import etree

from ingest.block import Block, Heading, ListBlock, Located, Paragraph
from ingest.grid import Cell, to_table

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE = f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}"
_MAX_REPEAT = 50

Content = Callable[[etree._Element], list[Block]]
"""Gives the blocks in a cell."""


def table_blocks(element: etree._Element, content: Content) -> list[Block]:
    """A table and what stands in its cells besides text; of a table that is only a frame, what stands in it."""
    rows: list[list[Cell]] = []
    blocks: list[Block] = []
    head_rows = 0
    for row in element.iter(_TABLE + "table-row"):
        owner = next((a for a in row.iterancestors(_TABLE + "table")), None)
        if owner is not element:
            continue
        cells = []
        for cell in row:
            if cell.tag != _TABLE + "table-cell":
                continue
            inside = content(cell)
            blocks += inside
            count = min(_whole(cell, "number-columns-repeated"), _MAX_REPEAT)
            text = Located("\n".join(_plain(inside)))
            cells += [
                Cell(text, min(_whole(cell, "number-columns-spanned"), 200), _whole(cell, "number-rows-spanned"))
            ] * count
        parent = row.getparent()
        if parent is not None and parent.tag == _TABLE + "table-header-rows":
            head_rows += 1
        rows.append(cells)
    if all(len(cells) <= 1 for cells in rows) or (not head_rows and _is_layout(element)):
        return blocks
    table = to_table(rows, head_rows or None)
    nested = [block for block in blocks if not isinstance(block, Paragraph | Heading | ListBlock)]
    return [*([table] if table else []), *nested]


def _is_layout(element: etree._Element) -> bool:
    """Whether a table only places its content: a cell has text below a heading."""
    return any(heading.getnext() is not None and _has_text(heading) for heading in element.iter(_TEXT + "h"))


def _has_text(element: etree._Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _plain(blocks: list[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                lines.append(block.text.text)
            case ListBlock():
                lines += [f"{item.marker} {item.text.text}".strip() for item in block.items]
    return lines


def _whole(element: etree._Element, name: str) -> int:
    value = element.get(_TABLE + name) or "1"
    return max(int(value), 1) if value.isdecimal() and len(value) < 6 else 1

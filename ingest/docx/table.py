"""Word tables: merged cells resolved, header rows by their mark or by content."""

from collections.abc import Callable, Iterator

from ingest.block import Located, Table
from ingest.docx.names import Element, W, flag, value, whole
from ingest.grid import Cell, to_table

_WRAPPERS = (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "moveTo")


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


def data_table(table: Element, text_of: Callable[[Element], Located]) -> Table | None:
    """A table of data; ``text_of`` gives the text of a cell. None when it is empty."""
    grid: list[list[tuple[int, Cell, bool]]] = []
    head_rows = 0
    for number, row in enumerate(rows_of(table)):
        properties = row.find(W + "trPr")
        if flag(properties, "tblHeader") and head_rows == number:
            head_rows += 1
        column = whole(value(properties, "gridBefore"), 0) or 0
        line = [(0, Cell(Located(""), column), False)] if column else []
        for cell in inner(row, "tc"):
            described = cell.find(W + "tcPr")
            span = min(max(whole(value(described, "gridSpan"), 1) or 1, 1), 200)
            merge = described.find(W + "vMerge") if described is not None else None
            hangs = merge is not None and merge.get(W + "val") != "restart"
            line.append((column, Cell(Located("") if hangs else text_of(cell), span), hangs))
            column += span
        grid.append(line)
    return to_table(_merged(grid), head_rows or None)


def _merged(grid: list[list[tuple[int, Cell, bool]]]) -> list[list[Cell]]:
    """Cells that hang on the one above are taken out and counted as rows of that one."""
    heights: dict[tuple[int, int], int] = {}
    origin: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(grid):
        for column, _, hangs in line:
            if hangs and column in origin:
                heights[origin[column]] += 1
            else:
                origin[column] = (number, column)
                heights[number, column] = 1
    return [
        [
            Cell(cell.text, cell.columns, heights[number, column])
            for column, cell, hangs in line
            if not hangs or (number, column) in heights
        ]
        for number, line in enumerate(grid)
    ]

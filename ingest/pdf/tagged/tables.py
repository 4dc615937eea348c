"""The matrix of a tagged table: which column each cell stands in.

Browsers leave empty cells out of the tag tree. A row with fewer cells than the table has columns is laid out by where
its text stands, measured against the rows that are complete.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.pdf.lines import Line
from ingest.pdf.parts import DraftCell
from ingest.pdf.tagged.tags import Element

_ROW_GROUPS = frozenset(("THead", "TBody", "TFoot"))
_SLACK = 1.0  # points by which a text must reach into a column to stand in it

_Cells = dict[tuple[int, int], DraftCell]
_Extent = tuple[float, float]


@dataclass(slots=True)
class LaidOut:
    """A table in its columns; ``above`` and ``below`` hold the text of rows whose columns nothing tells."""

    matrix: list[list[DraftCell]]
    above: list[list[Line]] = field(default_factory=list)
    below: list[list[Line]] = field(default_factory=list)


def rows_and_others(table: Element) -> Iterator[Element]:
    """Rows of a table, groups of rows resolved, and whatever else stands in it (captions)."""
    for child in table.children:
        if isinstance(child, Element):
            if child.kind in _ROW_GROUPS:
                yield from rows_and_others(child)
            else:
                yield child


def lay_out(rows: Sequence[Element], lines_of: Callable[[Element], list[Line]]) -> LaidOut:
    """The cells of the rows in their columns; ``lines_of`` gives the text of a cell."""
    drafts = [[_draft(cell, lines_of) for cell in row.children if not isinstance(cell, int)] for row in rows]
    cells: _Cells = {}
    for r, row in enumerate(drafts):
        _fill(cells, r, row, len(rows))
    width = max((c for _, c in cells), default=-1) + 1
    short = {r for r in range(len(rows)) if any((r, c) not in cells for c in range(width))}
    loose: set[int] = set()
    if short:
        extents = _extents(cells, set(range(len(rows))) - short, width)
        cells = {}
        for r, row in enumerate(drafts):
            free = [c for c in range(width) if (r, c) not in cells]
            if sum(cell.column_span for cell in row) >= len(free):
                _fill(cells, r, row, len(rows))
            elif not _place(cells, r, [cell for cell in row if cell.lines], extents, free, len(rows)):
                loose.add(r)
    matrix = [[cells.get((r, c)) or DraftCell([]) for c in range(width)] for r in range(len(rows)) if r not in loose]
    first = next((r for r in range(len(rows)) if r not in loose), 0)
    texts = {r: [line for cell in drafts[r] for line in cell.lines] for r in sorted(loose)}
    return LaidOut(matrix, [t for r, t in texts.items() if r < first], [t for r, t in texts.items() if r > first])


def _draft(cell: Element | None, lines_of: Callable[[Element], list[Line]]) -> DraftCell:
    if cell is None:
        return DraftCell([])
    return DraftCell(lines_of(cell), cell.row_span, cell.column_span, head=cell.kind == "TH")


def _fill(cells: _Cells, r: int, row: Sequence[DraftCell], count: int) -> None:
    """Puts the cells of a row into its free columns from the left."""
    column = 0
    for cell in row:
        while (r, column) in cells:
            column += 1
        _put(cells, r, column, cell, count)
        column += cell.column_span


def _put(cells: _Cells, r: int, column: int, cell: DraftCell, count: int) -> None:
    for y in range(r, min(r + cell.row_span, count)):
        for x in range(column, column + cell.column_span):
            cells[(y, x)] = cell


def _extents(cells: _Cells, rows: set[int], width: int) -> list[_Extent | None]:
    """How far the text of each column reaches in complete rows; None where it has no text."""
    extents: list[_Extent | None] = []
    for c in range(width):
        own = [cells[(r, c)] for r in rows if cells[(r, c)].column_span == 1 and cells[(r, c)].lines]
        reaches = [_reach(cell) for cell in own]
        extents.append((min(x0 for x0, _ in reaches), max(x1 for _, x1 in reaches)) if reaches else None)
    return extents


def _reach(cell: DraftCell) -> _Extent:
    return min(line.x0 for line in cell.lines), max(line.x1 for line in cell.lines)


def _place(
    cells: _Cells,
    r: int,
    row: Sequence[DraftCell],
    extents: Sequence[_Extent | None],
    free: Sequence[int],
    count: int,
) -> bool:
    """Puts the cells of an incomplete row where their text stands; False when that is not certain."""
    if any(extent is None for extent in extents) or any(cell.column_span > 1 for cell in row):
        return False
    columns: list[int] = []
    for cell in row:
        x0, x1 = _reach(cell)
        met = [c for c, e in enumerate(extents) if e and min(x1, e[1]) - max(x0, e[0]) > _SLACK]
        if len(met) != 1 or met[0] not in free or (columns and met[0] <= columns[-1]):
            return False
        columns += met
    for column, cell in zip(columns, row, strict=True):
        _put(cells, r, column, cell, count)
    return True

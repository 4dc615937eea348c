"""Tables and diagram boxes of a page: words put into the cells of a ruled grid."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pdf.lines import Line, is_mark_behind, make_line
from ingest.pdf.neighbours import together
from ingest.pdf.page import Box, Word
from ingest.pdf.parts import DraftBox, DraftCell, DraftTable
from ingest.pdf.tables.bands import is_cut, is_mark
from ingest.pdf.tables.grid import Grid

_SPACER = 24.0  # an empty line or two at most part a table that is drawn in two, points
_NEAR = 40.0  # boxes of one diagram stand no further below the others, points
_LEVEL = 3.0  # borders of columns of one table stand at the same places within this distance, points


def cut_tables(words: list[Word], grids: list[Grid], page: int) -> tuple[list[Word], list[DraftTable], list[DraftBox]]:
    """Words outside grids in their order, and the tables and boxes made of the others, top to bottom."""
    owner: dict[int, tuple[int, int]] = {}
    for i, word in enumerate(words):
        key = _smallest_cell(grids, (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        if key is not None:
            owner[i] = key
    inside: dict[tuple[int, int], list[Word]] = {}
    for i, key in owner.items():
        inside.setdefault(key, []).append(words[i])
    tables: list[DraftTable] = []
    boxes: list[DraftBox] = []
    flow = [w for i, w in enumerate(words) if i not in owner]
    for g, grid in enumerate(grids):
        filled = {c: inside[(g, c)] for c in range(len(grid.cells)) if (g, c) in inside}
        if not filled:
            continue
        if _is_table(grid, filled):
            tables.append(_table(grid, filled, page))
        else:
            drafts = (DraftBox(grid.cells[c].box, cell_lines(filled[c], page)) for c in filled)
            boxes += [draft for draft in drafts if draft.lines]
    return flow, _whole_tables(tables, flow), _together(boxes)


def _whole_tables(tables: list[DraftTable], flow: Sequence[Word]) -> list[DraftTable]:
    """Tables from top to bottom, those drawn in two parts as one."""
    whole: list[DraftTable] = []
    for table in sorted(tables, key=lambda t: t.box.top):
        upper = next((t for t in whole if _goes_on(t, table, flow)), None)
        if upper is None:
            whole.append(table)
            continue
        upper.matrix += table.matrix
        upper.box = Box(upper.box.x0, upper.box.top, upper.box.x1, table.box.bottom)
    return whole


def _goes_on(upper: DraftTable, lower: DraftTable, flow: Sequence[Word]) -> bool:
    """Whether a table right below another has its columns and begins with a row like its last one, not like a head."""
    space = lower.box.top - upper.box.bottom
    if upper.columns != lower.columns or len(upper.matrix) < 2 or not 0 <= space < _SPACER:
        return False
    if any(abs(a - b) > _LEVEL for a, b in zip(upper.edges, lower.edges, strict=True)):
        return False
    first, last, below = ([cell.bold for cell in row] for row in (upper.matrix[0], upper.matrix[-1], lower.matrix[0]))
    free = not any(upper.box.bottom < (w.top + w.bottom) / 2 < lower.box.top for w in flow)
    return free and below == last != first and all(row[0].lines for row in (upper.matrix[-1], lower.matrix[0]))


def _together(boxes: list[DraftBox]) -> list[DraftBox]:
    """Boxes in reading order, those of one diagram (near one another) with one common place."""
    boxes.sort(key=lambda b: (round(b.box.top / 6), b.box.x0))
    for group in together(boxes, lambda group, box: box.box.top < max(b.box.bottom for b in group) + _NEAR):
        around = Box(
            min(b.box.x0 for b in group),
            min(b.box.top for b in group),
            max(b.box.x1 for b in group),
            max(b.box.bottom for b in group),
        )
        for box in group:
            box.around = around
    return boxes


def place_among(lines: Sequence[Line], box: Box) -> int:
    """Index of the line before which a table or box is read: as few lines as possible stand on the wrong side."""
    beside = [n.x0 < box.x1 and n.x1 > box.x0 for n in lines]
    wrong = sum(near and n.base < box.top for n, near in zip(lines, beside, strict=True))
    best, place = wrong, 0
    for i, (line, near) in enumerate(zip(lines, beside, strict=True)):
        if near:
            wrong += 1 if line.base > box.top else -1
        if wrong < best or (wrong == best and not near and place == i and line.base <= box.top):
            best, place = wrong, i + 1
    return place


def _is_frame(grid: Grid) -> bool:
    """A page border or the frame of a long text: its text stays in the flow."""
    return len(grid.cells) == 1 and grid.box.height > 150


def _smallest_cell(grids: list[Grid], x: float, y: float) -> tuple[int, int] | None:
    """Grid and cell that hold a point; boxes within boxes win over what surrounds them."""
    found = [
        (cell.box.area, g, c)
        for g, grid in enumerate(grids)
        if grid.box.holds(x, y, 1.0) and not _is_frame(grid)
        for c, cell in enumerate(grid.cells)
        if cell.box.holds(x, y, 0.5)
    ]
    return min(found)[1:] if found else None


def _is_table(grid: Grid, filled: dict[int, list[Word]]) -> bool:
    """Two columns and two rows of text in cells that tile the grid; empty rows between boxes tell a diagram."""
    if not grid.table or grid.columns < 2 or len(grid.cells) < 3:
        return False
    rows = {r for c in filled for r in range(grid.cells[c].row, grid.cells[c].row_end)}
    columns = {x for c in filled for x in range(grid.cells[c].column, grid.cells[c].column_end)}
    empty_rows = grid.rows - len(rows)
    wide = sum(1 for c in filled if grid.cells[c].column_end - grid.cells[c].column < grid.columns)
    return len(columns) > 1 and wide > 1 and empty_rows < max(2, 0.25 * grid.rows)


def _table(grid: Grid, filled: dict[int, list[Word]], page: int) -> DraftTable:
    blank = DraftCell([])
    matrix = [[blank] * grid.columns for _ in range(grid.rows)]
    edges = [grid.box.x0] * (grid.columns + 1)
    for i, cell in enumerate(grid.cells):
        lines = cell_lines(filled[i], page) if i in filled else []
        draft = DraftCell(lines, cell.row_end - cell.row, cell.column_end - cell.column, cell.head)
        edges[cell.column], edges[cell.column_end] = cell.box.x0, cell.box.x1
        for r in range(cell.row, cell.row_end):
            for c in range(cell.column, cell.column_end):
                matrix[r][c] = draft
    table = DraftTable(page, grid.box, matrix, tuple(edges))
    _drop_empty(table)
    return table


def _drop_empty(table: DraftTable) -> None:
    """Takes out rows and columns without any text of their own (double rulings, spacers)."""
    kept: list[list[DraftCell]] = []
    for row in table.matrix:
        if any(cell.lines and not (kept and any(cell is other for other in kept[-1])) for cell in row):
            kept.append(row)
            continue
        for cell in {id(cell): cell for cell in row}.values():
            cell.row_span -= 1
    table.matrix = kept
    keep = []
    for c in range(table.columns):
        cells = [row[c] for row in table.matrix]
        before = [row[c - 1] for row in table.matrix] if c else []
        if any(cell.lines for cell in cells) and (not c or any(a is not b for a, b in zip(cells, before, strict=True))):
            keep.append(c)
    edges = table.edges
    table.matrix = [[row[c] for c in keep] for row in table.matrix]
    table.edges = (*(edges[c] for c in keep), edges[-1])


def cell_lines(words: list[Word], page: int) -> list[Line]:
    """Lines of a cell by position, rotated words in their own direction."""
    upright = [w for w in words if w.angle in (0, 180)]
    turned = [w for w in words if w.angle in (90, 270)]
    lines: list[Line] = []
    marked = {
        id(mark): word for mark in upright for word in upright if is_mark_behind(word, mark) or is_mark(mark, word)
    }
    for group in _whole(_bands(upright, lambda w: marked.get(id(w), w).base, lambda w: w.x0)):
        lines.append(make_line(group, page))
    sign = 1 if turned and turned[0].angle == 90 else -1
    for group in _bands(turned, lambda w: sign * w.base, lambda w: -sign * (w.bottom if sign > 0 else w.top)):
        lines.append(make_line(group, page))
    return [line for line in lines if line.text]


def _whole(bands: list[list[Word]]) -> list[list[Word]]:
    """Lines with the mark behind a word that is cut at the line end put behind the rest of the word."""
    for above, below in pairwise(bands):
        if len(above) > 1 and is_mark(above[-1], above[-2]) and is_cut(above[:-1]) and below[0].text[0].islower():
            below.insert(1, replace(above.pop(), glue=True))
    return bands


def _bands(words: list[Word], across: Callable[[Word], float], along: Callable[[Word], float]) -> list[list[Word]]:
    def level(band: list[Word], word: Word) -> bool:
        return abs(across(word) - across(band[0])) < 0.5 * min(word.font.size, band[0].font.size)

    bands = together(sorted(words, key=across), level)
    for band in bands:
        band.sort(key=along)
    return bands

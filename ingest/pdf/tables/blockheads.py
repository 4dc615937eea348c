"""Heads of tables without rulings in a shaded block right above the rows, which looks like a table of its own."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.lines import split_cells
from ingest.pdf.page import Box, Word
from ingest.pdf.tables.bands import VALUE, YEAR, Band, bands_of, middle_of
from ingest.pdf.tables.grid import Cell, Grid
from ingest.pdf.tables.wideheads import Range, tiled

_NEAR = 1.0  # of the font size; a block is no further above the rows
_EDGE = 3.0  # a block ends at most this far inside the rows, points
_LINES = 4  # of heads
_SLACK = 0.5  # of the font size; the middle of a wide head is no further from that of its columns

_Row = list[Band]


def with_block_head(grid: Grid, blocks: Sequence[Grid], words: Sequence[Word]) -> tuple[Grid, Grid] | None:
    """A grid with the bold words of the block right above as its heads, and that block; None without such a block.

    Each line of the block must have its words above single columns, the first one may have heads over several.
    """
    for block in blocks:
        inside = [w for w in words if block.box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2, 1.0)]
        if inside and _is_above(block.box, grid.box, inside[0].font.size) and all(map(_is_head, inside)):
            xs = _borders(grid, block)
            rows = [split_cells(band) for band in bands_of(inside)]
            wide = _wide(rows, xs)
            if wide is not None:
                return _joined(grid, block, xs, rows, wide), block
    return None


def _is_above(block: Box, rows: Box, size: float) -> bool:
    beside = block.x0 < rows.x0 + _EDGE and block.x1 > rows.x1 - _EDGE
    return beside and -_EDGE < rows.top - block.bottom < _NEAR * size


def _is_head(word: Word) -> bool:
    return word.angle == 0 and word.font.bold and (bool(YEAR.fullmatch(word.text)) or not VALUE.fullmatch(word.text))


def _borders(grid: Grid, block: Grid) -> list[float]:
    xs = sorted({cell.box.x0 for cell in grid.cells})
    return [min(xs[0], block.box.x0), *xs[1:], max(grid.box.x1, block.box.x1)]


def _wide(rows: Sequence[_Row], xs: Sequence[float]) -> list[Range] | None:
    """The columns below each head of the first line, empty where each has one; None where the heads are unsure."""
    if len(rows) > _LINES:
        return None
    top, *rest = rows
    if _is_single(top, xs) and all(_places(row, xs) is not None for row in rest):
        return []
    if not rest or not _is_single(rest[0], xs) or any(_places(row, xs) is None for row in rest):
        return None
    heads = [(cell[0].x0, cell[-1].x1) for cell in top if cell[0].x0 > xs[1]]
    below = [(cell[0].x0, cell[-1].x1) for cell in rest[0] if cell[0].x0 > xs[1]]
    tiles = tiled(heads, below, _SLACK * top[0][0].font.size)
    return [(start + 1, end + 1) for start, end in tiles] if tiles else None


def _is_single(row: _Row, xs: Sequence[float]) -> bool:
    """Whether a line has one head above each column behind the first."""
    places = _places(row, xs)
    return places is not None and [c for c in places if c] == list(range(1, len(xs) - 1))


def _places(row: _Row, xs: Sequence[float]) -> list[int] | None:
    """The column of each cell of a line; None where one reaches over a border."""
    crossed = any(cell[0].x0 < x < cell[-1].x1 for cell in row for x in xs[1:-1])
    return None if crossed else [sum(cell[0].x0 >= x for x in xs[1:-1]) for cell in row]


def _joined(grid: Grid, block: Grid, xs: Sequence[float], rows: Sequence[_Row], wide: Sequence[Range]) -> Grid:
    """The grid with one row of heads before it, or two where the first of them has heads over several columns."""
    ys = [block.box.top, grid.box.top]
    if wide:
        ys.insert(1, (middle_of(rows[0][0]) + middle_of(rows[1][0])) / 2)
    count = len(ys) - 1
    columns = [(c, c + 1) for c in range(1, len(xs) - 1)]
    heads = [Cell(Box(xs[0], ys[0], xs[1], ys[-1]), 0, count, 0, 1, True)]
    heads += [
        Cell(Box(xs[c], ys[r], xs[end], ys[r + 1]), r, r + 1, c, end, True)
        for r in range(count)
        for c, end in (wide if wide and r == 0 else columns)
    ]
    body = [replace(cell, row=cell.row + count, row_end=cell.row_end + count) for cell in grid.cells]
    box = Box(xs[0], ys[0], xs[-1], grid.box.bottom)
    return Grid(box, (*heads, *body), grid.rows + count, grid.columns, True)

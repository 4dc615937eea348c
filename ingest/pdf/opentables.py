"""Tables without vertical rulings: lines or shaded rows give the rows, gaps in the text give the columns."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.bands import Band, bands_of, cell_text, filled_rows, is_tabular, numbered_rows, row_tops
from ingest.pdf.celltables import find_cell_tables
from ingest.pdf.grid import Cell, Grid
from ingest.pdf.page import Box, Shape, Word
from ingest.pdf.rulings import Ruling, join_rulings

_BIN = 2.0  # resolution of the search for gaps, points
_GAP = 7.0  # narrowest gap between columns, points
_SAME = 8.0  # rulings of one table begin and end within this distance, points
_MAX_COLUMNS = 14
_MAX_CELL = 160  # characters of a cell on average
_MAX_SHARE = 0.7  # of the page height; higher frames are head and foot rules of a page


def find_open_tables(
    words: Sequence[Word], horizontals: Sequence[Box], shapes: Sequence[Shape], grids: Sequence[Grid], height: float
) -> list[Grid]:
    """Grids for tables that rulings or shaded rows mark only across, outside the grids already found."""
    rulings = [r for r in join_rulings(horizontals, shapes) if not _inside(r, grids)]
    found = find_cell_tables(words, rulings)
    free = [(r.y, r.x0, r.x1) for r in rulings if r.x1 - r.x0 > 60 and not _inside(r, found)]
    for box, ys in _stacks(free):
        if 14 < box.height < _MAX_SHARE * height:
            inside = [w for w in words if w.angle == 0 and box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
            grid = _grid(inside, box, ys)
            if grid is not None:
                found.append(grid)
    return found


def _inside(ruling: Ruling, grids: Sequence[Grid]) -> bool:
    return any(grid.box.holds((ruling.x0 + ruling.x1) / 2, ruling.y, 3) for grid in grids)


def _stacks(rules: list[tuple[float, float, float]]) -> list[tuple[Box, list[float]]]:
    """Rulings of the same width below one another: their box and heights."""
    stacks: list[list[tuple[float, float, float]]] = []
    for rule in sorted(rules):
        for stack in stacks:
            if abs(stack[-1][1] - rule[1]) < _SAME and abs(stack[-1][2] - rule[2]) < _SAME:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    out = []
    for stack in stacks:
        ys = [stack[0][0]]
        for rule in stack[1:]:
            if rule[0] - ys[-1] > 3:
                ys.append(rule[0])
        if len(ys) > 1:
            out.append((Box(stack[0][1], ys[0], stack[0][2], ys[-1]), ys))
    return out


def _grid(words: list[Word], box: Box, ys: list[float]) -> Grid | None:
    bands = bands_of(words)
    if len(bands) < 2:
        return None
    xs = [box.x0, *_gaps(bands, box), box.x1]
    if not 3 <= len(xs) <= _MAX_COLUMNS + 1:
        return None
    rows = filled_rows(numbered_rows(bands, xs, ys) if len(ys) > 3 else row_tops(bands, xs, ys), bands)
    cells = tuple(
        Cell(Box(xs[c], rows[r], xs[c + 1], rows[r + 1]), r, r + 1, c, c + 1)
        for r in range(len(rows) - 1)
        for c in range(len(xs) - 1)
    )
    texts = [[cell_text(words, cell.box) for cell in cells if cell.row == r] for r in range(len(rows) - 1)]
    return Grid(box, cells, len(rows) - 1, len(xs) - 1, True) if is_tabular(texts, _MAX_CELL) else None


def _gaps(bands: list[Band], box: Box) -> list[float]:
    """Middles of the white strips that run down through nearly all bands."""
    bins = [0] * (int(box.width / _BIN) + 2)
    for band in bands:
        filled: set[int] = set()
        for word in band:
            filled.update(_span(word.x0, word.x1, box, len(bins)))
        for a, b in pairwise(band):
            if 0 < b.x0 - a.x1 < 0.7 * a.font.size:
                filled.update(_span(a.x1, b.x0, box, len(bins)))
        for place in filled:
            bins[place] += 1
    free = [count <= 0.08 * len(bands) for count in bins]
    gaps, start = [], None
    for i, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = i
        elif not is_free and start is not None:
            if start > 0 and i < len(free) - 1 and (i - start) * _BIN >= _GAP:
                gaps.append(box.x0 + (start + i) / 2 * _BIN)
            start = None
    return [x for x in gaps if any(w.x1 < x for band in bands for w in band) and x < max(b[-1].x0 for b in bands)]


def _span(x0: float, x1: float, box: Box, count: int) -> range:
    return range(max(0, int((x0 - box.x0) / _BIN)), max(0, min(count, int((x1 - box.x0) / _BIN) + 1)))

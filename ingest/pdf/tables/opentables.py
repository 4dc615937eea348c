"""Tables without vertical rulings: lines or shaded rows give the rows, gaps in the text give the columns."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.pdf.page import Box, Shape, Word
from ingest.pdf.tables.bands import (
    LEADERS,
    Band,
    bands_of,
    cell_text,
    is_cut,
    is_mark,
    is_tabular,
    is_unnamed,
    middle_of,
    number_columns,
    without_marks,
)
from ingest.pdf.tables.celltables import find_cell_tables
from ingest.pdf.tables.grid import Cell, Grid
from ingest.pdf.tables.rows import few_ruled_rows, filled_rows, numbered_rows
from ingest.pdf.tables.rulings import Ruling, join_rulings
from ingest.pdf.tables.stacks import stacks
from ingest.pdf.tables.wideheads import Range, wide_heads
from ingest.tables.groups import TOTAL

_BIN = 2.0  # resolution of the search for gaps, points
_GAP = 7.0  # narrowest gap between columns, points
_SAME = 8.0  # rulings of one table begin and end within this distance, points
_APART = 3.0  # rulings of one table stand further apart than this, points
_FEWEST = 3  # rows whose gaps tell columns without the head
_MAX_COLUMNS = 14  # more are a drawing or a form to be filled in
_MAX_CELL = 160  # characters of a cell on average
_MAX_SHARE = 0.7  # of the page height; higher frames may be head and foot rules of a page
_NAME = re.compile(r"[^\W\d_]{2}")


def find_open_tables(
    words: Sequence[Word], horizontals: Sequence[Box], shapes: Sequence[Shape], grids: Sequence[Grid], height: float
) -> list[Grid]:
    """Grids for tables that rulings or shaded rows mark only across, outside the grids already found."""
    rulings = [r for r in join_rulings(horizontals, shapes) if not _inside(r, grids)]
    found = find_cell_tables(words, rulings)
    free = [(r.y, r.x0, r.x1) for r in rulings if r.x1 - r.x0 > 60 and not _inside(r, found)]
    for box, ys in stacks(free, words):
        if box.height > 14:
            box = _with_marks(words, box)
            inside = _inside_of(words, box)
            grid = _grid(inside, box, ys, rulings)
            if grid is not None and (box.height < _MAX_SHARE * height or (len(ys) > 2 and _counts(grid, inside))):
                found.append(grid)
    return found


def _inside(ruling: Ruling, grids: Sequence[Grid]) -> bool:
    return any(grid.box.holds((ruling.x0 + ruling.x1) / 2, ruling.y, 3) for grid in grids)


def _inside_of(words: Sequence[Word], box: Box) -> list[Word]:
    return [w for w in words if w.angle == 0 and box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]


def _with_marks(words: Sequence[Word], box: Box) -> Box:
    """The box with the marks of notes that hang over its right edge."""
    inside = _inside_of(words, box)
    beside = [w for w in words if w.x0 > box.x1 - _GAP and w.x1 < box.x1 + 2 * _GAP and box.top < w.base < box.bottom]
    marks = [w.x1 for w in beside if any(is_mark(w, other) for other in inside)]
    return Box(box.x0, box.top, max([box.x1, *marks]), box.bottom)


def _counts(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a table has columns of numbers, each below a head; those of a table of contents have none."""
    texts = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        texts[cell.row][cell.column] = cell_text(words, cell.box)
    numbers = number_columns(texts[1:])
    headed = bool(numbers) and all(texts[0][c] for c in numbers)
    return headed and not any(LEADERS.search(text) for row in texts for text in row)


def _grid(words: list[Word], box: Box, ys: list[float], rulings: Sequence[Ruling]) -> Grid | None:
    words = without_marks(words)
    bands = bands_of(words)
    if len(bands) < 2:
        return None
    head = [band for band in bands if len(ys) > 2 and middle_of(band) < ys[1]]
    partial = [r for r in rulings if ys[0] + _APART < r.y < ys[1] - _APART and _within(r, box)]
    xs, wide = _columns(head, bands[len(head) :], box, partial)
    if not 3 <= len(xs) <= _MAX_COLUMNS + 1:
        return None
    rows = filled_rows(numbered_rows(bands, xs, ys) if len(ys) > 3 else few_ruled_rows(bands, xs, ys), bands)
    if wide:
        rows = [ys[0], wide[0], *(y for y in rows if y >= ys[1])]
    texts = [[cell_text(words, Box(a, top, b, bottom)) for a, b in pairwise(xs)] for top, bottom in pairwise(rows)]
    if not is_tabular(texts, _MAX_CELL):
        return None
    cells = _cells(xs, rows, wide[1] if wide else [], _group_ends(texts, rows, ys))
    return Grid(box, tuple(cells), len(rows) - 1, len(xs) - 1, True)


def _columns(
    head: Sequence[Band], body: Sequence[Band], box: Box, partial: Sequence[Ruling]
) -> tuple[list[float], tuple[float, list[Range]] | None]:
    """Borders of the columns, and what ``wide_heads`` tells.

    A head over several columns hides the gaps between them: those that only the rows below show are borders where
    numbers stand on either side and the head can be told.
    """
    xs = _without_torn_heads([box.x0, *_gaps([*head, *body], box), box.x1], head, body)
    if not head or len(body) < _FEWEST:
        return xs, None
    finer = [box.x0, *_gaps(body, box, head), box.x1]
    if len(finer) > len(xs) and _parts_numbers(finer, xs, body) and (wide := wide_heads(head, body, finer, partial)):
        return finer, wide
    return xs, wide_heads(head, body, xs, partial) if len(head) > 1 else None


def _without_torn_heads(xs: Sequence[float], head: Sequence[Band], body: Sequence[Band]) -> list[float]:
    """Borders without those that part a head where its words are spaced out: all rows are empty on the right of it.

    There the head goes on with a small letter, or ends in the middle of a word.
    """
    kept = list(xs[:1])
    for c, x in enumerate(xs[1:-1], 1):
        words = [[w for w in band if x <= (w.x0 + w.x1) / 2 < xs[c + 1]] for band in head]
        torn = [part for part in words if part and (part[0].text[0].islower() or is_cut(part))]
        if not torn or any(x <= (w.x0 + w.x1) / 2 < xs[c + 1] for band in body for w in band):
            kept.append(x)
    return [*kept, xs[-1]]


def _within(ruling: Ruling, box: Box) -> bool:
    """Whether a ruling leaves out some of the columns of a table."""
    inside = box.x0 - _SAME < ruling.x0 and ruling.x1 < box.x1 + _SAME
    return inside and ruling.x1 - ruling.x0 < box.width - _SAME


def _parts_numbers(finer: Sequence[float], xs: Sequence[float], body: Sequence[Band]) -> bool:
    """Whether the gaps that only the rows below the head leave stand between columns of numbers."""
    texts = [[cell_text(band, Box(a, 0, b, float("inf"))) for a, b in pairwise(finer)] for band in body]
    numbers = number_columns(texts)
    added = [c for c in range(1, len(finer) - 1) if all(abs(finer[c] - x) > _GAP for x in xs)]
    return bool(added) and all(c in numbers and c - 1 in numbers for c in added)


def _group_ends(texts: Sequence[Sequence[str]], rows: Sequence[float], ys: Sequence[float]) -> dict[int, int]:
    """For each row whose first cell names those below it, too, the one behind the last of them."""
    numbers = number_columns([row for row, top in zip(texts, rows, strict=False) if top >= ys[1] or len(ys) < 3])
    ends: dict[int, int] = {}
    named = None
    for r, row in enumerate(texts):
        if row[0] or rows[r] in ys or named is None:
            named = r if _NAME.search(row[0]) else None
        elif is_unnamed(row, numbers) and not any(TOTAL.match(text) for text in row):
            ends[named] = r + 1
        else:
            named = None
    return ends


def _cells(xs: Sequence[float], rows: Sequence[float], wide: Sequence[Range], groups: dict[int, int]) -> list[Cell]:
    """One cell in each place; heads over several columns, and names over several rows, are one in all of theirs.

    Where some heads are wide, the others reach down beside the ones below these.
    """
    cells: list[Cell] = []
    below = {c for start, end in wide for c in range(start, end)}
    for r in range(len(rows) - 1):
        c = 0
        while c < len(xs) - 1:
            end = next((end for start, end in wide if start == c), c + 1) if r == 0 else c + 1
            last = 2 if wide and r == 0 and c not in below else groups.get(r, r + 1) if c == 0 else r + 1
            covered = any(cell.row < r < cell.row_end and cell.column == c for cell in cells)
            if not covered:
                box = Box(xs[c], rows[r], xs[end], rows[last])
                cells.append(Cell(box, r, last, c, end, bool(wide) and r < 2))
            c = end
    return cells


def _gaps(bands: Sequence[Band], box: Box, head: Sequence[Band] = ()) -> list[float]:
    """Middles of the white strips that run down through nearly all bands, there where the head has the fewest words.

    In a first column that is nearly empty itself, since its texts name many rows each, only what is all white counts.
    """
    bins = _filled(bands, box)
    free = [count <= 0.08 * len(bands) for count in bins]
    above = _filled(head, box)
    gaps, start = [], None
    for i, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = i
        elif not is_free and start is not None:
            if start == 0 and any(bins[:i]):
                start = next(place for place in range(i, 0, -1) if bins[place - 1])
            if start > 0 and i < len(free) - 1 and (i - start) * _BIN >= _GAP:
                first, end = _emptiest(above, start, i)
                gaps.append(box.x0 + (first + end) / 2 * _BIN)
            start = None
    return [x for x in gaps if any(w.x1 < x for band in bands for w in band) and x < max(b[-1].x0 for b in bands)]


def _filled(bands: Sequence[Band], box: Box) -> list[int]:
    """How many bands have text in each bin from the left edge of a box to the right one."""
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
    return bins


def _emptiest(bins: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The longest run between two bins of those that are the least filled."""
    least = min(bins[start:end])
    runs = [list(run) for filled, run in groupby(range(start, end), lambda i: bins[i] == least) if filled]
    longest = max(runs, key=len)
    return longest[0], longest[-1] + 1


def _span(x0: float, x1: float, box: Box, count: int) -> range:
    return range(max(0, int((x0 - box.x0) / _BIN)), max(0, min(count, int((x1 - box.x0) / _BIN) + 1)))

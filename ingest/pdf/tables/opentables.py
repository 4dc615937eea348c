"""Tables without vertical rulings: lines or shaded rows give the rows, gaps in the text give the columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.page import Box, Shape, Word
from ingest.pdf.tables.bands import (
    LEADERS,
    VALUE,
    YEAR,
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
from ingest.pdf.tables.stacks import cut_at_text, stacks
from ingest.pdf.tables.whitestrips import NARROWEST, white_strips
from ingest.pdf.tables.wideheads import Level, head_cells, wide_heads
from ingest.tables.groups import TOTAL

_SAME = 8.0  # rulings of one table begin and end within this distance, points
_APART = 3.0  # rulings of one table stand further apart than this, points
_FEWEST = 3  # rows whose gaps tell columns without the head
_MAX_COLUMNS = 14  # more are a drawing or a form to be filled in
_MAX_CELL = 160  # characters of a cell on average
_MIN_HEIGHT = 14.0  # of a table, points
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
        whole = _table(words, box, ys, rulings, height)
        found += [whole] if whole is not None else _parts(words, box, ys, rulings, height)
    return found


def _parts(
    words: Sequence[Word], box: Box, ys: Sequence[float], rulings: Sequence[Ruling], height: float
) -> list[Grid]:
    """Tables between the texts that part a stack, where their heads are sure."""
    found: list[Grid] = []
    for part in cut_at_text(ys, box, words):
        if 2 < len(part) < len(ys):
            grid = _table(words, Box(box.x0, part[0], box.x1, part[-1]), part, rulings, height)
            if grid is not None and _is_headed(grid, _inside_of(words, grid.box)):
                found.append(grid)
    return found


def _table(words: Sequence[Word], box: Box, ys: list[float], rulings: Sequence[Ruling], height: float) -> Grid | None:
    if box.height <= _MIN_HEIGHT:
        return None
    box = _with_marks(words, box)
    inside = _inside_of(words, box)
    grid = _grid(inside, box, ys, rulings)
    low = box.height < _MAX_SHARE * height
    return grid if grid is not None and (low or (len(ys) > 2 and _counts(grid, inside))) else None


def _inside(ruling: Ruling, grids: Sequence[Grid]) -> bool:
    return any(grid.box.holds((ruling.x0 + ruling.x1) / 2, ruling.y, 3) for grid in grids)


def _inside_of(words: Sequence[Word], box: Box) -> list[Word]:
    return [w for w in words if w.angle == 0 and box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]


def _with_marks(words: Sequence[Word], box: Box) -> Box:
    """The box with the marks of notes that hang over its right edge."""
    inside = _inside_of(words, box)
    beside = [
        w
        for w in words
        if w.x0 > box.x1 - NARROWEST and w.x1 < box.x1 + 2 * NARROWEST and box.top < w.base < box.bottom
    ]
    marks = [w.x1 for w in beside if any(is_mark(w, other) for other in inside)]
    return Box(box.x0, box.top, max([box.x1, *marks]), box.bottom)


def _counts(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a table has columns of numbers, each below a head; those of a table of contents have none."""
    head, body = _texts(grid, words)
    numbers = number_columns(body)
    headed = bool(numbers) and all(any(row[c] for row in head) for c in numbers)
    return headed and not any(LEADERS.search(text) for row in (*head, *body) for text in row)


def _is_headed(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether the first row is sure to be a head: bold alone, or above columns of numbers and none itself."""
    edge = min(cell.box.bottom for cell in grid.cells if cell.row == 0)
    upper, lower = ([w for w in words if (middle_of([w]) < edge) is above] for above in (True, False))
    if all(w.font.bold for w in upper) and not all(w.font.bold for w in lower):
        return True
    head, _ = _texts(grid, words)
    return _counts(grid, words) and not any(VALUE.fullmatch(t) and not YEAR.fullmatch(t) for row in head for t in row)


def _texts(grid: Grid, words: Sequence[Word]) -> tuple[list[list[str]], list[list[str]]]:
    """The texts of the head and of the rows below; that of a wide head stands in each of its columns."""
    depth = max((cell.row_end for cell in grid.cells if cell.head), default=1)
    texts = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        texts[cell.row][cell.column : cell.column_end] = [cell_text(words, cell.box)] * (cell.column_end - cell.column)
    return texts[:depth], texts[depth:]


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
        rows = [ys[0], *(y for y, _ in wide), *(y for y in rows if y >= ys[1])]
    texts = [[cell_text(words, Box(a, top, b, bottom)) for a, b in pairwise(xs)] for top, bottom in pairwise(rows)]
    if not is_tabular(texts, _MAX_CELL):
        return None
    cells = _cells(xs, rows, wide, _group_ends(texts, rows, ys))
    return Grid(box, tuple(cells), len(rows) - 1, len(xs) - 1, True)


def _columns(
    head: Sequence[Band], body: Sequence[Band], box: Box, partial: Sequence[Ruling]
) -> tuple[list[float], list[Level]]:
    """Borders of the columns, and what ``wide_heads`` tells.

    A head over several columns hides the gaps between them: those that only the rows below show are borders where
    the head can be told, and rulings in it or numbers on either side show that they are.
    """
    xs = _without_torn_heads([box.x0, *white_strips([*head, *body], box), box.x1], head, body)
    if not head or len(body) < _FEWEST:
        return xs, []
    finer = [box.x0, *white_strips(body, box, head), box.x1]
    sure = len(finer) > len(xs) and (bool(partial) or _parts_numbers(finer, xs, body))
    if sure and (wide := wide_heads(head, body, finer, partial)):
        return finer, wide
    return xs, wide_heads(head, body, xs, partial) if len(head) > 1 else []


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
    added = [c for c in range(1, len(finer) - 1) if all(abs(finer[c] - x) > NARROWEST for x in xs)]
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


def _cells(xs: Sequence[float], rows: Sequence[float], wide: Sequence[Level], groups: dict[int, int]) -> list[Cell]:
    """One cell in each place; heads over several columns, and names over several rows, are one in all of theirs."""
    head = len(wide) + 1 if wide else 0
    cells = [
        Cell(Box(xs[c], rows[r], xs[c_end], rows[r_end]), r, r_end, c, c_end, True)
        for r, r_end, c, c_end in (head_cells(wide, len(xs) - 1) if wide else [])
    ]
    for r in range(head, len(rows) - 1):
        for c in range(len(xs) - 1):
            last = groups.get(r, r + 1) if c == 0 else r + 1
            if not any(cell.row < r < cell.row_end and cell.column == c for cell in cells):
                cells.append(Cell(Box(xs[c], rows[r], xs[c + 1], rows[last]), r, last, c, c + 1))
    return cells

"""Tables without any rulings: rows whose cells begin or end at the same places, with a column of numbers."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.lines import split_cells
from ingest.pdf.page import Box, Word
from ingest.pdf.tables.bands import LEADERS, VALUE, Band, bands_of, is_cut, middle_of
from ingest.pdf.tables.directories import find_directory
from ingest.pdf.tables.gapheads import find_heads
from ingest.pdf.tables.grid import Cell, Grid
from ingest.pdf.tables.wideheads import Range

_SAME = 2.0  # cells of one column begin or end within this distance, points
_FEWEST = 3  # rows, and columns
_STEP = 3.2  # of the font size; base lines of neighbouring rows are no further apart
_WRAP = 1.35  # of the font size; base lines of the lines of one cell are no further apart
_MAX_CELL = 60  # characters of a line of a cell; more is running text

_Row = list[Band]


def find_gap_tables(words: Sequence[Word], grids: Sequence[Grid]) -> list[Grid]:
    """Grids for tables that only gaps show, outside the grids already found.

    Running text in columns has gaps too, so much is asked for: three rows and columns without an empty cell, names in
    the first column and nothing but numbers in another one.
    """
    free = [w for w in words if w.angle == 0 and not any(_covers(grid, w) for grid in grids)]
    bands = bands_of(free)
    split = [split_cells(band) for band in bands]
    found: list[Grid] = []
    i = low = 0
    while i < len(bands):
        directory = find_directory(split, i, low)
        if directory is not None:
            found.append(directory[0])
            i = low = directory[1]
            continue
        lines = _fitting(split, i)
        rows = [row for row in lines if len(row) > 1]
        if len(rows) >= _FEWEST and _is_table(rows):
            grid = _grid(lines, *find_heads(split[:i], rows))
            if grid is not None:
                found.append(grid)
                i = low = i + len(lines)
                continue
        i += 1
    return found


def _covers(grid: Grid, word: Word) -> bool:
    return grid.box.holds((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2, 1.0)


def _fitting(split: Sequence[_Row], start: int) -> list[_Row]:
    """Rows from ``start`` on that have the columns of the first, and the further lines of their first cells."""
    first = split[start]
    lines = [first]
    if len(first) < _FEWEST:
        return []
    for row in split[start + 1 :]:
        size = row[0][0].font.size
        step = row[0][0].base - lines[-1][0][0].base
        if step > _STEP * size or not _alike(first, row):
            break
        near = step < _WRAP * size and (step < _row_step(lines) - 1 or _goes_on(lines[-1], row))
        wrapped = len(row) == 1 and near and _fits_first(row, first)
        if not wrapped and not (len(row) == len(first) and all(map(_aligned, row, first))):
            break
        lines.append(row)
    return lines


def _row_step(lines: Sequence[_Row]) -> float:
    """The smallest distance between rows, which the lines of one cell keep below."""
    full = [row for row in lines if len(row) > 1]
    return min((b[0][0].base - a[0][0].base for a, b in pairwise(full)), default=0.0)


def _goes_on(above: _Row, row: _Row) -> bool:
    """Whether the first cell of a row runs on in the line below: in the middle of a word, or in small letters."""
    return is_cut(above[0]) or row[0][0].text[0].islower()


def _alike(one: _Row, two: _Row) -> bool:
    a, b = one[0][0].font, two[0][0].font
    return abs(a.size - b.size) < 0.5 and a.bold == b.bold


def _fits_first(row: _Row, first: _Row) -> bool:
    return abs(row[0][0].x0 - first[0][0].x0) < _SAME and row[0][-1].x1 < first[1][0].x0


def _aligned(cell: Band, other: Band) -> bool:
    return min(abs(cell[0].x0 - other[0].x0), abs(cell[-1].x1 - other[-1].x1)) < _SAME


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether rows name something and give numbers for it; entries of a table of contents give rising pages."""
    columns = [[" ".join(w.text for w in cell) for cell in column] for column in zip(*rows, strict=True)]
    if any(len(text) > _MAX_CELL or LEADERS.search(text) for column in columns for text in column):
        return False
    numbers = [column for column in columns[1:] if all(VALUE.fullmatch(text) for text in column)]
    if not any(sum(any(c.isdecimal() for c in text) for text in column) >= _FEWEST for column in numbers):
        return False
    named = sum(any(c.isalpha() for c in text) for text in columns[0])
    small = sum(text[0].islower() or text.endswith("-") for column in columns for text in column)
    return named >= 0.7 * len(rows) and small <= 0.2 * len(rows) and not _are_contents(numbers, columns)


def _are_contents(numbers: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]) -> bool:
    last = columns[-1]
    pages = [int(text) for text in last if text.isdecimal()]
    return len(numbers) == 1 and numbers[0] is last and len(pages) == len(last) and pages == sorted(pages)


def _grid(lines: Sequence[_Row], heads: Sequence[_Row], wide: Sequence[Range]) -> Grid | None:
    """The grid of lines, whose borders run in the middle of the gaps; None where a column reaches into the next.

    ``wide`` are the columns below each cell of the uppermost head, empty where it has one cell above each column.
    """
    full = [*heads[bool(wide) :], *(row for row in lines if len(row) > 1)]
    columns = [[cell for cell in column if cell] for column in zip(*full, strict=True)]
    lefts = [min(cell[0].x0 for cell in column) for column in columns]
    rights = [max(cell[-1].x1 for cell in column) for column in columns]
    if any(right >= left for right, left in zip(rights, lefts[1:], strict=False)):
        return None
    xs = [lefts[0] - 1, *((right + left) / 2 for right, left in zip(rights, lefts[1:], strict=False)), rights[-1] + 1]
    every = [*heads, *lines]
    ys = [min(w.top for cell in every[0] for w in cell)]
    for above, below in pairwise(every):
        if len(below) > 1:
            ys.append((middle_of(above[-1]) + middle_of(below[-1])) / 2)
    ys.append(max(w.bottom for cell in lines[-1] for w in cell))
    cells = tuple(
        Cell(Box(xs[c], ys[r], xs[end], ys[r + 1]), r, r + 1, c, end, r < len(heads))
        for r in range(len(ys) - 1)
        for c, end in ((wide if wide and r == 0 else ()) or [(c, c + 1) for c in range(len(xs) - 1)])
    )
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), cells, len(ys) - 1, len(xs) - 1, True)

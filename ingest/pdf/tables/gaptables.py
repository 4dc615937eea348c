"""Tables without any rulings: rows whose cells begin or end at the same places, with a column of numbers."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.lines import split_cells
from ingest.pdf.page import Box, Word
from ingest.pdf.tables.bands import LEADERS, VALUE, Band, bands_of, is_cut, middle_of
from ingest.pdf.tables.blockheads import with_block_head
from ingest.pdf.tables.directories import find_directory
from ingest.pdf.tables.gapheads import are_labels, find_heads
from ingest.pdf.tables.grid import Cell, Grid
from ingest.pdf.tables.wideheads import Range

_SAME = 2.0  # cells of one column begin or end within this distance, points
_FEWEST = 3  # rows, and columns
_STEP = 3.2  # of the font size; base lines of neighbouring rows are no further apart
_WRAP = 1.35  # of the font size; base lines of the lines of one cell are no further apart
_MAX_CELL = 60  # characters of a line of a cell; more is running text

_Row = list[Band]


def find_gap_tables(words: Sequence[Word], grids: Sequence[Grid]) -> list[Grid]:
    """The grids already found, and those for tables outside them that only gaps show.

    Running text in columns has gaps too, so much is asked for: three rows and columns, names in the first column and
    nothing but numbers in another one. A grid found that holds the heads of such a table is part of it.
    """
    free = [w for w in words if w.angle == 0 and not any(_covers(grid, w) for grid in grids)]
    bands = bands_of(free)
    split = [split_cells(band) for band in bands]
    found = list(grids)
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
            heads, wide = find_heads(split[:i], [row for row in rows if all(row)])
            grid = _grid(lines, heads, wide)
            if grid is not None:
                joined = None if heads else with_block_head(grid, found, words)
                if joined is not None:
                    grid, block = joined
                    found.remove(block)
                found.append(grid)
                i = low = i + len(lines)
                continue
        i += 1
    return found


def _covers(grid: Grid, word: Word) -> bool:
    return grid.box.holds((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2, 1.0)


def _fitting(split: Sequence[_Row], start: int) -> list[_Row]:
    """Rows from ``start`` on that have the columns of the first, and the further lines of their first cells.

    A row with numbers may leave out cells, which are empty then, and may be bold as sums are.
    """
    first = split[start]
    lines = [first]
    if len(first) < _FEWEST:
        return []
    for row in split[start + 1 :]:
        size = row[0][0].font.size
        step = row[0][0].base - _filled(lines[-1])[0][0].base
        placed = _placed(row, first)
        if step > _STEP * size or not (_alike(first, row) or (placed and _is_sum(first, row))):
            break
        near = step < _WRAP * size and (step < _row_step(lines) - 1 or _goes_on(lines[-1], row))
        wrapped = len(row) == 1 and near and _fits_first(row, first)
        if not wrapped and not placed:
            break
        lines.append(row if wrapped else placed)
    return lines


def _placed(row: _Row, first: _Row) -> _Row:
    """The cells of a row in the columns of the first; nothing where one stands in none, or where few say little."""
    places = [next((c for c, other in enumerate(first) if _aligned(cell, other)), -1) for cell in row]
    full = len(row) == len(first) and all(map(_aligned, row, first))
    counted = any(_is_number(cell) for cell in row[1:])
    if not full and (-1 in places or places != sorted(set(places)) or not counted):
        return []
    cells = dict(zip(range(len(first)) if full else places, row, strict=True))
    return [cells.get(c, []) for c in range(len(first))]


def _is_number(cell: Band) -> bool:
    text = _text(cell)
    return any(c.isdecimal() for c in text) and bool(VALUE.fullmatch(text))


def _is_sum(first: _Row, row: _Row) -> bool:
    """Whether a row of numbers is bold below one that is not; years and counted columns head another table."""
    a, b = first[0][0].font, row[0][0].font
    numbers = [cell for cell in row[1:] if _is_number(cell)]
    return not a.bold and abs(a.size - b.size) < 0.5 and bool(numbers) and not are_labels(numbers)


def _filled(row: _Row) -> _Row:
    return [cell for cell in row if cell]


def _row_step(lines: Sequence[_Row]) -> float:
    """The smallest distance between rows, which the lines of one cell keep below."""
    full = [row for row in lines if len(row) > 1]
    return min((_filled(b)[0][0].base - _filled(a)[0][0].base for a, b in pairwise(full)), default=0.0)


def _goes_on(above: _Row, row: _Row) -> bool:
    """Whether the first cell of a row runs on in the line below: in the middle of a word, or in small letters."""
    return (bool(above[0]) and is_cut(above[0])) or row[0][0].text[0].islower()


def _alike(one: _Row, two: _Row) -> bool:
    a, b = one[0][0].font, two[0][0].font
    return abs(a.size - b.size) < 0.5 and a.bold == b.bold


def _fits_first(row: _Row, first: _Row) -> bool:
    return abs(row[0][0].x0 - first[0][0].x0) < _SAME and row[0][-1].x1 < first[1][0].x0


def _aligned(cell: Band, other: Band) -> bool:
    """Whether two cells begin or end at the same place; numbers may stand before their texts, ending at one place."""
    numbered = len(cell) > 1 and len(other) > 1 and cell[0].text.isdecimal() and other[0].text.isdecimal()
    starts = abs(cell[numbered].x0 - other[numbered].x0)
    return min(starts, abs(cell[0].x0 - other[0].x0), abs(cell[-1].x1 - other[-1].x1)) < _SAME


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether rows name something and give numbers for it; entries of a table of contents give rising pages."""
    columns = [[_text(cell) for cell in column if cell] for column in zip(*rows, strict=True)]
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
            ys.append((middle_of(_filled(above)[-1]) + middle_of(_filled(below)[-1])) / 2)
    ys.append(max(w.bottom for cell in lines[-1] for w in cell))
    cells = tuple(
        Cell(Box(xs[c], ys[r], xs[end], ys[r + 1]), r, r + 1, c, end, r < len(heads))
        for r in range(len(ys) - 1)
        for c, end in ((wide if wide and r == 0 else ()) or [(c, c + 1) for c in range(len(xs) - 1)])
    )
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), cells, len(ys) - 1, len(xs) - 1, True)


def _text(cell: Band) -> str:
    return " ".join(w.text for w in cell)

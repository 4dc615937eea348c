"""Heads over several columns: which columns a head such as "davon" above "männlich" and "weiblich" stands over."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from ingest.pdf.lines import split_cells
from ingest.pdf.page import Word
from ingest.pdf.tables.bands import Band, middle_of
from ingest.pdf.tables.rulings import Ruling

_LEVEL = 2.0  # rulings below wide heads stand at one height within this distance, points
_SLACK = 0.5  # of the font size; the middle of a wide head is no further from that of its columns

Extent = tuple[float, float]  # left and right edge
Range = tuple[int, int]  # first column, and the one behind the last
Level = tuple[float, list[Range]]  # lower edge of the wide heads of one height, and the columns below each


class HeadCell(NamedTuple):
    """A cell of a head: rows and columns as half-open ranges."""

    row: int
    row_end: int
    column: int
    column_end: int


def wide_heads(
    head: Sequence[Band], body: Sequence[Band], xs: Sequence[float], rulings: Sequence[Ruling]
) -> list[Level]:
    """The levels of heads over several columns from top to bottom; empty without any, or where one is unsure.

    ``rulings`` are those inside the head. They show what a wide head stands over; without them, a head must stand in
    the middle above its columns. Each of these has a head of its own below.
    """
    levels = _ruled(body, xs, rulings) if rulings else _centred(head, xs, _extents([*head, *body], xs))
    return levels if levels and _nested(levels) and _told(head, xs, levels) else []


def head_cells(levels: Sequence[Level], columns: int) -> list[HeadCell]:
    """The cells of a head with wide heads; the others reach down beside the ones below these, or begin above them."""
    cells: list[HeadCell] = []
    for row in range(len(levels) + 1):
        for column in range(columns):
            if any(c.row <= row < c.row_end and c.column <= column < c.column_end for c in cells):
                continue
            wide = ((k, a, b) for k, (_, ranges) in enumerate(levels) if k >= row for a, b in ranges if a <= column < b)
            last, start, end = next(wide, (len(levels), column, column + 1))
            cells.append(HeadCell(row, last + 1, start, end))
    return cells


def _nested(levels: Sequence[Level]) -> bool:
    """Whether each two wide heads stand side by side, or the lower one below a part of the upper one."""
    found = [(y, a, b) for y, ranges in levels for a, b in ranges]
    return all(
        b <= c or d <= a or (upper < lower and a <= c and d <= b and d - c < b - a)
        for (upper, a, b), (lower, c, d) in combinations(found, 2)
    )


def _told(head: Sequence[Band], xs: Sequence[float], levels: Sequence[Level]) -> bool:
    """Whether the texts of a head keep to its cells, and each wide head and each column below one has a text."""
    edges = [float("-inf"), *(y for y, _ in levels), float("inf")]
    strips = [[b for b in head if top <= middle_of(b) < bottom] for top, bottom in pairwise(edges)]
    cells = head_cells(levels, len(xs) - 1)
    for row, strip in enumerate(strips):
        inner = {c for cell in cells if cell.row <= row < cell.row_end for c in range(cell.column + 1, cell.column_end)}
        if any(c not in inner for band in strip for text in split_cells(band) for c in _crossed(text, xs)):
            return False
    columns = [{_column(w, xs) for band in strip for w in band} for strip in strips]
    named = all(
        any(cell.column <= c < cell.column_end for row in columns[cell.row : cell.row_end] for c in row)
        for cell in cells
        if cell.column_end - cell.column > 1
    )
    covered = all(
        any(c in row for row in columns[k + 1 :])
        for k, (_, ranges) in enumerate(levels)
        for a, b in ranges
        for c in range(a, b)
    )
    return named and covered


def tiled(texts: Sequence[Extent], columns: Sequence[Extent], slack: float) -> list[Range] | None:
    """The columns below each text, when in one way only each column lies below exactly one of them.

    A text over one column overlaps it, one over several stands in the middle above them.
    """
    ways = _ways(texts, columns, 0, slack)
    return ways[0] if len(ways) == 1 else None


def _ways(texts: Sequence[Extent], columns: Sequence[Extent], start: int, slack: float) -> list[list[Range]]:
    if not texts:
        return [[]] if start == len(columns) else []
    x0, x1 = texts[0]
    ways: list[list[Range]] = []
    for end in range(start + 1, len(columns) - len(texts) + 2):
        left, right = columns[start][0], columns[end - 1][1]
        centred = abs(x0 + x1 - left - right) / 2 <= slack
        if (x0 < right and x1 > left) if end == start + 1 else centred:
            ways += [[(start, end), *way] for way in _ways(texts[1:], columns, end, slack)]
    return ways


def _ruled(body: Sequence[Band], xs: Sequence[float], rulings: Sequence[Ruling]) -> list[Level]:
    extents = _extents(body, xs)
    levels: list[Level] = []
    for ruling in sorted(rulings, key=lambda r: r.y):
        under = [c for c, (a, b) in enumerate(extents) if min(b, ruling.x1) - max(a, ruling.x0) > 0.5 * (b - a)]
        if len(under) > 1:
            if not levels or ruling.y - levels[-1][0] > _LEVEL:
                levels.append((ruling.y, []))
            levels[-1][1].append((under[0], under[-1] + 1))
    return levels


def _centred(head: Sequence[Band], xs: Sequence[float], extents: Sequence[Extent]) -> list[Level]:
    wide = [i for i, band in enumerate(head) if any(_crossed(cell, xs) for cell in split_cells(band))]
    if not wide or wide[-1] + 1 == len(head):
        return []
    last, below = head[wide[-1]], head[wide[-1] + 1]
    border = (middle_of(last) + middle_of(below)) / 2
    slack = _SLACK * last[0].font.size
    if wide == [0]:
        cells = [(cell[0].x0, cell[-1].x1) for cell in split_cells(last)]
        skipped = 0 if cells[0][0] < xs[1] else 1
        tiles = tiled(cells, extents[skipped:], slack)
        if tiles is not None:
            return _level(border, [(a + skipped, b + skipped) for a, b in tiles if b - a > 1])
    ranges: list[Range] = []
    for cell in (cell for i in wide for cell in split_cells(head[i])):
        crossed = _crossed(cell, xs)
        if crossed and (found := (crossed[0] - 1, crossed[-1] + 1)) not in ranges:
            left, right = extents[found[0]][0], extents[found[1] - 1][1]
            if abs(cell[0].x0 + cell[-1].x1 - left - right) / 2 > slack:
                return []
            ranges.append(found)
    return _level(border, ranges)


def _level(border: float, ranges: list[Range]) -> list[Level]:
    return [(border, ranges)] if ranges else []


def _extents(bands: Sequence[Band], xs: Sequence[float]) -> list[Extent]:
    """How far the texts of each column reach; those over several columns do not count."""
    found = list[Extent]()
    for left, right in pairwise(xs):
        cells = [cell for band in bands for cell in split_cells(band) if not _crossed(cell, xs)]
        inside = [cell for cell in cells if left <= (cell[0].x0 + cell[-1].x1) / 2 < right]
        found.append((min((c[0].x0 for c in inside), default=left), max((c[-1].x1 for c in inside), default=right)))
    return found


def _crossed(cell: Sequence[Word], xs: Sequence[float]) -> list[int]:
    """Borders between columns that a text reaches across, by their number."""
    return [c for c in range(1, len(xs) - 1) if cell[0].x0 < xs[c] < cell[-1].x1]


def _column(word: Word, xs: Sequence[float]) -> int:
    return sum((word.x0 + word.x1) / 2 >= x for x in xs[1:-1])

"""Heads over several columns: which columns a head such as "davon" above "männlich" and "weiblich" stands over."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.lines import split_cells
from ingest.pdf.page import Word
from ingest.pdf.tables.bands import Band, middle_of
from ingest.pdf.tables.rulings import Ruling

_LEVEL = 2.0  # rulings below wide heads stand at one height within this distance, points
_SLACK = 0.5  # of the font size; the middle of a wide head is no further from that of its columns

Extent = tuple[float, float]  # left and right edge
Range = tuple[int, int]  # first column, and the one behind the last


def wide_heads(
    head: Sequence[Band], body: Sequence[Band], xs: Sequence[float], rulings: Sequence[Ruling]
) -> tuple[float, list[Range]] | None:
    """The lower edge of the heads over several columns, and these columns; None without any, or where one is unsure.

    ``rulings`` are those inside the head. They show what a wide head stands over; without them, a head must stand in
    the middle above its columns. Each of these has a head of its own below.
    """
    found = _ruled(body, xs, rulings) if rulings else _centred(head, xs, _extents([*head, *body], xs))
    if found is None:
        return None
    border, ranges = found
    upper, lower = ([band for band in head if (middle_of(band) < border) is above] for above in (True, False))
    inner = {c for start, end in ranges for c in range(start + 1, end)}
    crossed = [c for band in upper for cell in split_cells(band) for c in _crossed(cell, xs)]
    sure = all(c in inner for c in crossed) and not any(_crossed(cell, xs) for b in lower for cell in split_cells(b))
    covered = all(any(_column(w, xs) == c for band in lower for w in band) for a, b in ranges for c in range(a, b))
    named = all(any(a <= _column(w, xs) < b for band in upper for w in band) for a, b in ranges)
    return (border, ranges) if ranges and sure and covered and named else None


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


def _ruled(body: Sequence[Band], xs: Sequence[float], rulings: Sequence[Ruling]) -> tuple[float, list[Range]] | None:
    y = rulings[0].y
    if any(abs(r.y - y) > _LEVEL for r in rulings):
        return None
    extents = _extents(body, xs)
    ranges: list[Range] = []
    for ruling in rulings:
        under = [c for c, (a, b) in enumerate(extents) if min(b, ruling.x1) - max(a, ruling.x0) > 0.5 * (b - a)]
        if under:
            ranges.append((under[0], under[-1] + 1))
    return y, [(start, end) for start, end in ranges if end - start > 1]


def _centred(head: Sequence[Band], xs: Sequence[float], extents: Sequence[Extent]) -> tuple[float, list[Range]] | None:
    wide = [i for i, band in enumerate(head) if any(_crossed(cell, xs) for cell in split_cells(band))]
    if not wide or wide[-1] + 1 == len(head):
        return None
    last, below = head[wide[-1]], head[wide[-1] + 1]
    border = (middle_of(last) + middle_of(below)) / 2
    slack = _SLACK * last[0].font.size
    if wide == [0]:
        cells = [(cell[0].x0, cell[-1].x1) for cell in split_cells(last)]
        skipped = 0 if cells[0][0] < xs[1] else 1
        tiles = tiled(cells, extents[skipped:], slack)
        if tiles is not None:
            return border, [(a + skipped, b + skipped) for a, b in tiles if b - a > 1]
    ranges: list[Range] = []
    for cell in (cell for i in wide for cell in split_cells(head[i])):
        crossed = _crossed(cell, xs)
        if crossed and (found := (crossed[0] - 1, crossed[-1] + 1)) not in ranges:
            left, right = extents[found[0]][0], extents[found[1] - 1][1]
            if abs(cell[0].x0 + cell[-1].x1 - left - right) / 2 > slack:
                return None
            ranges.append(found)
    return border, ranges


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

"""Tables whose style draws the borders of columns in every second row only: the others get them, too."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.lines import split_cells
from ingest.pdf.page import Box, PageContent, Shape, Word
from ingest.pdf.tables.bands import Band, bands_of
from ingest.pdf.tables.grid import SNAP, Rule, components, merge_rules

_MOST = 1_000  # rulings of a page
_FEWEST = 2  # rows with the borders of columns, and as many without
_DRAWN = 0.6  # of the height of a row, at least, is a border of its columns drawn
_LOWEST, _HIGHEST = 8.0, 80.0  # height of a shaded cell, points
_WHITE = 251  # a lighter colour is none
_TILED = 0.97  # of a strip, at least, is covered by its shaded cells

_Row = tuple[float, float]  # upper and lower edge


def missing_rulings(content: PageContent, words: Sequence[Word]) -> tuple[list[Box], list[Box]]:
    """Rulings across and down that complete tables with borders of columns in every second row only.

    A row without borders gets them where its texts stand between them. A shaded head, below which no ruling is drawn,
    has those at the edges of its cells.
    """
    horizontals: list[Box] = []
    verticals: list[Box] = []
    if len(content.horizontals) + len(content.verticals) > _MOST:
        return horizontals, verticals
    across = merge_rules([(b.top, b.x0, b.x1) for b in content.horizontals])
    down = merge_rules([(b.x0, b.top, b.bottom) for b in content.verticals])
    for level, upright in components(across, down):
        x0, x1 = min(r[1] for r in level), max(r[2] for r in level)
        ys = [y for y, start, end in level if start < x0 + 2 * SNAP and end > x1 - 2 * SNAP]
        inner = [r for r in upright if x0 + 2 * SNAP < r[0] < x1 - 2 * SNAP]
        xs = _borders(list(pairwise(ys)), inner)
        if not xs:
            continue
        shaded = _strips(content.shapes, Box(x0, ys[0], x1, ys[-1]))
        horizontals += [Box(s.x0, y, s.x1, y) for s in shaded for y in (s.top, s.bottom)]
        sides = [(x, s.top, s.bottom) for s in shaded for x in (s.x0, s.x1) if x0 + SNAP < x < x1 - SNAP]
        inside = [w for w in words if w.angle == 0 and x0 < (w.x0 + w.x1) / 2 < x1]
        edges = sorted([*ys, *(y for s in shaded for y in (s.top, s.bottom))])
        for row in pairwise(edges):
            if not _drawn(row, [*inner, *sides]) and _fits(row, xs, inside):
                sides += [(x, *row) for x in xs]
        verticals += [Box(x, top, x, bottom) for x, top, bottom in sides]
    return horizontals, verticals


def _borders(rows: Sequence[_Row], inner: Sequence[Rule]) -> list[float]:
    """Places of the borders between columns; empty unless all are drawn in some rows, and none in those beside."""
    drawn = [_drawn(row, inner) for row in rows]
    kinds = [xs for xs in drawn if xs]
    same = all(len(xs) == len(kinds[0]) and not any(_is_new(x, kinds[0]) for x in xs) for xs in kinds)
    turns = not any(a and b for a, b in pairwise(drawn))
    return kinds[0] if turns and same and min(len(kinds), len(drawn) - len(kinds)) >= _FEWEST else []


def _drawn(row: _Row, inner: Sequence[Rule]) -> list[float]:
    top, bottom = row
    return [x for x, start, end in inner if min(end, bottom) - max(start, top) > _DRAWN * (bottom - top)]


def _is_new(place: float, places: Sequence[float]) -> bool:
    return all(abs(place - other) > 2 * SNAP for other in places)


def _strips(shapes: Sequence[Shape], table: Box) -> list[Box]:
    """Shaded cells that side by side fill strips of the width of a table."""
    boxes = {s.box for s in shapes if not s.image and min(s.colour[:3]) < _WHITE and _is_cell(s.box, table)}
    strips: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (b.top, -b.height)):
        if strips and box.top < max(b.bottom for b in strips[-1]) - SNAP:
            strips[-1].append(box)
        else:
            strips.append([box])
    return [box for strip in strips if _fills(strip, table) for box in strip]


def _is_cell(box: Box, table: Box) -> bool:
    inside = table.holds(box.x0, box.top, 2 * SNAP) and table.holds(box.x1, box.bottom, 2 * SNAP)
    return inside and _LOWEST < box.height < _HIGHEST


def _fills(strip: Sequence[Box], table: Box) -> bool:
    height = max(b.bottom for b in strip) - min(b.top for b in strip)
    return _TILED < sum(b.area for b in strip) / (height * table.width) < 2 - _TILED


def _fits(row: _Row, xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether the texts of a row stand between borders, more than a space apart; a line fills most of the columns."""
    lines = bands_of([w for w in words if row[0] < (w.top + w.bottom) / 2 < row[1]])
    cells = [cell for line in lines for cell in split_cells(line)]
    filled = [_columns(line, xs) for line in lines]
    most = max(filled, key=len, default=set[int]())
    parted = all(len(_columns(cell, xs)) == 1 for cell in cells) and not any(_crosses(w, xs) for c in cells for w in c)
    return parted and len(most) > max(1, len(xs) / 2) and all(columns <= most for columns in filled)


def _columns(band: Band, xs: Sequence[float]) -> set[int]:
    return {sum((w.x0 + w.x1) / 2 > x for x in xs) for w in band}


def _crosses(word: Word, xs: Sequence[float]) -> bool:
    return any(word.x0 < x < word.x1 for x in xs)

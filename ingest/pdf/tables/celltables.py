"""Tables whose rulings across are drawn cell by cell: where the pieces meet from row to row, the columns meet."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.page import Box, Word
from ingest.pdf.tables.bands import Band, bands_of, cell_text, is_tabular, middle_of
from ingest.pdf.tables.grid import Cell, Grid
from ingest.pdf.tables.rows import filled_rows, numbered_rows, row_tops
from ingest.pdf.tables.rulings import Ruling

_SAME = 4.0  # rulings of one table begin and end, and their pieces meet, within this distance, points
_DOUBLE = 3.0  # rulings closer than this are one, points
_MAX_COLUMNS = 14  # more are a drawing or a form to be filled in
_MAX_CELL = 400  # characters of a cell on average; more is running text
_SPACE = 0.7  # of the font size; a wider gap parts cells
_WIDE_ROW = 2.6  # of the font size; a row of one wide cell is no higher
_HEAD_PAD = 10.0  # a ruling inside a head is no further from the top of the row below it, points
_EDGE = 12.0  # a heading begins at most this far inside its ruling, points
_LARGER = 1.08  # of the font size of rows; a heading below them is larger
_CROSS = 1.5  # a word across a border reaches this far to either side, points


def find_cell_tables(words: Sequence[Word], rulings: Sequence[Ruling]) -> list[Grid]:
    """Grids for tables in whose rulings the borders of cells show."""
    bands = bands_of([w for w in words if w.angle == 0])
    grids: list[Grid] = []
    for stack in _stacks(rulings):
        for part in _parts(stack, bands):
            part = _without_titles(part, bands)
            xs = _borders(part)
            if len(xs) < 3 or len(xs) > _MAX_COLUMNS + 1 or any(g.box.holds(xs[1], part[0].y) for g in grids):
                continue
            grid = _grid(xs, part, rulings, bands)
            if grid is not None:
                grids.append(grid)
    return grids


def _stacks(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Rulings of the same width below one another that show borders of cells, the widest first."""
    stacks: list[list[Ruling]] = []
    for ruling in rulings:
        for stack in stacks:
            if abs(stack[-1].x0 - ruling.x0) < _SAME and abs(stack[-1].x1 - ruling.x1) < _SAME:
                stack.append(ruling)
                break
        else:
            stacks.append([ruling])
    drawn = [stack for stack in stacks if sum(bool(r.ends) for r in stack) > 1]
    return sorted(drawn, key=lambda stack: stack[0].x0 - stack[0].x1)


def _parts(stack: Sequence[Ruling], bands: Sequence[Band]) -> list[list[Ruling]]:
    """A stack cut where running text lies between two rulings or their borders do not agree."""
    parts = [[stack[0]]]
    for i, (above, below) in enumerate(pairwise(stack)):
        drawn = [r.ends for r in parts[-1] if r.ends]
        further = [r.ends for r in stack[i + 1 :] if r.ends]
        known = max([*(drawn or further[:1]), below.ends], key=len)
        agree = all(_among(ends, known) for ends in (*drawn, below.ends))
        between = _within(bands, Box(above.x0, above.y, above.x1, below.y))
        titled = not drawn and any(not _alike(between[-1], band) for band in between)
        low = below.y - above.y if drawn and further else 0.0
        if agree and not titled and not _running(between, known, low):
            parts[-1].append(below)
        else:
            parts.append([below])
    return parts


def _without_titles(part: list[Ruling], bands: Sequence[Band]) -> list[Ruling]:
    """Rulings without those that underline a heading below the table."""
    while len(part) > 3 and not part[-1].ends:
        rows = [_within(bands, Box(a.x0, a.y, a.x1, b.y)) for a, b in pairwise(part[-3:])]
        if not rows[0] or len(rows[1]) != 1 or not _is_title(rows[1][0], rows[0][-1], part[-1]):
            break
        part = part[:-1]
    return part


def _is_title(band: Band, row: Band, ruling: Ruling) -> bool:
    """Whether one text from the left edge is no row: larger, or bold and not set in as cells are.

    A bold line of their size in line with them may name the rows below it.
    """
    apart = any(b.x0 - a.x1 > _SPACE * a.font.size for a, b in pairwise(band))
    larger = band[0].font.size > _LARGER * row[0].font.size
    bold = band[0].font.bold and not row[0].font.bold and band[0].x0 < row[0].x0 - 1
    return not apart and band[0].x0 - ruling.x0 < _EDGE and (larger or bold)


def _among(ends: Sequence[float], known: Sequence[float]) -> bool:
    return all(any(abs(end - x) < _SAME for x in known) for end in ends)


def _within(bands: Sequence[Band], box: Box) -> list[Band]:
    cut = ([w for w in band if box.holds((w.x0 + w.x1) / 2, middle_of(band))] for band in bands)
    return [band for band in cut if band]


def _alike(one: Band, two: Band) -> bool:
    """Whether two lines may belong to one row: a title above a head is larger, or bold where the head is not."""
    a, b = one[0].font, two[0].font
    return abs(a.size - b.size) <= 0.05 * a.size and a.bold == b.bold


def _running(bands: Sequence[Band], borders: Sequence[float], height: float) -> bool:
    """Whether text runs on from the first column over the next border.

    One line alone may be a cell over all columns where the row is low; ``height`` is 0 outside a table.
    """
    running = [band for band in bands if borders and _runs_through(band, borders)]
    return bool(running) and (len(bands) > 1 or height > _WIDE_ROW * running[0][0].font.size)


def _runs_through(band: Band, borders: Sequence[float]) -> bool:
    return band[0].x0 < borders[0] and _runs_over(band, borders[0]) and any(_crosses(band, x) for x in borders)


def _runs_over(band: Band, border: float) -> bool:
    """Whether a word, or two with no more than a space between, reach across a border."""
    if _crosses(band, border):
        return True
    left = max((w for w in band if w.x1 <= border + _CROSS), key=lambda w: w.x1, default=None)
    right = min((w for w in band if w.x0 >= border - _CROSS), key=lambda w: w.x0, default=None)
    return left is not None and right is not None and right.x0 - left.x1 < _SPACE * left.font.size


def _borders(rulings: Sequence[Ruling]) -> list[float]:
    """Borders of columns: where the pieces of at least half of the rulings meet, two or more."""
    drawn = [r for r in rulings if r.ends]
    if len(drawn) < 2:
        return []
    most = max((r.ends for r in drawn), key=len)
    inner = [x for x in most if sum(_among([x], r.ends) for r in drawn) >= max(2, len(drawn) / 2)]
    return [rulings[0].x0, *inner, rulings[0].x1]


def _grid(xs: list[float], drawn: Sequence[Ruling], rulings: Sequence[Ruling], bands: Sequence[Band]) -> Grid | None:
    ys = [drawn[0].y]
    for ruling in drawn[1:]:
        if ruling.y - ys[-1] > _DOUBLE:
            ys.append(ruling.y)
    inside = _within(bands, Box(xs[0], ys[0], xs[-1], ys[-1]))
    if not all(w.font.bold for band in inside if middle_of(band) < ys[1] for w in band):
        ys.insert(0, _head_top(bands, rulings, xs, ys[0]))
    if len(ys) > 3 and inside:
        ys.append(_beyond(bands, xs, ys[-1], inside[-1]))
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    inside = _within(bands, box)
    if len(inside) < 2 or sum(any(_crosses(band, x) for x in xs[1:-1]) for band in inside) > len(inside) / 3:
        return None
    partial = _partial(rulings, xs, ys)
    if not partial:
        ys = _unruled_rows(inside, xs, ys) if len(drawn) < 4 else numbered_rows(inside, xs, ys)
    rows = filled_rows(sorted({*ys, *(r.y for r in partial)}), inside)
    cells = _cells(xs, rows, partial, inside)
    texts = [["" for _ in xs[1:]] for _ in rows[1:]]
    for cell in cells:
        texts[cell.row][cell.column] = cell_text([w for band in inside for w in band], cell.box)
    return Grid(box, tuple(cells), len(rows) - 1, len(xs) - 1, True) if is_tabular(texts, _MAX_CELL) else None


def _head_top(bands: Sequence[Band], rulings: Sequence[Ruling], xs: Sequence[float], y: float) -> float:
    """Top of a head above the first ruling; its upper row, where a ruling over some columns parts the head."""
    top = _beyond(bands, xs, y)
    for r in rulings:
        if top < y and abs(r.y - top) < _HEAD_PAD and r.x1 - r.x0 < xs[-1] - xs[0] - _SAME and _among([r.x0, r.x1], xs):
            upper = _beyond(bands, sorted({xs[0], r.x0, *r.ends, r.x1, xs[-1]}), r.y)
            return min(upper, top)
    return top


def _crosses(band: Band, border: float) -> bool:
    return any(w.x0 < border - _CROSS and w.x1 > border + _CROSS for w in band)


def _beyond(bands: Sequence[Band], xs: Sequence[float], y: float, last: Band | None = None) -> float:
    """How far a row reaches that stands outside the outermost ruling: a head above, or the row below the ``last``."""
    up = last is None
    box = Box(xs[0], 0.0, xs[-1], y) if up else Box(xs[0], y, xs[-1], float("inf"))
    near = _within(bands, box)
    reach, columns = y, set[int]()
    for band in reversed(near) if up else near:
        size = band[0].font.size
        top, bottom = min(w.top for w in band), max(w.bottom for w in band)
        distance = reach - bottom if up else top - reach
        if (
            not _alike(last or near[-1], band)
            or distance > (1.2 if reach == y else 0.5) * size
            or any(_runs_over(band, x) for x in xs[1:-1])
        ):
            break
        columns |= {sum((w.x0 + w.x1) / 2 > x for x in xs[1:-1]) for w in band}
        reach = top if up else bottom
    return reach if len(columns) >= max(2, len(xs) - 2) else y


def _partial(rulings: Sequence[Ruling], xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """Rulings inside a table that leave out some columns, where a cell reaches over several rows."""
    return [
        r
        for r in rulings
        if r.x1 - r.x0 < xs[-1] - xs[0] - _SAME
        and _among([r.x0, r.x1], xs)
        and ys[0] < r.y < ys[-1]
        and all(abs(r.y - y) > _DOUBLE for y in ys)
    ]


def _unruled_rows(bands: Sequence[Band], xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Row borders where several rows may stand between two rulings.

    They do when lines stand further apart than others, and where each line fills all columns or has a number in the
    same one; else the lines are those of one row.
    """
    rows = list(ys)
    for top, bottom in pairwise(ys):
        lines = [band for band in bands if top <= middle_of(band) < bottom]
        steps = [b[0].base - a[0].base for a, b in pairwise(lines)]
        if steps and max(steps) > 1.2 * min(steps):
            apart = [band for band, step in zip(lines[1:], steps, strict=True) if step > 1.2 * min(steps)]
            rows = row_tops(apart, xs, rows)
        elif steps and _like_rows(
            [[cell_text(band, Box(a, top, b, bottom)) for a, b in pairwise(xs)] for band in lines]
        ):
            rows = row_tops(lines, xs, rows)
    return rows


def _like_rows(lines: Sequence[Sequence[str]]) -> bool:
    if len(lines) + len(lines[0]) > 4 and all(all(line) for line in lines):
        return True
    return any(all(re.fullmatch(r"[\d.,%€ ]+", text) for text in column) for column in zip(*lines, strict=True))


def _cells(xs: Sequence[float], rows: Sequence[float], partial: Sequence[Ruling], bands: Sequence[Band]) -> list[Cell]:
    """Cells from border to border, over several columns where text runs on, over several rows where no ruling is."""
    columns = range(len(xs) - 1)
    ends = [[_row_end(rows, r, (xs[c] + xs[c + 1]) / 2, partial) for c in columns] for r in range(len(rows) - 1)]
    cells: list[Cell] = []
    for r, row in enumerate(ends):
        own = [band for band in bands if rows[r] <= middle_of(band) < rows[r + 1]]
        wide = any(_crosses(band, x) for band in own for x in xs[1:-1])
        c = 0
        while c < len(row):
            end = c + 1
            covered = any(cell.row < r < cell.row_end and cell.column <= c < cell.column_end for cell in cells)
            while wide and end < len(row) and row[end] == row[c] and any(_runs_over(b, xs[end]) for b in own):
                end += 1
            if not covered:
                cells.append(Cell(Box(xs[c], rows[r], xs[end], rows[row[c]]), r, row[c], c, end))
            c = end
    return cells


def _row_end(rows: Sequence[float], row: int, x: float, partial: Sequence[Ruling]) -> int:
    """Index of the border where a cell that begins in a row ends."""
    for end in range(row + 1, len(rows) - 1):
        level = [r for r in partial if abs(r.y - rows[end]) < 1]
        if not level or any(r.x0 < x < r.x1 for r in level):
            return end
    return len(rows) - 1

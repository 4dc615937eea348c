"""Tables without vertical rulings: lines or shaded rows give the rows, gaps in the text give the columns."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.grid import Cell, Grid
from ingest.pdf.page import Box, Shape, Word

_BIN = 2.0  # resolution of the search for gaps, points
_GAP = 7.0  # narrowest gap between columns, points
_SAME = 8.0  # rulings of one table begin and end within this distance, points
_MAX_COLUMNS = 14
_MAX_SHARE = 0.7  # of the page height; higher frames are head and foot rules of a page

Band = list[Word]


def find_open_tables(
    words: Sequence[Word], horizontals: Sequence[Box], shapes: Sequence[Shape], grids: Sequence[Grid], height: float
) -> list[Grid]:
    """Grids for tables that rulings or shaded rows mark only across, outside the grids already found."""
    rules = [(b.top, b.x0, b.x1) for b in horizontals if b.width > 60]
    for shape in shapes:
        if not shape.image and 8 < shape.box.height < 80 and shape.box.width > 60 and min(shape.colour[:3]) < 251:
            rules += [(y, shape.box.x0, shape.box.x1) for y in (shape.box.top, shape.box.bottom)]
    free = [r for r in rules if not any(g.box.holds((r[1] + r[2]) / 2, r[0], 3) for g in grids)]
    found = []
    for box, ys in _stacks(free):
        if 14 < box.height < _MAX_SHARE * height:
            inside = [w for w in words if w.angle == 0 and box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
            grid = _grid(inside, box, ys)
            if grid is not None:
                found.append(grid)
    return found


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
    bands = _bands(words)
    if len(bands) < 2:
        return None
    xs = [box.x0, *_gaps(bands, box), box.x1]
    if not 3 <= len(xs) <= _MAX_COLUMNS + 1:
        return None
    rows = _filled(ys if len(ys) > 3 else _row_tops(bands, xs, ys), bands)
    cells = tuple(
        Cell(Box(xs[c], rows[r], xs[c + 1], rows[r + 1]), r, r + 1, c, c + 1)
        for r in range(len(rows) - 1)
        for c in range(len(xs) - 1)
    )
    texts = [[_text(words, cell.box) for cell in cells if cell.row == r] for r in range(len(rows) - 1)]
    return Grid(box, cells, len(rows) - 1, len(xs) - 1, True) if _tabular(texts) else None


def _bands(words: list[Word]) -> list[Band]:
    bands: list[Band] = []
    for word in sorted(words, key=lambda w: w.base):
        if bands and word.base - bands[-1][0].base < 0.5 * word.font.size:
            bands[-1].append(word)
        else:
            bands.append([word])
    for band in bands:
        band.sort(key=lambda w: w.x0)
    return bands


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


def _row_tops(bands: list[Band], xs: list[float], ys: list[float]) -> list[float]:
    """Row borders where only few rulings are drawn: a row begins where the first column and another have text."""
    tops = list(ys)
    for band in bands:
        columns = {sum(w.x0 >= x - 1 for x in xs[1:-1]) for w in band}
        if 0 in columns and len(columns) > 1:
            top = min(w.top for w in band) + 0.5
            if all(abs(top - y) > 4 for y in ys):
                tops.append(top)
    tops.sort()
    merged = [tops[0]]
    for top in tops[1:]:
        if top - merged[-1] > 4:
            merged.append(top)
    merged[-1] = max(merged[-1], ys[-1])
    return merged


def _filled(rows: list[float], bands: list[Band]) -> list[float]:
    """Row borders without rows that hold no text (double rulings, spacers)."""
    kept = [rows[0]]
    for top, bottom in pairwise(rows):
        if any(top <= (band[0].top + band[0].bottom) / 2 < bottom for band in bands):
            kept.append(bottom)
    return kept


def _text(words: list[Word], box: Box) -> str:
    return " ".join(w.text for w in words if box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2))


def _tabular(rows: list[list[str]]) -> bool:
    """Whether cells read as a table and not as columns of running text cut into strips."""
    filled = [[text for text in row if text] for row in rows]
    filled = [row for row in filled if row]
    if len(filled) < 2 or sum(len(row) > 1 for row in filled) < 0.6 * len(filled):
        return False
    cells = [text for row in filled for text in row]
    # Running text starts or ends inside a sentence in every column, names and values only in some.
    columns = [[row[c] for row in rows if row[c]] for c in range(len(rows[0]))]
    cut = min(sum(t[0].islower() or t.endswith("-") for t in texts) / len(texts) for texts in columns if texts)
    return cut < 0.3 and sum(map(len, cells)) < 160 * len(cells)

"""Rows of a table where few rulings or none part them: told by numbers, by the first column and by wrapped text."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.page import Box
from ingest.pdf.tables.bands import Band, cell_text, is_cut, is_unnamed, middle_of, number_columns

_FURTHER = 1.2  # of the smallest distance of lines; rows stand further apart than this
_WORDS = 3  # or more make a line of running text


def row_tops(bands: Sequence[Band], xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Row borders where only few rulings are drawn: a row begins where the first column and another have text.

    The rest of a word that is cut at the end of the line above begins none, nor does one more line of several names
    beside one text.
    """
    tops = list(ys)
    cut = False
    beside = _lines_of_names(bands, xs)
    for i, band in enumerate(bands):
        columns = {sum(w.x0 >= x - 1 for x in xs[1:-1]) for w in band}
        first = [w for w in band if w.x0 < xs[1] - 1]
        if 0 in columns and len(columns) > 1 and i not in beside and not (cut and first[0].text[0].islower()):
            top = min(w.top for w in band) + 0.5
            if all(abs(top - y) > 4 for y in ys):
                tops.append(top)
        cut = bool(first) and is_cut(first)
    tops.sort()
    merged = [tops[0]]
    for top in tops[1:]:
        if top - merged[-1] > 4:
            merged.append(top)
    merged[-1] = max(merged[-1], ys[-1])
    return merged


def _lines_of_names(bands: Sequence[Band], xs: Sequence[float]) -> set[int]:
    """Indices of lines in two columns that go on with the row above: its text runs on beside one more name.

    There rows stand further apart than the lines of a row, some of which have no name, and the text of the line above
    fills the second column.
    """
    steps = [below[0].base - above[0].base for above, below in pairwise(bands)]
    if len(xs) != 3 or not steps or max(steps) <= _FURTHER * min(steps):
        return set()
    near = [i for i, step in enumerate(steps, 1) if step <= _FURTHER * min(steps)]
    if all(bands[i][0].x0 < xs[1] for i in near):
        return set()
    return {i for i in near if _runs_on(bands[i - 1], bands[i], xs[1]) and _is_wrapped(bands, i, xs[1:])}


def _runs_on(above: Band, below: Band, x: float) -> bool:
    """Whether the text of two lines right of ``x`` may be one: words, and no end of a sentence between."""
    first, second = ([w for w in band if w.x0 > x] for band in (above, below))
    return len(first) >= _WORDS and bool(second) and not first[-1].text.endswith((".", ";", ":", "!", "?"))


def few_ruled_rows(bands: Sequence[Band], xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Row borders where only few rulings are drawn: between each two, numbers tell the rows, else the first column.

    Numbers do not tell where a line without any has text in the first column and another: it may be a row of its own.
    """
    rows = list(ys)
    for top, bottom in pairwise(ys):
        lines = [band for band in bands if top <= middle_of(band) < bottom]
        cells = _cells(lines, xs, top, bottom)
        starts = _numbered(lines, cells, xs)
        others = [cells[i] for i in range(len(lines)) if i not in starts]
        if starts and not any(line[0] and not line[0][0].islower() and any(line[1:]) for line in others):
            rows += [min(w.top for w in lines[i]) + 0.5 for i in starts[1:]]
        else:
            rows += row_tops(lines, xs, [top, bottom])
    return sorted(set(rows))


def numbered_rows(bands: Sequence[Band], xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Row borders with those added that a column of numbers shows between two rulings.

    There each line with something in the first column has a number in the same later column; a line without is the
    rest of the row above it: it begins small, or stands closer to that row than to the next one. A line whose first
    place is empty is a row when all columns of numbers are filled: the first cell above names it, too.
    """
    rows = list(ys)
    for top, bottom in pairwise(ys):
        lines = [band for band in bands if top <= middle_of(band) < bottom]
        starts = _numbered(lines, _cells(lines, xs, top, bottom), xs)
        rows += [min(w.top for w in lines[i]) + 0.5 for i in starts[1:]]
    return sorted(rows)


def _cells(lines: Sequence[Band], xs: Sequence[float], top: float, bottom: float) -> list[list[str]]:
    return [[cell_text(band, Box(a, top, b, bottom)) for a, b in pairwise(xs)] for band in lines]


def _numbered(lines: Sequence[Band], cells: Sequence[Sequence[str]], xs: Sequence[float]) -> list[int]:
    """Indices of the lines that begin a row, where numbers tell; all others are the rest of the row above."""
    starts = _starts(cells)
    others = [i for i in range(len(lines)) if i not in starts]
    told = len(starts) > 1 and all(_goes_on(lines, cells, i, starts) or _is_wrapped(lines, i, xs) for i in others)
    return starts if told else []


def _starts(cells: Sequence[Sequence[str]]) -> list[int]:
    """Indices of the lines that begin a row: those with a number in a column of numbers; none where one is unsure."""
    numbers = number_columns(cells)
    column = next((c for c in numbers if cells[0][c]), None)
    if column is None:
        return []
    filled = [i for i, line in enumerate(cells) if line[column]]
    sure = all(_begins(cells[i][0]) or is_unnamed(cells[i], numbers) for i in filled)
    return filled if sure else []


def _begins(text: str) -> bool:
    return bool(text) and not text[0].islower()


def _goes_on(lines: Sequence[Band], cells: Sequence[Sequence[str]], index: int, starts: Sequence[int]) -> bool:
    """Whether a line is the rest of the row above it."""
    text = next((text for text in cells[index] if text), "")
    below = next((i for i in starts if i > index), None)
    if below is None or text[:1].islower():
        return True
    above = lines[index][0].base - lines[max(i for i in starts if i < index)][0].base
    return above / (index - max(i for i in starts if i < index)) < lines[below][0].base - lines[below - 1][0].base - 0.5


def _is_wrapped(lines: Sequence[Band], index: int, xs: Sequence[float]) -> bool:
    """Whether in each column the first word of a line would not have fitted behind the text above it."""
    for left, right in pairwise(xs):
        column = [[w for w in line if left <= (w.x0 + w.x1) / 2 < right] for line in lines]
        above, line = column[index - 1], column[index]
        if line and not above:
            return False
        if line:
            needed = above[-1].x1 + 0.3 * line[0].font.size + line[0].x1 - line[0].x0
            if needed <= max(words[-1].x1 for words in column if words):
                return False
    return True


def filled_rows(rows: Sequence[float], bands: Sequence[Band]) -> list[float]:
    """Row borders without rows that hold no text (double rulings, spacers)."""
    kept = [rows[0]]
    for top, bottom in pairwise(rows):
        if any(top <= middle_of(band) < bottom for band in bands):
            kept.append(bottom)
    return kept

"""Numbers printed in the margin of a page to count its lines, told from numbers of rows, items and measures."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.pdf.page import Box, Word
from ingest.pdf.tables.bands import bands_of

_SPACE = 0.8  # of the font size; text that begins closer behind a number belongs to it
_CELL = 1.5  # of the font size; a wider gap between words parts the cells of a table
_MOST = 0.9  # share of the numbers that must count lines


def without_line_numbers(words: list[Word], horizontals: Sequence[Box] = ()) -> list[Word]:
    """Words of a page without numbers printed in its margin to count lines (every line, or every fifth).

    ``horizontals`` are the rulings of the page: numbers between rulings that reach below them are those of a table.
    """
    digits = [w for w in words if w.text.isdecimal() and w.angle == 0 and len(w.text) <= 4]
    if len(digits) < 4:
        return words
    columns: dict[tuple[bool, int], list[Word]] = defaultdict(list)
    for word in digits:
        columns[(True, round(word.x1 / 3))].append(word)
        columns[(False, round(word.x0 / 3))].append(word)
    for column in columns.values():
        column.sort(key=lambda w: w.base)
        if _rises(column) and _stands_apart(column, words, horizontals) and _counts_lines(column, words):
            gone = {id(w) for w in column}
            return [w for w in words if id(w) not in gone]
    return words


def _rises(column: Sequence[Word]) -> bool:
    """Whether numbers rise by one or by five, often enough not to do so by chance."""
    values = [int(w.text) for w in column]
    steps = [b - a for a, b in pairwise(values)]
    if len(column) < 4 or steps.count(1) + steps.count(5) < _MOST * len(steps):
        return False
    return steps.count(5) >= 3 or len(column) >= 20


def _stands_apart(column: Sequence[Word], words: Sequence[Word], horizontals: Sequence[Box]) -> bool:
    """Whether numbers stand alone in their column, and no rulings of a table run through it."""
    ids = {id(w) for w in column}
    left, right = min(w.x0 for w in column), max(w.x1 for w in column)
    if any(w.x0 < right and w.x1 > left for w in words if id(w) not in ids):
        return False
    ruled = [b for b in horizontals if b.x0 < right and b.x1 > left and column[0].top < b.top < column[-1].bottom]
    return len(ruled) < 3


def _counts_lines(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether numbers count the lines beside them: they are left of their line, which is text and no row of cells.

    Rows and items of several lines have one number; in the margin each line, or each fifth, has its own.
    """
    ids = {id(w) for w in column}
    text = [w for w in words if w.angle == 0 and id(w) not in ids]
    gaps: list[float] = []
    rows = 0
    for number in column:
        line = sorted((w for w in text if abs(w.base - number.base) < 0.5 * w.font.size), key=lambda w: w.x0)
        if any(w.x0 < number.x0 for w in line):
            return False
        if line:
            gaps.append((line[0].x0 - number.x1) / line[0].font.size)
            rows += any(b.x0 - a.x1 > _CELL * a.font.size for a, b in pairwise(line))
    if not gaps or median(gaps) < _SPACE or rows > 0.5 * len(gaps):
        return False
    bases = [band[0].base for band in bands_of(text)]
    slack = 0.3 * column[0].font.size
    counted = sum(
        sum(above.base + slack < base < below.base - slack for base in bases) < int(below.text) - int(above.text)
        for above, below in pairwise(column)
    )
    return counted >= _MOST * (len(column) - 1)

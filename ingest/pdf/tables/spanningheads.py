"""Heads told by their shape: upper cells over several columns, the others reaching down beside those below these."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.parts import DraftCell
from ingest.pdf.tables.bands import VALUE, YEAR, number_columns

_MAX_ROWS = 4  # of a head
_MAX_NAME = 80  # characters of a head
_FEWEST = 2  # heads that reach down beside a wide one, where no numbers stand below

_Rows = Sequence[Sequence[DraftCell]]


def spanning_rows(rows: _Rows) -> int:
    """How many leading rows make a head with cells over several columns, bold or not; 0 where the shape tells none.

    Each wide cell has a text below it in each of its columns, each other column has one text, and all end at one
    height. None of them is a number, and columns of numbers stand below, or two heads reach down beside the wide one.
    The shape comes once: where it repeats, it is that of the rows.
    """
    depth = _depth(rows)
    if not depth or any(_depth(rows[r:]) for r in range(depth, len(rows) - 1)):
        return 0
    named = all(_is_name(rows, r, c) for r in range(depth) for c, cell in enumerate(rows[r]) if cell.lines)
    numbers = number_columns([[cell.raw for cell in row] for row in rows[depth:]])
    reaching = {id(cell) for cell in rows[0] if cell.lines and cell.row_span == depth}
    return depth if named and (numbers or len(reaching) >= _FEWEST) else 0


def is_year(rows: _Rows, row: int, column: int) -> bool:
    """Whether a cell is a year above numbers that are none."""
    below = [r[column].raw for r in rows[row + 1 :] if r[column] is not rows[row][column]]
    others = not any(YEAR.fullmatch(text) for text in below) and any(map(VALUE.fullmatch, below))
    return bool(YEAR.fullmatch(rows[row][column].raw)) and others


def _depth(rows: _Rows) -> int:
    """Rows until all cells of the first have ended and those below its wide ones are told; 0 without such a shape."""
    first = rows[0]
    depth = max(2, *(cell.row_span for cell in first))
    wide = {id(a) for a, b in pairwise(first) if a is b and a.lines}
    if not wide or not depth < len(rows) or depth > _MAX_ROWS or len(set(map(id, first))) == 1:
        return 0
    last = rows[depth - 1]
    for c, cell in enumerate(first):
        texts = {id(row[c]) for row in rows[:depth] if row[c].lines}
        if last[c] is rows[depth][c] or (len(texts) != 1 and id(cell) not in wide):
            return 0
        if id(cell) in wide and (last[c] is cell or not last[c].lines):
            return 0
    lower = [cell for c, cell in enumerate(last) if id(first[c]) in wide]
    return depth if len(set(map(id, lower))) == len(lower) else 0


def _is_name(rows: _Rows, row: int, column: int) -> bool:
    """Whether a cell may be a head: words, a unit or a year, not a value or a sentence."""
    text = rows[row][column].raw
    words = not VALUE.fullmatch(text) and (any(map(str.isalpha, text)) or not any(map(str.isdecimal, text)))
    sentence = len(text) > _MAX_NAME or (len(text) > 30 and text.endswith((".", ";")))
    return (words and not sentence) or is_year(rows, row, column)

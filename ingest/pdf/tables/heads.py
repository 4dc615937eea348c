"""Heads of the columns of a table draft: told by tags, by bold letters, by years and by what stands below."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.block import Located, Row
from ingest.pdf.parts import DraftCell, DraftTable
from ingest.pdf.tables.bands import VALUE, YEAR
from ingest.pdf.tables.spanningheads import is_year, spanning_rows
from ingest.tables.forms import is_form

_MAX_HEAD_ROWS = 4  # rows of heads, at most
_MOSTLY = 0.75  # of the heads are bold, where one is set in another way by mistake


def head_rows(table: DraftTable) -> int:
    """How many leading rows are column heads; 0 without heads. The rows of a form are none."""
    count = _count(table)
    laid = [Row(tuple(Located(cell.raw) for cell in row)) for row in table.matrix] if count else []
    return next((number for number in range(count) if is_form(laid[number:])), count)


def _count(table: DraftTable) -> int:
    """How many leading rows look like heads."""
    rows = table.matrix
    if len(rows) < 2 or table.columns < 2:
        return 0
    tagged = 0
    deepest = min(len(rows), _MAX_HEAD_ROWS)
    while tagged < deepest and all(c.head for c in rows[tagged] if c.lines) and not _names_rows(rows, tagged):
        tagged += 1
    if 0 < tagged < len(rows):
        return tagged
    count = spanning_rows(rows)
    if _is_head(rows, 0):
        count = max(count, _spanned(rows, 1))
        while count < min(len(rows) - 1, _MAX_HEAD_ROWS) and _is_sub_head(rows, count):
            count += 1
        return min(count, len(rows) - 1)
    return count


def _spanned(rows: Sequence[Sequence[DraftCell]], count: int) -> int:
    """Head rows needed until every cell that begins in them ends, counting the sub-heads below a wide head."""
    first = rows[0]
    wide = any(a is b and a.lines for a, b in pairwise(first))
    deep = max((cell.row_span for cell in first), default=1)
    if wide and len(set(map(id, first))) > 1:
        return max(count, min(deep, _MAX_HEAD_ROWS), 2 if deep > 1 or _bold_row(rows[1]) else 1)
    return count


def _is_sub_head(rows: Sequence[Sequence[DraftCell]], index: int) -> bool:
    return _is_head(rows, index) and _bold_row(rows[index]) and not _names_rows(rows, index)


def _names_rows(rows: Sequence[Sequence[DraftCell]], index: int) -> bool:
    """Whether a row below a head of the first column has its first cell alone: it names the rows that follow."""
    above = [row for row in rows[:index] if row[0].lines and row[0] is not rows[index][0] and not _is_alone(row)]
    return bool(above) and _is_alone(rows[index])


def _is_alone(row: Sequence[DraftCell]) -> bool:
    return bool(row[0].lines) and not any(cell.lines for cell in row if cell is not row[0])


def _bold_row(row: Sequence[DraftCell]) -> bool:
    cells = [cell for cell in row if cell.lines]
    return bool(cells) and all(cell.bold for cell in cells)


def _is_head(rows: Sequence[Sequence[DraftCell]], index: int) -> bool:
    row, below = rows[index], rows[index + 1 :]
    filled = [cell for cell in row if cell.lines]
    if not filled or not below or any(len(cell.raw) > 160 for cell in filled):
        return False
    # The first column may be bold because it names the rows: the others tell.
    ours = [cell for cell in row[1:] if cell.lines] or filled
    others = [cell for r in below for cell in r[1:] if cell.lines]
    bold_below = sum(cell.starts_bold for cell in others) / (len(others) or 1)
    bold = sum(cell.starts_bold for cell in ours)
    if bold == len(ours):
        return bold_below < 0.7
    if bold >= _MOSTLY * len(ours) and len(filled) == len(row) and filled[0].starts_bold:
        return bold_below < 0.5
    if _are_years(row, below):
        return True
    # Terms in small letters beside their meanings: the first of them is no head.
    small = len(row) == 2 and all(r[0].raw[:1].islower() for r in (row, *below))
    if any(cell.starts_bold for cell in filled) or any(r[0].bold for r in below) or small:
        return False
    numbers = any(re.fullmatch(r"[\d.,%€+\-–/ ]+", c.raw) and not is_year(rows, index, i) for i, c in enumerate(row))
    different = len({id(c) for c in row}) == len(row)
    sentence = any(re.search(r"[.;]$", cell.raw) and len(cell.raw) > 30 for cell in filled)
    return len(filled) == len(row) and not numbers and different and not sentence and len(rows) > 2


def _are_years(row: Sequence[DraftCell], below: Sequence[Sequence[DraftCell]]) -> bool:
    """Whether a row has years above columns of numbers, which are not all years themselves."""
    texts = [[r[c].raw for r in below if r[c].lines] for c in range(1, len(row))]
    years = all(YEAR.fullmatch(cell.raw) for cell in row[1:]) and not YEAR.fullmatch(row[0].raw)
    values = all(VALUE.fullmatch(text) for column in texts for text in column)
    return years and values and len(below) > 1 and any(not YEAR.fullmatch(text) for column in texts for text in column)

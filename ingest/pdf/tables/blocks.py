"""Table blocks from drafts: column heads, continuation over pages, cells as located text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.block import Located, Row, Table
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.lines import Line
from ingest.pdf.located import located
from ingest.pdf.parts import DraftCell, DraftTable, Piece
from ingest.pdf.tables.bands import is_unnamed, number_columns
from ingest.pdf.tables.heads import head_rows
from ingest.tables.forms import fields_of
from ingest.tables.groups import TOTAL

_LEVEL = 8.0  # borders of columns of one table stand at the same places within this distance, points
_SURE = 3.0  # the same where a continuation lacks some of the columns


def continues(first: DraftTable, second: DraftTable) -> bool:
    """Whether the second table, which follows on the next page, goes on with the first: same columns, or same heads.

    It may lack the columns in which it has no text.
    """
    if first.columns != second.columns or len(first.edges) != len(second.edges):
        return bool(_places(first, second))
    shift = second.edges[0] - first.edges[0] if first.edges else 0.0
    level = all(abs(b - a - shift) < _LEVEL for a, b in zip(first.edges, second.edges, strict=True))
    return level or bool(_repeated_head(first, second.matrix))


def append(first: DraftTable, second: DraftTable) -> None:
    """Adds the rows of a continuation: repeated head dropped, a row cut by the page break mended."""
    head = head_rows(first)
    places = _places(first, second)
    rows = [_widened(row, places, first.columns) for row in second.matrix] if places else second.matrix
    rows = rows[_repeated_head(first, rows) :]
    if rows and len(first.matrix) > head and _runs_on(first.matrix[-1], rows[0]):
        own = _own_rows(first.matrix[head:], rows)
        if own is not None:
            rows = _named(first.matrix[head:], rows, own, second.page)
        else:
            first.matrix[-1] = [
                DraftCell(a.lines + b.lines, a.row_span, a.column_span, a.head) if b.lines else a
                for a, b in zip(first.matrix[-1], rows[0], strict=True)
            ]
            rows = rows[1:]
    first.matrix.extend(rows)


def _places(first: DraftTable, second: DraftTable) -> list[int]:
    """In which columns of the first table those of the second stand, where it has fewer; empty where it is another.

    It is the rest of the first when this one alone has heads and both begin and end at the same places, as do half of
    the columns at least.
    """
    if not 2 < second.columns < first.columns <= 2 * second.columns or not head_rows(first) or head_rows(second):
        return []
    if len(first.edges) != first.columns + 1 or len(second.edges) != second.columns + 1:
        return []
    shift = second.edges[0] - first.edges[0]
    found = [[i for i, x in enumerate(first.edges) if abs(edge - shift - x) < _SURE] for edge in second.edges]
    places = [near[0] for near in found if len(near) == 1]
    return places[:-1] if len(places) == len(second.edges) and places[-1] == first.columns else []


def _widened(row: Sequence[DraftCell], places: Sequence[int], columns: int) -> list[DraftCell]:
    cells = dict(zip(places, row, strict=True))
    return [cells.get(column) or DraftCell([]) for column in range(columns)]


def _repeated_head(first: DraftTable, rows: Sequence[Sequence[DraftCell]]) -> int:
    """How many head rows of a table its continuation has, too: all or none."""
    head = head_rows(first)
    return head if len(rows) >= head and all(_same(first.matrix[i], rows[i]) for i in range(head)) else 0


def _own_rows(above: Sequence[Sequence[DraftCell]], rows: Sequence[Sequence[DraftCell]]) -> int | None:
    """How many rows behind a page break go on with the group of the last row above; None where the first is its rest.

    It is a row of its own when it and the last above fill all columns of numbers, or stand in a group and are full.
    """
    texts = [[cell.raw for cell in row] for row in (*above, *rows)]
    numbers = number_columns(texts)
    before, below = texts[len(above) - 1], texts[len(above) :]
    if is_unnamed(below[0], numbers) and all(before[c] for c in numbers):
        return len(list(takewhile(lambda row: is_unnamed(row, numbers) and not any(map(TOTAL.match, row)), below)))
    grouped = above[-1][0].row_span > 1 or rows[0][0].row_span > 1
    if grouped and _is_full(before, below[0]):
        return len(list(takewhile(lambda row: row[0] is rows[0][0], rows)))
    return None


def _is_full(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row of a group begins in its second column and has a text in nearly all that have one above."""
    begins = bool(row[1]) and not row[1][0].islower()
    return begins and sum(map(bool, row[1:])) >= max(2, sum(map(bool, above[1:])) - 1)


def _named(
    above: Sequence[Sequence[DraftCell]], rows: Sequence[list[DraftCell]], own: int, page: int
) -> list[list[DraftCell]]:
    """Rows behind a page break, the first ``own`` with the name of the last above, where names stand for several."""
    if not any(row[0].row_span > 1 for row in (*above, *rows)):
        return list(rows)
    name = DraftCell([replace(line, page=page) for line in above[-1][0].lines], own)
    return [[name, *row[1:]] if i < own else row for i, row in enumerate(rows)]


def take_head(piece: Piece, table: DraftTable) -> bool:
    """Moves the bold last line of a page to the top of the table that begins the next page without a head of its own.

    The line must have as many cells as the table columns, each above its own.
    """
    line = piece.lines[-1]
    if not line.bold or len(line.cells) != table.columns or table.columns < 2 or head_rows(table):
        return False
    firsts = [n.x0 for row in table.matrix for n in row[0].lines]
    shift = line.cells[0][0] - min(firsts, default=line.cells[0][0])
    for (x0, x1, _), left, right in zip(line.cells, table.edges, table.edges[1:], strict=False):
        if not left < (x0 + x1) / 2 - shift < right:
            return False
    head = [DraftCell([replace(line, text=text, x0=x0, x1=x1, cells=())]) for x0, x1, text in line.cells]
    piece.lines.pop()
    table.matrix.insert(0, head)
    return True


def _same(one: Sequence[DraftCell], two: Sequence[DraftCell]) -> bool:
    return [re.sub(r"\W", "", c.raw) for c in one] == [re.sub(r"\W", "", c.raw) for c in two]


def _runs_on(last: Sequence[DraftCell], row: Sequence[DraftCell]) -> bool:
    """A row without a row head behind a page break is the rest of the row before it."""
    return not row[0].lines and bool(last[0].lines) and any(cell.lines for cell in row[1:])


def table_block(table: DraftTable, vocabulary: Vocabulary, labels: Sequence[str | None]) -> Table:
    """The finished table; heads of several rows are joined top-down by " – ", the fields of a form are cells."""

    def text(lines: Sequence[Line]) -> Located:
        return located(lines, vocabulary, labels)

    count = head_rows(table)
    header: list[str] = []
    for column in range(table.columns if count else 0):
        parts: list[str] = []
        for row in table.matrix[:count]:
            part = text(row[column].lines).text
            if part and part not in parts:
                parts.append(part)
        header.append(" – ".join(parts))
    rows = []
    for row in table.matrix[count:]:
        cells: list[Located] = []
        spans: list[int] = []
        for i, cell in enumerate(row):
            repeated = i > 0 and row[i - 1] is cell
            cells.append(Located("") if repeated or not cell.lines else text(cell.lines))
            spans.append(sum(other is cell for other in row[i:]) if cells[-1].text else 1)
        if any(cell.text for cell in cells):
            rows.append(Row(tuple(cells), tuple(spans) if max(spans) > 1 else ()))
    caption = text(table.caption) if table.caption else None
    if rows and not count and (fields := fields_of(rows)):
        return Table((), fields, caption, row_heads=False)
    return Table(tuple(header), tuple(rows), caption, row_heads=_row_heads(rows))


def _row_heads(rows: Sequence[Row]) -> bool:
    """The first column names the rows when it is mostly filled with words."""
    firsts = [row.cells[0].text for row in rows if row.cells]
    return sum(bool(re.search(r"[^\W\d_]{2}", text)) for text in firsts) >= 0.5 * len(firsts)

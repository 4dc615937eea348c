"""Table blocks from drafts: column heads, continuation over pages, cells as located text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ingest.block import Located, Row, Table
from ingest.groups import TOTAL
from ingest.pdf.bands import VALUE, YEAR, is_unnamed, number_columns
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.lines import Line
from ingest.pdf.located import located
from ingest.pdf.paragraphs import Piece
from ingest.pdf.tables import DraftCell, DraftTable

_MAX_HEAD_ROWS = 4


def continues(first: DraftTable, second: DraftTable) -> bool:
    """Whether the second table, which follows on the next page, goes on with the first: same columns, or same heads."""
    if first.columns != second.columns or len(first.edges) != len(second.edges):
        return False
    shift = second.edges[0] - first.edges[0] if first.edges else 0.0
    level = all(abs(b - a - shift) < 8 for a, b in zip(first.edges, second.edges, strict=True))
    return level or bool(_repeated_head(first, second))


def append(first: DraftTable, second: DraftTable) -> None:
    """Adds the rows of a continuation: repeated head dropped, a row cut by the page break mended."""
    head = head_rows(first)
    rows = second.matrix[_repeated_head(first, second) :]
    if rows and len(first.matrix) > head and _runs_on(first.matrix[-1], rows[0]):
        if numbers := _own_numbers(first.matrix[head:], rows):
            rows = _named(first.matrix[head:], rows, numbers, second.page)
        else:
            first.matrix[-1] = [
                DraftCell(a.lines + b.lines, a.row_span, a.column_span, a.head) if b.lines else a
                for a, b in zip(first.matrix[-1], rows[0], strict=True)
            ]
            rows = rows[1:]
    first.matrix.extend(rows)


def _repeated_head(first: DraftTable, second: DraftTable) -> int:
    """How many head rows of a table its continuation has, too: all or none."""
    head = head_rows(first)
    rows = second.matrix
    return head if len(rows) >= head and all(_same(first.matrix[i], rows[i]) for i in range(head)) else 0


def _own_numbers(above: Sequence[Sequence[DraftCell]], rows: Sequence[Sequence[DraftCell]]) -> list[int]:
    """The columns of numbers where the first row behind a page break is no rest: it and the last above fill them."""
    texts = [[cell.raw for cell in row] for row in (*above, *rows)]
    numbers = number_columns(texts)
    before = texts[len(above) - 1]
    return numbers if is_unnamed(texts[len(above)], numbers) and all(before[c] for c in numbers) else []


def _named(
    above: Sequence[Sequence[DraftCell]], rows: Sequence[list[DraftCell]], numbers: Sequence[int], page: int
) -> list[list[DraftCell]]:
    """Rows behind a page break with the name of the last row above, where first cells name several rows."""
    if not any(row[0].row_span > 1 for row in (*above, *rows)):
        return list(rows)
    texts = ([cell.raw for cell in row] for row in rows)
    own = list(takewhile(lambda row: is_unnamed(row, numbers) and not any(map(TOTAL.match, row)), texts))
    name = DraftCell([replace(line, page=page) for line in above[-1][0].lines], len(own))
    return [[name, *row[1:]] if i < len(own) else row for i, row in enumerate(rows)]


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


def head_rows(table: DraftTable) -> int:
    """How many leading rows are column heads; 0 without heads."""
    rows = table.matrix
    if len(rows) < 2 or table.columns < 2:
        return 0
    tagged = 0
    deepest = min(len(rows), _MAX_HEAD_ROWS)
    while tagged < deepest and all(c.head for c in rows[tagged] if c.lines) and not _names_rows(rows, tagged):
        tagged += 1
    if 0 < tagged < len(rows):
        return tagged
    count = _spanned(rows, 1)
    if _is_head(rows, 0):
        while count < min(len(rows) - 1, _MAX_HEAD_ROWS) and _is_sub_head(rows, count):
            count += 1
        return min(count, len(rows) - 1)
    return 0


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
    if all(cell.starts_bold for cell in ours):
        return bold_below < 0.7
    if _are_years(row, below):
        return True
    if any(cell.starts_bold for cell in filled) or any(r[0].bold for r in below):
        return False
    numbers = sum(bool(re.fullmatch(r"[\d.,%€+\-–/ ]+", cell.raw)) for cell in filled)
    different = len({id(c) for c in row}) == len(row)
    sentence = any(re.search(r"[.;]$", cell.raw) and len(cell.raw) > 30 for cell in filled)
    return len(filled) == len(row) and not numbers and different and not sentence and len(rows) > 2


def _are_years(row: Sequence[DraftCell], below: Sequence[Sequence[DraftCell]]) -> bool:
    """Whether a row has years above columns of numbers, which are not all years themselves."""
    texts = [[r[c].raw for r in below if r[c].lines] for c in range(1, len(row))]
    years = all(YEAR.fullmatch(cell.raw) for cell in row[1:]) and not YEAR.fullmatch(row[0].raw)
    values = all(VALUE.fullmatch(text) for column in texts for text in column)
    return years and values and len(below) > 1 and any(not YEAR.fullmatch(text) for column in texts for text in column)


def table_block(table: DraftTable, vocabulary: Vocabulary, labels: Sequence[str | None]) -> Table:
    """The finished table; heads of several rows are joined top-down by " – "."""

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
    return Table(tuple(header), tuple(rows), caption, row_heads=_row_heads(rows))


def _row_heads(rows: Sequence[Row]) -> bool:
    """The first column names the rows when it is mostly filled with words."""
    firsts = [row.cells[0].text for row in rows if row.cells]
    return sum(bool(re.search(r"[^\W\d_]{2}", text)) for text in firsts) >= 0.5 * len(firsts)

"""Grids: cells with column and row spans laid out as a Table, the same for HTML, DOCX and ODT."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.block import Located, Row, Table
from ingest.tables.forms import fields_of
from ingest.tables.heads import guess_head_rows, is_value, share_of_values
from ingest.typed.inline import one_line

_MAX_CELLS = 200_000
"""Places of a table above which its further rows are left out."""

_EMPTY = Located("")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written: its text, how many columns and rows it covers, whether it is marked as a head."""

    text: Located
    columns: int = 1
    rows: int = 1
    head: bool = False


def to_table(rows: Sequence[Sequence[Cell]], head_rows: int | None, caption: Located | None = None) -> Table | None:
    """The table of a grid; None without any text.

    ``head_rows`` is how many rows the file marks as header; None lets the content decide. Spanned heads stand over
    each column they cover, and several header rows are joined top-down by " – ". A body cell over several rows is
    repeated, one over several columns stands in the first of them. The lines of a body cell become one. The fields of
    a form with several in a row are cells "Status: öffentlich". A title above a single column of values without a
    head is its head.
    """
    given = caption
    laid = lay_out(rows, 0 if head_rows is None else head_rows)
    if not laid:
        return None
    count = guess_head_rows(laid) if head_rows is None else min(head_rows, len(laid) - 1)
    if head_rows is None and count:
        laid = lay_out(rows, count)
    title = None
    while count and (found := _title_of(laid[0])):
        title = found
        caption = _with_title(caption, found)
        laid, count = laid[1:], count - 1
    body = laid[count:]
    if not body:
        return None
    if not count and (fields := fields_of(body)):
        return Table((), fields, caption, row_heads=False)
    heads = [_joined([row.cells[c].text for row in laid[:count]]) for c in range(len(laid[0].cells))]
    kept = _kept(heads, body)
    header = tuple(heads[c] for c in kept)
    if len(header) == 2 and header[0] and not header[1] and title is not None:
        header, caption = (header[0], " ".join(title.text.split())), given
    made = tuple(_of_columns(row, kept) for row in body)
    made = tuple(Row(tuple(map(one_line, row.cells)), row.spans) for row in made)
    return Table(header if any(header) else (), made, caption, _row_heads(made))


def lay_out(rows: Sequence[Sequence[Cell]], head_rows: int) -> list[Row]:
    """The rows with any text, spans resolved and one text per column; all rows are equally long."""
    placed: dict[tuple[int, int], Located] = {}
    spans: dict[tuple[int, int], int] = {}
    width = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in placed:
                column += 1
            for right in range(cell.columns):
                text = cell.text if right == 0 or number < head_rows else _EMPTY
                for down in range(min(cell.rows, len(rows) - number)):
                    placed.setdefault((number + down, column + right), text)
                    spans[number + down, column] = right + 1
            column += cell.columns
            width = max(width, column)
        if len(placed) > _MAX_CELLS:
            break
    laid = [
        Row(
            tuple(placed.get((number, column), _EMPTY) for column in range(width)),
            tuple(spans.get((number, column), 1) for column in range(width)),
        )
        for number in range(len(rows))
    ]
    return [row for row in laid if any(cell.text.strip() for cell in row.cells)]


def _kept(heads: Sequence[str], body: Sequence[Row]) -> list[int]:
    """The columns that hold anything, or that have a head of their own and are covered by a cell from the left."""
    covered = {
        column
        for row in body
        for start, span in enumerate(row.spans)
        if row.cells[start].text.strip() and span < len(heads)
        for column in range(start + 1, start + span)
        if heads[column] and heads[column] != heads[column - 1]
    }
    return [c for c in range(len(heads)) if c in covered or any(row.cells[c].text.strip() for row in body)]


def _of_columns(row: Row, columns: Sequence[int]) -> Row:
    """A row with these columns alone."""
    if not row.spans:
        return Row(tuple(row.cells[c] for c in columns))
    spans = tuple(max(1, sum(c <= other < c + row.spans[c] for other in columns)) for c in columns)
    return Row(tuple(row.cells[c] for c in columns), spans if any(span > 1 for span in spans) else ())


def _title_of(row: Row) -> Located | None:
    """The text of a row whose one cell covers all columns: the title of the table, not the head of a column."""
    first, *others = row.cells
    return first if others and first.text.strip() and all(cell.text == first.text for cell in others) else None


def _with_title(caption: Located | None, title: Located) -> Located:
    text = " ".join(title.text.split())
    if caption is None:
        return Located(text, title.marks)
    return caption if text in caption.text else Located(f"{caption.text}\n{text}", caption.marks)


def side_by_side(table: Table) -> tuple[Table, ...]:
    """Two tables that stand side by side in one grid, told apart by a second column of row heads."""
    width = len(table.header)
    texts = [[row.cells[c].text.strip() for row in table.rows if c < len(row.cells)] for c in range(width)]
    named = [c for c in range(width) if any(texts[c]) and share_of_values(texts[c]) < 0.2]
    if len(named) < 2 or named[0] != 0 or len(table.rows) < 3:
        return (table,)
    lasts = [head.rsplit(" – ", 1)[-1] for head in table.header]
    cuts = [*named, width]
    groups = [list(range(start, end)) for start, end in pairwise(cuts)]
    values = [[lasts[c] for c in group[1:]] for group in groups]
    if any(not value for value in values) or any(value != values[0] for value in values):
        return (table,)
    return tuple(
        Table(
            tuple(table.header[c] for c in group),
            tuple(_of_columns(row, group) for row in table.rows if any(row.cells[c].text.strip() for c in group)),
            table.caption,
            table.row_heads,
        )
        for group in groups
    )


def _joined(heads: Sequence[str]) -> str:
    kept: list[str] = []
    for head in heads:
        text = " ".join(head.split()).rstrip(":")
        if text and text not in kept:
            kept.append(text)
    return " – ".join(kept)


def _row_heads(body: Sequence[Row]) -> bool:
    firsts = [row.cells[0].text.strip() for row in body if row.cells]
    return sum(bool(text) and not is_value(text) for text in firsts) >= len(firsts) / 2

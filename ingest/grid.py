"""Grids: cells with column and row spans laid out as a Table, the same for HTML, DOCX and ODT."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.block import Located, Row, Table

_MAX_CELLS = 200_000
_EMPTY = Located("")
_YEAR = re.compile(r"(?:19|20)\d\d\*?")
_VALUE = re.compile(r"[\d\s.,%€±+–—\-/()*]*\d[\d\s.,%€±+–—\-/()*]*|[–—\-.x*]?")


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
    repeated, one over several columns stands in the first of them.
    """
    laid = lay_out(rows, 0 if head_rows is None else head_rows)
    laid = [row for row in laid if any(cell.text.strip() for cell in row)]
    if not laid:
        return None
    count = guess_head_rows(laid) if head_rows is None else min(head_rows, len(laid) - 1)
    if head_rows is None and count:
        laid = [row for row in lay_out(rows, count) if any(cell.text.strip() for cell in row)]
    while count and (title := _title_of(laid[0])):
        caption = _with_title(caption, title)
        laid, count = laid[1:], count - 1
    if len(laid) <= count:
        return None
    width = max(len(row) for row in laid)
    kept = [c for c in range(width) if any(row[c].text.strip() for row in laid[count:])]
    header = tuple(_joined([row[c].text for row in laid[:count]]) for c in kept) if count else ()
    body = tuple(Row(tuple(row[c] for c in kept)) for row in laid[count:])
    if not any(header):
        header = ()
    return Table(header, body, caption, _row_heads(body)) if body else None


def lay_out(rows: Sequence[Sequence[Cell]], head_rows: int) -> list[list[Located]]:
    """One text per column in every row, spans resolved; all rows are equally long."""
    placed: dict[tuple[int, int], Located] = {}
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
            column += cell.columns
            width = max(width, column)
        if len(placed) > _MAX_CELLS:
            break
    return [[placed.get((number, column), _EMPTY) for column in range(width)] for number in range(len(rows))]


def guess_head_rows(laid: Sequence[Sequence[Located]]) -> int:
    """How many of the first rows are the header: they hold words where the rows below hold values."""
    if len(laid) < 2 or len(laid[0]) < 2:
        return 0
    for count in range(1, min(6, len(laid))):
        if _heads_end(laid, count):
            years = any(_YEAR.fullmatch(cell.text.strip()) for cell in laid[count][1:])
            return count + 1 if years and _heads_end(laid, count + 1) else count
    # A table of words: the first row is its header when all its cells are filled, short, and shorter than what follows.
    heads = [cell.text.strip() for cell in laid[0]]
    below = [cell.text.strip() for row in laid[1:] for cell in row if cell.text.strip()]
    if len(heads) > 2 and all(heads) and below and max(map(len, heads)) <= 60 and not any(map(_is_value, heads)):
        return 1 if sum(map(len, below)) / len(below) >= sum(map(len, heads)) / len(heads) else 0
    return 0


def _heads_end(laid: Sequence[Sequence[Located]], count: int) -> bool:
    """Whether the first ``count`` rows are heads and the next one holds values."""
    body = laid[count:]
    if not body:
        return False
    values = [c for c in range(1, len(laid[0])) if _share([row[c].text for row in body]) >= 0.6]
    years = {c for c in values if all(_YEAR.fullmatch(row[c].text.strip()) for row in body)}
    heads = all(_is_head(row[c].text, c in years) for row in laid[:count] for c in values)
    return heads and any(_is_value(body[0][c].text) and body[0][c].text.strip() for c in values)


def _title_of(row: Sequence[Located]) -> Located | None:
    """The text of a row whose one cell covers all columns: the title of the table, not the head of a column."""
    first = row[0]
    return first if len(row) > 1 and first.text.strip() and all(cell.text == first.text for cell in row) else None


def _with_title(caption: Located | None, title: Located) -> Located:
    text = " ".join(title.text.split())
    if caption is None:
        return Located(text, title.marks)
    return caption if text in caption.text else Located(f"{caption.text}\n{text}", caption.marks)


def side_by_side(table: Table) -> tuple[Table, ...]:
    """Two tables that stand side by side in one grid, told apart by a second column of row heads."""
    width = len(table.header)
    texts = [[row.cells[c].text.strip() for row in table.rows if c < len(row.cells)] for c in range(width)]
    named = [c for c in range(width) if any(texts[c]) and _share(texts[c]) < 0.2]
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
            tuple(
                Row(tuple(row.cells[c] for c in group))
                for row in table.rows
                if any(row.cells[c].text.strip() for c in group)
            ),
            table.caption,
            table.row_heads,
        )
        for group in groups
    )


def _share(texts: Sequence[str]) -> float:
    filled = [text for text in texts if text.strip()]
    return sum(map(_is_value, filled)) / len(filled) if filled else 0.0


def _is_head(text: str, among_years: bool) -> bool:
    """Whether a cell over values may be their head: words, nothing, or a year over numbers that are none."""
    bare = text.strip()
    return not bare or not _is_value(bare) or (not among_years and bool(_YEAR.fullmatch(bare)))


def _is_value(text: str) -> bool:
    return bool(_VALUE.fullmatch(text.strip()))


def _joined(heads: Sequence[str]) -> str:
    kept: list[str] = []
    for head in heads:
        text = " ".join(head.split()).rstrip(":")
        if text and text not in kept:
            kept.append(text)
    return " – ".join(kept)


def _row_heads(body: Sequence[Row]) -> bool:
    firsts = [row.cells[0].text.strip() for row in body if row.cells]
    return sum(bool(text) and not _is_value(text) for text in firsts) >= len(firsts) / 2

"""Group rows: rows of a table that name the rows below, as "Kinder" does above "bis 6 Jahre" and "bis 14 Jahre"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.block import Located, PageMark, Row, Table

_LONGEST = 80
"""Characters above which the text of a group row is an explanation, not a name."""

_NAME = re.compile(r"(?!\d{1,2}\))[A-ZÄÖÜ\d§„(]")
_NO_NAME = re.compile(
    r"[.!?,;/–-]$|[^\W\d_]{3}[.!?]\s|^(?:davon|darunter|dabei|hiervon)\b"
    r"|\b(?:der|die|das|des|dem|den|eine?[rsmn]?|im|in|von|zu|zum|zur|und|oder|bzw|mit|für|auf|nach|bei)$"
    r"|\b(?:ist|sind|wird|werden|gilt|gelten|siehe|keine?|geschlossen|geöffnet|entfällt|entfallen|möglich|erforderlich"
    r"|\w*vereinbarung|kostenlos|\w+frei)\b",
    re.I,
)
TOTAL = re.compile(r"(?:ins)?gesamt(?!schul)|summe|(?:zusammen|total)\b", re.I)
_BULLET = re.compile(r"[•◦▪▸►‣●○■□·–—-]\s+")
_NUMBER = re.compile(r"((?:\d{1,3}|[A-Z]|[IVX]{1,4})(?:\.\d{1,3})*)[.)]?")
_WORD = re.compile(r"[^\W\d_]{2}")


def is_lone(row: Row) -> bool:
    """Whether the first cell of a row is its only filled one."""
    first, *others = row.cells
    return bool(others) and bool(first.text.strip()) and not any(cell.text.strip() for cell in others)


def spans_all(row: Row) -> bool:
    """Whether the first cell of a row covers all columns, as far as the file tells."""
    return bool(row.spans) and row.spans[0] >= len(row.cells)


def names_rows(row: Row) -> bool:
    """Whether a row may name those below it: one short text that is no sentence, no remark and no note."""
    if not is_lone(row):
        return False
    text = _text(row)
    return _is_name(text) and (bool(_WORD.search(text)) or spans_all(row))


def grouped(table: Table) -> Table:
    """The table with the text of its group rows in the row heads of the rows they name: "Kinder – bis 6 Jahre".

    In a table whose first column numbers the rows, the numbers tell which rows are meant.
    """
    if all(len(row.cells) > 2 for row in table.rows):
        table = _by_number(table)
    parts = _parts(table.rows)
    named = [len(part) > 1 and names_rows(part[0]) for part in parts]
    if any(here and spans_all(part[0]) for here, part in zip(named, parts, strict=True)):
        named = [here and spans_all(part[0]) for here, part in zip(named, parts, strict=True)]
    elif not _regular(parts, named):
        return table
    single = sum(named) == 1 and not (named[0] and table.header)  # a title, or a remark between two rows
    column = _head_column(parts)
    if not any(named) or single or column is None:
        return table
    groups = [part for part, here in zip(parts, named, strict=True) if here]
    totals = all(any(_is_total(row, column) for row in group[1:]) for group in groups)
    rows = [
        row
        for part, here in zip(parts, named, strict=True)
        for row in (_named(part[0], part[1:], column, totals) if here else part)
    ]
    return replace(table, rows=tuple(rows))


def _by_number(table: Table) -> Table:
    """The rows "2 | Räume" that hold no values, put before the text of the rows "2.1" and "2.2" below."""
    numbers = [_number(row) for row in table.rows]
    names: dict[str, str] = {}
    rows: list[Row] = []
    for row, number, following in zip(table.rows, numbers, [*numbers[1:], ""], strict=True):
        number_cell, head, *values = row.cells
        if number and following.startswith(f"{number}.") and not any(cell.text.strip() for cell in values):
            text = " ".join(head.text.split())
            if _is_name(text):
                names[number] = text
                continue
        names.pop(number, None)
        above = "".join(f"{name} – " for start, name in names.items() if number.startswith(f"{start}."))
        rows.append(replace(row, cells=(number_cell, prefixed(above, head), *values)) if above else row)
    return replace(table, rows=tuple(rows))


def prefixed(prefix: str, text: Located) -> Located:
    """A text with characters put before it that stand on the page where it begins."""
    marks = tuple(PageMark(m.offset + len(prefix) if m.offset else 0, m.page, m.label) for m in text.marks)
    return Located(prefix + text.text, marks)


def _parts(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows from each lone one up to the next; those before the first are a part, too.

    Where several names cover all columns, other lone rows are only rows without values, as in an empty form.
    """
    covering = sum(spans_all(row) and names_rows(row) for row in rows) > 1
    parts: list[list[Row]] = []
    for row in rows:
        if (is_lone(row) and (spans_all(row) or not covering)) or not parts:
            parts.append([])
        parts[-1].append(row)
    return parts


def _regular(parts: Sequence[Sequence[Row]], named: Sequence[bool]) -> bool:
    """Whether lone first cells name rows in a table that does not tell spans, where they may as well be wrapped text.

    They do when each lone row names at least two rows and the rows next to it are filled in all other columns.
    """
    for part, here in zip(parts, named, strict=True):
        if is_lone(part[0]) and not (here and len(part) > 2 and _full(part[1]) and not _text(part[1])[:1].islower()):
            return False
    return all(is_lone(before[-1]) or _full(before[-1]) for before, _ in pairwise(parts))


def _head_column(parts: Sequence[Sequence[Row]]) -> int | None:
    """The column in which the rows that are no lone ones are named: the first, or the one after their numbers.

    None where they begin with values. Behind numbers all rows must have words, and all names must cover the columns.
    """
    rows = [row for part in parts for row in part if not is_lone(row)]
    texts = [_text(row) for row in rows]
    if sum(bool(_WORD.search(text)) or not text for text in texts) * 2 >= len(texts):
        return 0
    numbered = len(set(texts)) == len(texts) and all(map(_NUMBER.fullmatch, texts))
    worded = all(len(row.cells) > 2 and _WORD.search(row.cells[1].text) for row in rows)
    covering = all(spans_all(part[0]) for part in parts if is_lone(part[0]))
    return 1 if numbered and worded and covering else None


def _named(name: Row, rows: Sequence[Row], column: int, totals: bool) -> list[Row]:
    """Rows with the name in front of the heads in a column, up to the end of what it names.

    Where the first of them has a bullet, the name ends with the bullets. A total belongs to the whole table unless
    each group has its own.
    """
    text = _text(name).rstrip(":").rstrip()
    marked = bool(_BULLET.match(_text(rows[0], column)))
    made: list[Row] = []
    for row in rows:
        head = row.cells[column]
        bullet = _BULLET.match(head.text.lstrip())
        if (marked and not bullet) or (not totals and _is_total(row, column)):
            return [*made, *rows[len(made) :]]
        bare = head.text.lstrip()[bullet.end() :] if bullet else head.text
        first = prefixed(f"{text} – ", replace(head, text=bare)) if bare.strip() else Located(text)
        made.append(Row((*row.cells[:column], first, *row.cells[column + 1 :]), row.spans))
    return made


def _is_total(row: Row, column: int) -> bool:
    return bool(TOTAL.match(_text(row)) or TOTAL.match(_text(row, column)))


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_NAME.match(text)) and not _NO_NAME.search(text)


def _number(row: Row) -> str:
    """The number in the first cell, as "2" or "2.1"; empty without one."""
    match = _NUMBER.fullmatch(_text(row))
    return match[1] if match else ""


def _full(row: Row) -> bool:
    return all(cell.text.strip() for cell in row.cells)


def _text(row: Row, column: int = 0) -> str:
    return " ".join(row.cells[column].text.split())

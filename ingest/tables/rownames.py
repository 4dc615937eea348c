"""Names of rows that are printed once: an empty cell goes on with the name above, a row without values leads in."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.block import Located, PageMark, Row, Table
from ingest.tables.groups import TOTAL, is_lone, prefixed
from ingest.tables.heads import share_of_values

_LONGEST = 200
"""Characters above which a row without values is an explanation and leads nothing in."""

_GROUPS = 2
"""Names with further rows below them, at least, that show what the empty cells of a column mean."""

_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
_LETTER = re.compile(r"([a-z])(\1?)\)\s")


def named_rows(table: Table) -> Table:
    """The table with the name of each row in it, where it is printed only with the first of several.

    "Asien | Syrien", " | Irak" becomes "Asien | Irak"; "4 | Kopien | ", " | a) farbig | 1,10" becomes
    "4 | Kopien – a) farbig | 1,10".
    """
    if any(len(row.cells) < 3 for row in table.rows):
        return table
    return _led(_filled_down(table))


def _filled_down(table: Table) -> Table:
    """The table with the names of the first column in the empty cells below, where each of these begins a full row.

    A sum in the first column ends what is named; one in the second belongs to it where all of several rows have one.
    """
    rows = table.rows
    groups = [group for group in _groups(rows) if len(group) > 1]
    if len(groups) < _GROUPS or not _are_names(rows):
        return table
    sums = [[_is_total(rows[i], 1) for i in group] for group in groups]
    summed = all(ends[-1] and not any(ends[:-1]) for ends in sums if ends.count(False) > 1)
    named = {
        i: rows[group[0]].cells[0].text
        for group, ends in zip(groups, sums, strict=True)
        for i, is_sum in zip(group[1:], ends[1:], strict=True)
        if summed or not is_sum
    }
    return replace(table, rows=tuple(_with_name(row, named[i]) if i in named else row for i, row in enumerate(rows)))


def _groups(rows: Sequence[Row]) -> list[list[int]]:
    """Indices of the rows from each name up to the next; sums of the whole table are none of them."""
    groups: list[list[int]] = [[]]
    for i, row in enumerate(rows):
        if _text(row, 0):
            groups.append([])
        if not _is_total(row, 0):
            groups[-1].append(i)
    return groups


def _are_names(rows: Sequence[Row]) -> bool:
    """Whether each row has a second cell, and the values, or else the cells, that all with a first cell have."""
    if not _text(rows[0], 0) or any(map(is_lone, rows)):
        return False
    parts = [row for row in rows if not _is_total(row, 0)]
    named = [row for row in parts if _text(row, 0)]
    below = [row for row in parts if not _text(row, 0)]
    if not all(_text(row, 1) for row in parts) or not all(_WORD.search(_text(row, 0)) for row in named):
        return False
    full = [c for c in range(2, len(rows[0].cells)) if all(_text(row, c) for row in named)]
    values = [c for c in full if share_of_values([_text(row, c) for row in named]) == 1]
    same = all(share_of_values([_text(row, c) for row in below]) == 1 for c in values)
    return bool(full) and same and all(_text(row, c) for row in below for c in values or full)


def _with_name(row: Row, name: str) -> Row:
    """A row with a name in its first cell, on the page where the row stands."""
    mark = row.cells[1].page_at(0)
    marks = (PageMark(0, mark.page, mark.label),) if mark else ()
    return replace(row, cells=(Located(name, marks), *row.cells[1:]))


def _led(table: Table) -> Table:
    """The table with rows without values put before those they lead in: the further rows of a number, "a)", "aa)"."""
    if not all(_NUMBER.fullmatch(_text(row, 0)) or not _text(row, 0) for row in table.rows):
        return table
    numbers = _numbers(table.rows)
    rows = [row for _, part in groupby(range(len(numbers)), numbers.__getitem__) for row in _part(table.rows, [*part])]
    return replace(table, rows=tuple(rows))


def _numbers(rows: Sequence[Row]) -> list[str]:
    """The number each row belongs to, empty before the first and for a sum of the whole table."""
    numbers: list[str] = []
    for row in rows:
        above = numbers[-1] if numbers else ""
        numbers.append(_text(row, 0) or ("" if _is_total(row, 1) else above))
    return numbers


def _part(rows: Sequence[Row], part: Sequence[int]) -> list[Row]:
    """The rows of one number with their leads in front; a lead that is put before others is no row of its own."""
    made: list[Row] = []
    leads: dict[int, str] = {}
    number = rows[part[0]].cells[0].text
    levels = [_level(rows[i]) for i in part]
    for i, level, below in zip(part, levels, [*levels[1:], 0], strict=True):
        row, text = rows[i], _text(rows[i], 1)
        leads = {depth: lead for depth, lead in leads.items() if depth < level}
        valued = any(_text(row, c) for c in range(2, len(row.cells)))
        if number and below > level and not valued and text and len(text) <= _LONGEST:
            leads[level] = text.rstrip(":")
            continue
        above = "".join(f"{lead} – " for lead in leads.values())
        named = _with_name(row, number) if above and not _text(row, 0) else row
        head = prefixed(above, row.cells[1]) if above else row.cells[1]
        made.append(replace(named, cells=(named.cells[0], head, *row.cells[2:])))
    return made


def _level(row: Row) -> int:
    """How deep a row stands: 0 with a number, 1 without one or with "a)", 2 with "aa)"."""
    match = _LETTER.match(_text(row, 1))
    return 1 + len(match[2]) if match else int(not _text(row, 0))


def _is_total(row: Row, column: int) -> bool:
    return bool(TOTAL.match(_text(row, column)))


def _text(row: Row, column: int) -> str:
    return " ".join(row.cells[column].text.split())

"""Heads of columns in a table whose file marks none: words above values, or short words above longer ones."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.block import Row
from ingest.tables.forms import is_form
from ingest.tables.groups import is_lone, names_rows, spans_all

_YEAR = re.compile(r"(?:19|20)\d\d\*?")
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}")
_VALUE = re.compile(r"[\d\s.,%€±+–—\-/()*]*\d[\d\s.,%€±+–—\-/()*]*[prs]?|[–—\-./xX×*…]?|\.{2,3}")


def guess_head_rows(laid: Sequence[Row]) -> int:
    """How many of the first rows are the header: they hold words where the rows below hold values.

    A row with its first cell alone may be the title above the header; below it, it names a group of rows.
    """
    rows = range(min(6, len(laid)))
    most = next((number for number in rows if is_form(laid[number:])), len(laid) - 1)
    if most < 1 or len(laid[0].cells) < 2:
        return 0
    for count in range(1, min(6, most + 1)):
        if _is_below_heads(laid, count - 1):
            break
        if is_lone(laid[count]) and not _is_below_heads(laid, count):
            continue
        if _heads_end(laid, count):
            if all(map(is_lone, laid[:count])) and _names_more(laid, count):
                return count - 1
            years = any(_YEAR.fullmatch(cell.text.strip()) for cell in laid[count].cells[1:])
            return count + 1 if years and _heads_end(laid, count + 1) else count
    # A table of words: the first row is its header when all its cells are filled, short, and shorter than what follows.
    # The corner above row heads may be empty.
    corner, *heads = [cell.text.strip() for cell in laid[0].cells]
    below = [cell.text.strip() for row in laid[1:] for cell in row.cells if cell.text.strip()]
    if corner or not all(row.cells[0].text.strip() for row in laid[1:]):
        heads = [corner, *heads]
    if any(head.endswith(":") for head in heads) and not all(head.endswith(":") for head in heads):
        return 0
    if len(laid[0].cells) > 2 and all(heads) and below and max(map(len, heads)) <= 60 and not any(map(is_value, heads)):
        return 1 if sum(map(len, below)) / len(below) >= sum(map(len, heads)) / len(heads) else 0
    return 0


def _heads_end(laid: Sequence[Row], count: int) -> bool:
    """Whether the first ``count`` rows are heads and the next one that is more than a name holds values."""
    body = [[cell.text for cell in row.cells] for row in laid[count:] if not is_lone(row)]
    if not body or (len(body[0]) == 2 and len({_kind(row[1]) for row in body if is_value(row[1])} - {""}) > 1):
        return False  # two columns with dates among numbers are the labels and the values of a form
    values = [c for c in range(1, len(body[0])) if share_of_values([row[c] for row in body]) >= 0.6]
    years = {c for c in values if all(_YEAR.fullmatch(row[c].strip()) for row in body)}
    heads = all(_is_head(row.cells[c].text, c in years) for row in laid[:count] for c in values)
    return heads and any(is_value(body[0][c]) and body[0][c].strip() for c in values)


def _is_below_heads(laid: Sequence[Row], index: int) -> bool:
    """Whether a row with its first cell alone stands below the head of that column or covers all columns."""
    heads = [row for row in laid[:index] if not is_lone(row)]
    named = any(row.cells[0].text.strip() for row in heads) or (bool(heads) and spans_all(laid[index]))
    return named and is_lone(laid[index])


def _names_more(laid: Sequence[Row], count: int) -> bool:
    """Whether rows like the one before ``count`` come again further down: then it is no title."""
    first = laid[count - 1]
    return names_rows(first) and any(
        names_rows(row) and row.spans[0] == first.spans[0] and not is_lone(following)
        for row, following in pairwise(laid[count:])
    )


def share_of_values(texts: Sequence[str]) -> float:
    """Which part of the texts that are there are numbers, dates and dashes."""
    filled = [text for text in texts if text.strip()]
    return sum(map(is_value, filled)) / len(filled) if filled else 0.0


def _is_head(text: str, among_years: bool) -> bool:
    """Whether a cell over values may be their head: words, nothing, or a year over numbers that are none."""
    bare = text.strip()
    return not bare or not is_value(bare) or (not among_years and bool(_YEAR.fullmatch(bare)))


def _kind(value: str) -> str:
    """Whether a value is a date, the number of a file ("187/2025") or any other number; empty for a dash."""
    if not re.search(r"\d", value):
        return ""
    return "date" if _DATE.search(value) else "file" if re.search(r"\d/\d", value) else "number"


def is_value(text: str) -> bool:
    """Whether a text is a number, perhaps with its unit, a dash or nothing."""
    return bool(_VALUE.fullmatch(text.strip()))

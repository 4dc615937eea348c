"""Decimal numbers that a line begins a paragraph or an item with, though the one before is unfinished."""

import re
from collections.abc import Iterable, Sequence

from ingest.pdf.lines import Line

NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,3})+)\.?\s+(?=[^\W\d_]|[„»\"(§])")
"""A decimal number of two parts or more with text behind it."""

UNFINISHED = re.compile(r"(?:[,;]|\b(?:und|oder|sowie))$")
"""How a text ends that an enumeration goes on after."""

_CITED = re.compile(
    r"\b(?:Nrn?\.?|Nummern?|Ziff\w*\.?|Abs\.|Abs(?:atz|ätze\w*)|Abschnitt\w*|Kapitel\w*|Tz\.?|Rn\.?|Punkt\w*|Anlagen?)$"
    r"|\b\d+(?:\.\d+)+\.?(?:[,;]| und| oder| sowie| bis)?$|\bbis$"
)
_AMOUNT = re.compile(r"\d[\d. ]*(?:,\d\d)?(?: ?(?:€|EUR|Euro|v\. ?H\.|%))?(?: bis \d[\d.,]*)?")
_TITLE = 90  # characters of a title, at most
_SAME_EDGE = 4.0  # points

Number = tuple[int, ...]


def decimal_of(text: str) -> Number:
    """The decimal number of two parts or more that a text begins with, else empty: "2.1 Bürgerbus" has 2, 1."""
    match = NUMBER.match(text)
    return tuple(map(int, match[1].split("."))) if match else ()


def counts_on(line: Line, before: Sequence[Line], firsts: Iterable[Line]) -> bool:
    """Whether a line begins a piece behind an unfinished one, ``before``, because its number counts on.

    Behind a comma, "und" or "oder" it is the next of an enumeration, behind an amount at the right edge the next row of
    a price list: it goes on from a number that one of the lines ``firsts`` begins with, at the same left edge. Behind a
    short title it is the first below it.
    """
    number = decimal_of(line.text)
    if not number or _CITED.search(before[-1].text):
        return False
    if UNFINISHED.search(before[-1].text) or ends_row(before[-1]):
        return any(follows(decimal_of(first.text), number) for first in firsts if _flush(first, line))
    title = decimal_of(before[0].text)
    short = len(before) == 1 and len(before[0].text) < _TITLE and not before[0].text.endswith("-")
    return bool(title and short and _flush(before[0], line) and number == (*title, 1))


def follows(before: Number, number: Number) -> bool:
    """Whether a number is the next below the same section: 2.2 follows 2.1."""
    return bool(before) and number == (*before[:-1], before[-1] + 1)


def ends_row(line: Line) -> bool:
    """Whether a line ends in an amount that stands apart from its text, as in a price list."""
    return bool(line.cells and _AMOUNT.fullmatch(line.cells[-1][2]))


def _flush(first: Line, line: Line) -> bool:
    return abs(first.x0 - line.x0) < _SAME_EDGE

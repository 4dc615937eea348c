"""Bands: words on one base line, and what their texts say of a table: values, years, marks of notes, running text."""

import re
from collections.abc import Sequence

from ingest.pdf.neighbours import together
from ingest.pdf.page import Box, Word

LEADERS = re.compile(r"\.{4}|(?: \.){3}")  # dots up to a page number

_MARK = re.compile(r"(?:[-−]?\d{1,2}|[a-z]|\*{1,3})\)?")

YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d)?[*⁰¹²³⁴⁵⁶⁷⁸⁹]*")

Band = list[Word]

_HYPHEN = 0.33  # of the font size; the width of a hyphen that was taken off
_NAME, _NAME_WORDS = 32, 3  # characters and words of a name in the first column, at most
_SMALL = 0.8  # of the font size before it, at most, is a raised mark

_NUMBER = r"(?:0|0,\d+|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?:,\d+)?|[1-9][\d.]*(?:,\d+)?)"
_AMOUNT = rf"{_NUMBER}(?: ?(?:%|€|EUR|Euro))?"

# A number with its unit and the letter that says it is corrected, preliminary or estimated, or what statistics print
# in an empty place; numbers with a leading zero are those of telephones. Fees are ranges and some words, too.
VALUE = re.compile(
    rf"[-+–−±]? ?{_AMOUNT}(?: ?[prs])?"
    r"|[–—\-./xX×]|\.\.\.?|…"
    rf"|(?:von )?{_AMOUNT} ?(?:bis|[–-]) ?(?:zu )?{_AMOUNT}"
    r"|(?:gebühren|kosten)frei|nach (?:Zeit|Arbeits)?[Aa]ufwand|wie (?:Nr\.|Nummer) ?\d+(?:\.\d+)*"
)


def bands_of(words: Sequence[Word]) -> list[Band]:
    """Words by base line, top to bottom, each band from left to right."""
    by_base = sorted(words, key=lambda w: w.base)
    bands = together(by_base, lambda band, word: word.base - band[0].base < 0.5 * word.font.size)
    for band in bands:
        band.sort(key=lambda w: w.x0)
    return bands


def without_marks(words: Sequence[Word]) -> list[Word]:
    """Words without the small raised marks of notes behind them, which may hang into the gap between two columns."""
    largest = max((w.font.size for w in words), default=0.0)
    return [w for w in words if w.font.size >= _SMALL * largest or not any(is_mark(w, other) for other in words)]


def is_mark(word: Word, before: Word) -> bool:
    """Whether a word is the small raised mark of a note right behind another."""
    size = before.font.size
    small = word.font.size < _SMALL * size and _MARK.fullmatch(word.text)
    raised = small and 0.15 * size < before.base - word.base < 0.6 * size
    gap = word.x0 - before.x1 - (_HYPHEN * size if before.hyphen else 0.0)
    return bool(raised) and -0.2 * size < gap < 0.3 * size


def middle_of(band: Band) -> float:
    """Height of a band's middle."""
    return (band[0].top + band[0].bottom) / 2


def is_cut(words: Sequence[Word]) -> bool:
    """Whether words end in the middle of a word."""
    return words[-1].hyphen or words[-1].text.endswith("-")


def number_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Columns behind the first that hold nothing but numbers, two or more."""
    found = []
    for column in range(1, len(rows[0]) if rows else 0):
        texts = [row[column] for row in rows if row[column]]
        counted = sum(any(c.isdecimal() for c in text) for text in texts)
        if counted > 1 and all(VALUE.fullmatch(text) for text in texts):
            found.append(column)
    return found


def is_unnamed(row: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether a row with an empty first place is one of its own: it has all its numbers, and more than one cell."""
    return not row[0] and bool(numbers) and all(row[c] for c in numbers) and sum(map(bool, row)) > 1


def cell_text(words: Sequence[Word], box: Box) -> str:
    """Text of the words inside a cell."""
    return " ".join(w.text for w in words if box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2))


def is_tabular(rows: Sequence[Sequence[str]], usual: int) -> bool:
    """Whether cells read as a table and not as columns of running text cut into strips.

    ``usual`` is how many characters a cell may have on average.
    """
    filled = [[text for text in row if text] for row in rows]
    filled = [row for row in filled if row]
    if len(filled) < 2 or sum(len(row) > 1 for row in filled) < 0.6 * len(filled):
        return False
    cells = [text for row in filled for text in row]
    # Running text starts or ends inside a sentence in every column, names and values only in some.
    columns = [[row[c] for row in rows if row[c]] for c in range(len(rows[0]))]
    cut = 0.0 if _are_names(columns[0]) else min(_share_cut(texts) for texts in columns if texts)
    return cut < 0.3 and sum(map(len, cells)) < usual * len(cells)


def _share_cut(texts: Sequence[str]) -> float:
    return sum(text[0].islower() or text.endswith("-") for text in texts) / len(texts)


def _are_names(texts: Sequence[str]) -> bool:
    """Whether the texts of a first column are words in small letters that name the rows, each another one."""
    short = all(len(text) <= _NAME and len(text.split()) <= _NAME_WORDS and not text.endswith("-") for text in texts)
    return short and bool(texts) and len(set(texts)) == len(texts)

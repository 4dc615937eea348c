"""The date that the first lines, small tables and the page headers of a Word file give it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.block import Block, Heading, Paragraph, Table
from ingest.dates import FIRST, iso_date, stand_in_text
from ingest.docx.para import LOOK
from ingest.metadata import kind_from_title
from ingest.typed.inline import located

_DAY = r"(?:\d{1,2}\.\s?)?(?:\d{1,2}\.|[A-Z][a-zä]{2,8}\s)\s?\d{4}"
_IN_FORCE = re.compile(
    r"\b(?:Inkrafttreten|In Kraft(?: getreten)?|Gültig|Gilt)\b[\s:]{1,3}"
    rf"(?:(?:ab|am|seit|zum)(?: dem)?[\s:]+)?({_DAY})"
)
_ISSUED = re.compile(
    rf"vom\s+{_DAY}\b.{{0,80}}?\b(?:geändert|Fassung|Änderung)|[Bb]eschlossen\b[^.\d]{{0,60}}\b(?:am|vom)\s+{_DAY}$"
)
_DATE = re.compile(r"(?:Datum|Sitzungsdatum|Sitzungstag|Tag der Sitzung): ")
_FIELD = re.compile(r"[^\W\d_][^:\n]{0,30}: \S")
_BEFORE_STAND = re.compile(r"\W*|(?:[^.!?()]|(?<=\d)\.(?=\d)){1,30},\s|[^!?()]{1,60}[;–—|·/-]\s")
"""What may stand before "Stand" where it gives the date of the document."""


def date_of(blocks: Sequence[Block], margins: Iterable[str], stamp: str | None) -> str | None:
    """The date of the document: as "Stand" at the top or in the ``margins``, by its first lines, else the ``stamp``."""
    first = list(_lines(blocks[:FIRST]))
    pairs = list(_pairs(blocks[:FIRST]))
    for line in [*filter(_is_stated, [*first, *pairs]), *margins]:
        if re.search(r"\bStand\b", line) and (when := stand_in_text(located(line).text)):
            return when
    for line in [*first, *pairs]:
        if _ISSUED.match(line) and (dates := list(filter(None, map(iso_date, re.findall(_DAY, line))))):
            return max(dates)
    dated = sorted((pair for pair in pairs if _DATE.match(pair)), key=lambda pair: not pair.startswith("Datum"))
    for line in [*(pair.partition(": ")[2] for pair in dated), *filter(_is_stated, first)]:
        if when := stand_in_text(located(line).text):
            return when
    for line in [*first, *pairs]:
        if (match := _IN_FORCE.search(line)) and (when := iso_date(match[1])):
            return when
    return stamp


def _is_stated(line: str) -> bool:
    """Whether a date after "Stand" can be that of the document: not where it dates a number in a sentence."""
    match = re.search(r"\bStand\b", line)
    before = line[: match.start()] if match else ""
    named = len(line) <= LOOK and kind_from_title(before) != "Dokument"
    return bool(_BEFORE_STAND.fullmatch(before)) or named


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield from block.text.text.split("\n")


def _pairs(blocks: Iterable[Block]) -> Iterator[str]:
    """The rows of small tables of two columns, the columns of a single row, and the fields of a form without a header.

    All are read as "Datum: 3. Mai 2024".
    """
    for block in blocks:
        if not isinstance(block, Table) or len(block.rows) > FIRST:
            continue
        if not block.header:
            yield from (cell.text for row in block.rows for cell in row.cells if _FIELD.match(cell.text))
        rows = [[cell.text for cell in row.cells] for row in block.rows]
        single = block.header and len(rows) == 1
        pairs = zip(block.header, rows[0], strict=False) if single else [block.header, *rows]
        for cells in map(tuple, pairs):
            if len(cells) == 2:
                yield f"{cells[0].rstrip(':')}: {cells[1]}"

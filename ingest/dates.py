"""Dates that a document gives as its own: "Stand", the day it was passed or changed; and dates as people write them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from ingest.block import Block, Heading, Paragraph, Table
from ingest.language.months import MONTHS

TEMPLATE_STAMP = "2013-12-23T23:15:00"
"""The stamp of the template of python-docx, which its files carry when nobody sets another one."""

FIRST = 12
"""Blocks at the top among which the date of a document is looked for."""

_DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\s?[A-Z][a-zä]{2,8}\s\d{4})"
_ISSUED = re.compile(
    rf"\W*(?:(?:Beschlossen|Erlassen|Verabschiedet|Neu gefasst)\b[^.\d]{{0,80}}?\b(?:am|vom)|[Vv]om)\s+{_DAY}"
    rf"(?:,?\s[^.\d]{{0,80}}?\b(?:[Gg]eändert|Änderung\w*|Fassung)\b[^.\d]{{0,80}}?\b(?:am|vom)\s+{_DAY})*\W*"
)
_FORMS = r"(?:\d{1,2}\.\s?)?(?:\d{1,2}\.|[A-Z][a-zä]{2,8}\s)\s?\d{4}|\d{4}-\d\d(?:-\d\d)?"
_WRITTEN = rf"(?P<date>{_FORMS})"
_LABEL = (
    r"\b(?:Stand|Ausgabe|Fassung vom|Letzte (?:Änderung|Aktualisierung)|Zuletzt (?:geändert|aktualisiert))\b"
    r"[\s:]{1,3}(?:am |vom )?"
)
_STAND = re.compile(rf"{_LABEL}(?P<date>{_FORMS}|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\b)")
_DATED = re.compile(rf"(?:[^\d]{{0,20}}|\d+\. Wahlperiode\s+)(?:vom|am|,)?\s*{_WRITTEN}")


def stand_in(blocks: Sequence[Block]) -> str | None:
    """The date that the first lines of a document give as its own: "Stand: Januar 2025", "05.03.2014" on a line."""
    texts = (block.text.text for block in blocks[:FIRST] if isinstance(block, Paragraph | Heading))
    return next(filter(None, map(stand_in_text, texts)), None)


def stand_in_text(text: str) -> str | None:
    """The date that one of the lines of a text gives as that of the document."""
    for line in text.split("\n"):
        stated = _STAND.search(line)
        bare = _DATED.fullmatch(line.strip()) if len(line) < 60 else None
        found = stated or bare
        if found and (when := iso_date(found["date"])):
            return when
    return None


def closing_stand(blocks: Sequence[Block]) -> str | None:
    """The date that one of the last lines of a page gives as that of the page; a note under a table dates the table."""
    tail = list(pairwise([None, *blocks]))[-5:]
    for before, block in reversed(tail):
        if isinstance(block, Paragraph) and not isinstance(before, Table):
            for line in block.text.text.split("\n"):
                if when := stand_of(line):
                    return when
    return None


def stand_of(line: str) -> str | None:
    """The date of a short line that begins with it: "Stand: 5. März 2024", "Zuletzt aktualisiert am 05.03.2024"."""
    match = _STAND.match(line.strip())
    return iso_date(match["date"]) if match and tells_stand(line) else None


def tells_stand(line: str) -> bool:
    """Whether a line is short and begins like one that tells a date, however the date itself is written."""
    return len(line) < 60 and bool(re.match(_LABEL + r"[\dA-Z]", line.strip()))


def issued_in(blocks: Sequence[Block]) -> str | None:
    """The last day in a line like "Beschlossen am 3. Mai 2022, geändert am 4. Juni 2024" at the top of a document."""
    for block in blocks[:FIRST]:
        if not isinstance(block, Paragraph | Heading):
            continue
        for line in block.text.text.split("\n"):
            if _ISSUED.fullmatch(line) and (days := list(filter(None, map(iso_date, re.findall(_DAY, line))))):
                return max(days)
    return None


def stand_in_margins(lines: Iterable[str]) -> str | None:
    """The date that the header or footer of a document gives as its own."""
    return next(filter(None, (stand_in_text(line) for line in lines if re.search(r"\bStand\b", line))), None)


def iso_date(text: str) -> str | None:
    """A date as an ISO date that may stop at year or month; reads "26.09.2024", "Januar 2025", "2013"; else None."""
    value = text.strip()
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", (1, 2, 3)),
        (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", (3, 2, 1)),
        (r"(\d{4})-(\d{1,2})", (1, 2)),
        (r"(\d{1,2})[./](\d{4})", (2, 1)),
        (r"(\d{4})", (1,)),
    ):
        match = re.fullmatch(pattern, value)
        if match:
            return _checked([int(match[group]) for group in order])
    match = re.fullmatch(r"(?:(\d{1,2})\.\s*)?([A-Za-zäÄ]+)\s+(\d{4})", value)
    if match and match[2].lower() in MONTHS:
        parts = [int(match[3]), MONTHS[match[2].lower()], *([int(match[1])] if match[1] else [])]
        return _checked(parts)
    return None


def _checked(parts: list[int]) -> str | None:
    year, month, day = (*parts, 1, 1)[:3]
    try:
        whole = date(year, month, day)
    except ValueError:
        return None
    return whole.isoformat()[: (4, 7, 10)[len(parts) - 1]]

"""The day on which a document was passed or changed last, where no "Stand" tells its date."""

import re
from collections.abc import Iterable, Sequence

from ingest.block import Block, Heading, Located, Paragraph
from ingest.metadata import iso_date, stand_in

TEMPLATE_STAMP = "2013-12-23T23:15:00"
"""The stamp of the template of python-docx, which its files carry when nobody sets another one."""

_FIRST = 12
"""Blocks at the top among which the day is looked for."""

_DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\s?[A-Z][a-zä]{2,8}\s\d{4})"
_ISSUED = re.compile(
    rf"\W*(?:(?:Beschlossen|Erlassen|Verabschiedet|Neu gefasst)\b[^.\d]{{0,80}}?\b(?:am|vom)|[Vv]om)\s+{_DAY}"
    rf"(?:,?\s[^.\d]{{0,80}}?\b(?:[Gg]eändert|Änderung\w*|Fassung)\b[^.\d]{{0,80}}?\b(?:am|vom)\s+{_DAY})*\W*"
)


def issued_in(blocks: Sequence[Block]) -> str | None:
    """The last day in a line like "Beschlossen am 3. Mai 2022, geändert am 4. Juni 2024" at the top of a document."""
    for block in blocks[:_FIRST]:
        if not isinstance(block, Paragraph | Heading):
            continue
        for line in block.text.text.split("\n"):
            if _ISSUED.fullmatch(line) and (days := list(filter(None, map(iso_date, re.findall(_DAY, line))))):
                return max(days)
    return None


def stand_in_margins(lines: Iterable[str]) -> str | None:
    """The date that the header or footer of a document gives as its own."""
    stated = (stand_in([Paragraph(Located(line))]) for line in lines if re.search(r"\bStand\b", line))
    return next(filter(None, stated), None)

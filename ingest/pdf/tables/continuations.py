"""Notes that a table runs over a page break: "Fortsetzung nächste Seite" below, "Tabelle 2 (Fortsetzung)" above."""

import re
from collections.abc import Sequence

from ingest.language.captions import TABLE
from ingest.pdf.lines import Line
from ingest.pdf.parts import DraftTable, Part
from ingest.pdf.tables.blocks import continues

_BARE = re.compile(
    r"\W*(?:wird fortgesetzt|Fort?setzung(?: der Tabelle| (?:Tabelle|Tab\.) [\d.]+)?"
    r"(?:,? (?:folgt|auf|siehe|s\.|der|die|(?:nach)?folgende[rn]?|nächste[rn]?|Seite|S\.|\d+))*)\W*",
    re.I,
)
_CAPTION = re.compile(
    rf"\W*(?:noch|Fortsetzung(?: der| von)?) ?:? ?{TABLE} .*"
    rf"|{TABLE} .*(?:\(|[–—-] ?|, )(?:Fortsetzung|Forts\.)\W*"
)
_LONGEST = 250  # characters of a caption


def is_continuation_note(text: str) -> bool:
    """Whether a line says only that something goes on over a page break."""
    return bool(_BARE.fullmatch(text))


def without_continuation_notes(lines: Sequence[Line], tables: Sequence[DraftTable], last: Part | None) -> list[Line]:
    """Lines of a page without the note below its last table, and the one above a table that goes on with ``last``."""
    if not tables:
        return list(lines)
    first, lowest = min(tables, key=lambda t: t.box.top), max(tables, key=lambda t: t.box.bottom)
    gone: list[Line] = []
    above = [line for line in lines if line.base < first.box.top]
    text = " ".join(line.text for line in above)
    told = is_continuation_note(text) or (len(text) < _LONGEST and _CAPTION.fullmatch(text))
    if told and isinstance(last, DraftTable) and continues(last, first):
        gone += above
    below = [line for line in lines if line.top > lowest.box.bottom - line.size]
    if is_continuation_note(" ".join(line.text for line in below)):
        gone += below
    dropped = set(map(id, gone))
    return [line for line in lines if id(line) not in dropped]

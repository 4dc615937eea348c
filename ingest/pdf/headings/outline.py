"""The outline of a document: which of its entries name headings, and on which level.

Word processors that number headings and paragraphs in one list write both into the outline, each deeper than the one
before: whole paragraphs stand there, and "2" below "1.2".
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.language.normalise import fold
from ingest.pdf.headings.numberedtitles import DECIMAL, is_statement, number_of
from ingest.pdf.paragraphs import ends
from ingest.pdf.parts import Piece

_LONGEST = 80  # characters of a heading in plain print that ends in a full stop
_ITEM_END = re.compile(r"[;,]$|\b(?:und|oder)$")


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the document outline; page is the 1-based index, level 1 the outermost."""

    title: str
    page: int
    level: int


def outlined(pieces: Sequence[Piece], outline: Sequence[OutlineEntry], body: float) -> dict[int, int | None]:
    """Indices of the headings that the outline names, with their level; None where its levels are not to be believed.

    ``body`` is the font size of running text.
    """
    entries: dict[str, list[OutlineEntry]] = defaultdict(list)
    for entry in outline:
        entries[fold(entry.title)].append(entry)
    named = {i: level for i, piece in enumerate(pieces) if (level := _level(piece, entries)) is not None}
    told = any(stands_out(pieces[i], body) for i in named)
    titles = {i: level for i, level in named.items() if not _is_text(pieces[i], body, told)}
    return dict.fromkeys(titles) if _nests_successors(outline) else {**titles}


def stands_out(piece: Piece, body: float) -> bool:
    """Whether all lines are bold, italic or larger than running text."""
    return all(line.bold or line.italic or line.size > 1.04 * body for line in piece.lines)


def _level(piece: Piece, entries: dict[str, list[OutlineEntry]]) -> int | None:
    if len(piece.lines) > 4 or not entries:
        return None
    text = fold(piece.raw.replace("- ", ""))
    names = (text, fold(piece.raw), re.sub(r"^(?:kapitel|abschnitt|anhang)?[\divx]+", "", text))
    for name in names:
        for entry in entries.get(name, ()) if name else ():
            if abs(entry.page - piece.lines[0].page) <= 1:
                return entry.level
    return None


def _is_text(piece: Piece, body: float, told: bool) -> bool:
    """Whether what the outline names is a paragraph or an item; ``told`` says that others stand out as headings."""
    if stands_out(piece, body):
        return False
    text = piece.raw
    if len(text) > _LONGEST and ends(text):
        return True
    number = DECIMAL.match(text)
    start = number.end() if number else piece.marker.length if piece.marker else 0
    item = bool(_ITEM_END.search(text)) or text[start : start + 1].islower()
    return told and (item or (ends(text) and text[-1] not in ":?") or is_statement(text[start:]))


def _nests_successors(outline: Sequence[OutlineEntry]) -> bool:
    """Whether an entry stands right below one that its number goes on from: "2" below "1.2"."""
    for above, entry in pairwise(outline):
        before, number = number_of(above.title), number_of(entry.title)
        if entry.level <= above.level or not number or len(before) < len(number):
            continue
        if before[: len(number)] == (*number[:-1], number[-1] - 1):
            return True
    return False

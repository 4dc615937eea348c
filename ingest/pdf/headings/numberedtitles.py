"""Numbered titles in plain print: headings that only their number shows, "1.1 Allgemeines"."""

import re
from collections.abc import Sequence

from ingest.pdf.decimals import ends_row
from ingest.pdf.parts import Piece

DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,3})*)\.?(?:\s|$)")
"""A section number at the start of a text."""

_UNFINISHED = re.compile(
    r"[.;,:]$|\bund$|\boder$|\b(?:Abs|Buchst|Nrn?|Rn|Tz|Ziff)\.\s?\S+$|\b(?:Absatz|Nummer|Satz) \d\S*$"
)
_VERB = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|kann|können|darf|dürfen|muss|müssen|soll|sollen|gilt|gelten"
    r"|gehört|gehören|zählt|zählen|besteht|bestehen|erfolgt|erfolgen|beträgt|betragen|bleibt|bleiben)\b"
)
_CLAUSE = re.compile(
    r"(?:W(?:ann|as|elche\w*|em|enn?|er|essen|ie|o\w*|arum|eshalb)|Ob|Dass|Falls|Sobald|Soweit)\b|.*\?$"
)


def number_of(text: str) -> tuple[int, ...]:
    """The section number a text begins with, empty without one: "4.2 Höhe" has 4, 2."""
    match = DECIMAL.match(text)
    return tuple(map(int, match[1].split("."))) if match else ()


def is_statement(title: str) -> bool:
    """Whether a text states something, as no title does: "Gefördert werden Vereine". Questions and clauses may."""
    return bool(_VERB.search(title)) and not _CLAUSE.match(title)


def plain_numbered(pieces: Sequence[Piece]) -> set[int]:
    """Indices of pieces that are headings by their number alone, in the sequence of the other numbers."""
    found: set[int] = set()
    seen: set[tuple[int, ...]] = set()
    for i, piece in enumerate(pieces):
        match = DECIMAL.match(piece.raw)
        if match is None or piece.boxed or piece.note or i + 1 == len(pieces):
            continue
        number = number_of(piece.raw)
        before = (*number[:-1], number[-1] - 1)
        follows = number[-1] == 1 or before in seen
        seen.add(number)
        title = piece.raw[match.end() :]
        short = len(piece.lines) == 1 and 2 < len(title) < 90 and title[:1].isupper() and not piece.lines[0].mono
        below = number_of(pieces[i + 1].raw)
        alone = not below or len(pieces[i + 1].raw) > 90 or number[-1] == 1 or below == (*number, 1)
        row = ends_row(piece.lines[0])
        if len(number) > 1 and follows and short and alone and not row and _is_named(title):
            found.add(i)
    return found


def _is_named(title: str) -> bool:
    """Whether a title ends in a noun; "Die Ausbildung gliedert sich in" leads into a list."""
    ended = title.strip() and not title.split()[-1][:1].islower() and not _UNFINISHED.search(title)
    return bool(ended) and not is_statement(title)

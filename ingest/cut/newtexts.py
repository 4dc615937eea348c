"""New texts: what a command that amends an act quotes, however the file marks up what stands in the quotation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.block import Block, Heading, ListBlock, Located, Paragraph, SectionEnd, Table
from ingest.cut.draft import Line, part
from ingest.language.amendments import amends, announces_new_text, inline_text, opening_mark, quoted_length

_NOTHING = Located("")
_LONGEST = 150
"""Pieces of a new text at most; where more follow, its end was not told."""
_ARTICLE = re.compile(r"Art(?:ikel|\.) (?:\d+|[IVX]+\b)")
"""A heading of the amending act itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or an item of a list; ``block`` is the index of the block, ``table`` set where it is one."""

    block: int
    text: Located = _NOTHING
    marker: str = ""
    level: int = 0
    table: Table | None = None
    is_heading: bool = False

    @property
    def line(self) -> Line:
        """It as an item."""
        return Line(self.text, 2 * self.level, self.marker.strip(), item=True)

    @property
    def read(self) -> str:
        """All of its text."""
        if self.table is None:
            return self.text.text
        return "\n".join(cell.text for row in self.table.rows for cell in row.cells)

    @property
    def printed(self) -> str:
        """All of its text with its marker."""
        return f"{self.marker} {self.read}".strip()


@dataclass(frozen=True, slots=True)
class NewText:
    """What announces a new text, its pieces, what follows it in the last one, and the index of the piece behind."""

    announcement: Located
    pieces: tuple[Piece, ...]
    behind: Located | None
    end: int


def pieces_of(blocks: Sequence[Block]) -> Iterator[Piece]:
    """The blocks and the items of their lists, in reading order."""
    for number, block in enumerate(blocks):
        match block:
            case Heading() | Paragraph():
                yield Piece(number, block.text, is_heading=isinstance(block, Heading))
            case ListBlock():
                yield from (Piece(number, item.text, item.marker, item.level) for item in block.items)
            case Table():
                yield Piece(number, table=block)
            case SectionEnd():
                yield Piece(number)


def new_text(pieces: Sequence[Piece], at: int) -> NewText | None:
    """The new text that a piece announces; None where none is quoted, or where no mark closes the quotation."""
    piece = pieces[at]
    cut = None if piece.table else inline_text(piece.read)
    if piece.table or (cut is None and not announces_new_text(piece.read)):
        return None
    following = list(pieces[at + 1 : at + _LONGEST])
    if cut is not None:
        first = replace(piece, text=part(piece.text, cut, len(piece.read)), marker="")
        found = _quoted(part(piece.text, 0, len(piece.read[:cut].rstrip())), [first, *following], at)
        return _with_nested(found, piece, pieces) if found else None
    return _quoted(piece.text, following, at + 1)


def _quoted(announcement: Located, pieces: list[Piece], start: int) -> NewText | None:
    """The quotation that begins with the first of some pieces."""
    mark = opening_mark(pieces[0].printed) if pieces else None
    depth = 0
    for number, piece in enumerate(pieces):
        if mark is None or (piece.is_heading and _ARTICLE.match(piece.read)):
            return None
        length, depth = quoted_length(piece.printed, mark, depth)
        if not depth:
            quoted, behind = _divided(piece, length)
            return NewText(announcement, (*pieces[:number], quoted), behind, start + number + 1)
    return None


def _with_nested(found: NewText, command: Piece, pieces: Sequence[Piece]) -> NewText:
    """A new text with the list in it, which some readers put behind the text of the item that it is nested in."""
    nested = list(
        takewhile(
            lambda one: one.block == command.block and one.level > command.level and not amends(one.read),
            pieces[found.end :],
        )
    )
    return replace(found, pieces=(*found.pieces, *nested), end=found.end + len(nested))


def _divided(piece: Piece, length: int) -> tuple[Piece, Located | None]:
    """The first ``length`` characters of a piece as it is printed, and the rest; a table is not divided."""
    end = length - len(piece.printed) + len(piece.read)
    rest = piece.read[end:]
    if piece.table is not None or not rest.strip():
        return piece, None
    begin = len(piece.read) - len(rest.lstrip())
    return replace(piece, text=part(piece.text, 0, end)), part(piece.text, begin, len(piece.read))

"""Commands: those of an amending act among the blocks of a document, each with the new text that it announces.

„1. § 3 wird wie folgt geändert: a) Absatz 2 wird wie folgt gefasst: „(2) Die Steuer beträgt … 1. … 2. …““: a) stands
below 1., and what is quoted belongs to a). Headings in it open no section, and its numbers do not go on with those of
the commands. Where the end of a quotation is not found, nothing is changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, SectionEnd
from ingest.cut.draft import Line
from ingest.cut.leads import lead_lines
from ingest.cut.newtexts import Piece, new_text, pieces_of
from ingest.language.amendments import amends, announces_new_text, names_place


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the lead-ins that it stands below, outermost first.

    ``text`` is the new text, empty where it has none, and ``behind`` what follows that in the same paragraph.
    """

    leads: tuple[Line, ...]
    line: Line
    text: tuple[Piece, ...] = ()
    behind: Located | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """Blocks that are cut as any others, and the commands right behind them."""

    plain: Sequence[Block]
    commands: Sequence[Command] = ()


def without_quoted_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the headings of a new text as paragraphs of it, which open no section of the amending act."""
    pieces = list(pieces_of(blocks))
    quoted: set[int] = set()
    for at, piece in enumerate(pieces):
        if piece.block not in quoted and (found := new_text(pieces, at)):
            quoted |= {one.block for one in pieces[at + 1 : found.end]}
    return [
        Paragraph(block.text) if number in quoted and isinstance(block, Heading) else block
        for number, block in enumerate(blocks)
        if not (number in quoted and isinstance(block, SectionEnd))
    ]


def amended(blocks: Sequence[Block]) -> list[Amended]:
    """The blocks of a section cut before and behind the commands in it; all in one where it has none.

    Which act is changed, the heading tells; that is not repeated with each command unless there are several acts.
    """
    pieces = list(pieces_of(blocks))
    is_repeated = sum(map(_names_act, pieces)) > 1
    found: list[Amended] = []
    start = at = 0
    while at < len(pieces):
        commands, end = _commands(pieces, at)
        if commands:
            is_said = not is_repeated and _names_act(pieces[at]) and new_text(pieces, at) is None
            before = [*_blocks(blocks, pieces[start : at + is_said]), *(() if is_said else _said_before(pieces[at]))]
            found.append(Amended(before, [replace(one, leads=one.leads[is_said:]) for one in commands]))
            start = end
        at = max(end, at + 1)
    return [*found, Amended(_blocks(blocks, pieces[start:]) if found else blocks)]


def _commands(pieces: Sequence[Piece], start: int) -> tuple[list[Command], int]:
    """The commands that begin at a piece, and the index behind the last one; none where it is no amending act.

    That is one where a new text is quoted, or where a lead-in announces commands.
    """
    commands: list[Command] = []
    leads: list[tuple[str, Line]] = []
    markers: list[str] = []
    at = end = start
    while at < len(pieces) and _is_command(pieces[at], markers if at == end else ()):
        piece, style = pieces[at], _style(pieces[at].marker)
        markers.append(piece.marker)
        leads = leads[: next((number for number, (own, _) in enumerate(leads) if own == style or not style), None)]
        above = tuple(line for _, line in leads)
        if found := new_text(pieces, at):
            commands.append(Command(above, _line(found.announcement, piece), found.pieces, found.behind))
            at = end = found.end
            continue
        at += 1
        if announces_new_text(piece.read):
            lead = lead_lines(Paragraph(piece.text))[1].text if at == start + 1 else piece.text
            leads.append((style, _line(lead, piece)))
        else:
            commands.append(Command(above, replace(_line(piece.text, piece), item=True)))
            end = at
    is_amending = any(one.text or one.leads for one in commands)
    return (commands, end) if is_amending else ([], start)


def _is_command(piece: Piece, before: Sequence[str]) -> bool:
    """Whether a piece says so or, whatever its words are, has the number behind that of the last command like it.

    ``before`` are the markers of those right before it.
    """
    if piece.table is not None or amends(piece.read):
        return piece.table is None
    style, number = _style(piece.marker), _number(piece.marker)
    last = next((marker for marker in reversed(before) if marker and _style(marker) == style), None)
    return last is not None and number == _number(last) + 1


def _names_act(piece: Piece) -> bool:
    """Whether a paragraph announces the changes of a whole act."""
    is_lead = not piece.marker and piece.table is None and announces_new_text(piece.read)
    return is_lead and not names_place(piece.read)


def _style(marker: str) -> str:
    """What the numbers of one level have in common: „1“ of „12.“, „aa“ of „bb)“; empty without a marker."""
    bare = marker.strip(" ().")
    if bare.isalpha():
        return "I" if bare.isupper() else "a" * len(bare)
    return re.sub(r"\d+", "1", bare)


def _number(marker: str) -> int:
    """Which of its level a piece is: 2 for „2.“ and „bb)“."""
    bare = marker.strip(" ().")
    return int(bare) if bare.isdecimal() else ord(bare[0].lower()) - ord("a") + 1 if bare.isalpha() else 0


def _line(text: Located, piece: Piece) -> Line:
    return Line(text, marker=piece.marker.strip())


def _said_before(piece: Piece) -> list[Block]:
    """What a long first lead-in says before the sentence that is repeated above each command."""
    before = None if new_text([piece], 0) else lead_lines(Paragraph(piece.text))[0]
    return [Paragraph(before)] if before and announces_new_text(piece.read) else []


def _blocks(blocks: Sequence[Block], pieces: Sequence[Piece]) -> list[Block]:
    """The blocks that some pieces were, a list of which some are left as the list of those."""
    made: list[Block] = []
    for number, group in groupby(pieces, key=lambda piece: piece.block):
        block, left = blocks[number], list(group)
        if isinstance(block, ListBlock) and left:
            top = min(piece.level for piece in left)
            block = ListBlock(tuple(Item(piece.text, piece.marker, piece.level - top) for piece in left))
        made.append(block)
    return made

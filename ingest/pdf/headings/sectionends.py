"""Numbered text that goes on with an outer section: "5.4 Die Finanzierung …" is not of "5.3.3 Mitfahrbänke"."""

from collections.abc import Sequence

from ingest.block import SectionEnd
from ingest.pdf.decimals import Number, decimal_of, follows
from ingest.pdf.headings.numberedtitles import number_of
from ingest.pdf.parts import DraftTable, Piece

Part = Piece | DraftTable | SectionEnd


def end_sections(parts: Sequence[Part]) -> list[Part]:
    """The parts with a SectionEnd before each text whose number follows that of an open heading or one around it."""
    made: list[Part] = []
    stack: list[tuple[int, Number]] = []  # level and number of the open headings
    for part in parts:
        if isinstance(part, SectionEnd) or (isinstance(part, Piece) and part.heading):
            stack = [entry for entry in stack if entry[0] < part.level]
            if isinstance(part, Piece):
                stack.append((part.level, number_of(part.raw)))
        elif isinstance(part, Piece) and not part.note and not part.boxed:
            level = _ended(stack, decimal_of(part.raw))
            if level is not None:
                made.append(SectionEnd(level))
                stack = [entry for entry in stack if entry[0] < level]
        made.append(part)
    return made


def _ended(stack: Sequence[tuple[int, Number]], number: Number) -> int | None:
    """The level of the outermost heading that a text with this number is not of; None when it stays."""
    if not number or not any(len(own) >= len(number) and follows(own[: len(number)], number) for _, own in stack):
        return None
    return next((level for level, own in stack if own and own != number[: len(own)]), None)

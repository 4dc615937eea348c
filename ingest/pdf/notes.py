"""Footnotes of pages without tags: small print at the foot that begins with a number, a superscript or a star."""

import re
from collections.abc import Sequence

from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import Piece

_START = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*+\)?|\d{1,3}\)?)\s*(?=[^\W_]|[„\"§(])")
_SMALL = 0.93  # of the body size


def split_notes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Piece]]:
    """Lines of a page without its footnotes, and the footnotes, each one piece.

    They are the small lines below the last line of body size, from the first that begins like a note.
    """
    floor = max((line.bottom for line in lines if line.size > _SMALL * body), default=None)
    if floor is None:
        return list(lines), []
    small = [line for line in lines if line.top >= floor - 2 and line.size <= _SMALL * body]
    first = next((i for i, line in enumerate(small) if _START.match(line.text)), None)
    if first is None:
        return list(lines), []
    notes: list[Piece] = []
    for line in small[first:]:
        if not notes or (_START.match(line.text) and _begins(notes[-1], line)):
            notes.append(Piece([line], note=True))
        else:
            notes[-1].lines.append(line)
    gone = {id(line) for line in small[first:]}
    return [line for line in lines if id(line) not in gone], notes


def _begins(note: Piece, line: Line) -> bool:
    """Whether a line that starts with a number is the next note and not a wrapped line ("12 Monate")."""
    superscript = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    numbers = [re.match(r"\d+", text.translate(superscript)) for text in (note.raw, line.text)]
    if numbers[0] and numbers[1]:
        return int(numbers[1][0]) == int(numbers[0][0]) + 1
    return numbers[0] is None and numbers[1] is None

"""Run-in headings: "4.2.2.1 Luftvorrat" in bold, with the text of the section going on in the same line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.parts import Part, Piece

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,3})*)\.?\s+(?=\S)")
_TITLE = re.compile(r"[A-ZÄÖÜ].{2,80}")
_TEXT = re.compile(r"[A-ZÄÖÜ„»\"(\d]")
_LONGEST = 90  # characters of a heading

_Number = tuple[int, ...]


def split_run_ins(parts: Sequence[Part]) -> list[Part]:
    """The parts with each run-in heading as a piece of its own before its text.

    Its number is one level below the heading of a section and goes on from the one before; the text begins a sentence.
    Where tags name the headings, they are all of them.
    """
    if any(isinstance(part, Piece) and part.heading for part in parts):
        return list(parts)
    out: list[Part] = []
    seen: set[_Number] = set()
    for part in parts:
        number = _number_of(part) if isinstance(part, Piece) else None
        if not isinstance(part, Piece) or number is None:
            out.append(part)
        elif _is_run_in(part, number, seen):
            out += _split(part)
            seen.add(number)
        else:
            out.append(part)
            if len(part.raw) < _LONGEST:
                seen.add(number)
    return out


def _number_of(piece: Piece) -> _Number | None:
    match = None if piece.note or piece.boxed else _NUMBER.match(piece.raw)
    return tuple(map(int, match[1].split("."))) if match else None


def _is_run_in(piece: Piece, number: _Number, seen: set[_Number]) -> bool:
    line = piece.lines[0]
    title = _NUMBER.sub("", line.lead, count=1)
    text = line.text[len(line.lead) :].lstrip()
    follows = number[-1] == 1 or (*number[:-1], number[-1] - 1) in seen
    # A title ends in a noun; "4.1 Die Stadt zahlt" with bold words is a sentence.
    named = title != line.lead and _TITLE.fullmatch(title) and title.split()[-1][0].isupper()
    below = len(number) > 1 and number[:-1] in seen and follows
    return bool(below and named and _TEXT.match(text) and piece.marker is None)


def _split(piece: Piece) -> list[Part]:
    first = piece.lines[0]
    text = first.text[len(first.lead) :].lstrip()
    title = replace(first, text=first.lead, bold=True, lead="", cells=())
    return [
        Piece([title]),
        replace(piece, lines=[replace(first, text=text, bold=False, lead="", cells=()), *piece.lines[1:]]),
    ]

"""Levels of headings: one that outranks the open ones closes them, one of a known look returns to its level."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.pdf.headings.numberedtitles import DECIMAL
from ingest.pdf.parts import Piece

_KINDS = [
    (
        re.compile(
            r"(?:\w+\s)?(?:Teil|TEIL|Buch)\b\s+(?:[IVX\d]+|[A-Z])\b|Teil\s|(?:Erste|Zweite|Dritte|Vierte|Fünfte)r Teil"
        ),
        1,
    ),
    (re.compile(r"(?:Kapitel|KAPITEL)\s+[IVX\d]+|(?:Erstes|Zweites|Drittes|Viertes|Fünftes) Kapitel"), 2),
    (
        re.compile(
            r"(?:Abschnitt|ABSCHNITT)\s+[IVX\d]+|(?:\d+\.|Erster|Zweiter|Dritter|Vierter|Fünfter|Sechster) Abschnitt"
        ),
        3,
    ),
    (re.compile(r"(?:Anlage|Anhang|ANLAGE|ANHANG|Anlagen)\b(?:\s+[A-Z\d]+)?"), 1),
    (re.compile(r"§+ ?\d+[a-z]?\b|Art(?:ikel|\.) \d+"), 6),
    (re.compile(r"[A-Z]\.?\s+(?=[A-ZÄÖÜ])"), 4),
    (re.compile(r"[IVX]{1,5}\.\s"), 5),
]
_ANNEX = re.compile(r"(?:Anlage|Anhang) (?:\d+|[A-Z]|[IVX]+)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool
    depth: int  # of decimal numbering, 0 without
    kind: int  # rank of a named division, 0 without
    italic: bool
    annex: bool


def is_division(text: str) -> bool:
    """Whether a text begins like a named or lettered division: "Teil 2", "§ 5", "A. Bestand"."""
    return any(pattern.match(text) for pattern, _ in _KINDS)


def set_levels(pieces: Sequence[Piece], known: Mapping[int, int]) -> None:
    """Sets the level of each heading; ``known`` holds those that the outline or tags say, by index."""
    stack: list[tuple[_Look, int]] = []
    shift = False
    for i, piece in enumerate(pieces):
        if not piece.heading:
            continue
        look = _look(piece)
        if i in known:
            level = known[i] + (shift if look.depth else 0)
            if look.kind in (1, 2, 3):
                # Outlines often put "Teil I" on the level of the chapters "1", "2" inside it.
                shift = sum(1 for j, n in known.items() if j > i and n == known[i] and _look(pieces[j]).depth == 1) > 0
            while stack and stack[-1][1] >= level:
                stack.pop()
        else:
            same = next((k for k, (open_look, _) in enumerate(stack) if _alike(open_look, look)), None)
            if same is not None:
                del stack[same:]
            else:
                while stack and not _outranks(stack[-1][0], look):
                    stack.pop()
            level = stack[-1][1] + 1 if stack else 1
        stack.append((look, level))
        piece.level = level


def _look(piece: Piece) -> _Look:
    text, first = piece.raw, piece.lines[0]
    decimal = DECIMAL.match(text)
    depth = decimal[1].count(".") + 1 if decimal and len(text) > len(decimal[0]) else 0
    kind = 0 if depth else next((rank for pattern, rank in _KINDS if pattern.match(text)), 0)
    annex = bool(_ANNEX.match(text))
    # "Anlage 2" may stand small above its title.
    size = max(line.size for line in piece.lines) if annex else first.size
    return _Look(size, first.bold, depth, kind, first.italic, annex)


def _outranks(a: _Look, b: _Look) -> bool:
    """Whether a heading that looks like ``a`` stands above one that looks like ``b``."""
    if a.depth and b.depth:
        return a.depth < b.depth
    if a.kind and b.kind and a.kind != b.kind:
        return a.kind < b.kind
    if (a.annex and b.depth) or (b.annex and a.depth):
        return a.annex
    if abs(a.size - b.size) > 0.04 * b.size:
        return a.size > b.size
    if (a.depth or a.kind) and (b.depth or b.kind):
        return bool(a.kind) and a.kind <= 3
    if a.bold != b.bold:
        return a.bold
    if bool(a.depth or a.kind) != bool(b.depth or b.kind):
        return bool(a.depth or a.kind)
    return not a.italic and b.italic


def _alike(a: _Look, b: _Look) -> bool:
    return a.depth == b.depth and a.kind == b.kind and a.bold == b.bold and abs(a.size - b.size) <= 0.04 * b.size

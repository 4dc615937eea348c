"""Levels of headings: one that outranks the open ones closes them, one of a known look returns to its level."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.pdf.headings.acts import begins_count, is_act, is_cited, is_dated
from ingest.pdf.headings.numberedtitles import DECIMAL, number_of
from ingest.pdf.parts import Piece

_PARAGRAPH = 6
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
    (re.compile(r"§+ ?\d+[a-z]?\b|Art(?:ikel|\.) \d+"), _PARAGRAPH),
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
    number: tuple[int, ...]  # the decimal number, empty without
    act: bool  # may have paragraphs of its own, counted from 1
    first: bool  # the first of a count
    quoted: bool  # of a text that an amending act cites

    @property
    def counted(self) -> bool:
        """Whether it has a number or names a division."""
        return bool(self.depth or self.kind)


@dataclass(slots=True)
class _Open:
    """An open heading; ``counts`` is the look of the numbered headings that an act holds."""

    look: _Look
    level: int
    counts: _Look | None = None


def is_division(text: str) -> bool:
    """Whether a text begins like a named or lettered division: "Teil 2", "§ 5", "A. Bestand"."""
    return any(pattern.match(text) for pattern, _ in _KINDS)


def set_levels(pieces: Sequence[Piece], known: Mapping[int, int]) -> None:
    """Sets the level of each heading; ``known`` holds those that the outline or tags say, by index."""
    stack: list[_Open] = []
    acts: list[_Open] = []
    shift = signed = ended = False
    for i, piece in enumerate(pieces):
        if not piece.heading:
            signed = signed or is_dated(piece)
            ended = ended or (signed and bool(acts))
            continue
        look = _look(piece)
        if i in known:
            level = known[i] + (shift if look.depth else 0)
            if look.kind in (1, 2, 3):
                # Outlines often put "Teil I" on the level of the chapters "1", "2" inside it.
                shift = sum(1 for j, n in known.items() if j > i and n == known[i] and _look(pieces[j]).depth == 1) > 0
            while stack and stack[-1].level >= level:
                stack.pop()
        else:
            if signed and not look.counted:
                look = replace(look, act=True)
                del stack[_outside_act(stack, look) :]
            elif ended and (own := _level_of_act(acts, look)) is not None:
                del stack[next((k for k, a in enumerate(stack) if a.level >= own), len(stack)) :]
            _close(stack, look)
            level = stack[-1].level + 1 if stack else 1
        signed = False
        if look.act and not look.kind:
            acts.append(_Open(look, level))
        stack.append(_Open(look, level))
        piece.level = level


def _close(stack: list[_Open], look: _Look) -> None:
    """Takes off what a heading that looks so closes; the first one counted in an act, and those after, stay in it."""
    if look.quoted:
        del stack[next((k for k, a in enumerate(stack) if a.look.quoted), len(stack)) :]
        return
    del stack[_foreign(stack, look) :]
    floor = next((k + 1 for k in reversed(range(len(stack))) if _holds(stack, k, look)), 0)
    same = next((k for k in range(floor, len(stack)) if _returns(stack[k], look)), None)
    if same is not None:
        del stack[same:]
    while len(stack) > floor and same is None and not _outranks(stack[-1].look, look):
        stack.pop()
    if floor and len(stack) == floor:
        stack[-1].counts = look


def _look(piece: Piece) -> _Look:
    text, first = piece.raw, piece.lines[0]
    decimal = DECIMAL.match(text)
    depth = decimal[1].count(".") + 1 if decimal and len(text) > len(decimal[0]) else 0
    kind = 0 if depth else next((rank for pattern, rank in _KINDS if pattern.match(text)), 0)
    annex = bool(_ANNEX.match(text))
    # "Anlage 2" may stand small above its title.
    size = max(line.size for line in piece.lines) if annex else first.size
    act = is_act(text) if not depth and kind in (0, _PARAGRAPH) else False
    number = number_of(text) if depth else ()
    return _Look(size, first.bold, depth, kind, first.italic, annex, number, act, begins_count(text), is_cited(text))


def _returns(entry: _Open, look: _Look) -> bool:
    """Whether a heading is one like the open one; inside an act, only the title of another act is like its title."""
    return _alike(entry.look, look) and (look.act or entry.counts is None)


def _outside_act(stack: Sequence[_Open], act: _Look) -> int:
    """How many open headings are no part of the act that was signed before a new one: larger ones above its title."""
    larger = (not a.look.counted and not a.look.act and a.look.size > 1.04 * act.size for a in stack)
    title = next((k for k in reversed(range(len(stack))) if not stack[k].look.counted), 0)
    return min(sum(1 for _ in takewhile(bool, larger)), max(title, 1))


def _level_of_act(acts: Sequence[_Open], look: _Look) -> int | None:
    """The level of an earlier act whose title looks like this one."""
    alike = (a.level for a in reversed(acts) if look.act and _alike(a.look, look))
    return next(alike, None)


def _holds(stack: Sequence[_Open], k: int, look: _Look) -> bool:
    """Whether an open act counts a heading: it is the first, or of the kind of the first; articles count paragraphs."""
    act = stack[k].look
    if not act.act or not look.counted or look.size > 1.04 * act.size or any(a.look.depth for a in stack[:k]):
        return False
    if (counts := stack[k].counts) is not None:
        return (counts.depth, counts.kind, counts.act) == (look.depth, look.kind, look.act)
    return look.first and not (look.act and act.kind)


def _foreign(stack: Sequence[_Open], look: _Look) -> int:
    """Where in the stack the first open section stands whose number this one does not go on from: 5 is not of 6.1."""
    return next(
        (
            k
            for k, a in enumerate(stack)
            if 0 < a.look.depth < look.depth and look.number[: a.look.depth] != a.look.number
        ),
        len(stack),
    )


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
    if a.counted and b.counted:
        return bool(a.kind) and a.kind <= 3
    if a.bold != b.bold:
        return a.bold
    if a.counted != b.counted:
        return a.counted
    return not a.italic and b.italic


def _alike(a: _Look, b: _Look) -> bool:
    return a.depth == b.depth and a.kind == b.kind and a.bold == b.bold and abs(a.size - b.size) <= 0.04 * b.size

"""Headings of untagged documents: which pieces are headings, and on which level.

Evidence in this order: the document outline, section numbering, font (bold or larger than the body text). Levels come
from a stack: a heading that outranks the open ones closes them, one of a known look returns to its level.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.pdf.captions import is_caption, is_figure
from ingest.pdf.lines import usual_size
from ingest.pdf.paragraphs import Piece
from ingest.pdf.quotations import is_quotation

_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,3})*)\.?(?:\s|$)")
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
_PARAGRAPH_SIGN = re.compile(r"(?:§ ?\d+[a-z]?|Art(?:ikel|\.) \d+[a-z]?)\.?$")
_DIVISION_SIGN = re.compile(
    r"(?:Teil|Kapitel|Abschnitt|Unterabschnitt|Anlage|Anhang|Buch)\s+(?:[IVX]+|\d+|[A-Z])[.:]?"
    r"|(?:\d+\.|\w+er|\w+es) (?:Teil|Kapitel|Abschnitt|Unterabschnitt|Titel|Buch)",
    re.I,
)
_SAME_EDGE = 3.0  # cells of one column begin or end within this distance, points
_SENTENCE_END = re.compile(r"[.;,:]$|\bund$|\boder$")


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool
    depth: int  # of decimal numbering, 0 without
    kind: int  # rank of a named division, 0 without
    italic: bool


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the document outline; page is the 1-based index, level 1 the outermost."""

    title: str
    page: int
    level: int


def mark_headings(pieces: list[Piece], outline: Sequence[OutlineEntry], questions: Collection[int] = ()) -> list[Piece]:
    """Pieces with headings marked and levelled; a "§ 5" line and its title below become one heading.

    ``questions`` are identities of numbered bold paragraphs: headings below the open one where tags name the others.
    """
    body = usual_size(line for piece in pieces for line in piece.lines)
    bold_share = sum(len(p.raw) for p in pieces if p.lines[0].bold) / (sum(len(p.raw) for p in pieces) or 1)
    entries = _by_title(outline)
    plain = _plain_numbered(pieces)
    known: dict[int, int] = {}
    tagged = sum(piece.heading for piece in pieces)
    by_tags = tagged >= 3 and tagged * 8 >= len({piece.lines[0].page for piece in pieces})
    open_level = 0
    for i, piece in enumerate(pieces):
        if piece.heading:
            open_level = piece.level
            if piece.level:
                known[i] = piece.level
            continue
        if by_tags:
            if id(piece) in questions:
                known[i] = open_level + 1
                _mark(piece)
            continue
        level = _outline_level(piece, entries)
        following = next((p for p in pieces[i + 1 :] if not p.note), None)
        if level is not None:
            known[i] = level
            _mark(piece)
        elif i in plain or _looks_like_heading(piece, body, bold_share < 0.4, following):
            _mark(piece)
    pieces, known = _join_titles(pieces, known)
    _set_levels(pieces, known)
    return pieces


def _plain_numbered(pieces: Sequence[Piece]) -> set[int]:
    """Pieces that only their number shows to be headings: "1.1 Allgemeines", in the sequence of the other numbers."""
    found: set[int] = set()
    seen: set[tuple[int, ...]] = set()
    for i, piece in enumerate(pieces):
        match = _DECIMAL.match(piece.raw)
        if match is None or piece.boxed or piece.note or i + 1 == len(pieces):
            continue
        number = tuple(map(int, match[1].split(".")))
        before = (*number[:-1], number[-1] - 1)
        follows = number[-1] == 1 or before in seen
        seen.add(number)
        title = piece.raw[match.end() :]
        short = len(piece.lines) == 1 and 2 < len(title) < 90 and title[:1].isupper() and not piece.lines[0].mono
        alone = not _DECIMAL.match(pieces[i + 1].raw) or len(pieces[i + 1].raw) > 90 or number[-1] == 1
        # A title ends in a noun; "1.3 Die Ausbildung gliedert sich in" leads into a list.
        named = title.strip() and not title.split()[-1][:1].islower() and not _SENTENCE_END.search(title)
        if len(number) > 1 and follows and short and alone and named:
            found.add(i)
    return found


def _mark(piece: Piece) -> None:
    piece.heading, piece.marker = True, None


def fold(text: str) -> str:
    """Letters and digits only, lower-cased: for comparing titles."""
    return re.sub(r"[\W_]+", "", text).lower()


def _by_title(outline: Sequence[OutlineEntry]) -> dict[str, list[OutlineEntry]]:
    entries: dict[str, list[OutlineEntry]] = defaultdict(list)
    for entry in outline:
        entries[fold(entry.title)].append(entry)
    return entries


def _outline_level(piece: Piece, entries: dict[str, list[OutlineEntry]]) -> int | None:
    if len(piece.lines) > 4 or not entries:
        return None
    text = fold(piece.raw.replace("- ", ""))
    names = (text, fold(piece.raw), re.sub(r"^(?:kapitel|abschnitt|anhang)?[\divx]+", "", text))
    for name in names:
        for entry in entries.get(name, ()) if name else ():
            if abs(entry.page - piece.lines[0].page) <= 1:
                return entry.level
    return None


def _looks_like_heading(piece: Piece, body: float, bold_tells: bool, following: Piece | None) -> bool:
    text, first = piece.raw, piece.lines[0]
    if piece.note or piece.boxed or len(piece.lines) > 4 or len(text) > 220 or not re.search(r"[^\W\d_]", text):
        return bool(_PARAGRAPH_SIGN.fullmatch(text))
    if following is not None and _PARAGRAPH_SIGN.fullmatch(text) and len(piece.lines) == 1:
        return True
    if is_caption(piece) or is_figure(piece) or is_quotation(text) or _is_row(piece, following):
        return False
    larger = all(line.size > 1.12 * body for line in piece.lines)
    bold = bold_tells and all(line.bold for line in piece.lines)
    if not larger and not bold:
        return False
    if first.size < 0.85 * body or first.mono:
        return False
    numbered = bool(_DECIMAL.match(text)) or any(kind.match(text) for kind, _ in _KINDS)
    if piece.marker is not None and not numbered and not (larger and piece.marker.kind == "1."):
        return False
    if _SENTENCE_END.search(text) and not (numbered and len(text) < 80 and not text.endswith((",", ";"))):
        return text.endswith(":") and bold and len(text) < 60 and following is not None and following.marker is None
    return len(text) > 2


def _is_row(piece: Piece, following: Piece | None) -> bool:
    """Whether the last line is the head of a table that was not found: in the line below, cells stand as in it."""
    if following is None or len(piece.lines[-1].cells) < 3:
        return False
    below = following.lines[0].cells
    shared = sum(
        any(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < _SAME_EDGE for b in below) for a in piece.lines[-1].cells
    )
    return shared >= 3


def _join_titles(pieces: list[Piece], known: dict[int, int]) -> tuple[list[Piece], dict[int, int]]:
    """Joins heading lines that belong together: "§ 5" and the title below it, and the lines of a long title."""
    out: list[Piece] = []
    levels: dict[int, int] = {}
    for i, piece in enumerate(pieces):
        last = out[-1] if out else None
        if last is not None and last.heading and _is_title_of(last, piece, i in known, len(out) - 1 in levels):
            last.lines.extend(piece.lines)
            continue
        if i in known:
            levels[len(out)] = known[i]
        out.append(piece)
    return out, levels


def _is_title_of(sign: Piece, title: Piece, title_known: bool, sign_known: bool) -> bool:
    a, b = sign.lines[-1], title.lines[0]
    near = a.page == b.page and 0 < b.base - a.base < 3.2 * a.size
    if not near or title_known or len(title.lines) > 3 or title.marker is not None:
        return False
    if _PARAGRAPH_SIGN.fullmatch(sign.raw) or _DIVISION_SIGN.fullmatch(sign.raw):
        centred = abs((a.x0 + a.x1) - (b.x0 + b.x1)) < 12
        return title.heading or ((centred or b.bold) and len(title.raw) < 160 and not _SENTENCE_END.search(title.raw))
    numbered = _DECIMAL.match(title.raw) or any(k.match(title.raw) for k, _ in _KINDS)
    same = title.heading and a.size == b.size and a.bold == b.bold and b.base - a.base < 1.5 * a.size
    return bool(same and not numbered and not sign_known and len(sign.raw) + len(title.raw) < 200)


def _look(piece: Piece) -> _Look:
    text, first = piece.raw, piece.lines[0]
    decimal = _DECIMAL.match(text)
    depth = decimal[1].count(".") + 1 if decimal and len(text) > len(decimal[0]) else 0
    kind = 0 if depth else next((rank for pattern, rank in _KINDS if pattern.match(text)), 0)
    return _Look(first.size, first.bold, depth, kind, first.italic)


def _outranks(a: _Look, b: _Look) -> bool:
    """Whether a heading that looks like ``a`` stands above one that looks like ``b``."""
    if a.depth and b.depth:
        return a.depth < b.depth
    if a.kind and b.kind and a.kind != b.kind:
        return a.kind < b.kind
    if abs(a.size - b.size) > 0.04 * b.size:
        return a.size > b.size
    if (a.depth or a.kind) and (b.depth or b.kind):
        return bool(a.kind) and a.kind <= 3
    if a.bold != b.bold:
        return a.bold
    if bool(a.depth or a.kind) != bool(b.depth or b.kind):
        return bool(a.depth or a.kind)
    return not a.italic and b.italic


def _set_levels(pieces: list[Piece], known: dict[int, int]) -> None:
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


def _alike(a: _Look, b: _Look) -> bool:
    return a.depth == b.depth and a.kind == b.kind and a.bold == b.bold and abs(a.size - b.size) <= 0.04 * b.size

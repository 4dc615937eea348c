"""Headings of untagged documents: which pieces are headings, and on which level.

Evidence in this order: the document outline, section numbering, font (bold or larger than the body text).
"""

import re
from collections.abc import Collection, Iterator, Sequence

from ingest.pdf.headings.levels import is_division, set_levels
from ingest.pdf.headings.lookalikes import lookalikes
from ingest.pdf.headings.numberedtitles import DECIMAL, plain_numbered
from ingest.pdf.headings.outline import OutlineEntry, outlined
from ingest.pdf.headings.quotations import is_quotation
from ingest.pdf.lines import usual_size
from ingest.pdf.parts import Piece
from ingest.pdf.tables.captions import is_caption, is_figure

_PARAGRAPH_SIGN = re.compile(r"(?:§ ?\d+[a-z]?|Art(?:ikel|\.) \d+[a-z]?)\.?$")
_DIVISION_SIGN = re.compile(
    r"(?:Teil|Kapitel|Abschnitt|Unterabschnitt|Anlage|Anhang|Buch)\s+(?:[IVX]+|\d+|[A-Z])[.:]?"
    r"|(?:\d+\.|\w+er|\w+es) (?:Teil|Kapitel|Abschnitt|Unterabschnitt|Titel|Buch)"
    r"|(?:Anlage|Anhang)(?: (?:[IVX]+|\d+|[A-Z]))?[.:]? \(?(?:zu|zur|zum|der|des|gemäß|nach)\b[^:–]{1,80}",
    re.I,
)
_SAME_EDGE = 3.0  # cells of one column begin or end within this distance, points
_SENTENCE_END = re.compile(r"[.;,:]$|\bund$|\boder$")
_LEGAL_FORM = re.compile(r"\s(?:e\. ?[VGK]|i\. ?[GL])\.$")


def mark_headings(pieces: list[Piece], outline: Sequence[OutlineEntry], questions: Collection[int] = ()) -> list[Piece]:
    """Pieces with headings marked and levelled; a "§ 5" line and its title below become one heading.

    ``questions`` are identities of numbered bold paragraphs: headings below the open one where tags name the others.
    """
    body = usual_size(line for piece in pieces for line in piece.lines)
    bold_share = sum(len(p.raw) for p in pieces if p.lines[0].bold) / (sum(len(p.raw) for p in pieces) or 1)
    named = outlined(pieces, outline, body)
    plain = plain_numbered(pieces)
    none = lookalikes(pieces, named, body) | set(_lone_names(pieces))
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
        following = next((p for p in pieces[i + 1 :] if not p.note), None)
        if i in named:
            if (level := named[i]) is not None:
                known[i] = level
            _mark(piece)
        elif i in plain or (i not in none and _looks_like_heading(piece, body, bold_share < 0.4, following)):
            _mark(piece)
    pieces, known = _join_titles(pieces, known)
    set_levels(pieces, known)
    return pieces


def _mark(piece: Piece) -> None:
    piece.heading, piece.marker = True, None


def _looks_like_heading(piece: Piece, body: float, bold_tells: bool, following: Piece | None) -> bool:
    text, first = piece.raw, piece.lines[0]
    if piece.note or piece.boxed or len(piece.lines) > 4 or len(text) > 220 or not re.search(r"[^\W\d_]", text):
        return bool(_PARAGRAPH_SIGN.fullmatch(text))
    if following is not None and _PARAGRAPH_SIGN.fullmatch(text) and len(piece.lines) == 1:
        return True
    if is_caption(piece) or is_figure(piece) or is_quotation(text) or _is_row(piece, following):
        return False
    larger = all(line.size > 1.12 * body for line in piece.lines)
    bold = bold_tells and piece.bold
    if not larger and not bold:
        return False
    if first.size < 0.85 * body or first.mono:
        return False
    numbered = bool(DECIMAL.match(text)) or is_division(text)
    if piece.marker is not None and not numbered and not (larger and piece.marker.kind == "1."):
        return False
    if _SENTENCE_END.search(_LEGAL_FORM.sub("", text)) and not (
        numbered and len(text) < 80 and not text.endswith((",", ";"))
    ):
        return text.endswith(":") and bold and len(text) < 60 and following is not None and following.marker is None
    return len(text) > 2


def _lone_names(pieces: Sequence[Piece]) -> Iterator[int]:
    """Indices of names with a legal form ("e. V.") that stand alone, as a line of an address may.

    Among at least two other bold lines of their page and size they are headings as these are.
    """
    for i, name in enumerate(pieces):
        if _LEGAL_FORM.search(name.raw):
            page, size = name.lines[0].page, name.lines[0].size
            like = (
                p for p in pieces if p is not name and p.lines[0].page == page and abs(p.lines[0].size - size) < 0.3
            )
            if sum(all(n.bold for n in p.lines) and not _SENTENCE_END.search(p.raw) for p in like) < 2:
                yield i


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
    numbered = bool(DECIMAL.match(title.raw)) or is_division(title.raw)
    if _PARAGRAPH_SIGN.fullmatch(sign.raw) or (_DIVISION_SIGN.fullmatch(sign.raw) and not numbered):
        centred = abs((a.x0 + a.x1) - (b.x0 + b.x1)) < 12
        return title.heading or ((centred or b.bold) and len(title.raw) < 160 and not _SENTENCE_END.search(title.raw))
    same = title.heading and a.size == b.size and a.bold == b.bold and b.base - a.base < 1.5 * a.size
    return bool(same and not numbered and not sign_known and len(sign.raw) + len(title.raw) < 200)

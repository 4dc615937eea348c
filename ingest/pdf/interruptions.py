"""Paragraphs that a table, a figure or a box cuts in two: the halves joined before it.

Layout programs move tables and figures to where there is room, often into the middle of a sentence. The first half is
no lead-in then, and the rest no paragraph of its own.
"""

import re
from collections.abc import Sequence

from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import is_full, may_continue
from ingest.pdf.parts import DraftTable, Part, Piece
from ingest.pdf.tables.captions import is_caption, is_figure

_SMALL = re.compile(r"[a-zäöüß]{2}")
_CUT_WORD = re.compile(r"[^\W\d_]-$")


def join_interrupted(parts: Sequence[Part]) -> list[Part]:
    """The parts with each paragraph that goes on behind tables, figures, boxes or notes whole before them."""
    joined: list[Part] = []
    between: list[Part] = []
    open_piece: Piece | None = None
    for part in parts:
        if _interrupts(part):
            between.append(part)
            joined.append(part)
            continue
        if isinstance(part, Piece) and open_piece is not None and between and _goes_on(open_piece, between, part):
            open_piece.lines += part.lines
            continue
        open_piece = part if isinstance(part, Piece) and not part.heading else None
        between = []
        joined.append(part)
    return joined


def _interrupts(part: Part) -> bool:
    return isinstance(part, DraftTable) or part.boxed or part.note or is_caption(part) or is_figure(part)


def _goes_on(piece: Piece, between: Sequence[Part], rest: Piece) -> bool:
    """Whether a paragraph runs on: in the middle of a word, or in small letters behind a full line.

    A sentence may hold a table of its own ("Die Gebühr beträgt … je Tonne."): where no word is cut, the table must have
    a caption, or the text must go on in another column or on another page.
    """
    last, first = piece.lines[-1], rest.lines[0]
    if (
        rest.heading
        or rest.marker is not None
        or not _SMALL.match(first.text)
        or not may_continue(piece, first, last.x1)
    ):
        return False
    if any(_in_line(part, last) or _in_line(part, first) for part in between):
        return False
    if _CUT_WORD.search(last.text):
        return True
    right = max(line.x1 for line in piece.lines if line.page == last.page and line.x0 < last.x1)
    moved = first.page != last.page or first.base < last.base
    named = not all(isinstance(part, DraftTable) and not part.caption for part in between)
    return len(piece.lines) > 1 and is_full(last, first, right) and (moved or named)


def _in_line(part: Part, line: Line) -> bool:
    """Whether a box stands in a line of text: a framed word of the sentence."""
    lines = part.lines if isinstance(part, Piece) and part.boxed else []
    return any(n.page == line.page and abs(n.base - line.base) < 0.5 * line.size for n in lines)

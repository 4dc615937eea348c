"""Remarks: small print right below a table that says what its words and figures mean."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.parts import Part, Piece
from ingest.pdf.tables.captions import is_caption, is_figure

_SMALL = 0.93  # of the body size
_NEAR = 2.5  # of the font size: widest gap between the last line of a table and its remark


def mark_remarks(parts: Sequence[Part], body: float) -> None:
    """Marks the paragraphs that are remarks; ``body`` is the font size of running text."""
    for before, part in pairwise(parts):
        if isinstance(part, Piece) and _may_be_remark(part, body):
            part.remark = _is_right_below(part, before)


def _may_be_remark(piece: Piece, body: float) -> bool:
    plain = piece.plain and not (is_caption(piece) or is_figure(piece))
    return plain and all(line.size <= _SMALL * body for line in piece.lines) and not piece.raw.endswith(":")


def _is_right_below(piece: Piece, before: Part) -> bool:
    above = [] if isinstance(before, Piece) and not before.remark else before.lines
    first = piece.lines[0]
    bottoms = [line.bottom for line in above if line.page == first.page]
    return bool(bottoms) and 0 < first.bottom - max(bottoms) < (_NEAR + 1) * first.size

"""Paragraphs of an item: set below its text, at its indent, before the next item of the list."""

from collections.abc import Sequence

from ingest.pdf.markers import Marker
from ingest.pdf.parts import Part, Piece

_SAME_EDGE = 4.0  # points
_UNMARKED = Marker("", "", 0)


def mark_item_paragraphs(parts: Sequence[Part]) -> None:
    """Makes such paragraphs items without a marker, so that they do not part the list.

    Each stands alone between two bullets of one list; behind the last one it stands where the one before did.
    """
    for i in range(1, len(parts)):
        item, paragraph = parts[i - 1], parts[i]
        if not isinstance(item, Piece) or not isinstance(paragraph, Piece) or not _is_below(item, paragraph):
            continue
        if any(_is_next(item, part) for part in parts[i + 1 : i + 2]) or _is_last(parts, i):
            paragraph.marker = _UNMARKED


def _is_last(parts: Sequence[Part], i: int) -> bool:
    """Whether the paragraph stands below its bullet as the one before did below the bullet before."""
    if i < 3 or not isinstance(before := parts[i - 2], Piece) or not isinstance(paragraph := parts[i], Piece):
        return False
    alike = before.marker == _UNMARKED and abs(before.x0 - paragraph.x0) < _SAME_EDGE
    return alike and _is_next(parts[i - 1], parts[i - 3])


def _is_below(item: Piece, paragraph: Piece) -> bool:
    """Whether a paragraph stands at the text of a bullet."""
    if item.marker is None or item.heading or item.nested is not None or not _is_bullet(item.marker):
        return False
    indent = abs(paragraph.x0 - item.lines[0].text_x) < _SAME_EDGE and paragraph.x0 > item.x0 + _SAME_EDGE
    return paragraph.plain and indent and item.lines[-1].page == paragraph.lines[0].page


def _is_bullet(marker: Marker) -> bool:
    return not any(c.isalnum() for c in marker.text) and bool(marker.text)


def _is_next(item: Part, other: Part) -> bool:
    """Whether two pieces are items of one list."""
    if not isinstance(item, Piece) or not isinstance(other, Piece) or not item.marker or not other.marker:
        return False
    return other.marker.kind == item.marker.kind and abs(other.x0 - item.x0) < _SAME_EDGE

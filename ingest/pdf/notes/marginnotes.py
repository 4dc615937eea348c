"""Notes in the margin: narrow small print beyond the edge of the text, beside the paragraph that it is about.

They are read in between the lines beside them and would tear sentences, or pass for text of their own.
"""

import re
from collections.abc import Sequence

from ingest.language.labels import numbers_paragraph
from ingest.pdf.lines import Line
from ingest.pdf.margin import SMALL, inner_edges
from ingest.pdf.neighbours import together
from ingest.pdf.notes.footnotes import belongs
from ingest.pdf.page import Box
from ingest.pdf.paragraphs import ends
from ingest.pdf.parts import DraftTable, Part, Piece

_NARROW = 0.5  # of the width of the text
_STEP = 1.9  # of the font size: widest step from line to line of a note
_MOST = 12  # lines of one note; longer ones are a column of text
_WORD = re.compile(r"[^\W\d_]{2}")


def split_margin(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Piece]]:
    """Lines of a page without the notes in its margins, and the notes, each one piece.

    A note has at least two lines that begin or end at one place, or there are two notes of which this holds; numbers
    alone are none. All lines of a note are moved, or none where one of them is as wide as those of a column of text.
    """
    text = [line for line in lines if abs(line.size - body) < 0.08 * body]
    edges = inner_edges([line.x0 for line in text], [line.x1 for line in text], body)
    if edges is None:
        return list(lines), []
    left, right = edges
    small = [line for line in lines if line.size < SMALL * body]
    notes: list[Piece] = []
    for side in ([n for n in small if n.x1 < left], [n for n in small if n.x0 > right]):
        aligned = [n for n in side if sum(_aligned(n, other) for other in side) > 1]
        notes += [note for note in _stacked(aligned) if _is_note(note, _NARROW * (right - left))]
    gone = {id(line) for note in notes for line in note.lines}
    return [line for line in lines if id(line) not in gone], notes


def _is_note(note: Piece, widest: float) -> bool:
    narrow = max(line.x1 for line in note.lines) - min(line.x0 for line in note.lines) < widest
    return narrow and len(note.lines) <= _MOST and bool(_WORD.search(note.raw))


def _aligned(line: Line, other: Line) -> bool:
    return min(abs(line.x0 - other.x0), abs(line.x1 - other.x1)) < 2.0 and abs(line.size - other.size) < 0.3


def _stacked(lines: Sequence[Line]) -> list[Piece]:
    """Lines close below one another as pieces."""
    by_base = sorted(lines, key=lambda n: n.base)
    groups = together(by_base, lambda group, line: line.base - group[-1].base < _STEP * line.size)
    return [Piece(group, note=True) for group in groups]


def place_margin(parts: list[Part], start: int, notes: Sequence[Piece]) -> None:
    """Puts the notes of a page, whose parts begin at ``start``, behind the paragraph or table beside each.

    One that begins with the number of that paragraph stands before it, and none comes to stand right before a table,
    whose title it would seem to be. What stands close below another note stays with it: a column of addresses in a
    letter is no set of notes.
    """
    place, above = 0, None
    for note in notes:
        if above is not None and 0 < note.lines[0].base - above.lines[-1].base < 2 * _STEP * note.lines[0].size:
            place += 1
        elif numbers_paragraph(note.raw):
            place = _beside(parts, max(0, start - 1), note)
            while place + 1 < len(parts) and _is_title(parts[place], parts[place + 1]):
                place += 1
        else:
            place = _beside(parts, max(0, start - 1), note) + 1
            while place < len(parts) and _held(parts[place - 1], parts[place]):
                place += 1
        parts.insert(place, note)
        above = note


def _beside(parts: Sequence[Part], start: int, note: Piece) -> int:
    """Index of the part next to the first line of a note in the column beside it."""
    line = note.lines[0]
    middle = line.base - 0.4 * line.size
    boxes = [(box, i) for i, part in enumerate(parts[start:], start) for box in _boxes_on(part, line.page)]
    if not boxes:
        return len(parts) - 1
    nearest, _ = min(boxes, key=lambda b: max(b[0].x0 - line.x1, line.x0 - b[0].x1))
    column = [(box, i) for box, i in boxes if box.x0 < nearest.x1 and box.x1 > nearest.x0]
    return min((max(0.0, box.top - middle, middle - box.bottom), i) for box, i in column)[1]


def _held(part: Piece | DraftTable, following: Piece | DraftTable) -> bool:
    """Whether no note may come between two parts."""
    return isinstance(following, DraftTable) or belongs(part, following) or _is_title(part, following)


def _is_title(part: Part, following: Part) -> bool:
    """Whether a text looks like a heading of the one behind it."""
    if isinstance(part, DraftTable) or isinstance(following, DraftTable) or part.note or ends(part.raw):
        return False
    above, below = part.lines[-1], following.lines[0]
    return above.size > 1.1 * below.size or (above.bold and not below.bold)


def _boxes_on(part: Part, page: int) -> list[Box]:
    """Where a text or table stands on a page, by columns; nowhere for notes."""
    if isinstance(part, DraftTable):
        return [part.box] if part.page == page else []
    columns: list[list[Line]] = []
    for line in part.lines if not part.note else ():
        if line.page == page and columns and line.base >= columns[-1][-1].base:
            columns[-1].append(line)
        elif line.page == page:
            columns.append([line])
    return [Box(min(n.x0 for n in c), c[0].top, max(n.x1 for n in c), c[-1].bottom) for c in columns]

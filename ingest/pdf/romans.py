"""Roman numbers of list items: "ii." and "IV)" are markers where they count up at one indent.

Alone such a marker says nothing: "i." is a letter too, "I. Müller" a name, and "II. Senat" the rest of a sentence.
"""

from collections.abc import Iterable

from ingest.pdf.lines import Line
from ingest.pdf.markers import Marker, marker_of, ordinal, roman_marker_of

_SAME_INDENT = 4.0  # points


def roman_markers(lines: Iterable[Line]) -> dict[int, Marker]:
    """Markers by the identity (``id``) of their line: of those lines, in reading order, that count up from i or I.

    "i)" behind "h)" is a letter. Numbers stand at one indent, or their texts do; in the next column or on the next page
    the margin is another.
    """
    reached: dict[str, tuple[Line, Marker]] = {}
    letter = ""
    found: dict[int, Marker] = {}
    for line in lines:
        marker = roman_marker_of(line.text)
        before_i = letter.replace("h", "i") if "h" in letter else ""
        other = marker_of(line.text)
        letter = other.text if other and ordinal(other) else letter
        if marker is None or marker.roman is None or marker.text == before_i:
            continue
        last, before = reached.get(marker.kind, (line, marker))
        moved = line.page != last.page or line.base < last.base
        if before.roman == marker.roman - 1 and (moved or aligned(last, line)):
            found[id(last)], found[id(line)] = before, marker
        elif marker.roman > 1:
            continue
        reached[marker.kind] = line, marker
    return found


def aligned(one: Line, two: Line) -> bool:
    """Whether two items begin at one indent, or the texts behind their markers do."""
    return min(abs(one.x0 - two.x0), abs(one.text_x - two.text_x)) < _SAME_INDENT

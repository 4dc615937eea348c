"""Values beside the first line of a text that wraps: "je angefangene halbe Stunde", and the amount at the right edge.

Programs write such a row cell by cell, so the value comes behind all lines of the text, though it stands higher.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.lines import Line
from ingest.pdf.markers import marker_of, starts_clause

_MOST = 8  # lines of a text that a value stands beside
_LONGEST = 40  # characters of a value
_NARROWEST = 0.8  # of the font size: gap between text and value
_WIDEST_STEP = 1.6  # of the font size, between lines of the text
_AROUND = 6  # lines on either side of a row that show whether its column goes on as far as the value


def row_values(lines: Sequence[Line]) -> dict[int, int]:
    """Index of the first line of the text beside each such value, by the index of the value.

    A line in the next column of the page is none: there nothing reaches over from the text, or the lines after it stay.
    The last line of a page is one if it is a number.
    """
    found: dict[int, int] = {}
    for i in range(2, len(lines)):
        host = next((j for j in range(i - 2, max(-1, i - _MOST - 1), -1) if _is_beside(lines[j], lines[i])), None)
        if host is not None and _is_row(lines, host, i):
            found[i] = host
    return found


def _is_beside(host: Line, value: Line) -> bool:
    level = abs(host.base - value.base) < 0.15 * value.size and abs(host.size - value.size) < 0.6
    return level and host.bold == value.bold and value.x0 - host.x1 > _NARROWEST * value.size


def _is_row(lines: Sequence[Line], host: int, value: int) -> bool:
    """Whether the lines from ``host`` up to ``value`` are one text left of the value, and its column goes on below."""
    text, last = lines[host:value], lines[value]
    after = lines[value + 1] if value + 1 < len(lines) else None
    if len(last.text) > _LONGEST or marker_of(last.text) or starts_clause(last.text):
        return False
    if any(_NARROWEST * last.size > last.x0 - line.x1 for line in text):
        return False
    if not all(_runs_on(above, line) for above, line in pairwise(text)):
        return False
    around = [*lines[max(0, host - _AROUND) : host], *lines[value + 1 : value + 1 + _AROUND]]
    reaches = any(line.x0 < text[0].x1 and line.x1 > last.x0 and line.base != last.base for line in around)
    if after is None:
        return reaches and last.text[0].isdecimal()
    return reaches and after.x0 < last.x0 and after.base > text[-1].base


def _runs_on(above: Line, line: Line) -> bool:
    """Whether a line goes on with the text of the one above."""
    if marker_of(line.text) or starts_clause(line.text) or abs(above.size - line.size) > 0.6 or above.bold != line.bold:
        return False
    step = line.base - above.base
    return 0.8 * line.size < step < _WIDEST_STEP * line.size and line.x0 < above.x1 and line.x1 > above.x0

"""Reading order where the content stream has none: some programs draw lines in any order.

The stream is right on most real documents, so lines are sorted anew only on evidence: many of them stand above the line
before them although they share its column.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.lines import Line

_STRIP = 10.0  # narrowest white strip between columns, points
_MAX_DEPTH = 24  # cuts in cuts; what is left then is sorted from top to bottom


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as they are, or sorted by columns when their order is implausible."""
    return _sorted(lines, 0) if is_scrambled(lines) else lines


def is_scrambled(lines: Sequence[Line]) -> bool:
    """Whether more than every sixth step goes upwards within one column."""
    back = 0
    for a, b in pairwise(lines):
        shared = min(a.x1, b.x1) - max(a.x0, b.x0)
        back += b.base < a.base - 0.5 * a.size and shared > 0.5 * min(a.x1 - a.x0, b.x1 - b.x0)
    return len(lines) > 5 and back > max(2, len(lines) / 6)


def _sorted(lines: list[Line], depth: int) -> list[Line]:
    """Recursive cuts: between columns where a white strip runs through, else at the largest gap between lines."""
    if len(lines) < 2 or depth > _MAX_DEPTH:
        return sorted(lines, key=lambda n: (n.base, n.x0))
    left, right = _cut(lines, [(n.x0, n.x1) for n in lines], _STRIP)
    if left and right:
        return _sorted(left, depth + 1) + _sorted(right, depth + 1)
    upper, lower = _cut(lines, [(n.top + 0.2 * n.size, n.base) for n in lines], 0.1)
    if upper and lower:
        return _sorted(upper, depth + 1) + _sorted(lower, depth + 1)
    return sorted(lines, key=lambda n: (n.base, n.x0))


def _cut(lines: list[Line], spans: list[tuple[float, float]], smallest: float) -> tuple[list[Line], list[Line]]:
    """Lines before and behind the widest gap between their spans; nothing when no gap is wide enough."""
    order = sorted(range(len(lines)), key=lambda i: spans[i])
    end, best, place = spans[order[0]][1], smallest, 0
    for rank, i in enumerate(order[1:], 1):
        gap = spans[i][0] - end
        if gap >= best:
            best, place = gap, rank
        end = max(end, spans[i][1])
    return [lines[i] for i in order[:place]], [lines[i] for i in order[place:]]

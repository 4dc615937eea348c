"""Reading order where the content stream has none: some programs draw lines in any order.

The stream is right on most real documents, so lines are sorted anew only on evidence: many of them stand above the line
before them although they share its column. Others draw blocks in any order, the title of a page last of all: these are
put before what stands below them, and no more is moved.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.lines import Line

_STRIP = 10.0  # narrowest white strip between columns, points
_MAX_DEPTH = 24


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as they are, or sorted by columns or blocks when their order is implausible."""
    return _sorted(lines, 0) if is_scrambled(lines) else _by_blocks(lines)


def is_scrambled(lines: Sequence[Line]) -> bool:
    """Whether more than every sixth step goes upwards within one column."""
    back = 0
    for a, b in pairwise(lines):
        back += b.base < a.base - 0.5 * a.size and _share(a.x0, a.x1, b.x0, b.x1)
    return len(lines) > 5 and back > max(2, len(lines) / 6)


def _by_blocks(lines: Sequence[Line]) -> list[Line]:
    """The lines with blocks that lie above all others first, and others behind what lies above them in their column."""
    placed: list[list[Line]] = []
    waiting = _blocks(lines)
    while top := next((b for b in waiting if all(_ends_above(b, other) for other in waiting if other is not b)), None):
        placed.append(top)
        waiting = [block for block in waiting if block is not top]
    while waiting:
        free = (block for block in waiting if not any(_lies_above(other, block) for other in waiting))
        placed.append(next(free, waiting[0]))
        waiting = [block for block in waiting if block is not placed[-1]]
    return [line for block in placed for line in block]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that go down one column."""
    blocks: list[list[Line]] = []
    for line in lines:
        last = blocks[-1][-1] if blocks else None
        if last is not None and line.base > last.base - 0.5 * last.size and _share(last.x0, last.x1, line.x0, line.x1):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _ends_above(block: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether a block ends clearly above the beginning of another; lines that run upwards tell nothing."""
    level = all(line.top < line.base < line.bottom + line.size for line in (*block, *other))
    return level and max(line.base + 0.5 * line.size for line in block) < min(line.top for line in other)


def _lies_above(block: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether a block ends above another in one column with it."""
    (left, right), (start, end) = ((min(n.x0 for n in b), max(n.x1 for n in b)) for b in (block, other))
    return _share(left, right, start, end) and _ends_above(block, other)


def _share(left: float, right: float, start: float, end: float) -> bool:
    """Whether two extents cover each other by more than half of the narrower one."""
    return min(right, end) - max(left, start) > 0.5 * min(right - left, end - start)


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

"""Reading order where the content stream has none: some programs draw lines in any order.

The stream is right on most real documents, so lines are sorted anew only on evidence: many of them stand above the line
before them although they share its column. Others draw blocks in any order, the title of a page last of all: these are
put before what stands below them, and no more is moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pdf.lines import Line

_STRIP = 10.0  # narrowest white strip between columns, points
_MAX_DEPTH = 24  # cuts in cuts; what is left then is sorted from top to bottom
_SHARE = 0.3  # of the height of the text: there end the titles of a page, and so wide is a leap between blocks
_MOST = 150  # blocks of a page; more are a drawing
_NEAR = 8.0  # of the font size: a narrower leap is none


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as they are, or sorted by columns or blocks when their order is implausible."""
    return _sorted(lines, 0) if is_scrambled(lines) else _by_blocks(lines)


def is_scrambled(lines: Sequence[Line]) -> bool:
    """Whether more than every sixth step goes upwards within one column."""
    back = 0
    for a, b in pairwise(lines):
        back += b.base < a.base - 0.5 * a.size and _share(a.x0, a.x1, b.x0, b.x1)
    return len(lines) > 5 and back > max(2, len(lines) / 6)


def _by_blocks(lines: list[Line]) -> list[Line]:
    """The lines with titles that lie above all others first, and others behind what lies above them in their column."""
    top, foot = min((line.base for line in lines), default=0.0), max((line.base for line in lines), default=0.0)
    leap = _SHARE * (foot - top)
    waiting = [_Block.of(run) for run in _runs(lines, leap)]
    if not 1 < len(waiting) <= _MOST:
        return lines
    placed: list[_Block] = []
    while title := next((block for block in waiting if block.end <= top + leap and block.leads(waiting)), None):
        placed.append(title)
        waiting.remove(title)
    while waiting:
        free = (block for block in waiting if not any(other.lies_above(block) for other in waiting))
        placed.append(next(free, waiting[0]))
        waiting.remove(placed[-1])
    return [line for block in placed for line in block.lines]


def _runs(lines: Sequence[Line], leap: float) -> list[list[Line]]:
    """Lines that go down one column, without a leap of so many points as from a title to the foot of a page."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        onward = last is not None and -0.5 * last.size < line.base - last.base <= max(leap, _NEAR * last.size)
        if last is not None and onward and _share(last.x0, last.x1, line.x0, line.x1):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Lines drawn one after the other; ``end`` is their lowest base line and ``reach`` where what is below may begin.

    ``tells`` says that none of them runs upwards and that they have words: numbers in a chart keep their place.
    """

    lines: Sequence[Line]
    x0: float
    x1: float
    top: float
    end: float
    reach: float
    tells: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Block":
        return cls(
            lines,
            min(line.x0 for line in lines),
            max(line.x1 for line in lines),
            min(line.top for line in lines),
            max(line.base for line in lines),
            max(line.base + 0.5 * line.size for line in lines),
            all(line.top < line.base < line.bottom + line.size for line in lines)
            and any(c.isalpha() for line in lines for c in line.text),
        )

    def ends_above(self, other: "_Block") -> bool:
        """Whether it ends clearly above the beginning of another."""
        return self.tells and other.tells and self.reach < other.top

    def lies_above(self, other: "_Block") -> bool:
        """Whether it ends above another in one column with it."""
        return self.ends_above(other) and _share(self.x0, self.x1, other.x0, other.x1)

    def leads(self, others: "Sequence[_Block]") -> bool:
        """Whether it ends above all others that tell."""
        return self.tells and all(self.ends_above(other) for other in others if other.tells and other is not self)


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

"""Rulings across a page, whole or put together from the pieces that programs draw cell by cell."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.neighbours import together
from ingest.pdf.page import Box, Shape

_LEVEL = 1.0  # pieces of one ruling stand at most this far apart in height, points
_TOUCH = 2.0  # pieces of one ruling leave less space than this between them, points

_Stretch = tuple[float, float, float]  # height, start, end


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line across; ``ends`` are the places inside it where two of its pieces meet: the borders of cells."""

    y: float
    x0: float
    x1: float
    ends: tuple[float, ...] = ()


def join_rulings(horizontals: Sequence[Box], shapes: Sequence[Shape]) -> list[Ruling]:
    """Rulings of a page from top to bottom: lines, and the upper and lower edges of shaded rows or cells."""
    pieces = [(b.top, b.x0, b.x1) for b in horizontals]
    for shape in shapes:
        if not shape.image and 8 < shape.box.height < 80 and min(shape.colour[:3]) < 251:
            pieces += [(y, shape.box.x0, shape.box.x1) for y in (shape.box.top, shape.box.bottom)]
    levels = together(sorted(pieces), lambda level, piece: piece[0] - level[0][0] <= _LEVEL)
    return [ruling for level in levels for ruling in _joined(level)]


def _joined(level: list[_Stretch]) -> list[Ruling]:
    groups: list[list[_Stretch]] = []
    reach = 0.0
    for piece in sorted(level, key=lambda p: p[1:]):
        if groups and piece[1] - reach < _TOUCH:
            groups[-1].append(piece)
            reach = max(reach, piece[2])
        else:
            groups.append([piece])
            reach = piece[2]
    return [Ruling(group[0][0], group[0][1], max(p[2] for p in group), _ends(group)) for group in groups]


def _ends(pieces: list[_Stretch]) -> tuple[float, ...]:
    """Places where one piece ends and another begins."""
    starts = [p[1] for p in pieces]
    ends: list[float] = []
    for end in sorted(p[2] for p in pieces):
        i = bisect_left(starts, end - _TOUCH)
        if i < len(starts) and starts[i] < end + _TOUCH and starts[i] > starts[0] + _TOUCH:
            middle = (end + starts[i]) / 2
            if not ends or middle - ends[-1] > _TOUCH:
                ends.append(middle)
    return tuple(ends)

"""Stacks: rulings of one width below one another, cut where one table ends and the next begins."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.page import Box, Word
from ingest.pdf.tables.bands import Band, bands_of, middle_of
from ingest.pdf.tables.continuations import is_continuation_note

_SAME = 8.0  # rulings of one table begin and end within this distance, points
_APART = 3.0  # rulings closer than this are one, points
_SPACE = 10.0  # space without text between two tables is at least this high, points
_CAPTION_GAP = 20.0  # a caption is no further above the ruling of its table, points
_CAPTION = re.compile(r"(?:Tabelle|Tab\.|Übersicht) ?\d")

Rule = tuple[float, float, float]  # height, start, end


def stacks(rules: Sequence[Rule], words: Sequence[Word]) -> list[tuple[Box, list[float]]]:
    """The box and the heights of the rulings of each stack."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        for group in groups:
            if abs(group[-1][1] - rule[1]) < _SAME and abs(group[-1][2] - rule[2]) < _SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    found = []
    for group in groups:
        ys = [group[0][0]]
        for rule in group[1:]:
            if rule[0] - ys[-1] > _APART:
                ys.append(rule[0])
        _, x0, x1 = group[0]
        found += [(Box(x0, part[0], x1, part[-1]), part) for part in _parts(ys, x0, x1, words) if len(part) > 1]
    return found


def _parts(ys: Sequence[float], x0: float, x1: float, words: Sequence[Word]) -> list[list[float]]:
    """Heights cut at captions, and at spaces without text where each part has the three rulings of a table.

    The ruling below the remark that a table goes on over the page break is left out.
    """
    inside = [w for w in words if w.angle == 0 and x0 <= (w.x0 + w.x1) / 2 <= x1]
    between = {
        top: bands_of([w for w in inside if top <= (w.top + w.bottom) / 2 < bottom]) for top, bottom in pairwise(ys)
    }
    last = between[ys[-2]] if len(ys) > 2 else []
    if len(last) == 1 and is_continuation_note(_text(last[0])):
        ys = ys[:-1]
    captions = {top for top, bands in between.items() if any(_CAPTION.match(_text(band)) for band in bands)}
    spaces = {top for top, bottom in pairwise(ys) if not between[top] and bottom - top > _SPACE}
    if end := _cut_off(ys[-1], inside):
        ys = [*ys, end]
    parts = _cut(ys, captions | spaces)
    return parts if all(len(part) > 2 for part in parts) else _cut(ys, captions)


def _cut_off(y: float, inside: Sequence[Word]) -> float | None:
    """Where a table ends that the page break cuts: below a caption and a ruling, above the remark that it goes on.

    None where the last ruling begins no such table.
    """
    above, below = ([band for band in bands_of(inside) if (middle_of(band) > y) is lower] for lower in (False, True))
    near = above and y - above[-1][0].base < _CAPTION_GAP
    if not near or not _CAPTION.match(_text(above[-1])):
        return None
    remark = next((band for band in below if is_continuation_note(_text(band))), None)
    return None if remark is None else min(w.top for w in remark)


def _text(band: Band) -> str:
    return " ".join(w.text for w in band)


def _cut(ys: Sequence[float], ends: set[float]) -> list[list[float]]:
    parts = [[ys[0]]]
    for above, below in pairwise(ys):
        if above in ends:
            parts.append([below])
        else:
            parts[-1].append(below)
    return parts

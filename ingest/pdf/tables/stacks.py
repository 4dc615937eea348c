"""Stacks: rulings of one width below one another, cut where one table ends and the next begins."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.language.captions import TABLE
from ingest.pdf.lines import split_cells
from ingest.pdf.page import Box, Word
from ingest.pdf.tables.bands import VALUE, YEAR, Band, bands_of, middle_of
from ingest.pdf.tables.continuations import is_continuation_note

_SAME = 8.0  # rulings of one table begin and end within this distance, points
_APART = 3.0  # rulings closer than this are one, points
_SPACE = 10.0  # space without text between two tables is at least this high, points
_RUNNING_HEAD = 2  # lines of a running head at most
_WORDS = 3  # or more in each column make a line of running text
_CAPTION_GAP = 20.0  # a caption is no further above the ruling of its table, points
_CAPTION = re.compile(rf"{TABLE} ?\d")

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


def cut_at_text(ys: Sequence[float], box: Box, words: Sequence[Word]) -> list[list[float]]:
    """Heights of a stack that is no table as a whole, cut at text between two rulings and at spaces without any.

    Rulings of the page and of separators may have the width of those of a table.
    """
    inside = _across(words, box.x0, box.x1)
    strips = {top: _between(inside, top, bottom) for top, bottom in pairwise(ys)}
    spaces = {top for top, bottom in pairwise(ys) if not strips[top] and bottom - top > _SPACE}
    return _cut(ys, {top for top, bands in strips.items() if _is_text(bands)} | spaces)


def _is_text(bands: Sequence[Band]) -> bool:
    """Whether lines are no rows: they have one cell each, or are those of running text in columns."""
    lines = [split_cells(band) for band in bands]
    running = sum(all(len(cell) >= _WORDS for cell in line) for line in lines)
    return bool(lines) and (all(len(line) == 1 for line in lines) or running >= max(2, len(lines) / 2))


def _without_page_rule(ys: list[float], strips: dict[float, list[Band]], words: Sequence[Word]) -> list[float]:
    """Heights without that of the ruling below a running head, where no row follows but space, text or a title."""
    if len(ys) < 4 or ys[1] - ys[0] < _SPACE:
        return ys
    above = bands_of([w for w in words if w.angle == 0 and (w.top + w.bottom) / 2 < ys[0]])
    first = strips[ys[0]]
    text = len(first) != 1 and all(len(split_cells(band)) == 1 for band in first)
    headed = 0 < len(above) <= _RUNNING_HEAD
    return ys[1:] if headed and (text or ys[0] in _titles(ys, strips)) else ys


def _across(words: Sequence[Word], x0: float, x1: float) -> list[Word]:
    return [w for w in words if w.angle == 0 and x0 <= (w.x0 + w.x1) / 2 <= x1]


def _between(words: Sequence[Word], top: float, bottom: float) -> list[Band]:
    return bands_of([w for w in words if top <= (w.top + w.bottom) / 2 < bottom])


def _parts(ys: list[float], x0: float, x1: float, words: Sequence[Word]) -> list[list[float]]:
    """Heights cut at captions, and at titles and spaces without text where each part has the three rulings of a table.

    The ruling below the remark that a table goes on over the page break is left out.
    """
    inside = _across(words, x0, x1)
    between = {top: _between(inside, top, bottom) for top, bottom in pairwise(ys)}
    ys = _without_page_rule(ys, between, words)
    last = between[ys[-2]] if len(ys) > 2 else []
    if len(last) == 1 and is_continuation_note(_text(last[0])):
        ys = ys[:-1]
    captions = {
        top for top, bands in between.items() if top in ys and any(_CAPTION.match(_text(band)) for band in bands)
    }
    spaces = {top for top, bottom in pairwise(ys) if not between[top] and bottom - top > _SPACE}
    if end := _cut_off(ys[-1], inside):
        ys = [*ys, end]
    for ends in (spaces | _titles(ys, between), spaces):
        parts = _cut(ys, captions | ends)
        if all(len(part) > 2 for part in parts):
            return parts
    return _cut(ys, captions)


def _titles(ys: Sequence[float], strips: dict[float, list[Band]]) -> set[float]:
    """Upper rulings of the strips that hold a title: one cell alone, below it a row of heads and rows with numbers."""
    return {
        title
        for title, head, rows in zip(ys, ys[1:], ys[2:-1], strict=False)
        if strips[title]
        and all(len(split_cells(band)) == 1 for band in strips[title])
        and any(len(split_cells(band)) > 1 for band in strips[head])
        and not _has_number(strips[head])
        and _has_number(strips[rows])
    }


def _has_number(bands: Sequence[Band]) -> bool:
    words = [w.text for band in bands for w in band]
    return any(any(map(str.isdecimal, text)) and VALUE.fullmatch(text) and not YEAR.fullmatch(text) for text in words)


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

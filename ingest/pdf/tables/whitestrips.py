"""Gaps between columns: white strips that run down through the lines of a table."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.pdf.page import Box
from ingest.pdf.tables.bands import Band

NARROWEST = 7.0  # gap between columns, points

_BIN = 2.0  # resolution of the search, points


def white_strips(bands: Sequence[Band], box: Box, head: Sequence[Band] = ()) -> list[float]:
    """Middles of the white strips that run down through nearly all bands, there where the head has the fewest words.

    In a first column that is nearly empty itself, since its texts name many rows each, only what is all white counts.
    """
    bins = _filled(bands, box)
    free = [count <= 0.08 * len(bands) for count in bins]
    above = _filled(head, box)
    gaps, start = [], None
    for i, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = i
        elif not is_free and start is not None:
            if start == 0 and any(bins[:i]):
                start = next(place for place in range(i, 0, -1) if bins[place - 1])
            if start > 0 and i < len(free) - 1 and (i - start) * _BIN >= NARROWEST:
                first, end = _emptiest(above, start, i)
                gaps.append(box.x0 + (first + end) / 2 * _BIN)
            start = None
    return [x for x in gaps if any(w.x1 < x for band in bands for w in band) and x < max(b[-1].x0 for b in bands)]


def _filled(bands: Sequence[Band], box: Box) -> list[int]:
    """How many bands have text in each bin from the left edge of a box to the right one."""
    bins = [0] * (int(box.width / _BIN) + 2)
    for band in bands:
        filled: set[int] = set()
        for word in band:
            filled.update(_span(word.x0, word.x1, box, len(bins)))
        for a, b in pairwise(band):
            if 0 < b.x0 - a.x1 < 0.7 * a.font.size:
                filled.update(_span(a.x1, b.x0, box, len(bins)))
        for place in filled:
            bins[place] += 1
    return bins


def _emptiest(bins: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The longest run between two bins of those that are the least filled."""
    least = min(bins[start:end])
    runs = [list(run) for filled, run in groupby(range(start, end), lambda i: bins[i] == least) if filled]
    longest = max(runs, key=len)
    return longest[0], longest[-1] + 1


def _span(x0: float, x1: float, box: Box, count: int) -> range:
    return range(max(0, int((x0 - box.x0) / _BIN)), max(0, min(count, int((x1 - box.x0) / _BIN) + 1)))

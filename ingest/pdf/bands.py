"""Rows of a table by its text: bands of words on one base line, and what they say of the table's rows."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.page import Box, Word

Band = list[Word]

# A number with its unit, or the dash of an empty place; numbers with a leading zero are those of telephones.
VALUE = re.compile(r"[-+–−±]? ?(?:0|0,\d+|[1-9][\d.]*(?:,\d+)?)(?: ?(?:%|€|EUR|Euro))?|[–—-]")


def bands_of(words: Sequence[Word]) -> list[Band]:
    """Words by base line, top to bottom, each band from left to right."""
    bands: list[Band] = []
    for word in sorted(words, key=lambda w: w.base):
        if bands and word.base - bands[-1][0].base < 0.5 * word.font.size:
            bands[-1].append(word)
        else:
            bands.append([word])
    for band in bands:
        band.sort(key=lambda w: w.x0)
    return bands


def middle_of(band: Band) -> float:
    """Height of a band's middle."""
    return (band[0].top + band[0].bottom) / 2


def row_tops(bands: Sequence[Band], xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Row borders where only few rulings are drawn: a row begins where the first column and another have text."""
    tops = list(ys)
    for band in bands:
        columns = {sum(w.x0 >= x - 1 for x in xs[1:-1]) for w in band}
        if 0 in columns and len(columns) > 1:
            top = min(w.top for w in band) + 0.5
            if all(abs(top - y) > 4 for y in ys):
                tops.append(top)
    tops.sort()
    merged = [tops[0]]
    for top in tops[1:]:
        if top - merged[-1] > 4:
            merged.append(top)
    merged[-1] = max(merged[-1], ys[-1])
    return merged


def numbered_rows(bands: Sequence[Band], xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Row borders with those added that a column of numbers shows between two rulings.

    There each line with something in the first column has a number in the same later column; a line without is the
    rest of the row above it: it begins small, or stands closer to that row than to the next one.
    """
    rows = list(ys)
    for top, bottom in pairwise(ys):
        lines = [band for band in bands if top <= middle_of(band) < bottom]
        cells = [[cell_text(band, Box(a, top, b, bottom)) for a, b in pairwise(xs)] for band in lines]
        starts = _starts(cells)
        if len(starts) > 1 and all(_goes_on(lines, cells, i, starts) for i in range(len(lines)) if i not in starts):
            rows += [min(w.top for w in lines[i]) + 0.5 for i in starts[1:]]
    return sorted(rows)


def _starts(cells: Sequence[Sequence[str]]) -> list[int]:
    """Indices of the lines that begin a row: those with a number in a column of numbers; none where one is unsure."""
    for column in range(1, len(cells[0]) if cells else 0):
        filled = [i for i, line in enumerate(cells) if line[column]]
        if len(filled) < 2 or filled[0] or not all(VALUE.fullmatch(cells[i][column]) for i in filled):
            continue
        if sum(any(c.isdecimal() for c in cells[i][column]) for i in filled) < 2:
            continue
        firsts = [cells[i][0] for i in filled]
        return filled if all(text and not text[0].islower() for text in firsts) else []
    return []


def _goes_on(lines: Sequence[Band], cells: Sequence[Sequence[str]], index: int, starts: Sequence[int]) -> bool:
    """Whether a line is the rest of the row above it."""
    text = next((text for text in cells[index] if text), "")
    below = next((i for i in starts if i > index), None)
    if below is None or text[:1].islower():
        return True
    above = lines[index][0].base - lines[max(i for i in starts if i < index)][0].base
    return above / (index - max(i for i in starts if i < index)) < lines[below][0].base - lines[below - 1][0].base - 0.5


def filled_rows(rows: Sequence[float], bands: Sequence[Band]) -> list[float]:
    """Row borders without rows that hold no text (double rulings, spacers)."""
    kept = [rows[0]]
    for top, bottom in pairwise(rows):
        if any(top <= middle_of(band) < bottom for band in bands):
            kept.append(bottom)
    return kept


def cell_text(words: Sequence[Word], box: Box) -> str:
    """Text of the words inside a cell."""
    return " ".join(w.text for w in words if box.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2))


def is_tabular(rows: Sequence[Sequence[str]], usual: int) -> bool:
    """Whether cells read as a table and not as columns of running text cut into strips.

    ``usual`` is how many characters a cell may have on average.
    """
    filled = [[text for text in row if text] for row in rows]
    filled = [row for row in filled if row]
    if len(filled) < 2 or sum(len(row) > 1 for row in filled) < 0.6 * len(filled):
        return False
    cells = [text for row in filled for text in row]
    # Running text starts or ends inside a sentence in every column, names and values only in some.
    columns = [[row[c] for row in rows if row[c]] for c in range(len(rows[0]))]
    cut = min(sum(t[0].islower() or t.endswith("-") for t in texts) / len(texts) for texts in columns if texts)
    return cut < 0.3 and sum(map(len, cells)) < usual * len(cells)

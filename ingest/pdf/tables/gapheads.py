"""Heads of tables without rulings: the lines right above the rows with a cell above each column."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.tables.bands import VALUE, YEAR, Band
from ingest.pdf.tables.wideheads import Range, tiled

_STEP = 3.2  # of the font size; a head is no further above the rows
_NEAR = 2.2  # of the font size; a head that is not bold is no further above the rows, nor is a wide head
_MAX_HEAD = 40  # characters of a head that is not bold
_SLACK = 0.5  # of the font size; the middle of a wide head is no further from that of its columns

_Row = list[Band]


def find_heads(above: Sequence[_Row], rows: Sequence[_Row]) -> tuple[list[_Row], list[Range]]:
    """The head lines among the lines above the rows, and the columns below each cell of the upper one of two.

    A head line has a bold cell above each column, or words or years above each column of numbers. It may leave out
    the first column; its place is an empty cell. The years of a head may have been taken for the first of the rows.
    """
    if not above:
        return [], []
    first = rows[0]
    if _is_bold(above[-1], rows):
        return [above[-1]], []
    if _are_years(first[1:]) and not all(_are_years(row[1:]) for row in rows):
        wide = _wide(above[-1], rows)
        return ([above[-1]], wide) if wide else ([], [])
    row = [[], *above[-1]] if len(above[-1]) == len(first) - 1 else list(above[-1])
    if not _names_columns(row, rows):
        return [], []
    if len(above) > 1 and (wide := _wide(above[-2], [row, *rows])):
        return [above[-2], row], wide
    return [row], []


def _is_bold(row: _Row, rows: Sequence[_Row]) -> bool:
    first = rows[0]
    bold = all(w.font.bold for cell in row for w in cell) and not any(w.font.bold for cell in first for w in cell)
    values = all(VALUE.fullmatch(_text(cell)) for cell in row[1:]) and not are_labels(row[1:])
    over = all(a[0].x0 < b[-1].x1 and a[-1].x1 > b[0].x0 for a, b in zip(row, first, strict=False))
    return bold and not values and len(row) == len(first) and over and _step(row, first) < _STEP * first[0][0].font.size


def are_labels(cells: Sequence[Band]) -> bool:
    """Whether numbers name columns: years, or each one more than the number before it."""
    texts = [_text(cell) for cell in cells]
    counted = all(text.isdecimal() for text in texts) and all(int(b) == int(a) + 1 for a, b in pairwise(texts))
    return counted or _are_years(cells)


def _step(above: _Row, below: _Row) -> float:
    return below[-1][0].base - above[-1][0].base


def _are_years(cells: Sequence[Band]) -> bool:
    return all(YEAR.fullmatch(_text(cell)) for cell in cells)


def _names_columns(row: _Row, rows: Sequence[_Row]) -> bool:
    """Whether a line has years or short words above each column of numbers, each cell above its own column alone."""
    first = rows[0]
    if len(row) != len(first) or _step(row, first) > _NEAR * first[0][0].font.size:
        return False
    columns = list(zip(*rows, strict=True))
    extents = [(min(c[0].x0 for c in column), max(c[-1].x1 for c in column)) for column in columns]
    for i, cell in enumerate(row):
        over = [c for c, (left, right) in enumerate(extents) if cell and cell[0].x0 < right and cell[-1].x1 > left]
        text = _text(cell)
        named = any(c.isalpha() for c in text) or YEAR.fullmatch(text)
        if cell and (over != [i] or not named or len(text) > _MAX_HEAD):
            return False
    return all(VALUE.fullmatch(_text(cell)) for column in columns[1:] for cell in column) or _are_years(row[1:])


def _wide(row: _Row, rows: Sequence[_Row]) -> list[Range]:
    """The columns below each cell of a line above a head; empty where it is no such line."""
    size = rows[-1][0][0].font.size
    if len(row) < 2 or _step(row, rows[0]) > _NEAR * size:
        return []
    columns = [[cell for cell in column if cell] for column in zip(*rows, strict=True)]
    extents = [(min(c[0].x0 for c in column), max(c[-1].x1 for c in column)) for column in columns]
    corner = row[0][0].x0 < extents[0][1]
    cells = [(cell[0].x0, cell[-1].x1) for cell in row[corner:]]
    tiles = tiled(cells, extents[1:], _SLACK * size) if cells else None
    if tiles is None or all(end - start == 1 for start, end in tiles):
        return []
    return [(0, 1), *((start + 1, end + 1) for start, end in tiles)]


def _text(cell: Band) -> str:
    return " ".join(w.text for w in cell)

"""Directories of fees without rulings: rising numbers, texts that may be wrapped, and amounts in a column behind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pdf.page import Box
from ingest.pdf.tables.bands import LEADERS, VALUE, Band, is_cut, middle_of
from ingest.pdf.tables.grid import Cell, Grid

_SAME = 2.0  # cells of one column begin or end within this distance, points
_STEP = 3.2  # of the font size; base lines of neighbouring rows are no further apart
_NEAR = 2.2  # of the font size; a head is no further above the rows
_INDENT = 40.0  # a text below another is set in no further, points
_FEWEST = 3  # numbers and values; below a head less will do
_MOSTLY = 0.7  # of the numbers have a value, where one is left out
_MAX_HEAD = 40  # characters of a head
_HEAD_LINES = 3

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
_LETTER = re.compile(r"([a-z])\1?\)")
_MONEY = re.compile(r",\d\d|€|EUR|Euro")
_LABEL = re.compile(r"(?:lfd\. ?)?nr\b|nummer|ziffer|tarif|position", re.I)

_Row = list[Band]


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where numbers and texts begin, and where the first value begins and ends."""

    number: float
    text: float
    left: float
    right: float

    def has_value(self, cell: Band) -> bool:
        """Whether a cell is a value that begins or ends with the others."""
        distance = min(abs(cell[0].x0 - self.left), abs(cell[-1].x1 - self.right))
        return distance < _SAME and bool(VALUE.fullmatch(_text(cell)))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a directory by its columns; its cells are in ``row``."""

    row: _Row
    number: tuple[int, ...]
    text: Band
    value: Band | None

    @property
    def lettered(self) -> bool:
        """Whether it begins with "a)" or "aa)"."""
        return bool(_LETTER.match(self.text[0].text))


def find_directory(split: Sequence[_Row], start: int, low: int) -> tuple[Grid, int] | None:
    """The grid of the directory whose first number stands in line ``start``, and the index behind its last line.

    ``low`` is the first line that no other table has. Rows without a number belong to the one above.
    """
    first = split[start]
    if len(first) < 2 or not _NUMBER.fullmatch(_text(first[0])):
        return None
    value = next((row[-1] for row in split[start:] if _ends_in_value(row, first)), None)
    if value is None:
        return None
    edges = _Edges(first[0][0].x0, first[1][0].x0, value[0].x0, value[-1].x1)
    lines = _without_rest(list(_lines(split[start:], edges)))
    if not lines:
        return None
    end = start + len(lines)
    above = _above(split[low:start], edges, lines)
    lines = [*above, *lines]
    xs = _borders(lines, edges)
    head = _head(split[low : start - len(above)], lines, xs) if xs else []
    if not head:
        lines = lines[next((i for i, line in enumerate(lines) if line.value or line.lettered or line.number), 0) :]
    if not xs or not _is_directory(lines, head) or (not head and lines[0].text[0].font.bold):
        return None
    return _grid(lines, head, xs), end


def _ends_in_value(row: _Row, first: _Row) -> bool:
    """Whether a line has a value right of where the texts begin."""
    return len(row) > 1 and row[-1][0].x0 > first[1][0].x0 + _INDENT and bool(VALUE.fullmatch(_text(row[-1])))


def _lines(rows: Sequence[_Row], edges: _Edges) -> Iterator[_Line]:
    """Lines of the directory up to the first that is none, or whose number does not rise."""
    last: tuple[int, ...] = ()
    before: _Row | None = None
    for row in rows:
        line = _line(row, edges)
        if line is None or (line.number and line.number <= last):
            return
        if before is not None and not _near(before, row, _STEP):
            return
        last = line.number or last
        before = row
        yield line


def _near(above: _Row, below: _Row, step: float) -> bool:
    a, b = above[0][0], below[0][0]
    return b.base - a.base <= step * b.font.size and abs(a.font.size - b.font.size) < 0.5


def _line(row: _Row, edges: _Edges) -> _Line | None:
    """A line whose cells stand in the columns of a directory: each at its edge, texts without a number also set in."""
    cells = list(row)
    number: tuple[int, ...] = ()
    if abs(cells[0][0].x0 - edges.number) < _SAME and _NUMBER.fullmatch(_text(cells[0])):
        number = tuple(map(int, _text(cells.pop(0)).rstrip(".").split(".")))
    value = cells.pop() if cells and edges.has_value(cells[-1]) else None
    if len(cells) == 2 and _LETTER.fullmatch(_text(cells[0])):
        cells = [[*cells[0], *cells[1]]]
    if len(cells) != 1:
        return None
    indent = cells[0][0].x0 - edges.text
    if not -_SAME < indent < (_SAME if number else _INDENT):
        return None
    return _Line(row, number, cells[0], value)


def _without_rest(lines: list[_Line]) -> list[_Line]:
    """Lines up to the last value, with the lines that its text runs on in."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].value), None)
    if last is None:
        return []
    right = _right(lines)
    while last + 1 < len(lines) and _runs_on(lines[last], lines[last + 1], right):
        last += 1
    return lines[: last + 1]


def _above(rows: Sequence[_Row], edges: _Edges, lines: Sequence[_Line]) -> list[_Line]:
    """Lines above the first number, where a page begins with more rows of a number on the page before."""
    found: list[_Line] = []
    below = lines[0].row
    for row in reversed(rows):
        line = _line(row, edges)
        if line is None or line.number or not _near(row, below, _STEP):
            break
        found.insert(0, line)
        below = row
    return found


def _right(lines: Sequence[_Line]) -> float:
    return max(line.text[-1].x1 for line in lines)


def _runs_on(above: _Line, line: _Line, right: float) -> bool:
    """Whether the text of a line goes on in the one below, whose first word would not have fitted behind it."""
    if line.number or line.lettered:
        return False
    first = line.text[0]
    needed = above.text[-1].x1 + 0.3 * first.font.size + first.x1 - first.x0
    small = first.text[0].islower() and not line.value
    return is_cut(above.text) or needed > right or small


def _rows(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines of each row; a value stands beside the first or the last of them."""
    right = _right(lines)
    rows: list[list[_Line]] = []
    for line in lines:
        valued = bool(rows) and any(other.value for other in rows[-1])
        if rows and _runs_on(rows[-1][-1], line, right) and not (valued and line.value):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _borders(lines: Sequence[_Line], edges: _Edges) -> list[float]:
    """Borders of the three columns, in the middle of the gaps; empty where a column reaches into the next."""
    numbers = max(line.row[0][-1].x1 for line in lines if line.number)
    texts = _right(lines)
    values = min(line.value[0].x0 for line in lines if line.value)
    if numbers >= edges.text or texts >= values:
        return []
    return [
        edges.number - 1,
        (numbers + edges.text - _SAME) / 2,
        (texts + values) / 2,
        max(line.value[-1].x1 for line in lines if line.value) + 1,
    ]


def _head(rows: Sequence[_Row], lines: Sequence[_Line], xs: Sequence[float]) -> list[_Row]:
    """The lines right above that have words above all three columns, bold or with a name of the numbers."""
    found: list[_Row] = []
    below = lines[0].row
    for row in reversed(rows[-_HEAD_LINES:]):
        places = [_column(cell, xs) for cell in row]
        if len(set(places)) < len(row) or not all(map(_is_head, row)) or not _near(row, below, _NEAR):
            break
        found.insert(0, row)
        below = row
    covered = {_column(cell, xs) for row in found for cell in row}
    bold = all(w.font.bold for row in found for cell in row for w in cell)
    named = any(_column(cell, xs) == 0 and _LABEL.search(_text(cell)) for row in found for cell in row)
    return found if covered == {0, 1, 2} and (bold or named) else []


def _is_head(cell: Band) -> bool:
    text = _text(cell)
    return len(text) <= _MAX_HEAD and any(c.isalpha() for c in text) and not VALUE.fullmatch(text)


def _column(cell: Band, xs: Sequence[float]) -> int:
    return sum((cell[0].x0 + cell[-1].x1) / 2 > x for x in xs[1:-1])


def _is_directory(lines: Sequence[_Line], head: Sequence[_Row]) -> bool:
    """Whether numbers have amounts of money; a table of contents, whose numbers have pages, has none."""
    numbers = [i for i, line in enumerate(lines) if line.number]
    values = [_text(line.value) for line in lines if line.value]
    if len(numbers) < (1 if head else _FEWEST) or len(values) < (2 if head else _FEWEST):
        return False
    if any(LEADERS.search(_text(line.text)) for line in lines):
        return False
    parts = [lines[start:end] for start, end in pairwise([*numbers, len(lines)])]
    leads = [a[0].number == b[0].number[: len(a[0].number)] for a, b in pairwise(parts)]
    alone = [part for part, lead in zip(parts, [*leads, False], strict=True) if not lead]
    valued = sum(any(line.value for line in part) for part in alone)
    small = sum(part[0].text[0].text[0].islower() for part in parts)
    named = any(_MONEY.search(_text(cell)) for row in head for cell in row)
    money = sum(bool(_MONEY.search(text)) for text in values)
    amounts = named or 2 * money >= len(values)
    return amounts and valued >= _MOSTLY * len(alone) and small <= (1 - _MOSTLY) * len(parts)


def _grid(lines: Sequence[_Line], head: Sequence[_Row], xs: Sequence[float]) -> Grid:
    rows = _rows(lines)
    firsts = [row[0].row for row in rows]
    lasts = [row[-1].row for row in rows]
    if head:
        firsts.insert(0, head[0])
        lasts.insert(0, head[-1])
    ys = [min(w.top for cell in firsts[0] for w in cell)]
    ys += [(middle_of(a[0]) + middle_of(b[0])) / 2 for a, b in zip(lasts, firsts[1:], strict=False)]
    ys.append(max(w.bottom for cell in lasts[-1] for w in cell))
    cells = tuple(
        Cell(Box(xs[c], ys[r], xs[c + 1], ys[r + 1]), r, r + 1, c, c + 1, r < len(head[:1]))
        for r in range(len(ys) - 1)
        for c in range(3)
    )
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), cells, len(ys) - 1, 3, True)


def _text(cell: Band) -> str:
    return " ".join(w.text for w in cell)

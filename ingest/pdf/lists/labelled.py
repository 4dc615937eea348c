"""Facts set as two columns without rules: a bold label, and what it says behind it ("Kosten  412.000 Euro").

Such lists stand beside the description of a project or in a box of contacts. Read line by line they run together.
"""

from collections.abc import Callable, Iterator, Sequence

from ingest.pdf.lines import Line
from ingest.pdf.markers import Marker, marker_of, starts_clause
from ingest.pdf.parts import Piece

_FEWEST = 3  # labels
_LONGEST = 60  # characters of a label
_SAME_EDGE = 2.0  # points
_STEP = 3.2  # of the font size; base lines of a label and what stands above it are no further apart
_WRAP = 1.6  # of the font size; base lines of the lines of one value are no further apart


def pieces_with_labels(lines: Sequence[Line], build: Callable[[Sequence[Line]], list[Piece]]) -> list[Piece]:
    """Pieces of lines in reading order: an item for each label with its value, and what ``build`` makes of the rest."""
    pieces: list[Piece] = []
    rest = 0
    for start, items in _lists(lines):
        pieces += [*build(lines[rest:start]), *items]
        rest = start + sum(len(item.lines) for item in items)
    return pieces + build(lines[rest:])


def _lists(lines: Sequence[Line]) -> Iterator[tuple[int, list[Piece]]]:
    """Where each list of labels begins, and its items."""
    end = 0
    for start in range(len(lines)):
        rows = _rows(lines, start) if start >= end else []
        if len(rows) < _FEWEST:
            continue
        end = start + sum(map(len, rows))
        first = rows[0][0]
        wider = any(_is_wider(line, first) for line in [*lines[max(0, start - 1) : start], *lines[end : end + 1]])
        if (
            not wider
            and len({row[0].lead for row in rows}) == len(rows)
            and sum(bool(row[0].cells) for row in rows) > 1
        ):
            yield start, [_item(row) for row in rows]


def _item(row: list[Line]) -> Piece:
    lead = row[0].lead
    return Piece(row, Marker(f"{lead.rstrip(':.')}:", "", len(lead) + 1), nested=0)


def _rows(lines: Sequence[Line], start: int) -> list[list[Line]]:
    """The lines of each label from ``start`` on: labels begin at one place, and so do their values."""
    first = lines[start]
    at = _value(first)
    rows: list[list[Line]] = []
    if at is None:
        return rows
    for line in lines[start:]:
        last = rows[-1][-1] if rows else first
        step, value = line.base - last.base, _value(line)
        if abs(line.size - first.size) > 0.3 or step > _STEP * line.size or (rows and step < 0.5 * line.size):
            break
        if value is not None and abs(value - at) < _SAME_EDGE and abs(line.x0 - first.x0) < _SAME_EDGE:
            rows.append([line])
        elif rows and not line.lead and abs(line.x0 - at) < _SAME_EDGE and step < _WRAP * line.size:
            rows[-1].append(line)
        else:
            break
    return rows


def _value(line: Line) -> float | None:
    """Where the value behind the label of a line begins; None for other lines, and where there are more columns."""
    lead = line.lead
    if not lead[:1].isalpha() or len(lead) > _LONGEST or lead[-1] in ",;!?" or starts_clause(lead):
        return None
    if not line.cells:
        # The gap behind the longest label may be as narrow as between words.
        return line.text_x if " " not in lead else None
    alone = len(line.cells) == 2 and line.cells[0][2].rstrip(" :.") == lead.rstrip(" :.")
    return line.cells[1][0] if alone and not marker_of(line.text) else None


def _is_wider(line: Line, first: Line) -> bool:
    """Whether a line is a row of the same table with more columns."""
    return len(line.cells) > 2 and abs(line.cells[0][0] - first.x0) < _SAME_EDGE and line.size == first.size

"""Forms: tables whose cells are labels and values side by side, "Status:" beside "öffentlich"."""

import re
from collections.abc import Sequence

from ingest.block import Located, Row
from ingest.tables.groups import is_lone
from ingest.typed.inline import one_line

_BOX = re.compile(r"[☐☑☒]")


def is_form(laid: Sequence[Row]) -> bool:
    """Whether the first of these rows is one of a form and no head: with a check box, or "Status:" above "Datum:"."""
    first, *others = laid
    if any(_BOX.search(cell.text) for cell in first.cells):
        return True
    for column, cell in enumerate(first.cells):
        below = [text for row in others if (text := row.cells[column].text.strip())]
        if cell.text.rstrip().endswith(":") and below and sum(text.endswith(":") for text in below) * 2 >= len(below):
            return True
    return False


def fields_of(body: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a form with every other column ending in ":", each label with its value in one cell; else none."""
    texts = [[one_line(cell) for cell in row.cells] for row in body if not is_lone(row) or _is_label(row.cells[0])]
    labels = [label for row in texts for label in row[::2] if label.text]
    values = [value for row in texts for value in row[1::2] if value.text]
    if len(body[0].cells) % 2 or len(body[0].cells) < 4 or not any(label.text for row in texts for label in row[2::2]):
        return ()
    if not all(map(_is_label, labels)) or any(map(_is_label, values)):
        return ()
    return tuple(map(_paired, body))


def _paired(row: Row) -> Row:
    cells = tuple(map(one_line, row.cells))
    pairs = zip(cells[::2], cells[1::2], strict=True)
    return Row(
        tuple(Located(f"{label.text} {value.text}".strip(), label.marks or value.marks) for label, value in pairs)
    )


def _is_label(cell: Located) -> bool:
    return cell.text.rstrip().endswith(":")

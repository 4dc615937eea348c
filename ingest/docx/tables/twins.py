"""Twins: tables right below another with the same rows and columns, whose heads only the upper one has."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.block import Table
from ingest.docx.para import Part
from ingest.tables.heads import share_of_values

_SHARED = 2  # rows or more are named alike in both
_VALUES = 0.6  # or more of the texts in a column of values are values


def with_heads_above(parts: Sequence[Part]) -> list[Part]:
    """The parts with the heads of a table also given to its twin, which shows another year or place."""
    kept = list(parts)
    for index in range(1, len(kept)):
        above, below = kept[index - 1], kept[index]
        if isinstance(above, Table) and isinstance(below, Table) and _is_twin(above, below):
            kept[index] = replace(below, header=above.header)
    return kept


def _is_twin(above: Table, below: Table) -> bool:
    """Whether the second table has no heads, and has the columns of values and some of the rows of the first."""
    width = len(above.header)
    if width < 3 or below.header or any(len(row.cells) != width for row in below.rows):
        return False
    shared = {row.cells[0].text for row in above.rows} & {row.cells[0].text for row in below.rows}
    return len(shared) >= _SHARED and all(_has_values(table, c) for table in (above, below) for c in range(1, width))


def _has_values(table: Table, column: int) -> bool:
    return share_of_values([row.cells[column].text for row in table.rows]) >= _VALUES

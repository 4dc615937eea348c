"""Notes: the lines of a table that explain a mark or sign in a row that is shown."""

import re
from collections.abc import Sequence

from index.search import Hit
from ingest import PassageKind, signs_explained
from server.compose.cells import cells
from server.compose.units import Unit, text_of

_NOTE = re.compile(r"(\*+|[¹²³⁴⁵⁶⁷⁸⁹])\)? ?\w")
"""A note below a table, by its mark."""


def is_note(hits: Sequence[Hit], unit: Unit, chosen: Sequence[Unit]) -> bool:
    """Whether a line of a table is the note of a mark („29*)“) or sign („Mensa: x“) in a row that is shown."""
    if hits[unit.hit].passage.kind is not PassageKind.TABLE:
        return False
    rows = [text_of(hits, one) for one in chosen if one.hit == unit.hit and one != unit]
    if note := _NOTE.match(text_of(hits, unit)):
        return any(note[1] in row for row in rows)
    signs = signs_explained(text_of(hits, unit))
    return bool(signs) and any(value.strip() in signs for row in rows for _, value in cells(row))

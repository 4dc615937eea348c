"""Captions: the line above or below a table that says what it shows, which is no heading of the text after it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.block import Located, Table
from ingest.docx.para import LOOK, Para, Part

_LABEL = re.compile(r"(?:Tabelle|Tab\.|(?P<figure>Abbildung|Abb\.))\s*\d{1,3}(?:[.-]\d{1,3})?[a-z]?\s?[:.–-]\s+\S")
_NOTE = re.compile(r"Quellen?\b|Stand\b|Datenquellen?\b|Anmerkung|Hinweis|[*¹²³]")


def captioned(parts: Sequence[Part]) -> list[Part]:
    """The parts with the captions of tables in their tables; all others are marked as no headings.

    A caption between two tables belongs to the side on which the other captions of the document have their table.
    """
    kept = [replace(part, caption=True) if isinstance(part, Para) and _is_caption(part) else part for part in parts]
    places = [index for index, part in enumerate(kept) if isinstance(part, Para) and _names_table(part)]
    above = sum(_is_table(kept, index + 1) and not _is_table(kept, index - 1) for index in places)
    below = sum(_is_table(kept, index - 1) and not _is_table(kept, index + 1) for index in places)
    sides = (1, -1) if above >= below else (-1, 1)
    moved: set[int] = set()
    for index in places:
        caption = kept[index]
        for side in sides:
            table = kept[index + side] if 0 <= index + side < len(kept) else None
            if isinstance(caption, Para) and isinstance(table, Table) and table.caption is None:
                kept[index + side] = replace(table, caption=Located("\n".join([caption.text.text, *caption.notes])))
                moved.add(index)
                break
    return [part for index, part in enumerate(kept) if index not in moved]


def _is_caption(part: Para) -> bool:
    """Whether a line is a caption by its style or by its first words, and not a heading by its style."""
    if part.level or part.title or part.marker:
        return False
    text = part.text.text
    return part.caption or (len(text) <= 2 * LOOK and bool(_LABEL.match(text)))


def _names_table(part: Para) -> bool:
    """Whether a caption can be that of a table: one of a figure is none, nor is a note below a table."""
    label = _LABEL.match(part.text.text)
    return part.caption and not (label and label["figure"]) and not _NOTE.match(part.text.text)


def _is_table(parts: Sequence[Part], index: int) -> bool:
    return 0 <= index < len(parts) and isinstance(parts[index], Table)

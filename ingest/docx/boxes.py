"""Boxes: text boxes and framed cells, whose title names their own text and nothing that follows them."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.block import ListBlock, Paragraph, SectionEnd
from ingest.docx.para import BOX, Para, Part, looks

_LARGEST = 3000
"""Characters above which a frame is taken for the page around the text, not for a box in it."""

_ASIDE = 500
"""Characters above which a cell of a frame holds text with headings of its own, not an address or a signature."""


def boxed(parts: Sequence[Part]) -> list[Part]:
    """The parts of a box; a bold line above its text becomes its title, and the section ends with the box.

    A frame without text below its bold lines is a title or a heading of what follows, one with headings by style or
    very much text is a page: these stay as they are.
    """
    plain = any(not isinstance(part, Para) or not part.bold for part in parts)
    styled = any(isinstance(part, Para) and (part.level or part.title) for part in parts)
    opening = [_is_title(part) for part in parts]
    if not parts or not opening[0] or not plain or styled or _length(parts) > _LARGEST:
        return list(parts)
    made: list[Part] = []
    for part, opens in zip(parts, [*opening[:-1], False], strict=True):
        made.append(replace(part, boxed=True, opens=opens) if isinstance(part, Para) else part)
    return [*made, SectionEnd(BOX)]


def aside(parts: Sequence[Part]) -> list[Part]:
    """The parts of an address or a signature, in which no line is a heading by its look."""
    if _length(parts) > _ASIDE:
        return list(parts)
    return [replace(part, boxed=True) if isinstance(part, Para) else part for part in parts]


def _is_title(part: Part) -> bool:
    return isinstance(part, Para) and part.bold and part.marker is None and looks(part) and not part.in_columns


def _length(parts: Sequence[Part]) -> int:
    texts = [part.text.text for part in parts if isinstance(part, Para | Paragraph)]
    texts += [item.text.text for part in parts if isinstance(part, ListBlock) for item in part.items]
    return sum(map(len, texts))

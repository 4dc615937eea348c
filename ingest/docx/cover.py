"""Cover: the title that the first lines and the properties of a Word file give it, and the stamp of its last change."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.block import Block, Heading, Located, Paragraph, SectionEnd, Table
from ingest.dates import TEMPLATE_STAMP
from ingest.docx.headings import is_numbered
from ingest.docx.names import Element
from ingest.docx.para import LOOK, Para, Part
from ingest.metadata import kind_from_title
from ingest.typed.inline import located

_FIRST = 12
"""Blocks at the top among which the title is looked for."""

_TERMS = "{http://purl.org/dc/terms/}"


def titled(parts: Sequence[Part], stated: bool) -> tuple[list[Part], str | None]:
    """The parts with the lines of a title of several lines as one, and the title: by style, else by look.

    Nothing is looked for in the look of the first lines where the properties have ``stated`` a title.
    """
    styled = next((i for i, part in enumerate(parts) if isinstance(part, Para) and part.title), None)
    if styled is not None:
        end = styled + 1
        while end < len(parts) and isinstance(part := parts[end], Para) and part.title:
            end += 1
        return _as_one(parts, styled, end, title=True)
    if stated:
        return list(parts), None
    lines = _cover(parts)
    if not lines:
        return list(parts), None
    known = [i for i in lines if kind_from_title(_text(parts, i)) != "Dokument"]
    start = max(known or lines, key=lambda i: (_size(parts, i), -i))
    end = start + 1
    while end in lines and (_text(parts, end)[:1].islower() or _size(parts, end) == _size(parts, start)):
        end += 1
    later = [part for part in parts[end:] if isinstance(part, Para) and part.bold]
    return _as_one(parts, start, end, title=all(part.size < _size(parts, start) for part in later))


def _cover(parts: Sequence[Part]) -> list[int]:
    """Where the bold and large lines before the first text stand.

    Below the address of a letter, which is a table or a frame, only a line that names a kind of document is looked
    for, with the lines of the same title, and only where no line above does.
    """
    paras = [part for part in parts if isinstance(part, Para)]
    sizes = sorted(part.size for part in paras for _ in part.text.text)
    body = sizes[len(sizes) // 2] if sizes else 0
    found: list[int] = []
    address = named = False
    for index, part in enumerate(parts[: 2 * _FIRST]):
        if index >= _FIRST and not address:
            break
        if _is_address(part):
            address = True
            continue
        if not isinstance(part, Para) or part.level or part.marker is not None or is_numbered(part.text.text):
            break
        text = part.text.text
        if (part.bold or part.size > body * 1.25) and len(text) <= 2 * LOOK and not re.search(r"[.;:,]$", text):
            names = kind_from_title(text) != "Dokument"
            if address and (named or not names) and index - 1 not in found:
                break
            named = named or names
            if index + 1 < len(parts):
                found.append(index)
        elif len(text) > LOOK or text.endswith((".", ":")):
            break
    return found


def _is_address(part: Part) -> bool:
    """Whether a part can belong to the address and the particulars in the head of a letter."""
    if isinstance(part, Table):
        return not part.header and len(part.rows) <= _FIRST
    if isinstance(part, Para):
        named = part.bold and kind_from_title(part.text.text) != "Dokument"
        return part.boxed and not part.opens and not named and len(part.text.text) <= 2 * LOOK
    return isinstance(part, SectionEnd) or (isinstance(part, Paragraph) and len(part.text.text) <= 2 * LOOK)


def _as_one(parts: Sequence[Part], start: int, end: int, title: bool) -> tuple[list[Part], str]:
    lines = [part for part in parts[start:end] if isinstance(part, Para)]
    text = " ".join(" ".join(line.text.text for line in lines).split())
    notes = tuple(note for line in lines for note in line.notes)
    return [*parts[:start], replace(lines[0], text=Located(text), title=title, notes=notes), *parts[end:]], text


def _text(parts: Sequence[Part], index: int) -> str:
    part = parts[index]
    return part.text.text if isinstance(part, Para) else ""


def _size(parts: Sequence[Part], index: int) -> int:
    part = parts[index]
    return part.size if isinstance(part, Para) else 0


def first_heading(blocks: Sequence[Block]) -> str | None:
    """The first heading as a title, unless it is one of a series."""
    found = next((block.text.text for block in blocks[:5] if isinstance(block, Heading)), None)
    return None if found is None or is_numbered(found) else found


def properties(core: Element | None) -> tuple[str | None, str | None]:
    """Title and date of the document's properties; the stamp of a template is no date."""
    if core is None:
        return None, None
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title")
    stamps = [core.findtext(_TERMS + name) or "" for name in ("modified", "created")]
    dated = (re.match(r"\d{4}-\d{2}-\d{2}", stamp) for stamp in stamps if not stamp.startswith(TEMPLATE_STAMP))
    date = next((match[0] for match in dated if match), None)
    return located(title).text or None if title else None, date

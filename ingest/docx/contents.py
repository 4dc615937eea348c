"""Typed tables of contents: lines that only say on which page something stands are no text."""

from collections.abc import Sequence

from ingest.docx.para import LOOK, Para, Part
from ingest.typed.contents import CONTENTS_TITLE


def without_contents(parts: Sequence[Part]) -> list[Part]:
    """The parts without "Inhaltsübersicht" and the lines with page numbers after it."""
    kept: list[Part] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        if isinstance(part, Para) and CONTENTS_TITLE.fullmatch(part.text.text) and (end := _end(parts, index + 1)):
            index = end
            continue
        kept.append(part)
        index += 1
    return kept


def _end(parts: Sequence[Part], start: int) -> int | None:
    """Where the lines with rising page numbers end; one line without a page may stand between two with one."""
    pages: list[int] = []
    end = start
    for index, part in enumerate(parts[start:], start):
        if not isinstance(part, Para) or len(part.text.text) > LOOK:
            break
        if part.page is not None and (not pages or part.page >= pages[-1]):
            pages.append(part.page)
            end = index + 1
        elif part.page is not None or end < index:
            break
    return end if len(pages) >= 2 else None

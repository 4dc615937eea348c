"""Cells of Word tables: their paragraphs as lines that can be read in one, and the tables and notes apart from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.block import ListBlock, Located, Paragraph, Table
from ingest.docx.para import LOOK, Para, Part
from ingest.language.sentences import sentence_spans

_OPEN = re.compile(r"[^\W_][)\"“«]?$")
_AFTER = re.compile(r"[(\[/–&+-]")


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a cell, whether all of it is bold, and the tables and notes that follow the table it stands in.

    A table is preceded by the line that announces it.
    """

    text: Located
    bold: bool = False
    apart: tuple[Part, ...] = ()


def content(parts: Sequence[Part], head: str) -> Content:
    """The content of a cell with these parts in the row with this ``head``, which is empty for the row head itself."""
    lines: list[str] = []
    apart: list[Part] = []
    for index, part in enumerate(parts):
        if isinstance(part, Para):
            lines.append(_line(part, parts[index + 1] if index + 1 < len(parts) else None, first=not lines))
            apart += [Paragraph(Located(note)) for note in part.notes]
        elif isinstance(part, Paragraph):
            lines.append(part.text.text)
        elif isinstance(part, ListBlock):
            lines += [item.printed for item in part.items]
        elif isinstance(part, Table):
            apart += [*_lead(head, lines), part]
        else:
            apart.append(part)
    bold = bool(parts) and all(isinstance(part, Para) and part.bold for part in parts)
    return Content(Located("\n".join(lines)), bold, tuple(apart))


def _line(part: Para, following: Part | None, first: bool) -> str:
    """A paragraph with its marker; with a colon where it is a title or the lead-in of the list below."""
    text = f"{part.marker} {part.text.text}" if part.marker else part.text.text
    if part.marker or not _OPEN.search(text) or not isinstance(following, Para):
        return text
    title = first and part.bold and not following.bold and len(text) <= LOOK and not _AFTER.match(following.text.text)
    return f"{text}:" if title or following.marker else text


def _lead(head: str, lines: Sequence[str]) -> list[Part]:
    """What announces a table in a cell: the head of its row and the last sentence above it."""
    spans = sentence_spans(lines[-1]) if lines else []
    last = lines[-1][spans[-1][0] : spans[-1][1]] if spans else ""
    text = " – ".join(filter(None, [" ".join(head.split()).rstrip(":"), last]))
    return [Paragraph(Located(text if text.endswith((":", "?")) else f"{text}:"))] if text else []

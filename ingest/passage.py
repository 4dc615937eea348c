"""Passage: the unit that is searched and cited; every span of it knows its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class PassageKind(StrEnum):
    """What the text of a passage is, which decides how an answer is composed from it."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` of its passage (character offsets) and the page on which that piece begins.

    ``page`` is the 1-based page index in the file (what ``#page=`` of a PDF link takes), ``page_label`` what is printed
    on the page ("iv", "12"); both are None for formats without pages.
    """

    start: int
    end: int
    page: int | None = None
    page_label: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list with its lead-in, a piece of a table, or a definition.

    ``heading`` is the path from the chapter to the section, outermost first, without the document's title.
    ``sentences`` tile the text in order (only white space between them): a sentence, a sentence of a list item, or a
    whole table row. ``items`` are the list items with their marker, or the table rows; empty for other kinds. Text
    before ``items[0]`` is the lead-in of the list, or the caption of the table. A table row reads
    "Kopf: Wert; Kopf: Wert". ``term`` is what a definition defines. ``position`` counts passages within the document
    from 0, in reading order. ``ocr`` marks text that was recognised from a scan.

    Raises ValueError when spans overlap, are out of order, are empty or leave the text.
    """

    id: str
    document: str
    heading: tuple[str, ...]
    kind: PassageKind
    text: str
    sentences: tuple[Span, ...]
    items: tuple[Span, ...] = ()
    term: str | None = None
    position: int = 0
    ocr: bool = False

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError(f"passage {self.id!r} has no sentence")
        for name, spans in (("sentences", self.sentences), ("items", self.items)):
            _check_spans(f"{name} of passage {self.id!r}", spans, len(self.text))

    @property
    def page(self) -> int | None:
        """1-based page index on which the passage begins."""
        return self.sentences[0].page

    @property
    def page_label(self) -> str | None:
        """Printed label of the page on which the passage begins."""
        return self.sentences[0].page_label

    @property
    def lead_in(self) -> str:
        """Text before the first item; the empty string without items."""
        return self.text[: self.items[0].start].strip() if self.items else ""

    def slice(self, span: Span) -> str:
        """The verbatim text of a span."""
        return self.text[span.start : span.end]


def _check_spans(name: str, spans: Sequence[Span], length: int) -> None:
    end = 0
    for span in spans:
        if not end <= span.start < span.end <= length:
            raise ValueError(f"{name}: span {span.start}–{span.end} overlaps, is empty or leaves the text")
        end = span.end

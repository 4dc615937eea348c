"""Draft: a passage in the making, as lines of located text; the step from lines to spans is here and nowhere else."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.block import Located, PageMark
from ingest.language.sentences import sentence_spans
from ingest.passage import Passage, PassageKind, Span

Path = tuple[str, ...]


@dataclass(slots=True)
class Line:
    """One line of a passage: ``indent`` is layout only, ``marker`` is printed before the text and belongs to it.

    ``item`` starts a list item or table row, ``continues`` belongs to the item above, ``whole`` is never split into
    sentences (table rows), ``label`` is no sentence but belongs to the first one of the next line.
    """

    text: Located
    indent: int = 0
    marker: str = ""
    item: bool = False
    continues: bool = False
    whole: bool = False
    label: bool = False

    @property
    def printed(self) -> str:
        """The line as it stands in the passage."""
        return " " * self.indent + (f"{self.marker} " if self.marker else "") + self.text.text


@dataclass(slots=True)
class Draft:
    """What becomes one passage."""

    heading: Path
    kind: PassageKind
    lines: list[Line] = field(default_factory=list)
    term: str | None = None

    @property
    def text(self) -> str:
        """The passage's text: its lines."""
        return "\n".join(line.printed for line in self.lines)


def part(located: Located, start: int, end: int) -> Located:
    """``located.text[start:end]`` with the page marks that hold there."""
    first = located.page_at(start)
    marks = [] if first is None else [PageMark(0, first.page, first.label)]
    marks += [PageMark(m.offset - start, m.page, m.label) for m in located.marks if start < m.offset < end]
    return Located(located.text[start:end], tuple(marks))


def joined(texts: Sequence[Located], between: str) -> Located:
    """Texts as one, each with the pages that it stands on."""
    marks: list[PageMark] = []
    length = 0
    for text in texts:
        marks += [replace(mark, offset=mark.offset + length) for mark in text.marks]
        length += len(text.text) + len(between)
    return Located(between.join(text.text for text in texts), tuple(marks))


def finish(draft: Draft, document: str, position: int, ocr_pages: frozenset[int], taken: set[str]) -> Passage:
    """The passage of a draft; its id is added to ``taken``, duplicates get an ordinal suffix."""
    sentences: list[Span] = []
    items: list[Span] = []
    offset = 0
    label: Span | None = None
    for number, line in enumerate(draft.lines, 1):
        begin = offset + line.indent
        shift = offset + len(line.printed) - len(line.text.text)
        spans = [(0, len(line.text.text))] if line.whole else sentence_spans(line.text.text)
        placed = [_span(line, start, end, shift) for start, end in spans]
        if placed and line.marker:
            first = placed[0]
            placed[0] = Span(begin, first.end, first.page, first.page_label)
        if placed and label:
            placed[0] = Span(label.start, placed[0].end, label.page, label.page_label)
            label = None
        if placed and line.label and number < len(draft.lines):
            label = placed.pop()
        sentences += placed
        if placed and line.item:
            items.append(Span(placed[0].start, placed[-1].end, placed[0].page, placed[0].page_label))
        elif placed and line.continues and items:
            last = items[-1]
            items[-1] = Span(last.start, placed[-1].end, last.page, last.page_label)
        offset += len(line.printed) + 1
    text = draft.text
    digest = hashlib.sha256("\x1f".join([*draft.heading, text]).encode()).hexdigest()[:10]
    identity = base = f"{document}-{digest}"
    ordinal = 1
    while identity in taken:
        ordinal += 1
        identity = f"{base}-{ordinal}"
    taken.add(identity)
    pages = {span.page for span in sentences if span.page is not None}
    ocr = bool(pages & ocr_pages)
    return Passage(
        identity,
        document,
        draft.heading,
        draft.kind,
        text,
        tuple(sentences),
        tuple(items),
        draft.term,
        position,
        ocr,
    )


def _span(line: Line, start: int, end: int, shift: int) -> Span:
    mark = line.text.page_at(start)
    return Span(start + shift, end + shift, mark.page if mark else None, mark.label if mark else None)

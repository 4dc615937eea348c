"""Layout: how the verbatim parts of an answer and the text of a passage stand on a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest import Passage, PassageKind
from server.answer import Answer, AnswerKind, Part
from server.compose.cells import cells

_MARKER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z])[.)]|[•◦▪■●○‣–—*-]|Schritt \d+[:.])\s+")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]|Schritt")
_CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: the marker printed in the document (empty when there is none), the text after it, its source."""

    marker: str
    text: str
    source: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an answer: ``form`` is "text", "list" or "table"; the fields of the other forms are empty.

    ``text`` joins successive sentences of one source. A list is ``ordered`` when its printed markers count. A table has
    ``heads`` and ``rows`` of as many cells.
    """

    form: str
    source: int
    text: str = ""
    ordered: bool = False
    items: tuple[Item, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote and the text around it."""

    before: str
    quote: str
    after: str


def lay_out(answer: Answer) -> tuple[Block, ...]:
    """The blocks of an answer, in the order of its parts."""
    if answer.kind is AnswerKind.TABLE:
        return _tables(answer.parts)
    if answer.kind in (AnswerKind.STEPS, AnswerKind.LIST) and len(answer.parts) > 1:
        return _lists(answer.parts, ordered=answer.kind is AnswerKind.STEPS)
    return tuple(_paragraph(list(run), source) for source, run in groupby(answer.parts, key=lambda part: part.source))


def split_marker(text: str) -> tuple[str, str]:
    """The printed marker of a list item and the text after it: "1. Ziele klären" → ("1.", "Ziele klären")."""
    found = _MARKER.match(text)
    return (found.group().strip(), text[found.end() :]) if found else ("", text)


def excerpt(passage: Passage | None, quote: str) -> Excerpt:
    """The quote with up to 160 characters of its passage on either side, cut between words."""
    at = passage.text.find(quote) if passage else -1
    if passage is None or at < 0:
        return Excerpt("", quote, "")
    before, after = passage.text[:at], passage.text[at + len(quote) :]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return Excerpt(before, quote, after)


def marked(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The text before, inside and after a stretch; offsets outside the text mark nothing."""
    if not 0 <= start < end <= len(text):
        return text, "", ""
    return text[:start], text[start:end], text[end:]


def _paragraph(parts: Sequence[Part], source: int) -> Block:
    return Block("text", source, text=" ".join(part.text for part in parts))


def _lists(parts: Sequence[Part], *, ordered: bool) -> tuple[Block, ...]:
    """Lists and what stands between them.

    If the document prints markers, parts without one are lead-ins; if it prints none, lead-ins are those that end with
    a colon.
    """
    printed = any(split_marker(part.text)[0] for part in parts)

    def is_item(part: Part) -> bool:
        return bool(split_marker(part.text)[0]) if printed else not part.text.rstrip().endswith(":")

    blocks: list[Block] = []
    for (item, source), run in groupby(parts, key=lambda part: (is_item(part), part.source)):
        if not item:
            blocks.append(_paragraph(list(run), source))
            continue
        items = tuple(Item(*split_marker(part.text), part.source) for part in run)
        counts = all(_NUMBERED.match(entry.marker) for entry in items) if printed else ordered
        blocks.append(Block("list", source, ordered=counts, items=items))
    return tuple(blocks)


def _tables(parts: Sequence[Part]) -> tuple[Block, ...]:
    """Successive rows with the same heads make a table; a part that is no row stays a paragraph.

    A part with one cell beside parts with several is no row but the caption: "Tabelle 16: Programme".
    """
    widest = max(len(cells(part.text)) for part in parts)

    def heads_of(part: Part) -> tuple[str, ...]:
        found = cells(part.text)
        return tuple(head for head, _ in found) if len(found) > 1 or widest == 1 else ()

    blocks: list[Block] = []
    for (heads, source), run in groupby(parts, key=lambda part: (heads_of(part), part.source)):
        if not any(heads):
            blocks.append(_paragraph(list(run), source))
            continue
        rows = tuple(tuple(value for _, value in cells(part.text)) for part in run)
        blocks.append(Block("table", source, heads=heads, rows=rows))
    return tuple(blocks)


def passage_lines(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Stretches of a passage's text that stand on lines of their own: the lead-in and each item or row."""
    if passage.kind not in (PassageKind.LIST, PassageKind.TABLE) or not passage.items:
        return ((0, len(passage.text)),)
    first = passage.items[0].start
    lead_in = ((0, first),) if passage.text[:first].strip() else ()
    return lead_in + tuple((item.start, item.end) for item in passage.items)

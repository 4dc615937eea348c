"""Footnotes: small print at the foot of untagged pages; in tagged pages, paragraphs that begin with a raised number."""

import re
from collections.abc import Sequence

from ingest.language.numerals import LOWERED, RAISED
from ingest.pdf.lines import Line
from ingest.pdf.parts import DraftTable, Part, Piece
from ingest.pdf.tables.captions import is_caption

_START = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*+\)?|\d{1,3}\)?)\s*(?=[^\W_]|[„\"§(])")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\)?\s*[^\W_]|\)?\s*[„\"§(])")
_PLAIN = re.compile(r"\d{1,3}(?=\)?\s+[^\W_]|\)?\s*[„\"§(])")
_MEASURE = re.compile(r"(?:\b|\d)(?:[kcdm]?m|s|h)$|\d$")
_TABLE_MARK = re.compile(r"(?:[a-z]|[1-9]\d?)\)|\*")
_SMALL = 0.93  # of the body size
_APART = 2.0  # of the font size: widest step inside a note
_SENTENCE_END = re.compile(r"[.!?][\"“”»)\]]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_ANNOUNCES = re.compile(r"\b(?:folgend|nachfolgend|nachstehend)\w*\b[^.!?]*[.!?]\W*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$", re.I)


def split_notes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Piece]]:
    """Lines of a page without its footnotes, and the footnotes, each one piece.

    They are the small lines below the last line of body size, from the first that begins like a note. A line far below
    them, as at the foot of a title page, is a piece of its own.
    """
    floor = max((line.bottom for line in lines if line.size > _SMALL * body), default=None)
    if floor is None:
        return list(lines), []
    small = [line for line in lines if line.top >= floor - 2 and line.size <= _SMALL * body]
    first = next((i for i, line in enumerate(small) if _START.match(line.text)), None)
    if first is None:
        return list(lines), []
    notes: list[Piece] = []
    for line in small[first:]:
        if not notes or (_START.match(line.text) and _begins(notes[-1], line)) or _is_apart(notes[-1], line):
            notes.append(Piece([line], note=True))
        else:
            notes[-1].lines.append(line)
    gone = {id(line) for line in small[first:]}
    return [line for line in lines if id(line) not in gone], notes


def _is_apart(note: Piece, line: Line) -> bool:
    return line.base - note.lines[-1].base > _APART * line.size


def _begins(note: Piece, line: Line) -> bool:
    """Whether a line that starts with a number is the next note and not a wrapped line ("12 Monate")."""
    numbers = [re.match(r"\d+", text.translate(LOWERED)) for text in (note.raw, line.text)]
    if numbers[0] and numbers[1]:
        return int(numbers[1][0]) == int(numbers[0][0]) + 1
    return numbers[0] is None and numbers[1] is None


def place_notes(parts: list[Part], start: int) -> None:
    """Puts each note of a tagged page behind the paragraph, list or table that carries its mark.

    The parts of the page begin at ``start``. Browsers tag notes as paragraphs, and these stand where the author put
    them: often behind the last section. A note begins with a raised number; without its mark in the text it stays where
    it is.
    """
    for i in range(start, len(parts)):
        _place(parts, i)


def place_small_print(parts: list[Part]) -> None:
    """Puts each note from the foot of a page behind what carries its mark, once paragraphs cut by notes are whole.

    What stands below it at the foot without a mark of its own goes with it.
    """
    for i, part in enumerate(parts):
        if not isinstance(part, Piece) or not part.note:
            continue
        place = _place(parts, i)
        below = parts[i + 1] if i + 1 < len(parts) else None
        if place is not None and isinstance(below, Piece) and _is_foot_of(part, below):
            parts.insert(place + 1, parts.pop(i + 1))


def mark_table_notes(parts: Sequence[Part]) -> None:
    """Makes notes of the items "a) …" right below a table whose cells or caption carry their marks behind words."""
    table: DraftTable | None = None
    for part in parts:
        if isinstance(part, DraftTable):
            table = part
        elif table is not None and part.marker is not None and _is_carried(part.marker.text, table):
            part.note, part.marker = True, None
        else:
            table = None


def _is_carried(mark: str, table: DraftTable) -> bool:
    if not _TABLE_MARK.fullmatch(mark):
        return False
    texts = table.texts + [line.text for line in table.caption]
    return any(re.search(rf"(?<=[^\W_]){re.escape(mark)}(?![^\W_]|[*)])", text) for text in texts)


def _is_foot_of(note: Piece, below: Piece) -> bool:
    return below.note and _mark_of(below) is None and _on_page(below, note.lines[-1].page)


def _place(parts: list[Part], i: int) -> int | None:
    """Moves the note at ``i``; numbers that begin anew have their marks on the same page. Returns where it is then."""
    note = parts[i]
    mark = _mark_of(note)
    if not isinstance(note, Piece) or mark is None:
        return None
    anew = any(isinstance(p, Piece) and p.note and p is not note and _mark_of(p) == mark for p in parts)
    before = (k for k in range(i - 1, -1, -1) if not anew or _on_page(parts[k], note.lines[0].page))
    carrier = next((k for k in before if _carries(parts[k], mark)), None)
    if carrier is None:
        return None
    note.note, note.marker = True, None
    place = carrier + 1
    while place < i and belongs(parts[place - 1], parts[place]):
        place += 1
    parts.insert(place, parts.pop(i))
    return place


def _mark_of(part: Part) -> str | None:
    """The mark of a note in raised digits; None for what is none."""
    if not isinstance(part, Piece) or part.heading:
        return None
    match = _RAISED.match(part.raw) or (_PLAIN.match(part.raw) if part.note else None)
    return match[0].translate(RAISED) if match else None


def _on_page(part: Part, page: int) -> bool:
    return any(line.page == page for line in part.lines)


def _carries(part: Part, mark: str) -> bool:
    """Whether a text has this mark behind a word; "20 m²" is a measure."""
    texts = part.texts if isinstance(part, DraftTable) else [] if part.note else [part.raw]
    found = (m for text in texts for m in re.finditer(rf"(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹]){mark}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])", text))
    return any(not _MEASURE.search(m.string[: m.start()]) for m in found)


def belongs(before: Part, part: Part) -> bool:
    """Whether a part is held to the one before it: notes, what a text leads into, items, the caption of a table."""
    leads = isinstance(before, Piece) and not before.heading
    if isinstance(part, DraftTable):
        return leads and isinstance(before, Piece) and before.raw.endswith(":")
    items = part.marker is not None and isinstance(before, Piece) and leads and _leads_into(before, part)
    return part.note or items or (isinstance(before, DraftTable) and is_caption(part))


def _leads_into(before: Piece, item: Piece) -> bool:
    """Whether an item goes on with the list or the text before it; a bold number below plain text is a heading."""
    if item.bold and not before.bold:
        return False
    ended = _SENTENCE_END.search(before.raw) and not _ANNOUNCES.search(before.raw)
    return before.marker is not None or not ended

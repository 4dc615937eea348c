"""Tables: rows as cells with their heads, over all passages that a table was cut into."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.search import Hit
from ingest import Passage, PassageKind
from server.compose.belonging import captions
from server.compose.cells import cells
from server.compose.composition import Excerpt, excerpt
from server.compose.notes import is_note
from server.compose.units import quotable
from server.compose.wording import numerals

_NEAREST = 4
_CLOSE = 0.4  # score from which a table behind the best passage may be what is asked for
_WORD = re.compile(r"[^\W\d_]{3}")
_TOTAL = re.compile(
    r"(?:summen?|gesamt(?:summen?|zahl|betrag|ergebnis)?|insgesamt|zusammen|total)\b.*"
    r"|.* (?:insgesamt|zusammen|gesamt|summe|total)",
    re.IGNORECASE,
)
"""What a row that adds up others is called: „Landkreis insgesamt“, „Summe der Erträge“; not so „Gesamtschule Nord“."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the sentence of a hit that it is, head and value of its cells; those left empty are not among them."""

    hit: int
    sentence: int
    cells: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """What the row is about: the value of its first cell."""
        return self.cells[0][1]

    @property
    def is_total(self) -> bool:
        """Whether the row adds up others."""
        for _, value in self.cells:
            if any(letter.isdigit() for letter in value):
                return False
            if _TOTAL.fullmatch(value):
                return True
        return False

    def value(self, head: str) -> str:
        """The value below a head; empty where the row has none there."""
        return next((value for one, value in self.cells[1:] if one == head), "")


@dataclass(frozen=True)
class Table:
    """A table: its passages as hits in reading order, and what they hold."""

    hits: tuple[Hit, ...]

    @cached_property
    def lines(self) -> tuple[Row, ...]:
        """What stands in the place of rows, also what has one cell: the name of a row that is empty, or of a group."""
        return tuple(row for number, hit in enumerate(self.hits) for row in _lines(number, hit.passage))

    @cached_property
    def first_head(self) -> str:
        """The head of the cells by which the rows are told apart."""
        heads = Counter(row.cells[0][0] for row in self.lines if len(row.cells) > 1)
        return heads.most_common(1)[0][0] if heads else ""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows; one with a single cell has the head of the others before it."""
        return tuple(row for row in self.lines if len(row.cells) > 1 or "" != row.cells[0][0] == self.first_head)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The heads of the other columns, each once."""
        return tuple(dict.fromkeys(head for row in self.rows for head, _ in row.cells[1:] if head))

    @property
    def caption(self) -> str:
        """What stands above the rows: the caption, or the innermost heading where there is none."""
        passage = self.hits[0].passage
        return passage.lead_in or " ".join(passage.heading[-1:])

    @property
    def called(self) -> str:
        """What the rows are called: the caption and the heads of their names and of what else they say in words."""
        in_words = (head for head in self.heads if self._is_in_words(head))
        return " ".join((self.first_head, *in_words, self.caption))

    def _is_in_words(self, head: str) -> bool:
        return all(_WORD.search(value) for row in self.rows if (value := row.value(head)))

    def is_about(self, text: str, column: str) -> bool:
        """Whether a column or what stands above the table names every year and other number of a text."""
        hit = self.hits[0]
        above = (hit.document.title, hit.document.date or "", *hit.passage.heading, self.caption)
        return numerals(text) <= numerals(" ".join((column, *above)))

    def excerpts(self, rows: Sequence[Row]) -> list[Excerpt]:
        """Some rows below the caption, with the notes that belong to them."""
        units = quotable(self.hits)
        wanted = {(row.hit, row.sentence) for row in rows}
        chosen = [unit for unit in units if (unit.hit, unit.sentence) in wanted]
        chosen = [*captions(self.hits, chosen[0], units), *chosen]
        shown = [unit for unit in units if unit in chosen or is_note(self.hits, unit, chosen)]
        return [
            excerpt(hit, [hit.passage.sentences[unit.sentence] for unit in shown if unit.hit == number])
            for number, hit in enumerate(self.hits)
            if any(unit.hit == number for unit in shown)
        ]


def nearest_tables(hits: Sequence[Hit]) -> Iterator[Table]:
    """The whole tables of which a part is the best hit, or close enough to it to be what is asked for."""
    for hit in hits[:_NEAREST]:
        table = table_of(hit) if hit is hits[0] or hit.score >= _CLOSE else None
        if table is not None:
            yield table


def table_of(hit: Hit) -> Table | None:
    """The whole table that a hit is a part of; None where it is none.

    Passages beside it belong to it as far as they have most of their heads in common: empty cells have none.
    """
    if hit.passage.kind is not PassageKind.TABLE:
        return None
    passages = hit.table or (hit.passage,)
    at = next(number for number, one in enumerate(passages) if one.id == hit.passage.id)
    heads = _heads(hit.passage)
    before = list(_joined(heads, reversed(passages[:at])))[::-1]
    after = list(_joined(heads, passages[at + 1 :]))
    return Table(tuple(_as_hit(hit, one) for one in (*before, hit.passage, *after)))


def is_total(passage: Passage, sentence: int) -> bool:
    """Whether a sentence of a passage is the row of a table that adds up others."""
    if passage.kind is not PassageKind.TABLE:
        return False
    found = cells(passage.slice(passage.sentences[sentence]))
    return len(found) > 1 and Row(0, sentence, found).is_total


def _lines(number: int, passage: Passage) -> Iterator[Row]:
    starts = {item.start for item in passage.items}
    for sentence, span in enumerate(passage.sentences):
        if span.start in starts:
            yield Row(number, sentence, cells(passage.slice(span)))


def _heads(passage: Passage) -> set[str]:
    return {head for row in _lines(0, passage) for head, _ in row.cells if len(row.cells) > 1}


def _joined(heads: set[str], passages: Sequence[Passage] | Iterator[Passage]) -> Iterator[Passage]:
    for passage in passages:
        other = _heads(passage)
        shared = len(heads & other)
        if shared < 2 or 2 * shared <= min(len(heads), len(other)):
            return
        yield passage


def _as_hit(hit: Hit, passage: Passage) -> Hit:
    """Another part of the table that was found, as if it had been found itself."""
    if passage.id == hit.passage.id:
        return hit
    return replace(hit, passage=passage, evidence=(0.0,) * len(passage.sentences))

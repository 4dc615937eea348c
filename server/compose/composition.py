"""Composition: which stretches of which passages make the answer, before they are numbered and linked."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.search import Hit
from ingest import Span
from server.answer import AnswerKind


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Spans of one passage in reading order; each becomes one part of the answer, verbatim."""

    hit: Hit
    spans: tuple[Span, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The verbatim text of each span."""
        return tuple(self.hit.passage.slice(span) for span in self.spans)

    @property
    def quote(self) -> str:
        """The stretch of the passage from the first span to the end of the last one."""
        return self.hit.passage.text[self.spans[0].start : self.spans[-1].end]

    @property
    def first(self) -> Span:
        """The first span that is no lead-in or caption: a table that goes over two pages has its caption on one."""
        items = self.hit.passage.items
        return next((span for span in self.spans if not items or span.start >= items[0].start), self.spans[0])

    @property
    def reading(self) -> str:
        """What a reader is given to read: the texts below the two innermost headings of the passage."""
        return "\n".join([" › ".join(self.hit.passage.heading[-2:]), *self.texts])

    @property
    def length(self) -> int:
        """Characters shown."""
        return sum(span.end - span.start for span in self.spans)


@dataclass(frozen=True, slots=True)
class Composition:
    """The excerpts of an answer, best source first, and their form."""

    kind: AnswerKind
    excerpts: tuple[Excerpt, ...]

    @property
    def length(self) -> int:
        """Characters shown."""
        return sum(excerpt.length for excerpt in self.excerpts)

    @property
    def reading(self) -> str:
        """What a reader is given to read of every excerpt."""
        return "\n".join(part.reading for part in self.excerpts)


def excerpt(hit: Hit, spans: Sequence[Span]) -> Excerpt:
    """Excerpt of distinct spans in reading order."""
    return Excerpt(hit, tuple(sorted(set(spans), key=lambda span: span.start)))

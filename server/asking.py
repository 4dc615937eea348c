"""Asking: what the HTTP layer needs of the assistant and of those who keep something of it, and what it gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest import Document, Passage
from server.answer import Answer, Status


@dataclass(frozen=True, slots=True)
class Hits:
    """The passages nearest to a question, best first, each with its document and a score (0–1).

    ``index`` is the version of the index that was searched, ``took_ms`` the milliseconds it took.
    """

    passages: tuple[tuple[Passage, Document, float], ...]
    index: str
    took_ms: float


@dataclass(frozen=True, slots=True)
class InContext:
    """A passage with its document and its neighbours in the same section, in reading order."""

    document: Document
    passage: Passage
    previous: tuple[Passage, ...]
    next: tuple[Passage, ...]


class Assistant(Protocol):
    """Answers questions from the index; safe to call from several threads at once."""

    @property
    def version(self) -> str | None:
        """Version of the index that answers; None as long as there is none."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question, read in the light of the earlier questions (oldest first)."""

    def search(self, question: str, limit: int = 10) -> Hits:
        """The passages nearest to a question."""

    def passage(self, passage_id: str) -> InContext | None:
        """A passage in its section; None when the index has no such passage."""

    def documents(self) -> Sequence[Document]:
        """All documents of the index."""

    def suggestions(self) -> Sequence[str]:
        """Questions to offer on the empty page, all of which can be answered."""


FEEDBACK_REASONS = ("falsche_stelle", "unvollstaendig", "veraltet", "unverstaendlich")
"""What a reader may say against an answer, by the keys of the texts that say it."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader says about an answer: helpful or not, the reason, and the passages the answer cited."""

    helpful: bool
    reason: str | None
    passages: tuple[str, ...]


class FeedbackSink(Protocol):
    """Where feedback goes."""

    @property
    def accepts(self) -> bool:
        """Whether feedback is wanted; if not, the page does not ask for it."""

    def record(self, feedback: Feedback) -> None:
        """Keep one piece of feedback."""


class NoFeedback:
    """The default: feedback is not asked for and not kept."""

    accepts = False

    def record(self, feedback: Feedback) -> None:
        """Drop it."""


class GapSink(Protocol):
    """Where questions go that the documents do not answer."""

    def note(self, question: str, status: Status) -> None:
        """Keep as much of it as the operator allows; never raises."""


class NoGaps:
    """The default: nothing of a question is kept."""

    def note(self, question: str, status: Status) -> None:
        """Drop it."""

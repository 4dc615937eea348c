"""Answer: what a question gets back; an answer with an unsourced part cannot be constructed."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    UNCERTAIN = "uncertain"  # the nearest passages are shown, and why they may not answer
    NOT_FOUND = "not_found"  # on topic or not: the documents do not say it
    OUT_OF_SCOPE = "out_of_scope"  # nothing in the corpus is about this topic
    NEEDS_CONTEXT = "needs_context"  # a follow-up question without the question it follows
    PERSONAL_OR_LEGAL = "personal_or_legal"  # advice on a single case: the office decides, not a document


class Ground(StrEnum):
    """Why a question is not answered, or not surely; finer than its status, which most grounds share with others."""

    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"
    NEEDS_CONTEXT = "needs_context"
    PERSONAL_OR_LEGAL = "personal_or_legal"
    COMPLAINT = "complaint"  # about an office or who works there
    CHAT = "chat"
    TASK = "task"  # something is to be written or done
    OPINION = "opinion"
    BESIDE = "beside"  # orders to the assistant, insults, slogans
    KEYWORD = "keyword"  # only names something
    MISSING = "missing"  # what the question names is not in the passages
    LANGUAGE = "language"
    FACT = "fact"  # no fact of the kind asked for
    NUMBER = "number"
    WORDS = "words"
    NEAR = "near"


_NO_QUESTION = frozenset({Ground.CHAT, Ground.TASK, Ground.OPINION, Ground.BESIDE})


class AnswerKind(StrEnum):
    """The form of the parts."""

    QUOTE = "quote"
    STEPS = "steps"
    DEFINITION = "definition"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Part:
    """Verbatim text of the corpus (a sentence, lead-in, list item or table row) and the number of its source."""

    text: str
    source: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part stands: the contract's ``sources`` entry.

    ``number`` counts from 1; ``passage`` is the passage's id; ``quote`` is the verbatim stretch of the passage that the
    parts were taken from; ``url`` leads to the passage in context, ``file_url`` to the original at the place (page and
    text highlight in the fragment). ``ocr`` says that the text was recognised from a scan.
    """

    number: int
    passage: str
    document: str
    title: str
    section: tuple[str, ...]
    page: int | None
    page_label: str | None
    date: str | None
    publisher: str | None
    quote: str
    url: str
    file_url: str
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question.

    ``kind`` and at least one part are there exactly when the status is answered or uncertain. ``refers_to`` is the
    earlier question a follow-up was read with; ``related`` are up to three questions the corpus can answer, for a
    refusal the nearest topics, unless it is small talk; ``confidence`` is the calibrated probability (0–1) that the
    corpus answers the question; ``reason`` is a German sentence for every status but answered, ``ground`` stands for
    it and ``about`` is what it names; ``language`` is the detected BCP-47 tag of the question; ``index`` the version
    of the snapshot; ``took_ms`` milliseconds from question to answer.

    Raises ValueError when a part has no source, a source no part, or the status contradicts the parts.
    """

    status: Status
    kind: AnswerKind | None
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    confidence: float
    index: str
    took_ms: float
    refers_to: str | None = None
    related: tuple[str, ...] = ()
    reason: str | None = None
    ground: Ground | None = None
    about: str = ""
    language: str = "de"

    def __post_init__(self) -> None:
        shows_text = self.status in (Status.ANSWERED, Status.UNCERTAIN)
        if shows_text != bool(self.parts) or shows_text != (self.kind is not None):
            raise ValueError(f"status {self.status!r} with {len(self.parts)} parts and kind {self.kind!r}")
        if [source.number for source in self.sources] != list(range(1, len(self.sources) + 1)):
            raise ValueError("sources are not numbered 1, 2, 3 …")
        if {part.source for part in self.parts} != {source.number for source in self.sources}:
            raise ValueError("every part needs its source and every source a part")
        if any(not part.text.strip() for part in self.parts):
            raise ValueError("a part is empty")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")

    @property
    def is_question(self) -> bool:
        """Whether anything was asked that documents could answer: of small talk no topic can be said to be missing."""
        return self.ground not in _NO_QUESTION

"""Assistant: question and history → Answer, from the live version of the index."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from index.embedder import Embedder
from index.search import Found, Searcher
from index.storage.snapshot import Snapshot
from index.storage.store import Store
from ingest import Document, Passage
from server.answer import Answer, Part, Source, Status
from server.asking import Hits, InContext
from server.compose import Composition, Excerpt
from server.links import file_url, passage_url
from server.live import LiveIndex
from server.message.dependence import is_bare
from server.message.followup import Reading, read_again, read_with_history
from server.message.own_words import own_words, speaks_of
from server.message.reduction import reduced
from server.refusal import ANSWERED_FROM, Verdict, is_off_topic, judge
from server.related import offered_instead, related_questions, suggestions
from server.reread import reread

_HITS = 10
_NEIGHBOURS = 3
_READ_AGAIN = (Status.UNCERTAIN, Status.NOT_FOUND, Status.OUT_OF_SCOPE)
"""What a message comes to that may be a follow-up without any sign of one."""
_SURE_FROM = 0.65
"""Probability from which such a follow-up is answered.

A new topic named by one common word („Antrag?“) is sometimes found in a passage about the old one: up to 0.63 in the
trials, while right answers to follow-ups began at 0.70.
"""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a message read one way."""

    reading: Reading
    found: Found
    composition: Composition | None
    verdict: Verdict

    def holds_own_words(self, searcher: Searcher) -> bool:
        """Whether it is a sure answer that speaks of what the message itself names, not of the old topic alone."""
        sure = self.verdict.status is Status.ANSWERED and self.verdict.confidence >= _SURE_FROM
        if self.composition is None or not sure:
            return False
        return speaks_of(self.composition, own_words(self.found.question.text), searcher.snapshot.analyzer)


class SnapshotAssistant:
    """Answers from one snapshot and no other; safe to share between threads."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question, read in the light of the earlier questions (oldest first)."""
        started = perf_counter()
        searcher = self._live()
        outcome = _outcome(searcher, question, read_with_history(question, history, searcher.written))
        if outcome.verdict.status in _READ_AGAIN and (reading := read_again(question, history, searcher.written)):
            again = _outcome(searcher, question, reading)
            outcome = again if again.holds_own_words(searcher) else outcome
        reading, found, verdict = outcome.reading, outcome.found, outcome.verdict
        if verdict.status in (Status.ANSWERED, Status.UNCERTAIN) and outcome.composition is not None:
            return self._shown(searcher.snapshot, found, outcome.composition, verdict, reading, started)
        return Answer(
            status=verdict.status,
            kind=None,
            parts=(),
            sources=(),
            confidence=verdict.confidence,
            index=searcher.snapshot.version,
            took_ms=_since(started),
            refers_to=reading.refers_to,
            related=offered_instead(searcher.snapshot, found, verdict.ground),
            reason=verdict.reason,
            ground=verdict.ground,
            about=verdict.about,
            language=found.question.language,
        )

    def search(self, question: str, limit: int = 10) -> Hits:
        """The passages nearest to a question."""
        started = perf_counter()
        searcher = self._live()
        found = searcher.search(reduced(question), (), limit)
        passages = tuple((hit.passage, hit.document, hit.score) for hit in found.hits)
        return Hits(passages, searcher.snapshot.version, _since(started))

    def passage(self, passage_id: str) -> InContext | None:
        """A passage in its section; None when the index has no such passage."""
        snapshot = self._live().snapshot
        row = snapshot.row_of.get(passage_id)
        if row is None:
            return None
        passage = snapshot.passages[row]
        before = [snapshot.passages[i] for i in range(max(0, row - _NEIGHBOURS), row)]
        after = [snapshot.passages[i] for i in range(row + 1, min(len(snapshot.passages), row + 1 + _NEIGHBOURS))]
        return InContext(
            snapshot.documents[passage.document],
            passage,
            tuple(other for other in before if _same_section(other, passage)),
            tuple(other for other in after if _same_section(other, passage)),
        )

    def documents(self) -> Sequence[Document]:
        """All documents of the index."""
        return tuple(self._live().snapshot.documents.values())

    def suggestions(self) -> Sequence[str]:
        """Questions to offer on the empty page, all of which can be answered."""
        return suggestions(self._live().snapshot)

    def _live(self) -> Searcher:
        return self._searcher

    def _shown(
        self,
        snapshot: Snapshot,
        found: Found,
        composition: Composition,
        verdict: Verdict,
        reading: Reading,
        started: float,
    ) -> Answer:
        parts = [Part(text, number) for number, shown in enumerate(composition.excerpts, 1) for text in shown.texts]
        return Answer(
            status=verdict.status,
            kind=composition.kind,
            parts=tuple(parts),
            sources=tuple(_source(number, shown) for number, shown in enumerate(composition.excerpts, 1)),
            confidence=verdict.confidence,
            index=snapshot.version,
            took_ms=_since(started),
            refers_to=reading.refers_to,
            related=related_questions(snapshot, found, (reading.text, *reading.context)),
            reason=verdict.reason,
            ground=verdict.ground,
            about=verdict.about,
            language=found.question.language,
        )


class IndexAssistant(SnapshotAssistant):
    """Answers from the live snapshot of a store and takes a newly activated one without letting a question wait.

    A question is answered from one snapshot from beginning to end.
    """

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._index = LiveIndex(store, embedder)
        self._index.refresh()

    @property
    def version(self) -> str | None:
        """Version of the index that answers; None as long as there is none."""
        searcher = self._index.searcher()
        return searcher.snapshot.version if searcher else None

    @property
    def problem(self) -> str | None:
        """Why the live version could not be taken, in German; None when it answers."""
        return self._index.problem

    def refresh(self) -> None:
        """Take the live version now, if it is another one; raises SnapshotError when no version can be served."""
        self._index.refresh()

    def _live(self) -> Searcher:
        searcher = self._index.searcher()
        if searcher is None:
            raise LookupError("no index is loaded; callers check version first")
        return searcher


def _outcome(searcher: Searcher, message: str, reading: Reading) -> _Outcome:
    found, composition = reread(searcher, searcher.search(reading.text, reading.context, _HITS))
    if found.probability < ANSWERED_FROM and not is_off_topic(found):
        found = searcher.beyond_places(found)
    needs_context = reading.refers_to is None and is_bare(reading.text)
    return _Outcome(reading, found, composition, judge(found, composition, message, needs_context=needs_context))


def _source(number: int, shown: Excerpt) -> Source:
    passage, document = shown.hit.passage, shown.hit.document
    first = shown.first
    return Source(
        number=number,
        passage=passage.id,
        document=document.id,
        title=document.title,
        section=passage.heading,
        page=first.page,
        page_label=first.page_label,
        date=document.date,
        publisher=document.publisher,
        quote=shown.quote,
        url=passage_url(passage.id, shown.spans[0].start, shown.spans[-1].end),
        file_url=file_url(document, first.page, passage.slice(first)),
        ocr=passage.ocr,
    )


def _same_section(first: Passage, second: Passage) -> bool:
    return first.document == second.document and first.heading == second.heading


def _since(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)

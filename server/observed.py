"""Observed: an assistant whose answers are counted and, if the operator wants it, whose gaps are noted."""

from collections.abc import Sequence

from ingest import Document
from server.answer import Answer, Status
from server.asking import Assistant, GapSink, Hits, InContext
from server.metrics import Metrics

GAPS = frozenset({Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNCERTAIN})


class ObservedAssistant:
    """Hands every call on to another assistant; what it says is not changed."""

    def __init__(self, assistant: Assistant, metrics: Metrics, gaps: GapSink) -> None:
        self._assistant = assistant
        self._metrics = metrics
        self._gaps = gaps

    @property
    def version(self) -> str | None:
        """Version of the index that answers."""
        return self._assistant.version

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer, counted; a question the corpus does not answer goes to the sink."""
        answer = self._assistant.ask(question, history)
        self._metrics.answer(answer)
        if answer.status in GAPS:
            self._gaps.note(question, answer.status)
        return answer

    def search(self, question: str, limit: int = 10) -> Hits:
        """The passages nearest to a question."""
        return self._assistant.search(question, limit)

    def passage(self, passage_id: str) -> InContext | None:
        """A passage in its section."""
        return self._assistant.passage(passage_id)

    def documents(self) -> Sequence[Document]:
        """All documents of the index."""
        return self._assistant.documents()

    def suggestions(self) -> Sequence[str]:
        """Questions to offer on the empty page."""
        return self._assistant.suggestions()

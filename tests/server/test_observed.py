from pathlib import Path

from server.answer import Status
from server.metrics import Metrics
from server.observed import ObservedAssistant
from tests.server import fake_assistant as fake


class Noted:
    def __init__(self) -> None:
        self.gaps: list[tuple[str, Status]] = []

    def note(self, question: str, status: Status) -> None:
        self.gaps.append((question, status))


def observed(tmp_path: Path) -> tuple[ObservedAssistant, Noted]:
    noted = Noted()
    return ObservedAssistant(fake.FakeAssistant(), Metrics(tmp_path, lambda: None), noted), noted


def test_answers_pass_unchanged(tmp_path):
    assistant, _ = observed(tmp_path)
    assert assistant.ask(fake.QUOTE) == fake.ANSWERS[fake.QUOTE]
    assert assistant.passage(fake.PURPOSE.id).passage == fake.PURPOSE
    assert assistant.documents() == fake.DOCUMENTS
    assert assistant.version == "2026-11-22-1"
    assert assistant.suggestions()
    assert len(assistant.search("x", 2).passages) == 2


def test_only_gaps_are_noted(tmp_path):
    assistant, noted = observed(tmp_path)
    for question in (fake.QUOTE, fake.NOT_FOUND, fake.OUT_OF_SCOPE, fake.PERSONAL, fake.NEEDS_CONTEXT, fake.UNCERTAIN):
        assistant.ask(question)
    assert [status for _, status in noted.gaps] == [Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNCERTAIN]

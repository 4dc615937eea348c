from pathlib import Path

import pytest

from index.search import Searcher
from index.storage.snapshot import Snapshot
from index.storage.store import Store
from server.answer import Status
from server.assistant import IndexAssistant, SnapshotAssistant
from server.probes import read_probes
from tests.fake_embedder import FakeEmbedder
from tests.index.small import publish
from tests.server.life import Life

REPORT = "Wie oft erscheint der Monitoringbericht?"


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory, readings: Path) -> Life:
    life = Life(tmp_path_factory.mktemp("assistant"), readings)
    life.build()
    return life


@pytest.fixture(scope="module")
def assistant(life):
    return IndexAssistant(life.store, life.embedder)


def test_an_answer_shows_the_sentence_its_passage_and_the_version(life, assistant):
    answer = assistant.ask(REPORT)
    assert answer.status is Status.ANSWERED
    assert "Der Monitoringbericht erscheint alle zwei Jahre im Herbst" in answer.parts[0].text
    source = answer.sources[0]
    assert (source.document, source.section) == ("monitoring", ("Bericht des Monitorings",))
    assert source.title == "Integrationsmonitoring"
    assert source.url.startswith(f"/quelle/{source.passage}?von=")
    assert source.file_url.startswith("/dokumente/monitoring.md")
    assert answer.index == life.store.current() == assistant.version
    assert (answer.reason, answer.refers_to, answer.language) == (None, None, "de")
    assert answer.took_ms >= 0


def test_every_part_of_every_answer_is_verbatim(life, assistant):
    shown = 0
    for probe in read_probes(life.corpus):
        answer = assistant.ask(probe.question)
        for part in answer.parts:
            source = answer.sources[part.source - 1]
            assert part.text in assistant.passage(source.passage).passage.text
            assert part.text in source.quote
            shown += 1
    assert shown >= 8


def test_a_refusal_shows_nothing_but_the_reason_and_the_nearest_topics(assistant):
    answer = assistant.ask("Wie wird das Wetter morgen?")
    assert answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
    assert (answer.parts, answer.sources, answer.kind) == ((), (), None)
    assert answer.reason
    assert 1 <= len(answer.related) <= 3


def test_a_dependent_question_is_read_with_its_topic_and_refused_without(assistant):
    topic = "Was ist ein Deutschkurs an der Volkshochschule?"
    continued = assistant.ask("Und wie lange dauert er?", [topic])
    assert continued.refers_to == topic
    assert continued.status in (Status.ANSWERED, Status.UNCERTAIN)
    assert continued.sources[0].document == "sprache"
    alone = assistant.ask("Und wie lange dauert er?")
    assert (alone.status, alone.refers_to) == (Status.NEEDS_CONTEXT, None)


def test_a_turn_without_a_sign_of_one_is_read_as_a_follow_up_when_nothing_answers_it_alone(assistant):
    topic = "Was kostet ein Deutschkurs?"
    assert assistant.ask("Geringverdienende?").status is Status.UNCERTAIN
    continued = assistant.ask("Geringverdienende?", [topic])
    assert (continued.status, continued.refers_to) == (Status.ANSWERED, topic)
    assert "Geringverdienende zahlen 30 Euro." in [part.text for part in continued.parts]


@pytest.mark.parametrize("question", ["Rentner?", "Schwimmkurs?", "Wo parken?", "Wie ist das Wetter?"])
def test_a_new_topic_that_the_documents_do_not_know_is_not_answered_by_the_old_one(assistant, question):
    answer = assistant.ask(question, ["Was kostet ein Deutschkurs?"])
    assert answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
    assert answer.refers_to is None


def test_a_turn_that_is_answered_alone_stays_a_question_of_its_own(assistant):
    answer = assistant.ask("Beschäftigungsquote wer erhebt?", ["Was kostet ein Deutschkurs?"])
    assert (answer.status, answer.refers_to) == (Status.ANSWERED, None)
    assert {source.document for source in answer.sources} == {"monitoring"}


def test_related_questions_are_known_and_not_the_one_asked(life, assistant):
    answer = assistant.ask(REPORT)
    known = {question.text for question in Snapshot.load(life.store.directory(assistant.version), "fake@1").questions}
    assert set(answer.related) <= known
    assert REPORT not in answer.related


def test_a_search_returns_passages_with_falling_scores(assistant):
    result = assistant.search("Was kostet ein Deutschkurs?", limit=3)
    assert len(result.passages) == 3
    assert result.passages[0][0].heading == ("Kosten der Kurse",)
    assert result.passages[0][1].id == "sprache"
    scores = [score for *_, score in result.passages]
    assert scores == sorted(scores, reverse=True)
    assert result.index == assistant.version


def test_a_passage_is_shown_with_its_neighbours_of_the_same_section(tmp_path):
    store = Store(tmp_path)
    publish(store, {"a": ("Eins.", "Zwei.", "Drei.", "Vier.", "Fünf."), "b": ("Anderes.",)})
    found = IndexAssistant(store, FakeEmbedder()).passage("a-4")
    assert (found.document.id, found.passage.text) == ("a", "Fünf.")
    assert [passage.text for passage in found.previous] == ["Zwei.", "Drei.", "Vier."]
    assert found.next == ()  # what follows belongs to another document


def test_what_is_not_in_the_index_is_none(assistant):
    assert assistant.passage("gibt-es-nicht") is None


def test_documents_and_suggestions_are_those_of_the_snapshot(assistant):
    titles = {document.id: document.title for document in assistant.documents()}
    assert titles.keys() == {"monitoring", "sprache", "ehrenamt", "foerderung"}
    assert titles["sprache"] == "Sprachförderung"
    suggestions = assistant.suggestions()
    assert 1 <= len(suggestions) <= 4
    assert all(assistant.ask(question).status is Status.ANSWERED for question in suggestions)


def test_a_new_version_is_taken_and_a_snapshot_assistant_keeps_its_own(tmp_path):
    store = Store(tmp_path)
    first = publish(store)
    live = IndexAssistant(store, FakeEmbedder())
    kept = SnapshotAssistant(Searcher(Snapshot.load(store.directory(first), "fake@1"), FakeEmbedder()))
    second = publish(store, {"neu": ("Ein Schwimmkurs kostet 60 Euro.",)})
    live.refresh()
    assert live.version == second != first
    assert live.ask("Was kostet ein Schwimmkurs?").index == second
    assert kept.ask("Was kostet ein Schwimmkurs?").index == first
    assert live.problem is None


def test_without_an_index_there_is_no_version_and_no_answer(tmp_path):
    empty = IndexAssistant(Store(tmp_path), FakeEmbedder())
    assert empty.version is None
    with pytest.raises(LookupError, match="check version"):
        empty.ask(REPORT)


@pytest.mark.parametrize("question", ["?", "🦊🦊", "x" * 500, "§", "und"])
def test_odd_questions_get_an_answer_of_some_status(assistant, question):
    assert assistant.ask(question).status in Status

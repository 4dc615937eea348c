from dataclasses import replace

import pytest

from index.named.lookup import OWN_ANSWER
from index.search import Searcher
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document
from tests.fake_embedder import FakeEmbedder
from tests.index.small import passage

PASSAGES = (
    ("lotsen", "Integrationslotsen", "Aufgaben der Lotsinnen", "Die Lotsinnen begleiten Familien zu Behörden."),
    ("lotsen", "Integrationslotsen", "Weiteres Vorgehen", "Ein Bericht folgt im Herbst. Der Beirat berät ihn."),
    ("lotsen", "Integrationslotsen", "Aufwand", "Der Aufwand ist hoch, siehe Anlage A. Er dauert länger als geplant."),
    ("baum", "Baumschutzsatzung Grünau 2024", "Ausnahmen und Befreiungen", "Wer fällt, braucht eine Genehmigung."),
    ("baum", "Baumschutzsatzung Grünau 2024", "Bußgeld", "Nach § 29 wird bestraft, wer Bäume beschädigt."),
    ("baum", "Baumschutzsatzung Grünau 2024", "Wer darf den Baum fällen?", "Das tut allein die Stadt Grünau."),
    ("baum", "Baumschutzsatzung Grünau 2024", "Verfahren", "Es gelten die §§ 28 bis 32 der Kreisordnung."),
)  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    directory = tmp_path_factory.mktemp("lookup")
    documents = [Document(name, title, f"{name}.md", name) for name, title in {p[0]: p[1] for p in PASSAGES}.items()]
    passages = [
        replace(passage(f"{name}-{number}", name, text, number), heading=(heading,))
        for number, (name, _, heading, text) in enumerate(PASSAGES)
    ]
    build_snapshot(documents, passages, FakeEmbedder(), directory, version="20260101T000000")
    return Searcher(Snapshot.load(directory, "fake@1"), FakeEmbedder())


@pytest.mark.parametrize(
    ("message", "best"),
    [
        ("Lotsinnen", "lotsen-0"),
        ("lotsinnen", "lotsen-0"),
        ("Die Lotsinnen?", "lotsen-0"),
        ("Aufwand", "lotsen-2"),
        ("§ 29", "baum-4"),
        ("§ 30", "baum-6"),
        ("Weiteres Vorgehen", "lotsen-1"),
        ("befreiungen und ausnahmen", "baum-3"),
    ],
)
def test_what_a_message_names_comes_first(searcher, message, best):
    found = searcher.search(message)
    assert found.is_lookup
    assert found.hits[0].passage.id == best


@pytest.mark.parametrize("message", ["Wer darf den Baum fällen?", "wer darf bäume fällen?", "wer darf den baum fällen"])
def test_a_question_that_a_heading_asks_is_answered_below_it(searcher, message):
    found = searcher.search(message)
    assert found.hits[0].passage.id == "baum-5"
    assert found.probability >= OWN_ANSWER


@pytest.mark.parametrize("message", ["Wer darf den Baum nicht fällen?", "Wann darf man den Baum fällen?", "Wer darf?"])
def test_nearly_the_question_of_a_heading_is_another_question(searcher, message):
    assert not searcher.search(message).is_lookup


@pytest.mark.parametrize("message", ["Baumschutzsatzung Grünau 2024", "baumschutzsatzung grünau"])
def test_a_document_is_named_by_its_title_or_most_of_it(searcher, message):
    found = searcher.search(message)
    assert found.is_lookup
    assert {hit.document.id for hit in found.hits[:2]} == {"baum"}


def test_the_sentence_with_the_word_is_quoted(searcher):
    best = searcher.search("Beirat").hits[0]
    assert best.passage.id == "lotsen-1"
    assert best.evidence.index(max(best.evidence)) == 1


@pytest.mark.parametrize(
    "message",
    [
        "Asbest",
        "§ 33",
        "2024",
        "Danke",
        "Super!",
        "Wer begleitet Familien zu Behörden?",
        "Lotsinnen Behörden",
        "Baumschutzsatzung Grünau 2025",
        "Wann folgt ein Bericht",
        "hoch",
        "Wie hoch?",
        "länger?",
        "a",
        "?!A",
    ],
)
def test_what_asks_more_or_is_not_there_is_no_lookup(searcher, message):
    assert not searcher.search(message).is_lookup


def test_a_word_that_continues_a_question_is_no_lookup(searcher):
    assert not searcher.search("Lotsinnen", ("Was kostet ein Deutschkurs?",)).is_lookup

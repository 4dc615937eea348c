from dataclasses import replace

import pytest

from index.named.names import named_document, names_its_place, names_of
from index.question import read_question
from index.search import Searcher
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document
from tests.fake_embedder import FakeEmbedder
from tests.index.named.gazette import AMENDING, MARKET, gazette
from tests.index.small import passage

__all__ = ["gazette"]

BESIDE = "Der Antrag auf Zuschuss hat einen Kostenplan als Anlage."


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    directory = tmp_path_factory.mktemp("names")
    documents = [
        Document("gruen", "Zuschuss für Dächer", "1.md", "g", publisher="Stadt Zirkwitz"),
        Document("verein", "Vereinsförderrichtlinie der Stadt Quolm", "2.md", "v"),
        Document("plan", "Handbuch DeichPlan für BesucherInnen", "3.md", "p"),
    ]
    passages = [
        passage("g0", "gruen", "Die Stadt Zirkwitz gibt Zuschuss. In Zirkwitz ist ein Antrag möglich.", 0),
        passage("g1", "gruen", "Dem Antrag ist ein Lageplan als Anlage beizufügen.", 1),
        passage("v0", "verein", "Sie tritt am 1. Mai in Kraft.", 0),
        passage("v1", "verein", BESIDE, 1),
        passage("p0", "plan", "Auch in Quolm gelten Fristen.", 0),
    ]
    build_snapshot(
        documents,
        [replace(one, heading=()) for one in passages],
        FakeEmbedder(),
        directory,
        version="20260101T000000",
    )
    return Snapshot.load(directory, "fake@1")


@pytest.mark.parametrize(
    ("question", "document", "besides"),
    [
        ("Was ist dem Antrag in Zirkwitz beizufügen?", "gruen", "Was ist dem Antrag beizufügen?"),
        ("Welche Anlage will die Stadt Zirkwitz?", "gruen", "Welche Anlage will?"),
        ("Welche Anlage hat der Zirkwitzer Antrag?", "gruen", "Welche Anlage hat Antrag?"),
        ("Wann tritt die Vereinsförderrichtlinie in Kraft?", "verein", "Wann tritt die Richtlinie in Kraft?"),
        ("Welche Fristen gelten in DeichPlan?", "plan", "Welche Fristen gelten?"),
    ],
)
def test_a_name_of_one_document_tells_which_is_meant_and_goes(snapshot, question, document, besides):
    named = named_document(snapshot, names_of(snapshot), read_question(question))
    assert named is not None
    assert list(snapshot.documents)[named.document] == document
    assert named.besides == besides


@pytest.mark.parametrize(
    "question",
    [
        "Was ist in Quolm zu beachten?",  # another document speaks of it
        "Gilt die Vereinsförderrichtlinie auch in Zirkwitz?",  # two documents
        "Welche Dächer bekommen einen Zuschuss?",  # common words of a title
        "Was steht im Handbuch für BesucherInnen?",
        "In Zirkwitz?",  # nothing else is asked
        "What is the deadline in Zirkwitz for an application?",
    ],
)
def test_no_document_is_named(snapshot, question):
    assert named_document(snapshot, names_of(snapshot), read_question(question)) is None


def test_a_corpus_of_one_document_needs_no_name(tmp_path):
    document = Document("gruen", "Zuschuss in Zirkwitz", "1.md", "g")
    build_snapshot(
        [document], [passage("g", "gruen", "Ein Antrag.")], FakeEmbedder(), tmp_path, version="20260101T000000"
    )
    assert names_of(Snapshot.load(tmp_path, "fake@1")) == {}


def test_the_answer_comes_from_the_named_document_and_not_from_where_the_name_is_printed(snapshot):
    found = Searcher(snapshot, FakeEmbedder()).search("Welche Anlage hat der Antrag auf Zuschuss in Zirkwitz?")
    assert found.hits[0].passage.id == "g1"
    assert found.question.text.endswith("in Zirkwitz?")


def test_without_the_name_nothing_changes(snapshot):
    found = Searcher(snapshot, FakeEmbedder()).search("Welche Anlage hat der Antrag auf Zuschuss?")
    assert found.hits[0].passage.id == "v1"


def test_a_place_of_the_title_is_what_the_whole_document_is_about(tmp_path):
    documents = [
        Document("bericht", "Sozialbericht der Stadt Zirkwitz", "1.md", "b"),
        Document("gebuehr", "Gebührensatzung", "2.md", "g", publisher="Stadt Quolm"),
    ]
    passages = [
        passage("b0", "bericht", "Der Bericht zählt 40 Kurse.", 0),
        passage("b1", "bericht", "Im Bericht stehen Zahlen. Die Kurse leitet Frau Kern.", 1),
        passage("g0", "gebuehr", "Ein Antrag kostet 12 Euro.", 0),
    ]
    build_snapshot(documents, passages, FakeEmbedder(), tmp_path / "index", version="20260101T000000")
    snapshot = Snapshot.load(tmp_path / "index", "fake@1")

    def its_place(text):
        question = read_question(text)
        named = named_document(snapshot, names_of(snapshot), question)
        assert named is not None
        return names_its_place(snapshot, question, named)

    assert its_place("Wie viele Kurse zählt der Bericht in Zirkwitz?")
    assert not its_place("Was kostet ein Antrag in Quolm?")  # the title does not say so
    assert not its_place("Wie viele Kurse leitet Zirkwitz?")  # no place
    assert not its_place("Wie viele Kurse in Zirkwitz und in Kassel zählt der Bericht?")


@pytest.mark.parametrize(
    ("question", "act", "besides"),
    [
        ("Was kostet nach der StandGS ein Eckstand?", MARKET, "Was kostet ein Eckstand?"),
        ("Wann tritt die Eselsteuersatzung in Kraft?", AMENDING, "Wann tritt die Satzung in Kraft?"),
        ("Was sagt die Standgebührensatzung zum Beginn?", MARKET, "Was sagt die Satzung zum Beginn?"),
        ("Was steht in der Archivordnung zum Lesesaal?", None, "Was steht in der Ordnung zum Lesesaal?"),
    ],
)
def test_an_act_of_a_gazette_has_a_name_as_a_document_has(gazette, question, act, besides):
    named = named_document(gazette, names_of(gazette), read_question(question))
    assert named is not None
    assert named.besides == besides
    assert (named.act.title if named.act else None) == act
    assert list(gazette.documents)[named.document] == ("blatt" if act else "archiv")


@pytest.mark.parametrize(
    "question",
    [
        "Wann tritt die Satzung in Kraft?",  # general words
        "Was kostet ein Stand?",
        "Wann tritt die Steuersatzung in Kraft?",
        "Gilt die Eselsteuersatzung auch nach der StandGS?",  # two acts
        "Gilt die StandGS nach der Archivordnung?",  # an act and another document
    ],
)
def test_no_act_is_named(gazette, question):
    assert named_document(gazette, names_of(gazette), read_question(question)) is None


def test_the_answer_comes_from_the_named_act_and_its_annex(gazette):
    searcher = Searcher(gazette, FakeEmbedder())
    assert searcher.search("Wann tritt die Satzung nach der StandGS in Kraft?").hits[0].passage.id == "p2"
    assert searcher.search("Was kostet nach der StandGS ein Eckstand?").hits[0].passage.id == "p3"

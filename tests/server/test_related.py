import pytest

from index.search import Searcher
from index.storage.manifest import seal
from index.storage.snapshot import KnownQuestion, Snapshot, write_questions
from server.answer import Ground
from server.related import nearest_topics, offered_instead, related_questions, suggestions
from tests.fake_embedder import FakeEmbedder
from tests.index.small import build
from tests.server.compose.hits import found, hit

KNOWN = (
    KnownQuestion("Was kostet ein Deutschkurs?", "sprache-0"),
    KnownQuestion("Wie teuer ist ein Deutschkurs?", "sprache-0"),
    KnownQuestion("Was zeigt das Monitoring?", "monitoring-0"),
    KnownQuestion("Wer berät den Bericht?", "monitoring-1"),
    KnownQuestion("Wie oft erscheint der Bericht?", "monitoring-1"),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    directory = tmp_path_factory.mktemp("related")
    manifest = build(directory)
    write_questions(directory, KNOWN)
    seal(directory, manifest)
    return Snapshot.load(directory, "fake@1")


def search(snapshot, text, limit):
    return Searcher(snapshot, FakeEmbedder()).search(text, limit=limit)


def test_only_questions_that_the_hits_answer_are_offered(snapshot):
    hits = search(snapshot, "Was kostet ein Deutschkurs?", 1)
    assert related_questions(snapshot, hits, ()) == ("Was kostet ein Deutschkurs?", "Wie teuer ist ein Deutschkurs?")


def test_what_was_asked_is_not_offered_again(snapshot):
    hits = search(snapshot, "Was kostet ein Deutschkurs?", 1)
    assert related_questions(snapshot, hits, ["was kostet ein deutschkurs"]) == ("Wie teuer ist ein Deutschkurs?",)


def test_what_only_words_the_question_anew_is_not_offered(snapshot):
    hits = search(snapshot, "Bericht", 10)
    assert "Wer berät den Bericht?" in related_questions(snapshot, hits, ())
    assert "Wer berät den Bericht?" not in related_questions(snapshot, hits, ["Welche Leute beraten den Bericht?"])


def test_the_questions_of_the_nearest_passages_come_first(snapshot):
    hits = search(snapshot, "Was zeigt das Monitoring?", 10)
    offered = related_questions(snapshot, hits, ())
    passages = [next(known.passage for known in KNOWN if known.text == text) for text in offered]
    ranks = [[hit.passage.id for hit in hits.hits].index(passage) for passage in passages]
    assert ranks == sorted(ranks)


def test_no_more_than_three_are_offered(snapshot):
    assert len(related_questions(snapshot, search(snapshot, "Bericht", 10), ())) == 3


def test_topics_are_the_innermost_headings_without_repetition():
    def below(identity, *heading):
        return hit(identity, "Ein Satz.", evidence=(1,), heading=heading)

    hits = (below("a", "Recht", "Wahl"), below("b", "Wahl"), below("c"), below("d", "Geld"), below("e", "Orte"))
    assert nearest_topics(found("Wer?", *hits)) == ("Wahl", "Leitfaden", "Geld")
    assert nearest_topics(found("Wer?")) == ()


def test_the_empty_page_offers_one_question_of_each_document(snapshot):
    assert suggestions(snapshot) == ("Was kostet ein Deutschkurs?", "Was zeigt das Monitoring?")


@pytest.mark.parametrize("range_of_letters", ["R bis Z", "A–D", "Buchstabe K", "S"])
def test_a_part_of_a_glossary_is_no_topic(range_of_letters):
    hits = [hit(name, "Ein Satz.", evidence=(1,), heading=(name,)) for name in (range_of_letters, "Vitamin B")]
    assert nearest_topics(found("Wer?", *hits)) == ("Vitamin B",)


def test_small_talk_has_no_nearest_topics(snapshot):
    hits = search(snapshot, "Guten Morgen", 3)
    assert offered_instead(snapshot, hits, Ground.CHAT) == suggestions(snapshot)
    assert offered_instead(snapshot, hits, Ground.NOT_FOUND) == nearest_topics(hits) != ()

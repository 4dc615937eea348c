import math
from dataclasses import replace

import pytest

from index.gate import GATE_INPUTS
from index.search import Searcher
from index.storage.snapshot import Snapshot
from index.weights import Blend, learned_weights
from tests.fake_embedder import FakeEmbedder
from tests.index.small import ALWAYS_READ, build, reading_searcher

TEXTS = {
    "monitoring": ("Das Monitoring zeigt die Teilhabe.", "Der Bericht erscheint jährlich. Der Beirat berät ihn."),
    "sprache": ("Ein Deutschkurs kostet 120 Euro. Quelle: Gebührenordnung der Volkshochschule",),
    "ehrenamt": ("Die Lotsinnen begleiten Familien zu Behörden.",),
}


def searcher(directory, texts):
    build(directory, texts)
    return Searcher(Snapshot.load(directory, "fake@1"), FakeEmbedder())


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return searcher(tmp_path_factory.mktemp("search"), TEXTS)


@pytest.mark.parametrize(
    ("question", "passage", "sentence"),
    [
        ("Was kostet ein Deutschkurs?", "sprache-0", 0),
        ("Wie oft erscheint der Bericht?", "monitoring-1", 0),
        ("Berät der Beirat den Bericht?", "monitoring-1", 1),
        ("Wer begleitet Familien zu Behörden?", "ehrenamt-0", 0),
    ],
)
def test_the_passage_that_answers_comes_first_and_its_sentence_is_the_best_evidence(small, question, passage, sentence):
    found = small.search(question)
    best = found.hits[0]
    assert best.passage.id == passage
    assert best.document.id == best.passage.document
    assert best.evidence.index(max(best.evidence)) == sentence


def test_scores_fall_from_one(small):
    scores = [hit.score for hit in small.search("Was kostet ein Deutschkurs?").hits]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 < score <= 1.0 for score in scores)


def test_no_more_hits_than_wanted(small):
    assert len(small.search("Was kostet ein Deutschkurs?", limit=2).hits) == 2
    assert len(small.search("Was kostet ein Deutschkurs?", limit=99).hits) == 4


def test_a_sentence_that_names_sources_is_no_evidence(small):
    (hit,) = (hit for hit in small.search("Gebührenordnung der Volkshochschule").hits if hit.passage.id == "sprache-0")
    assert hit.evidence[1] == -math.inf
    assert math.isfinite(hit.evidence[0])
    assert len(hit.evidence) == len(hit.passage.sentences)


def test_what_is_called_out_is_evidence_only_for_who_asks_for_it(tmp_path):
    texts = {"debatte": ("Herr Präsident! Wir wollen den Radweg. (Lea Moor [SPD]: Der Radweg ist zu teuer!)",)}
    debate = searcher(tmp_path, texts)
    (hit,) = debate.search("Ist der Radweg zu teuer?").hits
    assert [math.isfinite(value) for value in hit.evidence] == [False, True, False]
    (hit,) = debate.search("Wer hat wegen des Radwegs dazwischengerufen?").hits
    assert [math.isfinite(value) for value in hit.evidence] == [False, True, True]


def test_a_question_is_found_by_the_context_it_continues(small):
    alone = small.search("Wie teuer ist er?")
    continued = small.search("Wie teuer ist er?", ("Deutschkurs",))
    assert continued.hits[0].passage.id == "sprache-0"
    assert continued.probability > alone.probability


def test_the_question_is_cleaned_and_kept(small):
    assert small.search(" Was\u200b kostet\nein Deutschkurs? ").question.text == "Was kostet ein Deutschkurs?"


def test_nothing_is_found_in_nothing(tmp_path):
    found = searcher(tmp_path, {"leer": ()}).search("Was kostet ein Deutschkurs?")
    assert (found.hits, found.probability, found.on_topic) == ((), 0.0, 0.0)


@pytest.mark.parametrize("question", ["", "?", "🦊", "und", "§", "x" * 2000])
def test_odd_questions_are_searched_without_an_error(small, question):
    found = small.search(question)
    assert 0.0 <= found.probability <= 1.0
    assert 0.0 <= found.on_topic <= 1.0


def test_the_same_question_is_always_answered_alike(small):
    assert small.search("Was kostet ein Deutschkurs?").hits == small.search("Was kostet ein Deutschkurs?").hits


class Reads:
    """A reader that says the same of every answer and remembers what it was given."""

    def __init__(self, logit=0.0):
        self.logit, self.seen = logit, []

    def read(self, question, answer):
        self.seen.append((question, answer))
        return self.logit


@pytest.mark.parametrize(("logit", "probability"), [(-50.0, 0.0), (0.0, 0.5), (50.0, 1.0)])
def test_what_the_reader_says_goes_into_the_probability(tmp_path, logit, probability):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(logit))
    found = searcher.search("Was kostet ein Deutschkurs?")
    assert searcher.reread(found, "120 Euro").probability == pytest.approx(probability)


def test_the_gate_counts_beside_the_reader(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(1.0), replace(ALWAYS_READ, german=Blend(0.5, 2.0, -1.0)))
    found = searcher.search("Was kostet ein Deutschkurs?")
    gate = learned_weights().gate.logit(found.gate)
    assert searcher.reread(found, "120 Euro").probability == pytest.approx(1 / (1 + math.exp(-(0.5 * gate + 1.0))))


def test_the_reader_counts_otherwise_when_asked_in_another_language(tmp_path):
    reading = replace(ALWAYS_READ, german=Blend(0.0, 2.0, 0.0), foreign=Blend(0.0, 0.5, 0.0))
    searcher = reading_searcher(tmp_path, TEXTS, Reads(1.0), reading)
    for question, logit in (("Was kostet ein Deutschkurs?", 2.0), ("How much does a German course cost?", 0.5)):
        found = searcher.reread(searcher.search(question), "120 Euro")
        assert found.probability == pytest.approx(1 / (1 + math.exp(-logit)))


def test_a_list_of_steps_gets_what_the_reader_withholds_from_it(tmp_path):
    searcher = reading_searcher(
        tmp_path, TEXTS, Reads(-1.0), replace(ALWAYS_READ, german=Blend(0.0, 2.0, 0.0), steps=1.5)
    )
    found = searcher.search("Was kostet ein Deutschkurs?")
    assert searcher.reread(found, "1. Fragen").probability == pytest.approx(1 / (1 + math.exp(2.0)))
    assert searcher.reread(found, "1. Fragen", steps=True).probability == pytest.approx(1 / (1 + math.exp(-1.0)))


@pytest.mark.parametrize(("probability", "doubt"), [(0.1, False), (0.2, True), (0.79, True), (0.8, False)])
def test_only_between_two_probabilities_it_is_read(tmp_path, probability, doubt):
    reader = Reads()
    searcher = reading_searcher(tmp_path, TEXTS, reader, replace(ALWAYS_READ, asked_from=0.2, asked_to=0.8))
    found = replace(searcher.search("Was kostet ein Deutschkurs?"), probability=probability)
    assert (searcher.reread(found, "120 Euro") is not found) is doubt
    assert reader.seen == ([("Was kostet ein Deutschkurs?", "120 Euro")] if doubt else [])


def test_without_reader_it_stays_as_search_found_it(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, None)
    found = searcher.search("Was kostet ein Deutschkurs?")
    assert searcher.reread(found, "120 Euro") is found


class FewWordsAreLikely:
    """A gate to which a question is the likelier the fewer words it has."""

    def probability(self, gate):
        return 1.0 / (1.0 + float(gate[GATE_INPUTS.index("words")]))


def test_the_town_in_the_title_of_the_document_is_not_missed_in_its_passages(tmp_path):
    texts = {"zirkwitz": ("Die Stadt zählt 40 Kurse.", "Der Rat tagt im Mai."), "sprache": TEXTS["sprache"]}
    build(tmp_path, texts)
    weights = replace(learned_weights(), gate=FewWordsAreLikely())
    towns = Searcher(Snapshot.load(tmp_path, "fake@1"), FakeEmbedder(), weights)
    bare, named, elsewhere = (
        towns.search(f"Wie viele Kurse zählt die Stadt{place}?") for place in ("", " in Zirkwitz", " in Kassel")
    )
    assert named.probability == bare.probability > elsewhere.probability
    assert named.question.text == bare.question.text
    assert named.hits[0].passage.id == "zirkwitz-0"
    assert (
        "Zirkwitz" in towns.search("Was kostet ein Deutschkurs in Zirkwitz?").question.text
    )  # told by another document

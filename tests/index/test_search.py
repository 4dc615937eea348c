import math
from dataclasses import replace

import pytest

from index.build import build_snapshot
from index.search import Searcher
from index.snapshot import Snapshot
from index.weights import Reading, learned_weights
from tests.fake_embedder import FakeEmbedder
from tests.index.small import documents, passages

TEXTS = {
    "monitoring": ("Das Monitoring zeigt die Teilhabe.", "Der Bericht erscheint jährlich. Der Beirat berät ihn."),
    "sprache": ("Ein Deutschkurs kostet 120 Euro. Quelle: Gebührenordnung der Volkshochschule",),
    "ehrenamt": ("Die Lotsinnen begleiten Familien zu Behörden.",),
}


def searcher(directory, texts):
    build_snapshot(documents(texts), passages(texts), FakeEmbedder(), directory, version="v1")
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
    """A reader that finds every answer as right as it was told to."""

    def __init__(self, logit):
        self.logit, self.seen = logit, []

    def read(self, question, answer):
        self.seen.append((question, answer))
        return self.logit, self.logit


def rereading(tmp_path, reader):
    """A searcher that asks a reader between 0.2 and 0.8 and believes it alone."""
    build_snapshot(documents(TEXTS), passages(TEXTS), FakeEmbedder(), tmp_path / "index", version="v1")
    embedder = FakeEmbedder()
    embedder.reader = reader
    weights = replace(learned_weights(), reading=Reading(0.0, 0.5, 0.5, 0.0, 0.2, 0.8))
    return Searcher(Snapshot.load(tmp_path / "index", "fake@1"), embedder, weights)


@pytest.mark.parametrize(("logit", "probability"), [(-50.0, 0.0), (0.0, 0.5), (50.0, 1.0)])
def test_in_doubt_the_reader_has_a_say(tmp_path, logit, probability):
    reader = Reads(logit)
    searcher = rereading(tmp_path, reader)
    found = replace(searcher.search("Was kostet ein Deutschkurs?"), probability=0.5)
    assert searcher.reread(found, "120 Euro").probability == pytest.approx(probability)
    assert reader.seen == [("Was kostet ein Deutschkurs?", "120 Euro")]


@pytest.mark.parametrize("probability", [0.1, 0.8, 0.99])
def test_without_doubt_nobody_reads(tmp_path, probability):
    reader = Reads(0.0)
    searcher = rereading(tmp_path, reader)
    found = replace(searcher.search("Was kostet ein Deutschkurs?"), probability=probability)
    assert searcher.reread(found, "120 Euro") is found
    assert reader.seen == []


def test_questions_in_other_languages_and_models_without_reader_keep_what_the_gate_said(tmp_path):
    searcher = rereading(tmp_path / "with", Reads(50.0))
    foreign = replace(searcher.search("How much does the language course cost per person?"), probability=0.5)
    assert searcher.reread(foreign, "120 Euro") is foreign
    without = rereading(tmp_path / "without", None)
    found = replace(without.search("Was kostet ein Deutschkurs?"), probability=0.5)
    assert without.reread(found, "120 Euro") is found

import math
from dataclasses import replace

import pytest

from index.reader import Judgement
from index.search import Searcher
from index.snapshot import Snapshot
from index.weights import learned_weights
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
    """A reader that remembers what it was given and finds some answers better than others."""

    def __init__(self, better=""):
        self.better, self.seen = better, []

    def read(self, question, answer):
        self.seen.append((question, answer))
        return Judgement(0.0, 0.0, 90.0 if self.better and self.better in answer else 0.0)


READING = replace(
    ALWAYS_READ, right=0.4, held=0.4, around=0.2, usual_slope=0.5, usual_shift=-1.0, asked_from=0.2, asked_to=0.8
)


@pytest.mark.parametrize(("logit", "probability"), [(-50.0, 0.0), (0.0, 0.5), (50.0, 1.0)])
def test_what_the_reader_says_goes_into_the_probability(tmp_path, logit, probability):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(), READING)
    found = searcher.search("Was kostet ein Deutschkurs?")
    judgement = Judgement(logit, logit, 0.0)
    assert searcher.corrected(found, judgement, [judgement] * 2).probability == pytest.approx(probability)


def test_of_the_nearest_answers_the_mean_counts(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(), replace(READING, right=0.0, held=0.0, around=1.0))
    found = searcher.search("Was kostet ein Deutschkurs?")
    nearest = [Judgement(right, 0.0, 0.0) for right in (3.0, -1.0, -2.0)]
    assert searcher.corrected(found, nearest[0], nearest).probability == pytest.approx(0.5)


def test_before_the_others_are_read_what_is_usual_counts(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(), replace(READING, right=0.0, held=0.0, around=1.0))
    found = searcher.search("Was kostet ein Deutschkurs?")
    judgement = Judgement(2.0, 0.0, 0.0)  # usual is half of it less one, so nothing speaks for or against
    assert searcher.corrected(found, judgement).probability == pytest.approx(0.5)


@pytest.mark.parametrize(("probability", "doubt"), [(0.1, False), (0.2, True), (0.79, True), (0.8, False)])
def test_only_between_two_probabilities_there_is_doubt(tmp_path, probability, doubt):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(), READING)
    found = replace(searcher.search("Was kostet ein Deutschkurs?"), probability=probability)
    assert searcher.in_doubt(found) is doubt


def test_answers_are_read_in_their_order(tmp_path):
    reader = Reads(better="2")
    searcher = reading_searcher(tmp_path, TEXTS, reader, READING)
    judgements = searcher.read("Was kostet ein Deutschkurs?", ["1", "2", "3"])
    assert [judgement.better for judgement in judgements] == [0.0, 90.0, 0.0]
    assert sorted(reader.seen) == [("Was kostet ein Deutschkurs?", text) for text in "123"]


def test_without_reader_nothing_can_be_read(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, None, READING)
    found = replace(searcher.search("Was kostet ein Deutschkurs?"), probability=0.5)
    assert not searcher.in_doubt(found)
    with pytest.raises(LookupError):
        searcher.read("Was kostet ein Deutschkurs?", ["120 Euro"])


def reranked(searcher, found):
    texts = [hit.passage.text for hit in searcher.nearest(found)]
    return searcher.reranked(found, searcher.read(found.question.text, texts))


def test_the_passage_whose_answer_reads_better_comes_first_and_scores_fall_from_one(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(better="Behörden"), READING)
    found = searcher.search("Was kostet ein Deutschkurs?")
    assert found.hits[0].passage.id == "sprache-0"
    hits = reranked(searcher, found).hits
    assert [hit.passage.id for hit in hits[:2]] == ["ehrenamt-0", "sprache-0"]
    scores = [hit.score for hit in hits]
    assert scores[0] == pytest.approx(1.0)
    assert scores == sorted(scores, reverse=True)


def test_the_evidence_moves_with_its_passage(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(better="Behörden"), READING)
    found = searcher.search("Was kostet ein Deutschkurs?")
    first = reranked(searcher, found).hits[0]
    before = next(hit for hit in found.hits if hit.passage.id == first.passage.id)
    change = learned_weights().standing * (math.log(first.score) - math.log(before.score))
    assert change > 0
    assert first.evidence == pytest.approx([value + change for value in before.evidence])


def test_what_was_not_read_stays_behind(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(), READING)
    found = searcher.search("Was kostet ein Deutschkurs?")
    worse = searcher.reranked(found, [Judgement(0.0, 0.0, -30.0)] * 2)
    assert [hit.passage.id for hit in worse.hits] == [hit.passage.id for hit in found.hits]


def test_where_the_first_passage_is_clear_there_is_nothing_to_compare(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, Reads(better="Behörden"), replace(READING, compared_from=0.999))
    found = searcher.search("Was kostet ein Deutschkurs?")
    assert reranked(searcher, found) is found

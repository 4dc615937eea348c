from types import SimpleNamespace

import pytest

from server.reread import reread
from tests.index.small import TEXTS, reading_searcher
from tests.server.compose.hits import found as laid_out
from tests.server.compose.hits import hit

QUESTION = "Was kostet ein Deutschkurs?"


class Prefers:
    """A reader that finds texts with certain words right, and remembers what it read."""

    def __init__(self, words):
        self.words, self.seen = words, []

    def read(self, question, answer):
        self.seen.append((question, answer))
        return 20.0 if self.words in answer else -20.0


@pytest.mark.parametrize(("words", "probability"), [("120 Euro", 1.0), ("nirgends", 0.0)])
def test_the_answer_as_it_is_shown_is_read(tmp_path, words, probability):
    reader = Prefers(words)
    searcher = reading_searcher(tmp_path, TEXTS, reader)
    before = searcher.search(QUESTION)
    found, composition = reread(searcher, before)
    assert found.hits == before.hits
    assert found.probability == pytest.approx(probability, abs=1e-6)
    assert reader.seen == [(QUESTION, composition.reading)]


def test_a_follow_up_is_read_with_what_it_continues(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, reader := Prefers("120 Euro"))
    reread(searcher, searcher.search(QUESTION, ["Was kostet ein Deutschkrus?"]))
    ((asked, _),) = reader.seen
    assert asked == f"Was kostet ein Deutschkurs? {QUESTION}"  # its spelling put right as well


def test_where_nothing_may_be_quoted_nothing_is_read(tmp_path):
    searcher = reading_searcher(tmp_path, TEXTS, reader := Prefers("120 Euro"))
    found = searcher.search(QUESTION, left_out=range(3))
    assert reread(searcher, found) == (found, None)
    assert reader.seen == []


class Searches:
    """A searcher that finds what is laid out for a question, and remembers what was searched for."""

    snapshot = SimpleNamespace(places=frozenset(["Auental"]))

    def __init__(self, **prepared):
        self.prepared, self.seen = prepared, []

    def search(self, question, context=()):
        self.seen.append((question, *context))
        return self.prepared[question.split()[0].lower()]

    def reread(self, found, answer, *, steps=False):
        return found

    def anchored(self, found, answer, passages):
        return found


WHEN = hit("termin", "Der Beirat tagt im Mai.", evidence=(3.0,))
WHO = hit("leitung", "Die Sitzung leitet Frau Kern.", evidence=(3.0,))


def shown(searcher, question, **values):
    _, composition = reread(searcher, laid_out(question, WHEN, **values))
    return [text for part in composition.excerpts for text in part.texts]


def test_the_half_that_an_answer_lacks_is_searched_for_alone_and_added():
    searcher = Searches(wer=laid_out("wer leitet sie?", WHO))
    assert shown(searcher, "Wann tagt der Beirat und wer leitet ihn?") == [
        "Der Beirat tagt im Mai.",
        "Die Sitzung leitet Frau Kern.",
    ]
    assert searcher.seen == [("wer leitet ihn?", "tagt Beirat")]


def test_the_first_half_is_searched_for_only_where_the_second_adds_nothing():
    searcher = Searches(wer=laid_out("wer?", WHO), wann=laid_out("wann?", WHEN))
    assert shown(searcher, "Wer leitet die Sitzung und wann tagt der Beirat?")[1:] == ["Die Sitzung leitet Frau Kern."]
    assert searcher.seen == [("wann tagt der Beirat?",), ("Wer leitet die Sitzung?",)]


@pytest.mark.parametrize("name", ["Auental", "2025", "B7"])
def test_a_half_with_its_own_matter_still_keeps_the_place_year_and_code_of_the_first(name):
    searcher = Searches(wer=laid_out("wer?", WHO))
    shown(searcher, f"Wann tagt der Beirat in {name} und wer trägt die Kosten?")
    ((_, context),) = searcher.seen
    assert name in context


def test_for_a_half_that_is_hardly_answered_nothing_is_added():
    searcher = Searches(wer=laid_out("wer?", WHO, probability=0.4), wann=laid_out("wann?", WHEN))
    assert shown(searcher, "Wann tagt der Beirat und wer leitet ihn?") == ["Der Beirat tagt im Mai."]


@pytest.mark.parametrize(
    ("question", "probability"),
    [("Wann tagt der Beirat?", 0.9), ("Wann tagt der Beirat und wer leitet ihn?", 0.1)],
)
def test_one_question_or_one_without_answer_is_searched_for_once(question, probability):
    searcher = Searches()
    shown(searcher, question, probability=probability)
    assert searcher.seen == []

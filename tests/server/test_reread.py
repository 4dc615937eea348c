import math
from dataclasses import replace

import pytest

from index.reader import Judgement
from server.reread import reread
from tests.index.small import ALWAYS_READ, reading_searcher

TEXTS = {
    "monitoring": ("Das Monitoring zeigt die Teilhabe.", "Der Bericht erscheint jährlich. Der Beirat berät ihn."),
    "sprache": ("Ein Deutschkurs kostet 120 Euro.", "Ein Deutschkurs dauert sechs Monate."),
}
QUESTION = "Was kostet ein Deutschkurs?"


class Prefers:
    """A reader that finds texts with certain words right and better than all others, and remembers what it read."""

    def __init__(self, words):
        self.words, self.asked, self.seen = words, [], []

    def read(self, question, answer):
        self.asked.append(question)
        self.seen.append(answer)
        fits = self.words in answer
        return Judgement(20.0 if fits else -20.0, 0.0, 90.0 if fits else 0.0)


def searcher(directory, reader, **changes):
    return reading_searcher(directory, TEXTS, reader, replace(ALWAYS_READ, **changes))


def reread_answer(asked):
    found = asked.search(QUESTION)
    return found, *reread(asked, found)


def test_the_passage_that_reads_better_is_answered_with(tmp_path):
    before, found, composition = reread_answer(searcher(tmp_path, Prefers("sechs Monate")))
    assert before.hits[0].passage.text.strip() == "Ein Deutschkurs kostet 120 Euro."
    assert found.hits[0].passage.text.strip() == "Ein Deutschkurs dauert sechs Monate."
    assert composition.excerpts[0].texts == ("Ein Deutschkurs dauert sechs Monate.",)
    assert found.probability == pytest.approx(1.0)


def test_an_answer_that_reads_wrong_is_improbable(tmp_path):
    _, found, _ = reread_answer(searcher(tmp_path, Prefers("nirgends")))
    assert found.probability == pytest.approx(0.0, abs=1e-6)


def test_no_text_is_read_twice(tmp_path):
    reader = Prefers("120 Euro")
    reread_answer(searcher(tmp_path, reader))
    assert len(reader.seen) == len(set(reader.seen)) >= 4


@pytest.mark.parametrize(("words", "probability"), [("120 Euro", 1.0), ("nirgends", 0.0)])
def test_an_answer_that_reads_clearly_settles_it_alone(tmp_path, words, probability):
    reader = Prefers(words)
    asked = searcher(tmp_path, reader, settled_below=0.1, settled_from=0.9)
    before = replace(asked.search(QUESTION), probability=0.5)
    found, composition = reread(asked, before)
    assert reader.seen == [composition.reading]
    assert found.hits == before.hits
    assert found.probability == pytest.approx(probability, abs=1e-6)


def test_without_doubt_nothing_is_read(tmp_path):
    reader = Prefers("120 Euro")
    before, found, _ = reread_answer(searcher(tmp_path, reader, asked_to=0.0))
    assert found is before
    assert reader.seen == []


def test_a_clear_passage_stays_the_first(tmp_path):
    before, found, _ = reread_answer(searcher(tmp_path, Prefers("sechs Monate"), compared_from=0.9999))
    assert found.hits == before.hits


def test_what_the_other_passages_would_answer_counts_too(tmp_path):
    _, found, _ = reread_answer(searcher(tmp_path, Prefers("nirgends"), right=0.0, around=0.1))
    assert found.probability == pytest.approx(1 / (1 + math.exp(2)))  # each of them is read as -20


def test_a_follow_up_is_read_with_what_it_continues(tmp_path):
    asked = searcher(tmp_path, reader := Prefers("120 Euro"))
    reread(asked, asked.search(QUESTION, ["Was kostet ein Deutschkrus?"]))
    assert set(reader.asked) == {f"Was kostet ein Deutschkurs? {QUESTION}"}  # its spelling put right as well


def test_a_model_without_reader_keeps_what_search_said(tmp_path):
    before, found, _ = reread_answer(searcher(tmp_path, None))
    assert found is before

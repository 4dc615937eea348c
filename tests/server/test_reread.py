import pytest

from server.reread import reread
from tests.index.small import TEXTS, reading_searcher

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

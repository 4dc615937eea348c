import random

import pytest

from tests.quality.examples import reading_pieces
from tests.quality.reader_examples import Candidate, ReaderExample, piece_examples
from tests.quality.train_reader import thinned


def example(gate, candidates):
    return ReaderExample("pool", "Frage?", (), tuple(candidates), 1.0, gate, german=True)


@pytest.fixture
def seeded():
    random.seed(0)


def test_every_example_in_doubt_is_learned_and_some_of_the_others(seeded):
    doubted = [example(0.0, [Candidate("a", right=True)]) for _ in range(50)]
    sure = [example(gate, [Candidate("b", right=False)]) for gate in (-9.0, 9.0) for _ in range(500)]
    learned = list(thinned([*doubted, *sure]))
    assert learned[:50] == doubted
    assert 300 <= len(learned) - 50 <= 400


@pytest.mark.parametrize("answered", [True, False])
def test_what_is_answered_comes_first_and_what_contrasts_with_it_before_what_does_not(seeded, answered):
    same = [Candidate(f"gleich {number}", right=answered) for number in range(5)]
    (learned,) = thinned([example(0.0, [*same, Candidate("anders", right=not answered)])])
    first, second, third = learned.candidates
    assert first == same[0]
    assert second.text == "anders"
    assert third in same[1:]


def test_a_piece_answers_what_its_text_says_alone_or_beside_another(seeded):
    texts = {piece["text"] for piece in reading_pieces()}
    shown = set()
    for read in piece_examples():
        (candidate,) = read.candidates
        shown.add(candidate.text in texts)
        assert candidate.right == bool(read.facts)
        assert all(fact in candidate.text for fact in read.facts)
    assert shown == {True, False}

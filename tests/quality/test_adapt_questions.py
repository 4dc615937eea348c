import pytest
import torch

from tests.quality.adapt_questions import Asked, Target

NONE = torch.tensor([0.5])
TARGET = Target(torch.eye(4)[:3], torch.eye(4)[[0, 1, 1, 2]], torch.tensor([0, 1, 1, 2]), [])


def loss(direction: list[float], passages: list[int], sentences: list[int]) -> float:
    vector = torch.nn.functional.normalize(torch.tensor([direction]), dim=1)
    return float(TARGET.loss(vector, NONE, [Asked("", passages, sentences, 1.0)]))


def test_the_nearer_the_right_passage_the_smaller_the_loss() -> None:
    right, between, wrong = ([0.0, 1, 0, 0], [1.0, 1, 0, 0], [1.0, 0, 0, 0])
    losses = [loss(direction, [1], [1]) for direction in (right, between, wrong)]
    assert losses == sorted(losses)
    assert losses[0] < 1


def test_one_of_several_right_passages_is_enough() -> None:
    assert loss([0.0, 1, 0, 0], [0, 1], [0, 1, 2]) == pytest.approx(0, abs=0.01)


def test_a_question_without_answer_belongs_nowhere() -> None:
    assert loss([0.0, 0, 0, 1], [], []) < loss([0.0, 1, 0, 0], [], [])

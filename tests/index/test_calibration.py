from dataclasses import replace

import numpy as np
import pytest

from index.calibration import FEWEST, Calibration, Example, calibrate
from index.weights import Classifier

GATE = Classifier(np.zeros(2, np.float32), np.ones(2, np.float32), np.array([1.0, 0.0], np.float32), 0.0)


def questions(count: int, shift: float) -> list[Example]:
    """Signals whose first one tells the classes apart at ``shift`` instead of at zero."""
    random = np.random.default_rng(1)
    examples = []
    for number in range(count):
        answerable = number % 2 == 0
        first = random.normal(shift + (1.0 if answerable else -1.0), 0.7)
        examples.append(Example(np.array([first, random.normal()], np.float32), answerable))
    return examples


def share_right(gate: Classifier, examples: list[Example]) -> float:
    """Told apart where both classes are as likely: an answer is expected twice as often."""
    return float(np.mean([(gate.probability(e.inputs) > 2 / 3) == e.answerable for e in examples]))


def test_a_corpus_with_other_scores_gets_another_bias():
    examples = questions(400, shift=3.0)
    calibration = calibrate(GATE, examples)
    assert share_right(GATE, examples) == pytest.approx(0.5, abs=0.02)
    assert share_right(calibration.applied(GATE), examples) > 0.85
    assert (calibration.answerable, calibration.unanswerable) == (200, 200)


def test_a_class_with_more_questions_does_not_weigh_more():
    examples = questions(400, shift=0.0)
    bias = calibrate(GATE, examples + [example for example in examples if example.answerable] * 5).bias
    assert abs(bias - calibrate(GATE, examples).bias) < 0.3


def test_an_answer_is_expected_twice_as_often():
    assert calibrate(GATE, questions(4000, shift=0.0)).bias == pytest.approx(np.log(2), abs=0.15)


def test_what_is_of_little_importance_moves_little():
    certain = questions(400, shift=0.0)
    doubtful = [replace(e, inputs=e.inputs + np.float32(4)) for e in certain if not e.answerable]
    alone = calibrate(GATE, certain).weights[0]
    assert calibrate(GATE, certain + doubtful).weights[0] < alone - 1.0
    less = [replace(example, importance=0.001) for example in doubtful]
    assert calibrate(GATE, certain + less).weights[0] == pytest.approx(alone, abs=0.1)


def test_too_few_questions_of_a_class_correct_nothing():
    assert calibrate(GATE, questions(2 * FEWEST - 2, shift=3.0)) is None


def test_a_correction_of_another_gate_is_not_applied():
    calibration = calibrate(GATE, questions(100, shift=2.0))
    other = Classifier(GATE.mean, GATE.scale, GATE.weights * 2, GATE.bias)
    assert calibration.applied(other) is other


def test_a_calibration_survives_writing_and_reading(tmp_path):
    calibration = calibrate(GATE, questions(100, shift=2.0))
    assert Calibration.read(tmp_path) is None
    calibration.write(tmp_path)
    assert Calibration.read(tmp_path) == calibration

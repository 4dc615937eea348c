import numpy as np
import pytest

from index.calibration import FEWEST, Calibration, calibrate
from index.weights import Classifier

GATE = Classifier(np.zeros(2, np.float32), np.ones(2, np.float32), np.array([1.0, 0.0], np.float32), 0.0)


def questions(count: int, shift: float) -> tuple[list[np.ndarray], list[bool]]:
    """Signals whose first one tells the classes apart at ``shift`` instead of at zero."""
    random = np.random.default_rng(1)
    signals, answerable = [], []
    for number in range(count):
        answered = number % 2 == 0
        first = random.normal(shift + (1.0 if answered else -1.0), 0.7)
        signals.append(np.array([first, random.normal()], np.float32))
        answerable.append(answered)
    return signals, answerable


def test_a_corpus_with_other_scores_gets_another_bias():
    signals, answerable = questions(400, shift=3.0)
    calibration = calibrate(GATE, signals, answerable)
    corrected = calibration.applied(GATE)
    before = np.mean([(GATE.probability(s) > 0.5) == a for s, a in zip(signals, answerable, strict=True)])
    after = np.mean([(corrected.probability(s) > 0.5) == a for s, a in zip(signals, answerable, strict=True)])
    assert before == pytest.approx(0.5, abs=0.02)
    assert after > 0.85
    assert (calibration.answerable, calibration.unanswerable) == (200, 200)


def test_a_class_with_more_questions_does_not_weigh_more():
    signals, answerable = questions(400, shift=0.0)
    many = signals + [s for s, a in zip(signals, answerable, strict=True) if a] * 5
    bias = calibrate(GATE, many, answerable + [True] * 1000).bias
    assert abs(bias) < 0.3


def test_too_few_questions_of_a_class_correct_nothing():
    signals, answerable = questions(2 * FEWEST - 2, shift=3.0)
    assert calibrate(GATE, signals, answerable) is None


def test_a_correction_of_another_gate_is_not_applied():
    calibration = calibrate(GATE, *questions(100, shift=2.0))
    other = Classifier(GATE.mean, GATE.scale, GATE.weights * 2, GATE.bias)
    assert calibration.applied(other) is other


def test_a_calibration_survives_writing_and_reading(tmp_path):
    calibration = calibrate(GATE, *questions(100, shift=2.0))
    assert Calibration.read(tmp_path) is None
    calibration.write(tmp_path)
    assert Calibration.read(tmp_path) == calibration

import json
from pathlib import Path

import numpy as np
import pytest

import index.weights
from index.gate import GATE_SIGNALS
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS
from index.weights import OUTMOST, Classifier, learned_weights

RECORD = json.loads((Path(index.weights.__file__).parent / "weights.json").read_text(encoding="utf-8"))


def vector(*values):
    return np.array(values, np.float32)


PLAIN = Classifier(mean=vector(1, 0), scale=vector(2, 1), weights=vector(1, -1), bias=0.5)
PAIRS = Classifier(vector(0, 0), vector(1, 1), weights=vector(0, 0, 1, 2, 3), bias=0.0)  # aa, ab, bb


def logistic(value):
    return pytest.approx(1 / (1 + np.exp(-value)))


def test_every_ranking_signal_has_its_weight_in_the_order_it_is_measured():
    assert tuple(RECORD["passage"]) == PASSAGE_SIGNALS
    assert tuple(RECORD["sentence"]) == SENTENCE_SIGNALS


def test_both_classifiers_know_every_signal_of_the_gate_and_at_most_all_pairs():
    count = len(GATE_SIGNALS)
    for classifier in (learned_weights().gate, learned_weights().topic):
        assert classifier.mean.shape == classifier.scale.shape == (count,)
        assert (classifier.scale > 0).all()
        assert len(classifier.weights) in (count, count + count * (count + 1) // 2)


def test_the_weights_are_those_of_the_file_and_finite():
    weights = learned_weights()
    assert weights.passage.tolist() == vector(*RECORD["passage"].values()).tolist()
    assert weights.sentence.tolist() == vector(*RECORD["sentence"].values()).tolist()
    assert (weights.standing, weights.gate.bias) == (RECORD["standing"], RECORD["gate"]["bias"])
    learned = (weights.passage, weights.sentence, weights.gate.weights, weights.topic.weights)
    assert all(np.isfinite(values).all() for values in learned)


def test_the_weights_are_read_once():
    assert learned_weights() is learned_weights()


def test_the_probability_is_the_logistic_function_of_the_standardised_signals():
    assert PLAIN.probability(vector(1, 0)) == logistic(0.5)
    assert PLAIN.probability(vector(5, 1)) == logistic(2 - 1 + 0.5)


def test_signals_count_in_pairs_too():
    assert PAIRS.probability(vector(2, 3)) == logistic(4 + 2 * 6 + 3 * 9)
    assert PAIRS.probability(vector(1, -1)) == logistic(1 - 2 + 3)


def test_without_a_signal_neither_it_nor_its_pairs_count():
    assert PLAIN.without(0).probability(vector(99, 1)) == logistic(-1 + 0.5)
    assert PAIRS.without(0).probability(vector(99, 1)) == logistic(3)
    assert PAIRS.without(1).probability(vector(1, 99)) == logistic(1)
    assert PAIRS.probability(vector(1, 1)) == logistic(6)  # the original is as it was


def test_a_signal_far_from_anything_seen_counts_no_more_than_one_at_the_edge():
    edge, beyond = vector(1 + 2 * OUTMOST, 0), vector(1000, 0)
    assert PLAIN.logit(beyond) == pytest.approx(PLAIN.logit(edge))
    assert PLAIN.standard(np.stack([edge, -beyond])).tolist() == [[OUTMOST, 0], [-OUTMOST, 0]]

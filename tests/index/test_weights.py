import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import index.weights
from index.evidence import EVIDENCE_INPUTS
from index.gate import GATE_INPUTS, GATE_SIGNALS
from index.question import QuestionKind
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS
from index.weights import OUTMOST, Classifier, Trees, learned_weights

RECORD = json.loads((Path(index.weights.__file__).parent / "weights.json").read_text(encoding="utf-8"))


def vector(*values):
    return np.array(values, np.float32)


PLAIN = Classifier(mean=vector(1, 0), scale=vector(2, 1), weights=vector(1, -1), bias=0.5)
TREES = Trees(
    inputs=np.array([[0, 2], [1, 1]]),
    thresholds=np.float32([[0, 5], [1, 2]]),
    values=np.float32([[1, 2, 4, 8], [0, 3, 9, 7]]),
)
BOOSTED = replace(PLAIN, trees=TREES)


def logistic(value):
    return pytest.approx(1 / (1 + np.exp(-value)))


def test_every_ranking_signal_has_its_weight_in_the_order_it_is_measured():
    assert tuple(RECORD["passage"]) == PASSAGE_SIGNALS
    assert tuple(RECORD["sentence"]) == SENTENCE_SIGNALS


def test_both_classifiers_know_every_signal():
    count = len(GATE_SIGNALS)
    for classifier in (learned_weights().gate, learned_weights().topic):
        assert classifier.mean.shape == classifier.scale.shape == classifier.weights.shape == (count,)
        assert (classifier.scale > 0).all()


@pytest.mark.parametrize(
    ("trees", "names"),
    [
        (learned_weights().gate.trees, GATE_INPUTS),
        (learned_weights().topic.trees, GATE_INPUTS),
        (learned_weights().evidence, EVIDENCE_INPUTS),
    ],
)
def test_trees_ask_only_what_is_measured(trees, names):
    assert 0 <= trees.inputs.min() <= trees.inputs.max() < len(names)
    assert trees.values.shape == (len(trees.inputs), 2 ** trees.inputs.shape[1])
    assert not np.isnan(trees.thresholds).any()
    assert np.isfinite(trees.values).all()


@pytest.mark.parametrize(
    ("file", "names"), [("gate.npz", GATE_INPUTS), ("topic.npz", GATE_INPUTS), ("evidence.npz", EVIDENCE_INPUTS)]
)
def test_the_trees_were_learned_from_the_inputs_and_kinds_of_question_as_they_are_numbered_now(file, names):
    with np.load(Path(index.weights.__file__).with_name(file)) as arrays:
        assert tuple(arrays["names"]) == names
        assert tuple(arrays["kinds"]) == tuple(QuestionKind)


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


@pytest.mark.parametrize(
    ("inputs", "value"),
    [((0, 0, 0), 1 + 0), ((1, 0, 0), 2 + 0), ((0, 1.5, 6), 4 + 3), ((1, 3, 6), 8 + 7), ((0, 1, 5), 1 + 0)],
)
def test_every_tree_says_the_value_of_its_leaf(inputs, value):
    assert TREES.value(vector(*inputs)) == value


def test_trees_say_as_much_of_each_of_several_inputs_as_of_it_alone():
    several = np.float32([[0, 0, 0], [1, 0, 0], [1, 3, 6]])
    assert TREES.value(several).tolist() == [TREES.value(one) for one in several] == [1, 2, 15]


def test_trees_see_more_than_the_signals_and_say_it_on_top():
    inputs = vector(1, 0, 6)
    assert BOOSTED.logit(inputs) == pytest.approx(PLAIN.logit(inputs) + TREES.value(inputs))
    assert BOOSTED.standard(inputs).tolist() == PLAIN.standard(vector(1, 0)).tolist()


def test_an_input_taken_away_is_always_as_usual():
    without = TREES.without([0, 1], usual=vector(1, 0, 0))
    assert {without.value(vector(first, second, 0)) for first in (-9, 9) for second in (-9, 9)} == {2.0}
    assert without.value(vector(-9, 9, 6)) == 8.0
    assert TREES.value(vector(0, 3, 0)) == 8.0  # the original is as it was


def test_other_trees_make_another_gate():
    changed = replace(TREES, values=TREES.values + np.float32(1))
    prints = {gate.fingerprint for gate in (PLAIN, BOOSTED, replace(BOOSTED, trees=changed))}
    assert len(prints) == 3


def test_a_signal_far_from_anything_seen_counts_no_more_than_one_at_the_edge():
    edge, beyond = vector(1 + 2 * OUTMOST, 0), vector(1000, 0)
    assert PLAIN.logit(beyond) == pytest.approx(PLAIN.logit(edge))
    assert PLAIN.standard(np.stack([edge, -beyond])).tolist() == [[OUTMOST, 0], [-OUTMOST, 0]]

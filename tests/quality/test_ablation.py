import numpy as np

from index.gate import GATE_SIGNALS
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS
from index.weights import learned_weights
from tests.quality.ablation import ablation


def sums(weights):
    return {
        "passage": float(np.abs(weights.passage).sum()),
        "sentence": float(np.abs(weights.sentence).sum()),
        "evidence": float(np.isinf(weights.evidence.thresholds).sum()),
        "gate": float(np.isinf(weights.gate.trees.thresholds).sum()),
    }


ROWS = ablation(sums)


def test_every_signal_has_a_row():
    signals = {name.partition(": ")[2] for name in ROWS if name.startswith(("Passage", "Satz", "Zuversicht"))}
    assert {*PASSAGE_SIGNALS, *SENTENCE_SIGNALS, *GATE_SIGNALS} <= signals


def test_a_signal_is_taken_from_its_own_part_only():
    weights = learned_weights()
    for position, signal in enumerate(PASSAGE_SIGNALS):
        row = ROWS[f"Passage: {signal}"]
        assert np.isclose(row["passage"], -abs(float(weights.passage[position])), atol=1e-3)
        assert row["sentence"] == row["evidence"] == row["gate"] == 0


def test_a_signal_of_sentences_is_taken_from_the_trees_too():
    taken = [ROWS[f"Satz: {signal}"] for signal in SENTENCE_SIGNALS]
    assert all(row["passage"] == row["gate"] == 0 for row in taken)
    assert sum(row["evidence"] for row in taken) > 0
    assert ROWS["Satz: Bäume"]["evidence"] == np.isfinite(learned_weights().evidence.thresholds).sum()


def test_every_ingredient_takes_some_signal():
    ingredients = {name: row for name, row in ROWS.items() if name.startswith("Zutat")}
    assert ingredients
    assert all(row["passage"] < 0 or row["sentence"] < 0 for row in ingredients.values())


def test_the_weights_themselves_stay_as_they_were():
    assert sums(learned_weights()) == sums(learned_weights())
    assert ablation(sums) == ROWS

import numpy as np
import pytest

from index.gate import GATE_SIGNALS
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from index.weights import learned_weights
from tests.fake_embedder import FakeEmbedder
from tests.index.small import documents, passages
from tests.quality.ablation import ablation


def sums(snapshot, weights):
    return {
        "as typed": float(snapshot.spelling.corrected("fuer") == "fuer"),
        "passage": float(np.abs(weights.passage).sum()),
        "sentence": float(np.abs(weights.sentence).sum()),
        "evidence": float(np.isinf(weights.evidence.thresholds).sum()),
        "gate": float(np.isinf(weights.gate.trees.thresholds).sum()),
    }


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    directory = tmp_path_factory.mktemp("ablation")
    texts = {"sprache": ("Ein Deutschkurs kostet 120 Euro.",)}
    build_snapshot(documents(texts), passages(texts), FakeEmbedder(), directory, version="v1")
    return Snapshot.load(directory, "fake@1")


@pytest.fixture(scope="module")
def rows(snapshot):
    return ablation(snapshot, sums)


def test_every_signal_has_a_row(rows):
    signals = {name.partition(": ")[2] for name in rows if name.startswith(("Passage", "Satz", "Zuversicht"))}
    assert {*PASSAGE_SIGNALS, *SENTENCE_SIGNALS, *GATE_SIGNALS} <= signals


def test_a_signal_is_taken_from_its_own_part_only(rows):
    weights = learned_weights()
    for position, signal in enumerate(PASSAGE_SIGNALS):
        row = rows[f"Passage: {signal}"]
        assert np.isclose(row["passage"], -abs(float(weights.passage[position])), atol=1e-3)
        assert row["sentence"] == row["evidence"] == row["gate"] == 0


def test_a_signal_of_sentences_is_taken_from_the_trees_too(rows):
    taken = [rows[f"Satz: {signal}"] for signal in SENTENCE_SIGNALS]
    assert all(row["passage"] == row["gate"] == 0 for row in taken)
    assert sum(row["evidence"] for row in taken) > 0
    assert rows["Satz: Bäume"]["evidence"] == np.isfinite(learned_weights().evidence.thresholds).sum()


def test_every_ingredient_takes_some_signal(rows):
    ingredients = {name: row for name, row in rows.items() if name.startswith("Zutat")}
    assert ingredients
    assert all(row["passage"] < 0 or row["sentence"] < 0 for row in ingredients.values())


def test_only_one_row_asks_as_it_was_typed(rows):
    assert [name for name, row in rows.items() if row["as typed"]] == ["Schreibweise der Frage"]


def test_the_weights_themselves_stay_as_they_were(snapshot, rows):
    before = sums(snapshot, learned_weights())
    assert ablation(snapshot, sums) == rows
    assert sums(snapshot, learned_weights()) == before

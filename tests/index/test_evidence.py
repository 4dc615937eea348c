from dataclasses import replace

import numpy as np
import pytest

from index.evidence import BEST, EVIDENCE_INPUTS, evidence, sentences_of
from index.question import read_question
from index.signals import SENTENCE_SIGNALS, measure
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from index.weights import Trees, learned_weights
from index.words.lexical_scores import LexicalScores
from tests.fake_embedder import FakeEmbedder, text_vector
from tests.index.small import documents, passages

QUESTION = "Was kostet ein Deutschkurs?"
TEXTS = {
    "sprache": ("Ein Deutschkurs findet abends statt. Ein Deutschkurs kostet 120 Euro.", "Kurse gibt es in Wetzlar."),
    "ehrenamt": ("Lotsinnen begleiten Familien zu Behörden. Sie dolmetschen. Sie beraten.",),
}
COUNTS = [2, 1, 3]
WEIGHTS = learned_weights()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    directory = tmp_path_factory.mktemp("evidence")
    build_snapshot(documents(TEXTS), passages(TEXTS), FakeEmbedder(), directory, version="v1")
    return Snapshot.load(directory, "fake@1")


@pytest.fixture
def candidates(snapshot):
    question = read_question(QUESTION)
    return measure(snapshot, question, text_vector(QUESTION), LexicalScores(snapshot, question))


def sentences(snapshot, candidates, rows, behind, weights=WEIGHTS):
    chosen = np.array([int(np.flatnonzero(candidates.rows == row)[0]) for row in rows])
    return sentences_of(snapshot, read_question(QUESTION), candidates, chosen, np.float32(behind), weights)


def column(found, name):
    return found.inputs[:, EVIDENCE_INPUTS.index(name)].tolist()


def test_the_sentences_stand_in_the_order_of_their_passages(snapshot, candidates):
    found = sentences(snapshot, candidates, [2, 0], [0.0, -1.5])
    assert np.diff(found.first).tolist() == [COUNTS[2], COUNTS[0]]
    assert candidates.sentence_rows[found.places].tolist() == [3, 4, 5, 0, 1]
    assert found.inputs.shape == (5, len(EVIDENCE_INPUTS))
    assert column(found, "rank of the passage") == [0, 0, 0, 1, 1]
    assert column(found, "place in the passage") == [0, 1, 2, 0, 1]
    assert column(found, "sentences of the passage") == [3, 3, 3, 2, 2]
    assert column(found, "score behind the best passage") == [0, 0, 0, -1.5, -1.5]


def test_the_linear_evidence_is_the_weighed_signals_and_the_standing(snapshot, candidates):
    found = sentences(snapshot, candidates, [0, 2], [0.0, -1.5])
    signals = candidates.sentence_signals[found.places]
    standing = np.array([0, 0, -1.5, -1.5, -1.5]) * WEIGHTS.standing
    assert found.linear == pytest.approx(signals @ WEIGHTS.sentence + standing, rel=1e-5)
    assert max(column(found, "linear evidence behind the best")) == 0.0


def test_a_sentence_is_compared_with_its_passage_and_with_all(snapshot, candidates):
    found = sentences(snapshot, candidates, [0, 2], [0.0, -1.5])
    for name in SENTENCE_SIGNALS:
        own = np.array(column(found, name))
        assert column(found, f"{name} behind the best of the best passages") == pytest.approx(own - own.max())
        of_passage = np.concatenate([own[:2] - own[:2].max(), own[2:] - own[2:].max()])
        assert column(found, f"{name} behind the best of the passage") == pytest.approx(of_passage)


def test_the_fact_that_a_sentence_holds_is_seen(snapshot, candidates):
    assert column(sentences(snapshot, candidates, [0], [0.0]), "holds Geldbetrag") == [0, 1]


def test_what_stands_far_behind_is_not_compared_with(snapshot, candidates):
    rows = [1] * BEST + [0]
    found = sentences(snapshot, candidates, rows, np.zeros(len(rows)))
    assert max(column(found, "coverage")[:-2]) < max(column(found, "coverage")[-2:])
    assert max(column(found, "coverage behind the best of the best passages")[-2:]) > 0


def test_trees_say_theirs_on_top_of_the_linear_evidence(snapshot, candidates):
    holds = EVIDENCE_INPUTS.index("holds Geldbetrag")
    trees = Trees(np.array([[holds]]), np.float32([[0.5]]), np.float32([[-1, 2]]))
    weights = replace(WEIGHTS, evidence=trees)
    found = sentences(snapshot, candidates, [0], [0.0], weights)
    assert evidence(found, weights) == pytest.approx(found.linear + np.array([-1, 2]))


def test_trees_that_ask_nothing_leave_the_linear_evidence(snapshot, candidates):
    weights = replace(WEIGHTS, evidence=Trees(np.zeros((0, 4), int), np.zeros((0, 4)), np.zeros((0, 16))))
    found = sentences(snapshot, candidates, [0], [0.0], weights)
    assert evidence(found, weights) == pytest.approx(found.linear)

import numpy as np
import pytest

from index.evidence import evidence, sentences_of
from index.gate import GATE_INPUTS, GATE_SIGNALS, gate_inputs
from index.question import read_question
from index.search import Searcher
from index.signals import measure
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from index.weights import learned_weights
from index.words.lexical_scores import LexicalScores
from tests.fake_embedder import FakeEmbedder, text_vector
from tests.index.small import documents, passages

WEIGHTS = learned_weights()
TEXTS = {
    "sprache": ("Ein Deutschkurs kostet 120 Euro.", "Der Deutschkurs findet abends in Wetzlar statt."),
    "ehrenamt": ("Lotsinnen begleiten Familien zu Behörden.",),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return built(tmp_path_factory.mktemp("gate"), TEXTS)


def built(directory, texts):
    build_snapshot(documents(texts), passages(texts), FakeEmbedder(), directory, version="v1")
    return Snapshot.load(directory, "fake@1")


def signals(snapshot, text):
    question = read_question(text)
    candidates = measure(snapshot, question, text_vector(text), LexicalScores(snapshot, question))
    scores = candidates.signals @ WEIGHTS.passage
    best = np.argsort(-scores, kind="stable")
    sentences = sentences_of(snapshot, question, candidates, best, scores[best] - scores[best[0]], WEIGHTS)
    values = gate_inputs(snapshot, question, candidates, scores, WEIGHTS, sentences, evidence(sentences, WEIGHTS))
    assert values.shape == (len(GATE_INPUTS),)
    assert np.isfinite(values).all()
    return dict(zip(GATE_INPUTS, values.tolist(), strict=True))


def test_a_word_that_stands_nowhere_is_missing(snapshot):
    there = signals(snapshot, "Findet der Deutschkurs in Wetzlar statt?")
    missing = signals(snapshot, "Findet der Deutschkurs in Passau statt?")
    assert there["missing word"] == 0.0
    assert missing["missing word"] == pytest.approx(1.0)


def test_the_fact_asked_for_is_there_or_missing(snapshot):
    there = signals(snapshot, "Was kostet ein Deutschkurs?")
    assert (there["fact asked for and there"], there["fact asked for and missing"]) == (1.0, 0.0)
    missing = signals(snapshot, "In welchem Paragrafen steht der Deutschkurs?")
    assert (missing["fact asked for and there"], missing["fact asked for and missing"]) == (0.0, 1.0)
    unasked = signals(snapshot, "Findet der Deutschkurs in Wetzlar statt?")
    assert (unasked["fact asked for and there"], unasked["fact asked for and missing"]) == (0.0, 0.0)


def test_how_the_evidence_is_spread_is_told(snapshot):
    found = signals(snapshot, "Was kostet ein Deutschkurs?")
    shares = [found[f"share of the sentence, place {place}"] for place in range(1, 6)]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)
    assert shares[3:] == [0.0, 0.0]  # there are three sentences
    assert shares[0] <= found["share of the passage of the best sentence"] + 1e-6
    assert found["evidence of all sentences"] >= found["highest evidence"]
    assert found["rank of the passage of the best sentence"] in range(3)
    assert 0 <= found["spread of the shares"] <= np.log(3)


def test_the_sentence_with_the_fact_may_stand_behind_the_best_one(snapshot):
    assert signals(snapshot, "Was kostet ein Deutschkurs?")["fact behind evidence"] >= 0.0
    assert signals(snapshot, "Findet der Deutschkurs in Wetzlar statt?")["fact behind evidence"] == 0.0


def test_questions_that_are_not_german_are_marked_and_miss_no_word(snapshot):
    foreign = signals(snapshot, "How much does the language course in Passau cost every year?")
    assert (foreign["foreign"], foreign["missing word"]) == (1.0, 0.0)
    assert signals(snapshot, "Was kostet ein Deutschkurs?")["foreign"] == 0.0


def test_what_is_missing_in_the_best_passage_may_stand_in_another(snapshot):
    found = signals(snapshot, "Was kostet ein Deutschkurs in Wetzlar?")
    assert found["missing word"] == 0.0
    assert max(found["word missing in the best"], found["word missing in the evidence"]) > 0.0


def test_a_number_that_the_evidence_lacks_counts_however_common_it_is(snapshot):
    there = signals(snapshot, "Kostet ein Deutschkurs 120 Euro?")
    assert (there["number missing in the best"], there["number missing in the evidence"]) == (0.0, 0.0)
    other = signals(snapshot, "Kostet ein Deutschkurs 150 Euro?")
    assert (other["number missing in the best"], other["number missing in the evidence"]) == (1.0, 1.0)


def test_few_words_count_more(snapshot):
    assert signals(snapshot, "Deutschkurs")["few words"] == pytest.approx(1 / 2)
    assert signals(snapshot, "Deutschkurs Wetzlar abends")["few words"] == pytest.approx(1 / 4)


def test_leads_are_never_negative_and_zero_where_nothing_follows(snapshot, tmp_path):
    found = signals(snapshot, "Was kostet ein Deutschkurs?")
    assert found["lead over the tenth"] >= 0.0
    assert found["lead over the second document"] > 0.0
    alone = built(tmp_path, {"sprache": TEXTS["sprache"][:1]})
    found = signals(alone, "Was kostet ein Deutschkurs?")
    assert (found["lead over the tenth"], found["lead over the second document"]) == (0.0, 0.0)


def test_every_input_has_a_name_of_its_own_and_the_signals_come_first():
    assert len(set(GATE_INPUTS)) == len(GATE_INPUTS)
    assert GATE_INPUTS[: len(GATE_SIGNALS)] == GATE_SIGNALS


def test_the_measurements_behind_the_signals_are_there_too(snapshot):
    found = signals(snapshot, "Was kostet ein Deutschkurs?")
    assert found["expected fact of the best passage"] == found["expected fact of the evidence"] == 1.0
    assert found["highest passage cosine of the best passages"] == pytest.approx(found["best passage cosine"])
    assert (
        found["best sentence cosine above the mean, place 1"]
        > 0.0
        > found["best sentence cosine above the mean, place 10"]
    )
    assert (found["characters"], found["asks for all"]) == (27.0, 0.0)
    assert signals(snapshot, "Nenne alle Deutschkurse")["asks for all"] == 1.0


def test_places_that_a_small_corpus_lacks_are_far_behind_or_as_the_last(snapshot, tmp_path):
    alone = built(tmp_path, {"sprache": TEXTS["sprache"][:1]})
    found = signals(alone, "Was kostet ein Deutschkurs?")
    assert found["score behind the best, place 2"] == found["evidence behind the best, place 2"] == 9.0
    assert found["headed ngrams, place 5"] == found["headed ngrams, place 1"]
    assert found["best sentence cosine above the mean, place 10"] == pytest.approx(0.0, abs=1e-6)


@pytest.mark.model
def test_what_stands_there_is_more_probable_than_what_does_not(embedder, tmp_path):
    build_snapshot(documents(TEXTS), passages(TEXTS), embedder, tmp_path, version="v1")
    searcher = Searcher(Snapshot.load(tmp_path, embedder.identity), embedder)
    there, another_place, another_topic = (
        searcher.search(text).probability
        for text in (
            "Was kostet ein Deutschkurs?",
            "Was kostet ein Deutschkurs in Passau?",
            "Wie wird das Wetter morgen?",
        )
    )
    assert there > another_place > another_topic

import dataclasses

import numpy as np
import pytest

from index.question import read_question
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS, measure
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from index.words.lexical_scores import LexicalScores
from ingest import PassageKind
from tests.fake_embedder import FakeEmbedder, text_vector
from tests.index.small import documents, passage

TEXTS = {
    "monitoring": (
        "Das Monitoring zeigt die Teilhabe. Der Bericht erscheint jährlich.",
        "Der Beirat berät den Bericht.",
    ),
    "sprache": ("Ein Deutschkurs findet abends statt. Ein Deutschkurs kostet 120 Euro.",),
    "belege": ("Quelle: Landesamt für Deutschkurse, 120 Euro",),
}
PASSAGES = [
    passage(f"{name}-{number}", name, text, number)
    for name, texts in TEXTS.items()
    for number, text in enumerate(texts)
]
FIRST_SENTENCE_OF_LANGUAGE = 3


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return built(tmp_path_factory.mktemp("signals"), PASSAGES)


def built(directory, units):
    build_snapshot(documents(TEXTS), units, FakeEmbedder(), directory, version="v1")
    return Snapshot.load(directory, "fake@1")


def measured(snapshot, text, context=()):
    joined = " ".join((*context, text))
    question = read_question(text)
    return measure(snapshot, question, text_vector(joined), LexicalScores(snapshot, question, context))


def signal(candidates, name, row):
    (place,) = np.flatnonzero(candidates.rows == row)
    return candidates.signals[place, PASSAGE_SIGNALS.index(name)]


def sentence_signal(candidates, name, row):
    (place,) = np.flatnonzero(candidates.sentence_rows == row)
    return candidates.sentence_signals[place, SENTENCE_SIGNALS.index(name)]


def test_every_candidate_has_all_signals_and_its_sentences(snapshot):
    found = measured(snapshot, "Was kostet ein Deutschkurs?")
    assert found.signals.shape == (len(found.rows), len(PASSAGE_SIGNALS))
    assert found.sentence_signals.shape == (len(found.sentence_rows), len(SENTENCE_SIGNALS))
    owners = np.repeat(found.rows, np.diff(found.first))
    assert owners.tolist() == snapshot.owner[found.sentence_rows].tolist()
    assert np.isfinite(found.signals).all()
    assert np.isfinite(found.sentence_signals).all()


def test_passages_that_only_name_sources_are_no_candidates(snapshot):
    assert measured(snapshot, "Landesamt für Deutschkurse 120 Euro").rows.tolist() == [0, 1, 2]


def test_where_nothing_but_sources_is_left_they_are_searched(tmp_path):
    only = built(tmp_path, [passage("belege-0", "belege", TEXTS["belege"][0])])
    assert measured(only, "Was kostet ein Deutschkurs?").rows.tolist() == [0]


def test_cosines_are_those_of_the_vectors(snapshot):
    found = measured(snapshot, "Was kostet ein Deutschkurs?")
    vector = text_vector("Was kostet ein Deutschkurs?")
    sentences = [float(vector @ text_vector(PASSAGES[2].slice(span))) for span in PASSAGES[2].sentences]
    assert signal(found, "passage cosine", 2) == pytest.approx(float(vector @ text_vector(PASSAGES[2].text)), abs=1e-3)
    assert signal(found, "best sentence cosine", 2) == pytest.approx(max(sentences), abs=1e-3)
    assert signal(found, "second sentence cosine", 2) == pytest.approx(min(sentences), abs=1e-3)


def test_the_only_sentence_is_the_second_best_too(snapshot):
    found = measured(snapshot, "Was kostet ein Deutschkurs?")
    assert signal(found, "second sentence cosine", 1) == signal(found, "best sentence cosine", 1)


def test_words_of_the_question_cover_the_passage_that_has_them(snapshot):
    found = measured(snapshot, "Deutschkurs kostet Euro")
    assert signal(found, "passage coverage", 2) == pytest.approx(1.0)
    assert signal(found, "passage coverage", 1) == 0.0
    assert sentence_signal(found, "coverage", FIRST_SENTENCE_OF_LANGUAGE + 1) == pytest.approx(1.0)
    assert sentence_signal(found, "previous coverage", FIRST_SENTENCE_OF_LANGUAGE + 1) == pytest.approx(
        sentence_signal(found, "coverage", FIRST_SENTENCE_OF_LANGUAGE)
    )


def test_the_first_sentence_has_no_previous_one(snapshot):
    found = measured(snapshot, "Wann berät der Beirat den Bericht?")
    first = [sentence_signal(found, "previous coverage", row) for row in (0, 2, 3)]
    assert first == [0.0, 0.0, 0.0]
    assert [sentence_signal(found, "first", row) for row in range(5)] == [1, 0, 1, 1, 0]
    assert [sentence_signal(found, "last", row) for row in range(5)] == [0, 1, 1, 0, 1]


def test_a_question_that_is_not_german_has_no_lexical_signals(snapshot):
    found = measured(snapshot, "How much does the German language course at the college cost?")
    for name in ("headed ngrams", "headed stems", "passage coverage", "best sentence coverage", "heading coverage"):
        assert not found.signals[:, PASSAGE_SIGNALS.index(name)].any()


def test_the_words_of_the_context_count_half(snapshot):
    alone = measured(snapshot, "Wann findet er statt?")
    continued = measured(snapshot, "Wann findet er statt?", ("Deutschkurs",))
    assert signal(continued, "passage coverage", 2) > 0
    assert signal(continued, "headed stems", 2) != signal(alone, "headed stems", 2)
    covered = measured(snapshot, "Beirat", ("Deutschkurs",))
    assert signal(covered, "passage coverage", 1) == pytest.approx(2 / 3)
    assert signal(covered, "passage coverage", 2) == pytest.approx(1 / 3)


def test_the_fact_asked_for_is_there_missing_or_not_asked_for(snapshot):
    money = measured(snapshot, "Was kostet ein Deutschkurs?")
    assert signal(money, "expected fact", 2) == 1.0
    assert signal(money, "expected fact", 1) == 0.0
    assert sentence_signal(money, "expected fact", FIRST_SENTENCE_OF_LANGUAGE) == 0.0
    assert sentence_signal(money, "expected fact", FIRST_SENTENCE_OF_LANGUAGE + 1) == 1.0
    anything = measured(snapshot, "Was ist ein Deutschkurs?")
    assert set(anything.signals[:, PASSAGE_SIGNALS.index("expected fact")]) == {0.5}


def test_the_form_asked_for_is_marked(tmp_path):
    listed = dataclasses.replace(PASSAGES[2], kind=PassageKind.LIST, items=PASSAGES[2].sentences)
    snapshot = built(tmp_path, [*PASSAGES[:2], listed, dataclasses.replace(PASSAGES[3], kind=PassageKind.TABLE)])
    found = measured(snapshot, "Wie beantrage ich einen Deutschkurs?")
    assert [signal(found, "expected form", row) for row in (1, 2)] == [0.0, 1.0]
    found = measured(snapshot, "Was kostet ein Deutschkurs?")
    assert not found.signals[:, PASSAGE_SIGNALS.index("expected form")].any()


def test_sentences_that_ask_are_marked_and_counted_in_their_passage(tmp_path):
    asking = passage("m-0", "monitoring", "1. Wie oft erscheint der Bericht? Der Bericht erscheint jährlich.")
    found = measured(built(tmp_path, [asking, PASSAGES[1]]), "Wie oft erscheint der Bericht?")
    assert [sentence_signal(found, "asking", row) for row in range(3)] == [1.0, 0.0, 0.0]
    assert [signal(found, "asking", row) for row in (0, 1)] == [0.5, 0.0]


def test_the_coverage_of_the_next_sentence_ends_with_the_passage(snapshot):
    found = measured(snapshot, "Wann erscheint der Bericht?")
    assert sentence_signal(found, "next coverage", 0) == sentence_signal(found, "coverage", 1) > 0
    assert sentence_signal(found, "next coverage", 1) == 0.0


def test_the_nearer_neighbour_is_of_the_same_document(snapshot):
    found = measured(snapshot, "Wann erscheint der Bericht?")
    assert signal(found, "neighbour cosine", 0) == signal(found, "passage cosine", 1)
    assert signal(found, "neighbour cosine", 1) == signal(found, "passage cosine", 0)
    usual = np.median([signal(found, "passage cosine", row) for row in range(3)])
    assert signal(found, "neighbour cosine", 2) == pytest.approx(usual)  # alone in its document


def test_a_neighbour_that_is_left_out_lends_nothing(snapshot):
    question = read_question("Wann erscheint der Bericht?")
    scores = LexicalScores(snapshot, question)
    without = measure(snapshot, question, text_vector(question.text), scores, left_out=[1])
    assert signal(without, "neighbour cosine", 0) == pytest.approx(
        np.median(without.signals[:, PASSAGE_SIGNALS.index("passage cosine")])
    )


def test_other_passages_of_a_document_support_each(snapshot):
    found = measured(snapshot, "Wann erscheint der Bericht?")
    assert signal(found, "document cosine", 0) == pytest.approx(signal(found, "headed passage cosine", 1))
    assert signal(found, "document cosine", 1) == pytest.approx(signal(found, "headed passage cosine", 0))

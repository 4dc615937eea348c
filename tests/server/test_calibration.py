import numpy as np
import pytest

from index.search import Searcher
from index.storage.snapshot import Snapshot
from server.answer import Status
from server.calibration import calibration, examples, plain_texts
from server.probes import Probe, Target
from tests.fake_embedder import FakeEmbedder
from tests.index.small import build

KOSTEN = Probe(
    "k", "Was kostet ein Deutschkurs?", Status.ANSWERED, targets=(Target("sprache", ""),), contains=("120 Euro",)
)


@pytest.fixture
def searcher(tmp_path):
    build(tmp_path / "index")
    return Searcher(Snapshot.load(tmp_path / "index", FakeEmbedder().identity), FakeEmbedder())


def test_a_question_teaches_as_it_is_and_without_the_passages_that_answer_it(searcher):
    whole, without = examples(searcher, KOSTEN, plain_texts(searcher))
    assert (whole.answerable, without.answerable) == (True, False)
    assert without.importance < whole.importance  # other words elsewhere may answer it still
    assert not np.array_equal(whole.inputs, without.inputs)


def test_without_known_facts_nothing_is_left_out_because_other_passages_may_answer(searcher):
    probe = Probe("k", KOSTEN.question, Status.ANSWERED, targets=KOSTEN.targets)
    assert [example.answerable for example in examples(searcher, probe, plain_texts(searcher))] == [True]


def test_what_is_not_in_the_corpus_teaches_once(searcher):
    probe = Probe("n", "Wie hoch ist die Miete?", Status.NOT_FOUND)
    assert [example.answerable for example in examples(searcher, probe, plain_texts(searcher))] == [False]


@pytest.mark.parametrize(
    "probe",
    [
        Probe("f", "Und was kostet er?", Status.ANSWERED, history=("Gibt es Kurse?",), targets=KOSTEN.targets),
        Probe("p", "Bekomme ich den Kurs bezahlt?", Status.PERSONAL_OR_LEGAL),
        Probe("c", "Und dort?", Status.NEEDS_CONTEXT),
    ],
)
def test_follow_ups_and_questions_refused_for_what_they_ask_teach_nothing(searcher, probe):
    assert list(examples(searcher, probe, plain_texts(searcher))) == []


def test_a_corpus_that_consists_of_the_answer_teaches_it_once(tmp_path):
    build(tmp_path / "index", {"sprache": ("Ein Deutschkurs kostet 120 Euro.",)})
    searcher = Searcher(Snapshot.load(tmp_path / "index", FakeEmbedder().identity), FakeEmbedder())
    assert [example.answerable for example in examples(searcher, KOSTEN, plain_texts(searcher))] == [True]


def test_a_handful_of_probes_is_too_few_to_calibrate(searcher):
    seen = []
    assert calibration(searcher, [KOSTEN], lambda *done: seen.append(done)) is None
    assert seen == [(1, 1)]

import pytest

from index.search import Searcher
from index.storage.snapshot import Snapshot
from index.storage.store import Store
from server.compose import compose
from server.message.own_words import own_words, speaks_of
from tests.fake_embedder import FakeEmbedder
from tests.index.small import publish

TEXTS = {"sprache": ("Ein Deutschkurs kostet 120 Euro. Am Wochenende zahlen Teilnehmende mehr.",)}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wochenende teurer?", ["wochenende"]),
        ("Wie hoch ist die Gebühr?", ["gebuhr"]),
        ("Am Telefon?", ["telefon"]),
        ("Wie viel mehr?", []),
        ("2019", ["2019"]),
    ],
)
def test_words_that_ask_how_much_are_none_of_a_question_s_own(question, words):
    assert own_words(question) == words


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("own-words"))
    searcher = Searcher(Snapshot.load(store.directory(publish(store, TEXTS)), "fake@1"), FakeEmbedder())
    return compose(searcher.search("Was kostet ein Deutschkurs am Wochenende?")), searcher.snapshot.analyzer


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        (["wochenenden"], True),  # another form
        (["deutschkurs", "wochenende"], True),
        (["kapitel"], True),  # the heading
        (["sperrmull"], False),
        (["wochenende", "sperrmull"], False),
        ([], True),
    ],
)
def test_an_answer_speaks_of_words_that_it_holds_in_any_form(answer, words, spoken):
    composition, analyzer = answer
    assert speaks_of(composition, words, analyzer) is spoken

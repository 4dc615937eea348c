import pytest

from index.words.analysis import GermanAnalyzer, content_words, fold, ngrams, words

ANALYZER = GermanAnalyzer(
    words("Integration, Monitoring, Konzept, Ausländer und Beirat, Wasser, Uhr, Einbürgerung, Antrag")
)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ausländerbeirat", "auslaenderbeirat"), ("STRASSE", "Straße"), ("Gebu\u0308hr", "Gebühr"), ("Café", "cafe")],
)
def test_spellings_of_a_word_fold_to_the_same(first, second):
    assert fold(first) == fold(second)


@pytest.mark.parametrize("word", ["neue", "bauer", "quelle", "aktuell"])
def test_ue_that_is_no_umlaut_still_meets_itself(word):
    assert fold(word.upper()) == fold(word)


def test_numbers_meet_with_and_without_thousands_mark():
    assert words("15.000 Einwohner") == words("15000 Einwohner")
    assert words("30.09.2029 und 2,37 €") == ["30.09.2029", "und", "2,37"]


def test_function_and_question_words_carry_no_topic():
    assert content_words("Was kostet eine Uniformjacke?") == ["kostet", "uniformjacke"]


def test_ngrams_reach_over_typing_errors():
    typo, right = set(ngrams(["monitorung"])), set(ngrams(["monitoring"]))
    assert len(typo & right) >= 5
    assert ngrams(["ab", "1990"]) == ["_ab_", "_1990_"]


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Integrationsmonitoringkonzept", ("integration", "monitoring", "konzept")),
        ("Wasseruhr", ("wasser", "uhr")),
        ("Einbürgerungsanträge", ("einburgerung", "antrage")),
        ("Ausländerbeiräte", ("auslander", "beirate")),
        ("Wandhalterung", ()),
    ],
)
def test_compounds_are_split_into_words_of_the_corpus_only(compound, parts):
    assert ANALYZER.parts(fold(compound)) == parts


def test_a_compound_meets_its_words():
    assert set(ANALYZER.stems("Monitoring der Integration")) <= set(ANALYZER.stems("Integrationsmonitoring"))


def test_inflections_meet():
    assert ANALYZER.stems("Ausländerbeiräten") == ANALYZER.stems("auslaenderbeirat")

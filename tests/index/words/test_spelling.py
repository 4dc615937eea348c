import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.words.analysis import GermanAnalyzer
from index.words.spelling import Spelling, written_words

TEXTS = [
    "Der Ausländerbeirat berät die Gemeinde. Die Ausländerbeiräte beraten.",
    "Voraussetzungen der Förderung",
    "Die Voraussetzungen sind erfüllt, wenn die Einwohnerzahl von Hamburg und die Steuerungsgruppe genannt sind.",
    "Berät hamburg.de die Gemeinde? In Hamburg, Hamburg, Hamburg, Hamburg, Hamburg und Hamburg.",
    "Das IntMK-Monitoring; Maßnahmen zur Straße",
]
WORDS = written_words(TEXTS)
SPELLING = Spelling(WORDS, GermanAnalyzer(WORDS))


def test_of_the_forms_of_a_word_the_usual_one_is_kept():
    assert {"berät", "Hamburg", "IntMK", "Voraussetzungen", "Straße"} <= set(WORDS.values())
    assert not {"Berät", "hamburg"} & set(WORDS.values())
    assert next(iter(WORDS.values())) == "Hamburg"  # the most frequent


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("auslaenderbeirat", "Ausländerbeirat"),
        ("Welche Vorraussetzungen hat die Foerderung?", "Welche Voraussetzungen hat die Förderung?"),
        ("Wer ist in der Steurungsgruppe?", "Wer ist in der Steuerungsgruppe?"),
        ("AUSLAENDERBEIRAT Aufgaben", "AUSLÄNDERBEIRAT Aufgaben"),
        ("intmk straße in hamburg", "IntMK Straße in Hamburg"),
        ("Wann sind die Gebuehren faellig?", "Wann sind die Gebühren fällig?"),
        ("Darf ein Handfunkgeraet senden?", "Darf ein Handfunkgerät senden?"),
        ("Auslenderbeirat", "Ausländerbeirat"),
        ("Welche Frsit gilt?", "Welche Frist gilt?"),
        ("Wie lange dauert die Bearbeitng, die er habn will?", "Wie lange dauert die Bearbeitung, die er habn will?"),
        ("Welche Aufgabn übernimt der Kreis?", "Welche Aufgaben übernimmt der Kreis?"),
        ("Das ist übersezten", "Das ist übersetzen"),
        ("wer berät in hamburg?", "Wer berät in Hamburg?"),
    ],
)
def test_words_are_put_right(typed, meant):
    assert SPELLING.corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Was kostet ein Zimmer in Homburg?",  # another town than Hamburg
        "Was gilt in Niederhausen?",  # another town than Niedernhausen
        "Wer ist Herr Maier?",  # no Magier
        "Fragen an die Bürokraft zum KDFB",
        "Sind neue Bauern treu und aktuell in Israel, Goethe und Moers?",
        "Massnahmen in der Hauptstrasse",  # as the Swiss write
        "Die Dauer der Steuer bei Zuerkennung",
        "Gemeinden, Ausländerbeirats, beriet",  # inflections that the corpus lacks
        "Deutschkurse § 89 Abs. 2, 15.000 €",
        "",
    ],
)
def test_what_is_right_stays(text):
    assert SPELLING.corrected(text) == text


def test_questions_with_large_letters_keep_their_letters():
    assert SPELLING.corrected("Welche voraussetzungen?") == "Welche voraussetzungen?"


@given(st.text(max_size=60))
@example("a0cosin")  # small, a name for all that is known; then with a large letter before it
def test_what_is_put_right_stays_and_nothing_but_words_changes(text):
    once = SPELLING.corrected(text)
    assert SPELLING.corrected(once) == once
    assert [char for char in once if not char.isalpha()] == [char for char in text if not char.isalpha()]


@pytest.mark.parametrize("corpus", [[], ["12 34"]])
def test_a_corpus_without_words_is_allowed(corpus):
    words = written_words(corpus)
    assert Spelling(words, GermanAnalyzer(words)).corrected("Was kostet Wasser?") == "Was kostet Wasser?"


def test_question_words_stay_whether_the_corpus_has_them_or_not():
    for corpus in (["Wieviele Fragen?"], []):
        words = written_words(corpus)
        assert Spelling(words, GermanAnalyzer(words)).corrected("wieviele?") == "Wieviele?"

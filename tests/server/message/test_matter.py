import pytest

from server.message.matter import content, left_over, matter


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Was kostet der Ausweis?", "Ausweis"),
        ("Wie lange dauert der Deutschkurs?", "Deutschkurs"),
        ("Seit wann gibt es den Stadtplan?", "Stadtplan"),
        ("Wie beantragt man den Ausweis?", "Ausweis"),
        ("Wie viele Sitze hat der Kreistag?", "Sitze Kreistag"),
        ("Wer trägt die Kosten der Müllabfuhr?", "trägt Kosten Müllabfuhr"),
        ("Wann wurde der Plan beschlossen?", "Plan beschlossen"),
        ("Was kostet das?", "kostet"),
        ("Wie viel?", "Wie viel?"),
        ("How much does a passport cost?", "a passport"),
        ("What are school buses?", "school buses"),
        ("Що таке Stadtplan?", "Stadtplan"),
        ("Where do buses stop?", "Where do buses stop"),
    ],
)
def test_the_matter_of_a_question_is_what_it_asks_about(question, about):
    assert matter(question) == about


@pytest.mark.parametrize("question", ["Und wie lange dauert das?", "Wie viele Sitze hat er?", "wie hoch"])
def test_what_only_asks_leaves_nothing(question):
    assert left_over(question) == ""


def test_the_words_of_a_question_are_kept_in_german_only():
    assert content("Was kostet der Ausweis?") == "kostet Ausweis"
    assert content("How much does a passport cost?") == "How much does a passport cost?"

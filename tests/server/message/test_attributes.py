import pytest

from server.message.attributes import names_attribute
from server.message.dependence import is_bare, is_continued, is_dependent


@pytest.mark.parametrize(
    "text",
    ["Kosten?", "frist", "Die Gebühr?", "Kosten und Dauer?", "Höchstbetrag?", "Beispiele", "Laufzeit der Förderung?"],
)
def test_a_noun_that_is_always_one_of_something_means_what_was_asked_about_before(text):
    assert names_attribute(text)
    assert is_dependent(text)
    assert not is_bare(text)  # nothing before it: it is looked up


@pytest.mark.parametrize(
    "text", ["Hundesteuer?", "Kosten der Müllabfuhr", "Kurskosten?", "Frist und Fristverlängerung?"]
)
def test_a_noun_that_names_its_topic_stands_alone(text):
    assert not names_attribute(text)
    assert not is_dependent(text)


def test_behind_und_it_surely_goes_on():
    assert is_continued("Und die Kosten?")
    assert not is_continued("Und die Hundesteuer?")

from index.question import read_question
from server.compose.pointing import goes_on, means_named, points_back
from server.compose.quote import quote
from tests.server.compose.hits import hit

TARIFF = read_question("Nach welchem Tarif werden die Hausmeister bezahlt?")
COSTS = read_question("Was kostet der Hundeausweis?")


def texts(question, *sentences, evidence):
    return [list(part.texts) for part in quote(question, [hit("a", *sentences, evidence=evidence)])]


def test_what_ends_with_something_new_comes_with_what_is_new():
    ended = "Die Ordnung gilt ab dem 1. März.", "Gleichzeitig tritt die alte außer Kraft."
    question = read_question("Wann gilt die Ordnung?")
    assert texts(question, *ended, evidence=(-9, 5)) == [list(ended)]
    numbered = "(1) " + ended[0], "(2) " + ended[1]
    assert texts(question, *numbered, evidence=(-9, 5)) == [list(numbered)]
    besides = ended[0], "Zugleich wuchs die Zahl der Hunde."
    assert texts(question, *besides, evidence=(-9, 5)) == [[besides[1]]]


def test_a_condition_about_the_sentence_before_points_back():
    assert points_back("Wird sie nicht vorgelegt, ruht das Verfahren.", "")
    assert points_back("Werden Hunde trotzdem mitgebracht, endet der Besuch.", "")
    assert not points_back("Wird die Karte nicht vorgelegt, ruht das Verfahren.", "")
    assert not points_back("(2) Hunde sind anzuleinen.", "")


def test_a_pronoun_behind_the_verb_is_what_the_question_names():
    question = read_question("Was lehnt Hanau ab?")
    told = "Hanau hat den Bericht gelesen.", "Eine eigene Stelle lehnt sie ab."
    assert texts(question, *told, evidence=(-9, 5)) == [list(told)]
    assert not means_named(question, "Eine Stelle in Hanau lehnt sie ab.", told[0])
    assert not means_named(question, "Der Rat lehnt ab, was sie wünscht.", told[0])
    assert not means_named(read_question("Was lehnt Kassel ab?"), told[1], told[0])


def test_a_sentence_comes_with_the_next_that_holds_the_reference_asked_for():
    told = "Hausmeister werden nach Stufen bezahlt.", "Bei den Schulen richtet sich dies nach Anlage 3.", "Es regnet."
    assert texts(TARIFF, *told, evidence=(5, -9, -9)) == [list(told[:2])]
    assert texts(read_question("Wie werden die Hausmeister bezahlt?"), *told, evidence=(5, -9, -9)) == [[told[0]]]


def test_a_sentence_comes_with_the_next_that_holds_the_value_asked_for():
    told = "Für Hunde stellt das Amt einen Ausweis aus.", "Für diesen Ausweis sind 12 Euro zu zahlen."
    assert texts(COSTS, *told, evidence=(5, -9)) == [list(told)]
    assert not goes_on(COSTS, told[0], "Für Katzen sind 12 Euro zu zahlen.")
    assert not goes_on(COSTS, "Der Ausweis kostet 9 Euro.", told[1])
    assert not goes_on(COSTS, told[0], "Dieser Ausweis ist mitzuführen.")


def test_a_sentence_comes_with_the_next_that_says_who_does_it():
    question = read_question("Wer bezahlt das Stück neben dem Weg?")
    told = "Ein Teil der Mauer liegt neben dem Weg.", "Diesen Mauerteil bezahlt die Stadt."
    assert goes_on(question, *told)
    assert not goes_on(question, told[0], "Diesen Mauerteil streicht die Stadt.")
    assert not goes_on(question, "Den Weg bezahlt der Kreis, die Mauer nicht.", told[1])

import pytest

from server.compose.wording import asks_for, covers, is_form, is_kind_of, named_heads, says


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("projekt", "projekte", True), ("beirat", "beirate", True), ("schule", "schulung", False), ("ausl", "rat", False)],
)
def test_forms_of_a_word_differ_in_their_ending(one, other, same):
    assert is_form(one, other) is same
    assert is_form(other, one) is same


def test_a_compound_is_a_kind_of_what_it_ends_with():
    assert is_kind_of("schulsozialarbeit", "sozialarbeit")
    assert is_kind_of("bucherei", "stadtbuchereien")
    assert not is_kind_of("auslanderbeirat", "auslander")
    assert not is_kind_of("beirat", "rat")


def test_a_head_is_named_by_all_its_words():
    heads = ["Ganztag im Profil 1", "Ganztag im Profil 2", "Lotsen-projekt", "Beratung", "Schuldnerberatung"]
    assert named_heads("Welche Schulen haben Ganztag im Profil 2?", heads) == heads[1:2]
    assert named_heads("Wo gibt es ein Lotsenprojekt?", heads) == heads[2:3]
    assert named_heads("Wo gibt es Schuldnerberatung?", heads) == heads[4:]
    assert named_heads("Wo gibt es ein Projekt?", ["Lotsenprojekt"]) == ["Lotsenprojekt"]
    assert named_heads("Wo gibt es Drogenberatung?", heads) == []
    assert named_heads("Wo gibt es Ganztag?", heads) == []


def test_what_is_asked_for_is_called_by_a_word_of_the_table():
    assert asks_for("Welche neuen Büchereien gibt es?", "Bücherei Tabelle 3: Angebote")
    assert asks_for("Liste aller Schulen", "Grundschule")
    assert not asks_for("Welche Aufgaben hat die Bücherei?", "Bücherei")


def test_words_are_covered_by_their_compounds_but_not_by_what_they_are_kinds_of():
    assert covers("Tabelle: Grundschulen", "schule")
    assert not covers("Schule", "grundschule")


def test_a_phrase_is_said_word_by_word():
    assert says("Welche Verträge laufen bis 2025?", "bis 2025")
    assert not says("Welche Verträge laufen bis Ende 2025?", "bis 2025")
    assert not says("Wer ist das?", "ist das")

import pytest

from index.places import local_places, named_places, towns, without_all_places, without_places
from index.question import read_question


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Wie viele Mitglieder hat der Beirat in Passau?", ["Passau"]),
        ("Welche Ziele hat die Stadt Marburg?", ["Marburg"]),
        ("Was zahlt der Main-Kinzig-Kreis im Jahr?", ["Main-Kinzig-Kreis"]),
        ("Was bekommt man vom Vogelsbergkreis?", ["Vogelsbergkreis"]),
        ("Wie ist das in Baden-Württemberg?", ["Baden-Württemberg"]),
        ("Gilt das für Bayerns Kommunen?", ["Bayern"]),
        ("Wie viele Lotsen hat Fulda?", ["Fulda"]),
        ("Und Kassel?", ["Kassel"]),
        ("Was steht über Worms?", []),
        ("Wer gehört zum Teilnehmerkreis im Landkreis?", []),
        ("Was steht in Essen und Trinken?", []),
        ("Was geschah bei Worms-Nord?", []),
        ("Who won the election in Frankfurt in 2021?", ["Frankfurt"]),
        ("2024 yılında Offenbach'ta kaç kişi Alman vatandaşı oldu?", ["Offenbach"]),
    ],
)
def test_places_are_told_from_other_words(text, places):
    assert named_places(text, is_german=read_question(text).is_german) == places


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Regnet es am Wochenende in Wiesbaden?", "Regnet es am Wochenende ?"),
        ("Wann fährt der Zug von Fulda nach Berlin?", "Wann fährt der Zug nach Berlin?"),
        ("Was gibt es in Wiesbaden?", "Was gibt es in Wiesbaden?"),  # nothing else is asked about
        ("Wen berät der Beirat?", "Wen berät der Beirat?"),
    ],
)
def test_a_text_without_its_places_still_says_what_is_asked(text, bare):
    assert without_places(text, is_german=True) == bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Welche Ziele hat das Kasseler Konzept?", "Welche Ziele hat das Konzept?"),
        ("Welchen Anteil hatte der Hochtaunuskreis laut Monitor?", "Welchen Anteil hatte laut Monitor?"),
        ("Wer leitet das Amt der Stadt Marburg?", "Wer leitet das Amt ?"),
        ("ausländerbeirat wiesbaden mitglieder", "ausländerbeirat mitglieder"),
        ("Was gibt es in Kassel?", "Was gibt es in Kassel?"),
    ],
)
def test_a_text_without_any_name_of_a_place(text, bare):
    assert without_all_places(text) == bare


def test_small_places_are_learned_from_what_documents_call_them():
    local = local_places(["Die Gemeinde Moosbrunn und die Kreisstadt Ober-Rauhental.", "Der Rat der Stadt berät."])
    assert local == {"Moosbrunn", "Ober-Rauhental"}
    assert named_places("Was gilt in Moosbrunn?", is_german=True, local=local) == ["Moosbrunn"]
    assert named_places("Was gilt in Moosbrunn?", is_german=True) == []


def test_towns_are_told_from_what_else_stands_behind_in():
    texts = (
        "Das Amt in Hohenmoor zahlt aus Eigenkapital und in Notsituationen.",
        "Der Kurs in Birkenrode ist voll; das Birkenrode der Karte ist ein Spiel.",
        "Lenzach, den 3. Mai 2024",
    )
    assert towns(texts) == {"Hohenmoor", "Lenzach"}
    assert towns(["Controlling, den Ämtern bekannt", "Screening, im Bericht genannt", "Lenzach, im Mai 2024"]) == {
        "Lenzach"
    }

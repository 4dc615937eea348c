import pytest

from index.restrictions import restriction_missing


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Was bekommt der stellvertretende Wehrführer?", "Wehrführer: 90 Euro", "eine Vertretung"),
        ("Was bekommt der stellvertretende Wehrführer?", "Wehrführer: 90 Euro; Vertretung: 45 Euro", None),
        ("Wer vertritt Frau Linde?", "Leitung: Frau Linde", "eine Vertretung"),
        ("Wer vertritt die Klimabeauftragte?", "Klimabeauftragte: Frau Linde", "eine Vertretung"),
        ("Wer vertritt die Interessen der Eltern?", "Der Elternbeirat spricht für die Eltern.", None),
        ("Was kostet der zweite Ausweis?", "Ein Ausweis kostet 30 Euro.", "„zweite Ausweis“"),
        ("Was kostet der zweite Ausweis?", "Jeder weitere Ausweis kostet 10 Euro.", None),
        ("Was kostet der zweite Ausweis?", "Je Ausweis sind 30 Euro zu zahlen.", None),
        ("Was kostet der zweite Ausweis?", "1. Ausweis: 30 Euro; 2. Ausweis: 10 Euro", None),
        ("Was kostet der zweite Ausweis?", "Wer zwei oder mehr Ausweise braucht, zahlt 40 Euro.", None),
        ("Wann läuft die dritte Runde?", "Erste Runde: März; zweite Runde: Mai", "„dritte Runde“"),
        ("Wer fährt in der zweiten Gruppe?", "Gruppe I: Ahrens; Gruppe II: Lorenz", None),
        ("Ab welchem Weg fährt ein Kind der sechsten Klasse?", "Ab der fünften Klasse: 3 km", None),  # within a span
        ("Klappt es ein viertes Mal?", "Wer dreimal gefördert wurde, setzt aus.", None),
        ("Wann hat die Bücherei am Samstag geöffnet?", "Mo–Fr 10–16 Uhr", "Samstag"),
        ("Wann hat die Bücherei am Samstag geöffnet?", "Mo–Sa 10–16 Uhr", None),
        ("Wann hat die Bücherei am Mittwoch geöffnet?", "montags bis freitags 10–16 Uhr", None),
        ("Wann hat die Bücherei am Sonnabend geöffnet?", "Am Wochenende 10–16 Uhr", None),
        ("Wann hat die Bücherei am Sonntag geöffnet?", "Werktags 10–16 Uhr", "Sonntag"),
        ("Wann hat die Bücherei am Sonntag geöffnet?", "Die Öffnungszeiten stehen im Aushang.", None),
        ("Was gilt, wenn die Wahl am Sonntag ist?", "Am Montag wird ausgezählt.", None),  # nothing opens
        ("Was kostet der Sportplatz Nord?", "Sportplatz Süd: 9 Euro", "Sportplatz Nord"),
        ("Was kostet der Sportplatz Nord?", "Sportplatz Süd: 9 Euro; Nord: 8 Euro", None),
        ("Was kostet der Sportplatz Nord?", "Ein Sportplatz kostet 9 Euro.", None),
    ],
)
def test_what_narrows_a_question_has_to_come_back(question, text, missing):
    assert restriction_missing(question, text) == missing

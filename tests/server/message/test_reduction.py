import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import clean
from server.message.reduction import reduced


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Guten Tag, warum wurde Offenbach ausgewählt? Vielen Dank!", "Warum wurde Offenbach ausgewählt?"),
        ("Hallo, ich habe eine Frage: Wer wählt den Beirat?", "Wer wählt den Beirat?"),
        ("Kurze Frage, wer wählt den Beirat", "Wer wählt den Beirat"),
        ("Nachfrage: Wer wählt den?", "Wer wählt den?"),
        ("Und noch was: Wer bezahlt das?", "Wer bezahlt das?"),
        ("Nachfrage nach Wohnraum: Wie hoch ist sie?", "Nachfrage nach Wohnraum: Wie hoch ist sie?"),
        ("Ich weiß nicht, wer den Beirat wählt. Können Sie helfen?", "Wer den Beirat wählt."),
        ("Können Sie Geflüchteten helfen?", "Können Sie Geflüchteten helfen?"),
        ("Können Sie mir bitte sagen, wer den Beirat wählt?", "Wer den Beirat wählt?"),
        ("Ich wüsste gern, ab wann man den Beirat wählt.", "Ab wann man den Beirat wählt."),
        ("Ich bin neu im Amt und möchte wissen, wie ein Monitoring entsteht.", "Wie ein Monitoring entsteht."),
        ("Unser Bürgermeister fragt, wozu die Zahlen gut sind", "Wozu die Zahlen gut sind"),
        ("Bitte sagen Sie mir, ob der Kurs Pflicht ist.", "Ob der Kurs Pflicht ist."),
        ("Wie viele Mitglieder hat der Beirat laut den Dokumenten???", "Wie viele Mitglieder hat der Beirat?"),
        ("Was steht in den Dokumenten zum Ausländerbeirat?", "Ausländerbeirat"),
        ("Ich suche Informationen über die Integrationslotsen.", "Integrationslotsen"),
        ("Nennen Sie mir bitte die Rechte des Ausländerbeirats.", "Rechte des Ausländerbeirats"),
        ("Zählen Sie alle Mitglieder der Kommission auf!", "Alle Mitglieder der Kommission"),
        (
            "Erklären Sie mir den Unterschied zwischen Beirat und Kommission",
            "Unterschied zwischen Beirat und Kommission",
        ),
        ("Bitte eine Liste der Rechte, die ein Beirat hat.", "Rechte, die ein Beirat hat"),
        ("Ich suche die Zahl der Kinder, die in Vorlaufkursen sind.", "Zahl der Kinder, die in Vorlaufkursen sind"),
        ("nenn mal die mitglieder der kommission", "mitglieder der kommission"),
        ("Bitte um Auskunft, ob die Broschüre etwas kostet.", "Ob die Broschüre etwas kostet."),
        ("Bitte fassen Sie zusammen, was das Gesetz zur Öffnung sagt.", "Was das Gesetz zur Öffnung sagt."),
        ("Wer wählt den Beirat? Mit freundlichen Grüßen\nAnna Müller", "Wer wählt den Beirat?"),
        ("Wer wählt den Beirat? Danke im Voraus und viele Grüße, Jo", "Wer wählt den Beirat?"),
        ("Was kostet der Kurs? Es eilt. Ich freue mich über eine Antwort.", "Was kostet der Kurs?"),
        ("1. Wer wählt den Beirat? 😊", "Wer wählt den Beirat?"),
        ("> Beirat Wahl", "Beirat Wahl"),
        ("Mal eine Frage zum Beirat: Wer wählt den?", "Beirat: Wer wählt den?"),
        ("Schreib mir bitte auf, wer den Beirat wählt.", "Wer den Beirat wählt."),
        ("Stellen Sie mir zusammen, welche Rechte der Beirat hat.", "Welche Rechte der Beirat hat."),
        ("Erstellen Sie mir bitte eine Liste der sechs Regionen.", "Sechs Regionen"),
        ("Können Sie mir eine Übersicht über die Mittel des Landes machen?", "Mittel des Landes"),
        ("Stell mir eine Aufstellung der Kosten zusammen", "Kosten"),
        ("hallo wer wählt den beirat danke", "wer wählt den beirat danke"),
        ("Dear Sir or Madam, could you tell me who elects the Beirat? Kind regards, Jo", "Who elects the Beirat?"),
        ("Hola, ¿me puede decir quién elige el Beirat? Gracias", "Quién elige el Beirat?"),
        ("Merhaba, entegrasyon izleme nedir? Teşekkürler", "entegrasyon izleme nedir?"),
        ("Скажите, пожалуйста, кто избирает совет? Спасибо", "кто избирает совет?"),
        ("Einen schönen guten Tag ins Haus! Wer wählt den Beirat? Es dankt Ihnen Jo Rehm", "Wer wählt den Beirat?"),
        ("Liebe Verkehrsplaner, wer wählt den Beirat? Klingelnde Grüße vom Radlerstammtisch", "Wer wählt den Beirat?"),
        ("Hi, who elects the council?", "who elects the council?"),
        ("Hallo, wer wählt den Beirat? Herzlichen Dank Gerd Maier", "Wer wählt den Beirat?"),
        (
            "Sehr geehrte Damen und Herren, mein Name ist Jo Rehm, ich arbeite beim Landkreis Fulda. "
            "Wie viele Mitglieder hat der Beirat? Mit freundlichen Grüßen Jo Rehm",
            "Wie viele Mitglieder hat der Beirat?",
        ),
    ],
)
def test_only_what_is_asked_is_left(message, question):
    assert reduced(message) == question


@pytest.mark.parametrize(
    "message",
    [
        "Zählen Babys bei der Wohnfläche mit?",
        "Ich habe nur den ersten Teil gemacht und nie weitergemacht. Gilt der noch?",
        "Erklären Sie mir den Unterschied",
        "Erstellen Sie mir eine Übersicht",
        "Können Vereine eine Liste der Bewerber machen?",
        "Erklären Sie mir das genauer",
        "erklär mir das bitte genauer",
        "Ich suche eine Wohnung in Kassel",
        "Meine Mutter soll ins Heim. Wie aktuell muss das Zeugnis sein?",
        "Wir sind eine Gemeinde mit 3.000 Einwohnern. Brauchen wir ein Konzept?",
        "Ich suche die Akte meines Großonkels, weiß aber nur, wann er geboren ist. Wie lange ist sie gesperrt?",
        "Muss ich dem Amt sagen, wo ich wohne?",
        "Darf man die eigenen Leute fragen, woher sie stammen?",
        "Woher weiß ich, ob jemand teilnehmen darf?",
        "Wissen die Sachbearbeiter vorher, an welchem Tag ein Tester kommt?",
        "Das VG Minden hat meine Klage abgewiesen. Was nun?",
        "Was gibt es zum 40-jährigen Dienstjubiläum?",
        "Was steht in § 25a Aufenthaltsgesetz?",
        "Liebe geht durch den Magen, oder?",
        "Wie viele Lotsen gibt es? Wir haben 3.000 Einwohner.",
        "Wer spricht beim Empfang das Grußwort?",
        "Wie gründet man einen Beirat? Unser Gedanke war, die Vereine zu fragen.",
        "Wer bekommt den Dank des Ministers?",
        "auslaenderbeirat gewaehlt",
        "Hallo",
        "Vielen Dank!",
        "Und in Wetzlar?",
        "1. Januar 2025",
        "☎",
    ],
)
def test_what_belongs_to_the_question_stays(message):
    assert reduced(message) == message


@pytest.mark.parametrize(
    "rest",
    [
        "Ich komme aus Marokko. Wie viele Jahre muss man dafür hier gelebt haben?",
        "Ich arbeite beim Kreis und soll ein Monitoring aufbauen. Wie viele Jahre braucht das Amt?",
        "Ich bin in der Steuerungsgruppe. Wie gehen wir da vor?",
    ],
)
def test_who_asks_stays_where_the_question_needs_it(rest):
    assert reduced(f"Guten Tag, {rest}") == rest


@given(st.text(max_size=200))
def test_nothing_is_added_and_something_is_left(message):
    question = reduced(message)
    assert bool(question) == bool(clean(message))
    assert len(question) <= len(clean(message).upper())

import pytest

from index.kinds import kind_missing
from index.question import read_question


@pytest.mark.parametrize(
    ("question", "answer", "missing"),
    [
        ("Welche Telefonnummer hat das Bauamt?", "Das Bauamt ist im Rathaus, Lindenweg 7.", "eine Telefonnummer"),
        ("Welche Telefonnummer hat das Bauamt?", "Das Bauamt erreichen Sie unter 09911 / 23-450.", None),
        ("Welche Telefonnummer hat das Bauamt?", "Durchwahl: -12", None),
        ("Telefon Bauamt", "Das Bauamt ist im Rathaus.", "eine Telefonnummer"),
        ("Muss ich meine Telefonnummer angeben?", "Die Angabe ist freiwillig.", None),  # asks for no number
        ("Wer zahlt das Telefon im Heim?", "Die Kosten trägt der Träger.", None),
        ("Wie lautet die Faxnummer der Kasse?", "Telefon 2345-6", "eine Faxnummer"),
        ("Kann ich den Antrag per Fax schicken?", "Der Antrag ist im Original einzureichen.", None),
        ("Welche E-Mail-Adresse hat die Kasse?", "Telefon 2345-6", "eine E-Mail-Adresse"),
        ("Mailadresse Kasse", "kasse@rathaus.example", None),
        ("Um wie viel Uhr beginnt der Kurs?", "Der Kurs ist am zweiten Donnerstag im Monat.", "eine Uhrzeit"),
        ("Um wie viel Uhr beginnt der Kurs?", "Der Kurs ist donnerstags von 9 bis 11.", None),
        ("Wer legt die Uhrzeit fest?", "Das bestimmt die Leitung.", None),
        ("Öffnungszeiten Café", "Der Verein hat seinen Sitz in der Gerbergasse.", "eine Öffnungszeit"),
        ("Wann hat das Café offen?", "Der Verein hat seinen Sitz in der Gerbergasse.", "eine Öffnungszeit"),
        ("Öffnungszeiten Café", "Montags nach Vereinbarung.", None),
        ("Wie lautet die Anschrift des Vereins?", "Der Verein hat 40 Mitglieder.", "eine Anschrift"),
        ("Wie lautet die Anschrift des Vereins?", "Lange Reihe 33", None),
        ("Wem melde ich meine neue Adresse?", "Zuständig ist das Bürgeramt.", None),
        ("Wie viele Quadratmeter braucht ein Gruppenraum?", "Er fasst 20 Kinder.", "eine Angabe in Quadratmetern"),
        ("Wie viele Quadratmeter braucht ein Gruppenraum?", "Je Kind 2,5 m².", None),
        ("Wo ist das Amt und welche Telefonnummer hat es?", "Das Amt ist im Rathaus.", None),  # half an answer
        ("Bauamt Telefonnummer Öffnungszeiten", "Das Bauamt hat bis 16 Uhr offen.", None),
        ("Wie viele Kinder fasst ein Gruppenraum?", "Er fasst 20 Kinder.", None),
    ],
)
def test_what_is_asked_for_by_name_has_to_be_shown(question, answer, missing):
    assert kind_missing(read_question(question), question, answer) == missing

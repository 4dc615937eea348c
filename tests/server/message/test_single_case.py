import pytest

from server.message.single_case import asks_for_oneself, is_personal_or_legal, names_a_matter


@pytest.mark.parametrize(
    "question",
    [
        "Wann wird mein Antrag auf Einbürgerung entschieden?",
        "Mein Mann wartet seit acht Monaten auf seinen Pass. Wann kommt der endlich?",
        "Wie lange dauert mein Verfahren noch?",
        "Warum wurde mein Visum abgelehnt?",
        "Ist meine Akte schon bearbeitet?",
        "Bekomme ich eine Niederlassungserlaubnis?",
        "Werde ich abgeschoben?",
        "Soll ich gegen den Bescheid Widerspruch einlegen?",
        "Kann ich das Amt verklagen?",
        "Steht mir Schadensersatz zu?",
        "Habe ich gute Chancen vor Gericht?",
        "WERDE ICH EINGEBÜRGERT?",
        "Ist unser Antrag auf Zuschuss schon eingegangen?",
        "Haben Sie meine Urkunde erhalten, die ich gestern abgegeben habe?",
        "Wann habe ich den Beratungstermin?",
        "In welche Klasse kommt mein Sohn?",
        "Has my application been approved yet?",
        "What is the status of my permit?",
        "Erhalte ich trotzdem die Einbürgerung?",
        "Kann ich die Wahl anfechten, weil ich nicht auf der Liste stand?",
        "Wann wird über meinen Antrag entschieden?",
        "Der Vermieter wirft mich raus, ist das rechtmäßig?",
        "Wie begründe ich den Widerspruch gegen meinen Bescheid?",
        "Soll ich das unterschreiben?",
        "Darf ich meinem Vermieter fristlos kündigen?",
        "Können Sie nachsehen, ob meine Bewerbungsunterlagen vollständig sind?",
        "Hat die Feuerwehr Ulm ihren Förderantrag inzwischen bewilligt bekommen?",
        "Wurde der Bauantrag meiner Schwester genehmigt?",
        "Wo hängt denn mein Elterngeldbescheid?",
        "Der Trainer wirft meinen Sohn aus der Mannschaft. Muss er sich das gefallen lassen?",
        "Unser Zuschuss wurde gestrichen. Müssen wir das hinnehmen?",
        "Wird mein Meisterabschluss aus Polen in Bayern anerkannt?",
        "Kann man mich ausweisen, obwohl ich hier arbeite?",
        "Bin ich trotz der Verurteilung einbürgerbar?",
        "Wer zahlt mir die Anwältin und das Gericht für meine Mietklage?",
        "Mein Chef behält das Trinkgeld. Ist das strafbar?",
        "Wie stehen meine Chancen vor dem Sozialgericht?",
        "Was kostet ein Anwalt, und soll ich klagen?",
    ],
)
def test_single_cases_are_for_the_office(question):
    assert is_personal_or_legal(question)


@pytest.mark.parametrize(
    "question",
    [
        "Welche Nachweise müssen meinem Bauantrag noch beiliegen?",
        "Gilt mein alter Führerschein noch, wenn ich umziehe?",
        "Was kostet der Test, und wie lange dauert mein Verfahren im Schnitt?",
        "Wird die Gebühr erstattet oder was kostet mein Antrag am Ende?",
        "Mein Antrag wurde abgelehnt. Wer entscheidet über den Widerspruch?",
        "Mein Pass ist abgelaufen. Bekomme ich die Bescheinigung trotzdem mit der Post?",
        "Wie erfahre ich, ob mein Antrag eingegangen ist?",
        "Wird mein Antrag abgelehnt, wenn ein Nachweis fehlt?",
        "Wo kann ich eine Beleidigung anzeigen?",
        "Muss ich den Abriss eines Schuppens anzeigen?",
        "Eine Mieterin fragt, ob sie klagen kann. An wen verweise ich sie?",
        "Innerhalb welcher Frist muss ich gegen meinen Bescheid klagen?",
        "Kann ich meinen Stromvertrag kündigen, wenn ich umziehe?",
        "Wie schnell bekomme ich passende Arbeitskleidung?",
        "Wer hat Recht auf einen Kitaplatz?",
        "Müssen wir als Gemeinde hinnehmen, dass der Beirat ablehnt?",
        "Ist es strafbar, wenn ich ohne Genehmigung baue?",
        "Do I have to pay if my application is rejected?",
    ],
)
def test_rules_about_what_is_ones_own_are_not(question):
    assert not is_personal_or_legal(question)


def test_who_asks_yes_or_no_about_himself_is_told_from_who_asks_for_a_rule():
    assert asks_for_oneself("Sollte ich lieber warten?")
    assert asks_for_oneself("Meine Frist ist um. Hätte ich früher kommen müssen?")
    assert not asks_for_oneself("Mein Chef hat mich benachteiligt, wie lange habe ich Zeit?")
    assert not asks_for_oneself("Sollte die Stadt lieber warten?")


def test_what_offices_decide_on_is_noticed():
    assert names_a_matter("Darf Oma bleiben, wenn ihr Visum abläuft?")
    assert names_a_matter("Wurde Frau Kurz der Platz bewilligt?")
    assert not names_a_matter("Hat jemand insgesamt zwei Karten für das Konzert?")

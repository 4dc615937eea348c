"""Labels of boxes stand before the first sentence of their text."""

from tests.ingest.cut.test_cut import heading, para, passages


def quoted(*texts: str) -> list[list[str]]:
    found = passages(heading("Wege"), *map(para, texts))
    return [[passage.slice(span) for span in passage.sentences] for passage in found]


def test_the_label_of_a_box_is_no_sentence_of_its_own() -> None:
    assert quoted("TIPP", "Fragen Sie früh. Das spart Zeit.") == [["TIPP\nFragen Sie früh.", "Das spart Zeit."]]
    assert quoted("Beispiel aus Au", "Der Rat hat zugestimmt.") == [["Beispiel aus Au\nDer Rat hat zugestimmt."]]


def test_other_labels_and_labels_without_a_text_stay_alone() -> None:
    assert quoted("Martina Vogt", "Sie leitet das Amt.") == [["Martina Vogt", "Sie leitet das Amt."]]
    assert quoted("Das Amt hilft.", "Hinweis") == [["Das Amt hilft.", "Hinweis"]]
    assert quoted("Wichtig ist der Antrag.", "Er ist frei.") == [["Wichtig ist der Antrag.", "Er ist frei."]]


def texts(*paragraphs: str) -> list[str]:
    return [passage.text for passage in passages(heading("Wege"), *map(para, paragraphs))]


def test_entries_stay_with_the_line_that_announces_them() -> None:
    hours = ["Geöffnet ist wie folgt:", "Montag 8:00–12:00 Uhr", "Mittwoch geschlossen", "Freitag 9:00–11:00 Uhr"]
    assert texts(*hours, "Der Hof ist frei.") == ["\n".join([*hours, "Der Hof ist frei."])]
    terms = ["Bitte beachten Sie:", "Antrag für 2030: 28. November 2029 (Ausschlussfrist)", "Abruf: 3. Mai 2030"]
    assert texts(*terms) == ["\n".join(terms)]


def test_a_run_of_entries_is_one_passage() -> None:
    entries = [f"Ansprechperson für den Bezirk Nummer {number}: Frau Eva Roth im Rathaus" for number in range(14)]
    assert texts("Zuständig sind:", *entries) == ["\n".join(["Zuständig sind:", *entries])]


def test_a_label_still_opens_a_passage() -> None:
    assert texts("Das Amt hilft.", "Zu Frage 3", "Der Antrag ist frei.") == [
        "Das Amt hilft.",
        "Zu Frage 3\nDer Antrag ist frei.",
    ]
    assert texts("Das Amt hilft.", "Schritt 2: Antrag", "Er ist frei.")[1] == "Schritt 2: Antrag\nEr ist frei."

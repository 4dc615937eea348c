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

"""Numbered bold paragraphs of tagged files."""

from ingest.block import Heading
from tests.ingest.pdf.tagged.page import Page, blocks


def document(*paragraphs: tuple[str, bool]) -> list[tuple[int, str]]:
    page = Page()
    page.add("H1", page.run(70, 60, "Antwort", size=16, bold=True))
    page.add("H2", page.run(70, 90, "Vorbemerkung", size=12, bold=True))
    page.add("P", page.run(70, 120, "Die Angaben beruhen auf einer Umfrage."))
    for i, (text, bold) in enumerate(paragraphs):
        page.add("P", page.run(70, 150 + 30 * i, text, bold=bold))
    page.add("H2", page.run(70, 700, "Anlage", size=12, bold=True))
    page.add("P", page.run(70, 730, "Die Anlage nennt die Stellen."))
    return [(b.level, b.text.text) for b in blocks(page) if isinstance(b, Heading)]


def test_numbered_questions_are_headings_below_the_open_one() -> None:
    found = document(
        ("1. Wie viele Stellen gibt es?", True),
        ("Es gibt zwölf Stellen.", False),
        ("2. Wer bezahlt sie?", True),
        ("Das Land bezahlt sie.", False),
    )
    questions = [(3, "1. Wie viele Stellen gibt es?"), (3, "2. Wer bezahlt sie?")]
    assert found == [(1, "Antwort"), (2, "Vorbemerkung"), *questions, (2, "Anlage")]


def test_named_numbers_may_begin_anywhere_and_name_several() -> None:
    found = document(
        ("Zu den Fragen 3 und 4:", True),
        ("Beide bejahe ich.", False),
        ("Zu Frage 5:", True),
        ("Nein.", False),
    )
    assert found[2:4] == [(3, "Zu den Fragen 3 und 4:"), (3, "Zu Frage 5:")]


def test_a_list_of_bold_items_and_a_single_number_are_none() -> None:
    items = document(("1. Antrag", True), ("2. Finanzplan", True), ("3. Satzung", True), ("Alles beifügen.", False))
    assert len(items) == 3
    assert len(document(("1. Hinweis zum Verfahren", True), ("Es ist einfach.", False))) == 3
    assert len(document(("12 Monate", True), ("Text dazu.", False), ("13 Monate", True), ("Mehr.", False))) == 3

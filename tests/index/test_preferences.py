import numpy as np

from index.preferences import preferences
from index.question import read_question
from ingest import Passage, PassageKind, Span


def passage(text, heading=(), kind=PassageKind.PARAGRAPH, items=()):
    return Passage("p", "d", heading, kind, text, (Span(0, len(text)),), items)


def added(question, *passages):
    return preferences(read_question(question), passages).tolist()


def test_the_section_named_wins_over_a_text_that_mentions_it_and_both_over_others():
    section = passage("Die Gemeinde kann eine Kommission bilden.", ("6.2 Was § 89 HGO anbietet",))
    mention = passage("§ 84 und § 89 HGO betreffen zwei Gremien.")
    other = passage("Nach § 84 HGO ist ein Beirat Pflicht.", ("§ 84 HGO",))
    first, second, third = added("Was bietet § 89 HGO?", section, mention, other)
    assert first > second > third == 0


def test_who_asks_how_gets_numbered_steps_before_other_lists():
    text = "So beginnt die Öffnung in zwei Schritten:\n1. Spitze\n2. Prüfung"
    items = (Span(42, 51), Span(52, 62))
    steps = passage(text, ("Die zwei Schritte",), PassageKind.LIST, items)
    bullets = passage(text.replace("1.", "•").replace("2.", "•"), ("Merkmale",), PassageKind.LIST, (Span(42, 50),))
    first, second = added("Womit beginnt die interkulturelle Öffnung?", steps, bullets)
    assert first > second == 0


def test_steps_to_something_else_are_no_better_than_other_lists():
    text = "So gehen Sie vor:\n1. Bericht schreiben\n2. Bericht vorlegen"
    items = (Span(18, 37), Span(38, 57))
    steps = passage(text, ("Berichten", "So gehen Sie vor"), PassageKind.LIST, items)
    assert added("Wie schreibe ich den Bericht?", steps)[0] > 0
    assert added("Wie gewinne ich Ehrenamtliche für den Verein?", steps) == [0.0]
    told = "Unser Kreistag wünscht sich vom kommenden Frühjahr an verlässliche Zahlen, womit beginnt der Bericht?"
    assert added(told, steps)[0] > 0


def test_other_questions_are_left_to_what_was_learned():
    assert added("Wer wählt den Beirat?", passage("Text.", ("§ 86 HGO",))) == [0.0]


def test_the_place_that_a_question_names_wins_over_all_that_mentions_it():
    place = passage("Der Antrag ist im März zu stellen.", ("§ 8 Anträge",))
    mention = passage("Anträge nach § 8 sind frei.", ("Kosten nach § 8",))
    question = read_question("Wann ist der Antrag nach § 8 zu stellen?")
    first, second = preferences(question, [place, mention], np.array([True, False])).tolist()
    assert first > second + 6


def test_passages_of_the_document_that_is_named_come_before_all_others():
    passages = [passage("Der Antrag ist bis Mai zu stellen."), passage("Der Antrag ist bis Juni zu stellen.")]
    question = read_question("Bis wann ist der Antrag zu stellen?")
    first, second = preferences(question, passages, of_document=np.array([False, True])).tolist()
    assert second > first == 0

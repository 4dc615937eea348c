import math

from index.search import Hit
from ingest import Passage, PassageKind, Span
from server.answer import AnswerKind
from server.compose import compose
from tests.server.compose.hits import found, hit

STEPS = ("So entsteht ein Konzept:", "1. Lage erheben.", "2. Ziele setzen.", "3. Bericht vorlegen.")
BULLETS = ("Zum Beirat gehören:", "• drei Vereine", "• zwei Kirchen")


def steps(**values):
    return hit("schritte", *STEPS, **{"evidence": (0, 3, 1, 1), "kind": PassageKind.LIST, "items": 3, **values})


def prose(**values):
    return hit("prosa", "Ein Konzept entsteht im Amt.", **{"evidence": (4.0,), **values})


def texts(composition):
    return [text for excerpt in composition.excerpts for text in excerpt.texts]


def test_how_to_is_answered_by_the_whole_ordered_list_with_its_lead_in():
    composition = compose(found("Wie erstelle ich ein Konzept?", steps()))
    assert composition.kind is AnswerKind.STEPS
    assert texts(composition) == list(STEPS)


def test_a_list_close_behind_the_best_passage_is_preferred_when_asked_for():
    question = "Wie erstelle ich ein Konzept?"
    assert compose(found(question, prose(), steps(score=0.6))).kind is AnswerKind.STEPS
    assert compose(found(question, prose(), steps(score=0.3, evidence=(-9, -9, -9, -9)))).kind is AnswerKind.QUOTE


def test_a_list_without_order_is_no_sequence_of_steps():
    listed = hit("liste", *BULLETS, evidence=(0, 1, 1), kind=PassageKind.LIST, items=2)
    assert compose(found("Wie gründe ich einen Beirat?", listed)).kind is AnswerKind.LIST
    composition = compose(found("Welche Mitglieder hat der Beirat?", listed))
    assert (composition.kind, texts(composition)) == (AnswerKind.LIST, list(BULLETS))


def test_whoever_asks_for_something_else_gets_a_sentence_of_the_list():
    composition = compose(found("Wer legt den Bericht vor?", steps(evidence=(-9, -9, -9, 3))))
    assert composition.kind is AnswerKind.QUOTE
    assert texts(composition)[-1] == "3. Bericht vorlegen."


def test_whoever_asks_for_all_gets_the_whole_list():
    assert compose(found("Nenne alles zum Konzept", steps())).kind is AnswerKind.LIST


def test_of_a_long_list_every_item_is_shown_by_its_first_sentence():
    lead = "So geht es:"
    item = "{}. Erst wird gefragt. " + "Danach wird sehr lange und gründlich beraten, " * 9 + "dann Ende."
    text, sentences, items = lead, [Span(0, len(lead))], []
    for number in range(1, 5):
        start = len(text) + 1
        text += " " + item.format(number)
        first = start + len(f"{number}. Erst wird gefragt.")
        sentences += [Span(start, first), Span(first + 1, len(text))]
        items.append(Span(start, len(text)))
    long = Hit(
        Passage("lang", "leitfaden", (), PassageKind.LIST, text, tuple(sentences), tuple(items)),
        prose().document,
        1.0,
        (0.0,) * len(sentences),
    )
    composition = compose(found("Wie gehe ich vor?", long))
    assert texts(composition) == [lead, *(f"{number}. Erst wird gefragt." for number in range(1, 5))]


def test_rows_alone_make_a_table():
    row = hit("tabelle", "Ort: Kassel; Anteil: 34", evidence=(2.0,), kind=PassageKind.TABLE, items=1)
    assert compose(found("Wie hoch ist der Anteil in Kassel?", row)).kind is AnswerKind.TABLE
    assert compose(found("Wie hoch ist der Anteil in Kassel?", row, prose(evidence=(1.9,)))).kind is AnswerKind.QUOTE


def test_a_definition_answers_the_question_for_one_only():
    definition = hit("begriff", "Teilhabe: Zugang zu allem.", evidence=(2.0,), kind=PassageKind.DEFINITION)
    assert compose(found("Was bedeutet Teilhabe?", definition)).kind is AnswerKind.DEFINITION
    assert compose(found("Wer regelt Teilhabe?", definition)).kind is AnswerKind.QUOTE


def test_without_anything_quotable_there_is_no_answer():
    assert compose(found("Wer regelt Teilhabe?")) is None
    assert compose(found("Wer regelt Teilhabe?", prose(evidence=(-math.inf,)))) is None

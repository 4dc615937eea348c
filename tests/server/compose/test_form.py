import math
from dataclasses import replace

from index.question import read_question
from index.search import Hit
from ingest import Passage, PassageKind, Span
from server.answer import AnswerKind
from server.compose import completed, compose
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


def test_a_half_is_answered_by_one_sentence_more_behind_the_sources_shown():
    question = found("Was kostet ein Kurs und wer leitet ihn?", prose())
    other = hit("leitung", "Die Leitung hat Frau Kern.", evidence=(3.0,))
    more = completed(compose(question), question.question, [other])
    assert texts(more) == ["Ein Konzept entsteht im Amt.", "Die Leitung hat Frau Kern."]


def test_in_a_passage_that_is_shown_the_sentence_takes_its_place():
    both = ("Erst kommt die Leitung.", "Dann kommt der Preis.")
    composition = compose(found("Was kostet ein Kurs?", hit("kurs", *both, evidence=(-9.0, 3.0))))
    (part,) = completed(composition, read_question("Was?"), [hit("kurs", *both, evidence=(3.0, -9.0))]).excerpts
    assert part.texts == both


def test_a_row_for_a_half_comes_with_its_caption_and_makes_a_table_a_quote():
    row = hit("zahlen", "Kassel: 12", evidence=(2.0,), kind=PassageKind.TABLE, items=1)
    composition = compose(found("Wie hoch ist der Anteil in Kassel?", row))
    assert completed(composition, read_question("Wie hoch?"), [prose()]).kind is AnswerKind.QUOTE


def test_nothing_is_added_that_is_shown_or_unlikely_or_elsewhere_or_too_long():
    composition = compose(found("Wie entsteht ein Konzept?", prose()))
    question = read_question("Wie entsteht ein Konzept?")
    equal = hit("gleich", *(f"Satz {number} sagt wenig über vieles." for number in range(20)), evidence=(0,) * 20)
    elsewhere = hit("leitung", "Die Leitung hat Frau Kern.", evidence=(3.0,))
    elsewhere = replace(elsewhere, passage=replace(elsewhere.passage, document="anderswo"))
    long = hit("lang", "Frau Kern leitet " + "sehr " * 120 + "viel.", evidence=(3.0,))
    for hits in ([prose()], [equal], [elsewhere], [long], []):
        assert completed(composition, question, hits) is composition


def test_beside_a_row_no_other_row_is_added():
    kassel, hanau = (
        hit(town, f"{town}: 12", evidence=(2.0,), kind=PassageKind.TABLE, items=1) for town in ("Kassel", "Hanau")
    )
    composition = compose(found("Wie hoch ist der Anteil in Kassel?", kassel))
    assert completed(composition, read_question("Wie hoch?"), [hanau]) is composition


def test_a_whole_list_stays_as_it_is():
    composition = compose(found("Wie erstelle ich ein Konzept?", steps()))
    assert completed(composition, read_question("Wie?"), [prose()]) is composition

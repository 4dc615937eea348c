from dataclasses import replace

from ingest import PassageKind, Span
from server.answer import AnswerKind
from server.compose.composition import Composition, excerpt
from tests.server.compose.hits import hit

HIT = hit("a", "Erstens wird geplant.", "Zweitens wird gemessen.", "Drittens wird berichtet.", evidence=(0, 1, 2))
FIRST, SECOND, THIRD = HIT.passage.sentences


def test_spans_are_shown_once_and_in_reading_order():
    shown = excerpt(HIT, [THIRD, FIRST, THIRD])
    assert shown.spans == (FIRST, THIRD)
    assert shown.texts == ("Erstens wird geplant.", "Drittens wird berichtet.")


def test_the_quote_reaches_from_the_first_span_to_the_end_of_the_last():
    assert excerpt(HIT, [SECOND]).quote == "Zweitens wird gemessen."
    assert excerpt(HIT, [THIRD, FIRST]).quote == HIT.passage.text


def test_lengths_count_what_is_shown():
    one, two = excerpt(HIT, [FIRST]), excerpt(HIT, [SECOND, THIRD])
    assert one.length == len("Erstens wird geplant.")
    assert Composition(AnswerKind.QUOTE, (one, two)).length == one.length + two.length


def test_spans_of_equal_place_and_page_are_one():
    assert excerpt(HIT, [FIRST, Span(FIRST.start, FIRST.end, FIRST.page, FIRST.page_label)]).spans == (FIRST,)


def test_a_row_is_cited_by_its_own_page_not_by_that_of_the_caption():
    table = hit(
        "a", "Tabelle 1: Einsätze", "Ort: Hanau; Einsätze: 7", evidence=(-9, 5), kind=PassageKind.TABLE, items=1
    )
    caption, row = table.passage.sentences
    overleaf = replace(row, page=4, page_label="2")
    passage = replace(table.passage, sentences=(caption, overleaf), items=(overleaf,))
    shown = excerpt(replace(table, passage=passage), passage.sentences)
    assert (shown.first.page, shown.first.page_label) == (4, "2")
    assert excerpt(table, [caption]).first == caption

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answer import Part
from server.web.layout import excerpt, lay_out, marked, passage_lines, split_marker
from tests.server import fake_assistant as fake


def test_steps_are_an_ordered_list_after_their_lead_in():
    lead, steps = lay_out(fake.ANSWERS[fake.STEPS])
    assert (lead.form, lead.text) == ("text", fake.STEP_LEAD)
    assert (steps.form, steps.ordered, len(steps.items)) == ("list", True, 7)
    assert (steps.items[2].marker, steps.items[2].text) == ("3.", "Wählen Sie wenige, aussagekräftige Indikatoren aus.")


def test_bullets_are_no_ordered_list():
    _, items = lay_out(fake.ANSWERS[fake.LIST])
    assert not items.ordered
    assert items.items[0].marker == "•"


def test_sentences_of_one_source_are_one_paragraph():
    blocks = lay_out(fake.ANSWERS[fake.QUOTE])
    assert [block.form for block in blocks] == ["text"]
    assert [block.source for block in lay_out(fake.ANSWERS[fake.MANY_SOURCES])] == [1, 2, 3, 4, 5]


def test_rows_with_the_same_heads_are_one_table():
    (table,) = lay_out(fake.ANSWERS[fake.TABLE])
    assert table.heads == ("Indikator", "Quelle", "Erhebung")
    assert table.rows[1] == ("Übergang auf das Gymnasium", "Schulstatistik", "jährlich")


def test_caption_is_no_row():
    answer = replace(fake.ANSWERS[fake.TABLE], parts=(Part("Tabelle 16: Programme", 1), Part("A: 1; B: 2", 1)))
    caption, table = lay_out(answer)
    assert (caption.form, caption.text) == ("text", "Tabelle 16: Programme")
    assert table.heads == ("A", "B")


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("1. Ziele", "1."),
        ("12) Ziele", "12)"),
        ("(a) Ziele", "(a)"),
        ("b. Ziele", "b."),
        ("• Ziele", "•"),
        ("– Ziele", "–"),
        ("Schritt 3: Ziele", "Schritt 3:"),
        ("2012 war ein Jahr", ""),
        ("Ziele", ""),
        ("1.5 Millionen", ""),
    ],
)
def test_printed_markers(text, marker):
    assert split_marker(text)[0] == marker


@given(st.text())
def test_marker_and_rest_are_the_whole_text(text):
    marker, rest = split_marker(text)
    assert "".join((marker + rest).split()) == "".join(text.split())


def test_excerpt_cuts_between_words_and_keeps_the_quote():
    quote = fake.PURPOSE.slice(fake.PURPOSE.sentences[1])
    found = excerpt(fake.PURPOSE, quote)
    assert found.before + found.quote + found.after == fake.PURPOSE.text
    assert excerpt(None, "Zitat").before == ""
    assert excerpt(fake.PURPOSE, "steht nicht da").quote == "steht nicht da"


@given(st.text(), st.integers(-5, 40), st.integers(-5, 40))
def test_marking_never_changes_the_text(text, start, end):
    assert "".join(marked(text, start, end)) == text


def test_lines_of_a_passage_cover_its_items():
    lines = [fake.STEPS_PASSAGE.text[start:end].strip() for start, end in passage_lines(fake.STEPS_PASSAGE)]
    assert lines == [fake.STEP_LEAD, *fake.STEP_ITEMS]
    assert passage_lines(fake.PURPOSE) == ((0, len(fake.PURPOSE.text)),)

from dataclasses import replace

from index.named.addresses import named_addresses
from index.named.outline import Outline
from tests.index.small import passage

PASSAGES = (
    (("Satzung", "Schluss"), "Sie gilt ab Mai."),
    (("Satzung", "Schluss"), "Anlage 1 zur Satzung"),
    (("Satzung", "Gebühren"), "Stand: 5 Euro."),
    (("Satzung", "Anlagen"), "Anlage 1: Plan"),
    (("Satzung", "Anlagen"), "Anlage 3: Muster"),
    (("Satzung", "Inhalt"), "§ 1 Zweck 1\n§ 2 Standgeld 1\n§ 3 Strafen 2"),
    (("Satzung", "Inhalt"), "1. Zweck\nGeordnete Märkte.\n2. Standgeld\nEs ist zu zahlen."),
    (("Satzung", "Strafen"), "Sie sind hoch."),
    (("Satzung", "8 Fristen"), "Rn. 8 Beginn\nAb Mai."),
    (("Satzung", "9 Orte"), "Am See."),
)


def found(text):
    passages = [
        replace(passage(f"p{row}", "satzung", text, row), heading=path) for row, (path, text) in enumerate(PASSAGES)
    ]
    (address,) = named_addresses(text)
    return [(list(section.rows), section.is_headed, section.lines[:1]) for section in Outline.of(passages).at(address)]


def test_a_line_that_stands_alone_at_the_end_of_a_section_is_the_heading_of_the_next_one():
    assert found("Anlage 1") == [([2], True, ())]


def test_a_line_among_others_is_no_heading():
    assert found("Anlage 3") == [([3, 4], False, ())]


def test_the_contents_tell_what_a_heading_without_its_number_is():
    assert found("§ 3") == [([7], True, ())]


def test_the_contents_tell_which_line_of_the_text_is_a_title():
    ((rows, is_headed, lines),) = found("§ 2")
    assert 6 in rows
    assert not is_headed
    assert lines == ("2. Standgeld",)


def test_what_neither_headings_nor_contents_name_is_not_there():
    assert found("§ 4") == []


def test_a_number_in_the_margin_is_no_number_of_a_heading_where_texts_have_it():
    assert found("Rn. 8") == [([8], False, ())]
    assert found("Rn. 9") == [([9], True, ())]

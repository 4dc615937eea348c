import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from index.expectation import expectations
from index.storage.views import (
    ASKING,
    HEADED_PASSAGE_VECTORS,
    HEADED_SENTENCE_VECTORS,
    INTERJECTION,
    LEXICAL_VIEWS,
    PASSAGE_VECTORS,
    REFERENCE,
    SENTENCE_VECTORS,
    VECTOR_VIEWS,
    facts_of,
    lexical_tokens,
    never_quoted,
)
from index.words.analysis import GermanAnalyzer
from tests.index.small import TEXTS, passage, passages

TITLES = {name: name.title() for name in TEXTS}
REPORT = passage("a", "monitoring", "Der Bericht erscheint jährlich. Der Beirat berät ihn.")


def test_passages_are_embedded_bare_and_below_their_headings():
    below = dataclasses.replace(REPORT, heading=("Steuerung", "Bericht"))
    assert VECTOR_VIEWS[PASSAGE_VECTORS](below) == [REPORT.text]
    assert VECTOR_VIEWS[HEADED_PASSAGE_VECTORS](below) == [f"Steuerung › Bericht\n{REPORT.text}"]


def test_sentences_are_embedded_bare_and_behind_the_innermost_heading():
    below = dataclasses.replace(REPORT, heading=("Steuerung", "Bericht"))
    assert VECTOR_VIEWS[SENTENCE_VECTORS](below) == ["Der Bericht erscheint jährlich.", "Der Beirat berät ihn."]
    assert VECTOR_VIEWS[HEADED_SENTENCE_VECTORS](below) == [
        "Bericht: Der Bericht erscheint jährlich.",
        "Bericht: Der Beirat berät ihn.",
    ]


def test_without_heading_both_forms_are_the_same():
    bare = dataclasses.replace(REPORT, heading=())
    assert VECTOR_VIEWS[HEADED_PASSAGE_VECTORS](bare) == VECTOR_VIEWS[PASSAGE_VECTORS](bare)
    assert VECTOR_VIEWS[HEADED_SENTENCE_VECTORS](bare) == VECTOR_VIEWS[SENTENCE_VECTORS](bare)


def test_every_lexical_view_has_one_entry_per_unit():
    tokens = lexical_tokens(passages(), TITLES, GermanAnalyzer())
    assert tuple(tokens) == LEXICAL_VIEWS
    units = {view: 4 if view.startswith("sentence") else 3 for view in LEXICAL_VIEWS}
    assert {view: len(lists) for view, lists in tokens.items()} == units


def test_headed_stems_hold_title_and_heading():
    tokens = lexical_tokens(passages(), TITLES, GermanAnalyzer())
    assert tokens["heading-stems"][2] == ["sprach", "kapitel"]
    assert tokens["headed-stems"][2] == tokens["heading-stems"][2] + tokens["passage-stems"][2]


def test_facts_mark_what_a_text_holds_and_what_only_names_sources():
    (money,) = expectations("Was kostet es?")
    facts = facts_of(["Es kostet 12 Euro.", "Quelle: Landesamt", "Integration gelingt."])
    assert facts[0] & money.bit
    assert not facts[0] & REFERENCE
    assert facts[1] & REFERENCE
    assert facts[2] == 0


@given(st.lists(st.text(max_size=40), max_size=8))
def test_facts_have_one_entry_per_text(texts):
    assert facts_of(texts).shape == (len(texts),)


def test_facts_mark_what_is_itself_a_question():
    asking, saying = facts_of(["4. Wie lange dauert ein Verfahren? ", "Ein Verfahren dauert zwei Monate."])
    assert asking & ASKING
    assert not saying & ASKING


def test_facts_mark_what_is_only_called_out_or_addressed():
    called, addressed, said = facts_of(["(Beifall)\n(Zuruf: Nein!)", "Frau Präsidentin!", "(Beifall)\nWir bauen."])
    assert called == INTERJECTION
    assert addressed == REFERENCE
    assert said == 0


def test_what_is_called_out_is_quoted_to_who_asks_for_it():
    assert never_quoted("Was fordert die SPD?") & INTERJECTION
    assert not never_quoted("Wer hat dazwischengerufen?") & INTERJECTION
    assert never_quoted("Wer hat dazwischengerufen?") & REFERENCE

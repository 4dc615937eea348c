import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.question import read_question
from ingest import PassageKind, Span
from server.compose.quote import quote
from tests.server.compose.hits import hit

QUESTION = read_question("Wer berät den Bericht?")
LONG = "Das Amt schreibt " + "sehr ausführlich und mit vielen Zahlen " * 18 + "einen Bericht."


def texts(*hits):
    return [list(excerpt.texts) for excerpt in quote(QUESTION, hits)]


def test_the_best_sentence_is_quoted_alone_when_the_others_lie_far_below():
    assert texts(hit("a", "Der Rat tagt.", "Der Beirat berät ihn.", evidence=(-9, 2))) == [["Der Beirat berät ihn."]]


def test_what_stands_together_is_quoted_together_in_reading_order():
    passage = hit("a", "Der Beirat berät.", "Der Rat beschließt.", "Es regnet.", evidence=(1, 2, -9))
    assert texts(passage) == [["Der Beirat berät.", "Der Rat beschließt."]]


def test_a_sentence_with_a_pronoun_brings_the_one_before():
    passage = hit("a", "Der Beirat ist ein Gremium.", "Er berät den Bericht.", evidence=(-9, 5))
    assert texts(passage) == [["Der Beirat ist ein Gremium.", "Er berät den Bericht."]]
    twice = hit("a", "Der Beirat ist ein Gremium.", "Er tagt.", "Dabei berät er den Bericht.", evidence=(-9, -9, 5))
    assert texts(twice) == [["Der Beirat ist ein Gremium.", "Er tagt.", "Dabei berät er den Bericht."]]
    for plain in ("Der Rat berät den Bericht.", "Das Amt berät den Bericht.", "Das ganze Amt berät ihn."):
        assert texts(hit("a", "Der Beirat ist ein Gremium.", plain, evidence=(-9, 5))) == [[plain]]


def test_a_further_sentence_with_a_pronoun_brings_the_one_before_or_does_not_come():
    first = hit("a", "Der Beirat berät.", evidence=(5,))
    short = hit("b", "Der Rat tagt.", "Er hört zu.", evidence=(-9, 4))
    assert texts(first, short) == [["Der Beirat berät."], ["Der Rat tagt.", "Er hört zu."]]
    long = hit("b", LONG, "Er hört zu.", evidence=(-9, 4))
    assert texts(first, long) == [["Der Beirat berät."]]


def test_a_row_brings_its_caption_and_no_other_row():
    rows = "Zuständig:", "Ort: Kassel; Amt: Rat", "Ort: Hanau; Amt: Beirat"
    assert texts(hit("a", *rows, evidence=(-9, 5, -9), kind=PassageKind.TABLE, items=2)) == [list(rows[:2])]


def test_a_list_of_which_a_part_is_shown_is_shown_whole():
    def listed(lead_in, evidence, rest="• der Rat"):
        passage = hit("a", lead_in, "• der Beirat", rest, evidence=evidence, kind=PassageKind.LIST, items=2)
        return texts(passage)[0]

    whole = ["Zuständig sind:", "• der Beirat", "• der Rat"]
    assert listed(whole[0], (-9, 5, -9)) == whole  # one item, whose lead-in says that there are more
    assert listed(whole[0], (5, -9, -9)) == whole  # a lead-in says nothing alone
    assert listed("Zuständig sind", (5, -9, -9)) == ["Zuständig sind", *whole[1:]]
    finished = "Zuständig sind mehrere Gremien."
    assert listed(finished, (5, -9, -9)) == [finished]
    assert listed(whole[0], (-9, 5, -9), "• " + LONG) == whole[:2]


def test_a_command_that_amends_an_act_and_its_new_text_are_shown_together_with_what_it_belongs_to():
    commands = "Die Beiratssatzung wird wie folgt geändert:", "2. § 4 wird wie folgt geändert:"
    new = "b) Absatz 2 wird wie folgt gefasst:", "„(2) Der Beirat berät den Bericht des Amtes, der Rat jedoch nicht.“"

    def shown(*evidence, act=commands[0], new=new):
        lines = (act, commands[1], *new)
        return texts(hit("a", *lines, evidence=evidence, kind=PassageKind.LIST, items=len(new) - 1))[0]

    assert shown(-9, -9, -9, 5) == [*commands, *new]
    assert shown(-9, -9, 5, -9) == [*commands, *new]
    assert shown(-9, -9, -9, 5, act=LONG + " Sie wird wie folgt geändert:") == [commands[1], *new]
    second = hit("b", *commands, *new, evidence=(-9, -9, -9, 4), kind=PassageKind.LIST, items=1)
    assert texts(hit("a", "Im Mai tagt das Amt.", evidence=(4.5,)), second)[1] == [*commands, *new]
    long = new[0], "„(2) Der Beirat berät. " + LONG, LONG + "“"
    assert shown(-9, -9, 5, -9, -9, new=long) == [*commands, *long[:2]]  # a command says nothing without its new text
    plain = "Die Beiräte haben Aufgaben:", "Nach § 4 zählen dazu:"
    rest = hit("a", *plain, "• Der Beirat berät den Bericht.", evidence=(-9, -9, 5), kind=PassageKind.LIST, items=1)
    assert texts(rest) == [[plain[1], "• Der Beirat berät den Bericht."]]


def test_a_row_of_a_new_text_brings_the_command():
    lines = (
        "Die Anlage zu § 2 der Satzung über den Beirat und seine vielen Aufgaben in der Stadt und in allen Dörfern der "
        "Umgebung vom 3. August 2016, zuletzt geändert am 2. Mai 2018, erhält folgende Fassung:",
        "Sitzungsgeld des Beirats",
        "Amt: Beirat; Euro: 8",
    )
    assert texts(hit("a", *lines, evidence=(-9, -9, 5), kind=PassageKind.TABLE, items=1)) == [list(lines)]
    plain = lines[0].replace("erhält folgende Fassung", "nennt Beträge")
    assert texts(hit("a", plain, *lines[1:], evidence=(-9, -9, 5), kind=PassageKind.TABLE, items=1)) == [[*lines[1:]]]


def test_a_sentence_that_two_others_stand_around_is_shown_if_it_is_short():
    around = "Der Beirat berät den Bericht.", "Der Rat liest ihn.", "Der Beirat ändert den Bericht."
    assert texts(hit("a", *around, evidence=(5, -9, 5))) == [list(around)]
    assert texts(hit("a", around[0], LONG, around[2], evidence=(5, -9, 5))) == [[around[0], around[2]]]


def test_a_sentence_of_a_numbered_paragraph_comes_with_the_one_that_opens_it():
    law = "(1) Der Rat tagt.", "(2) Für den Bericht gilt:", "Es regnet.", "Der Beirat berät ihn.", "(3) Der Rat endet."
    assert texts(hit("a", *law, evidence=(-9, -9, -9, 5, -9))) == [[law[1], law[3]]]
    long = law[0], "(2) " + LONG, *law[2:]
    assert texts(hit("a", *long, evidence=(-9, -9, -9, 5, -9))) == [[law[3]]]


def test_a_paragraph_ends_where_the_next_number_begins():
    rules = "2.1 Der Rat tagt.", "(2) Der Rat liest.", "2.2 Der Beirat berät den Bericht.", "Es regnet."
    assert texts(hit("a", *rules, evidence=(-9, -9, 5, -9))) == [[rules[2]]]


def test_a_sentence_comes_with_the_exception_after_it():
    told = "Der Bericht ist jedes Jahr vorzulegen.", "Dies gilt nicht für kleine Gemeinden.", "Der Rat tagt."
    assert texts(hit("a", *told, evidence=(5, -9, -9))) == [list(told[:2])]


def test_an_exception_comes_with_what_it_is_one_from():
    told = "Der Bericht ist jedes Jahr vorzulegen.", "Ausgenommen sind kleine Gemeinden."
    assert texts(hit("a", *told, evidence=(-9, 5))) == [list(told)]


def test_a_polite_pronoun_does_not_bring_the_sentence_before():
    manual = "Das System startet.", "Sie berichten, wenn Sie gefragt werden."
    assert texts(hit("a", *manual, evidence=(-9, 5))) == [[manual[1]]]
    others = "Der Beirat hat Mitglieder.", "Sie berichten, wenn er tagt."
    assert texts(hit("a", *others, evidence=(-9, 5))) == [list(others)]


def test_to_a_question_why_the_reason_after_the_fact_is_told():
    told = hit("a", "Der Beirat tagt nicht.", "Dies liegt an der Wahl.", "Es regnet.", evidence=(5, -9, -9))
    why = read_question("Warum tagt der Beirat nicht?")
    assert [list(part.texts) for part in quote(why, [told])] == [["Der Beirat tagt nicht.", "Dies liegt an der Wahl."]]
    assert texts(told) == [["Der Beirat tagt nicht."]]


def test_a_bare_no_is_followed_by_what_it_means():
    said = "Nein.", "Der Bericht wird veröffentlicht.", "Der Rat tagt."
    assert texts(hit("a", *said, evidence=(5, -9, -9))) == [list(said[:2])]


def test_of_an_item_a_later_sentence_comes_with_the_first():
    said = "Zuständig sind:", "• der Beirat für den Bericht.", "Er tagt.", "• " + LONG
    passage = hit("a", *said, evidence=(-9, -9, 5, -9), kind=PassageKind.LIST)
    spans = passage.passage.sentences
    items = Span(spans[1].start, spans[2].end, 3, "1"), spans[3]
    passage = replace(passage, passage=replace(passage.passage, items=items))
    assert texts(passage) == [list(said[:3])]


def test_a_caption_brings_its_rows():
    rows = "Abstimmung über den Bericht:", "Ja: 5; Nein: 3", "Enthaltung: 1; Gäste: 2"
    assert texts(hit("a", *rows, evidence=(5, -9, -9), kind=PassageKind.TABLE, items=2)) == [list(rows)]
    long = rows[0], "Ja: " + LONG, rows[2]
    assert texts(hit("a", *long, evidence=(5, -9, -8), kind=PassageKind.TABLE, items=2)) == [[rows[0], rows[2]]]


def test_a_row_of_a_second_table_brings_its_caption():
    first = hit("a", "Bund:", "Ort: Kassel; Geld: 5", evidence=(-9, 5), kind=PassageKind.TABLE, items=1)
    second = hit("b", "Land:", "Ort: Kassel; Geld: 3", evidence=(-9, 4.9), kind=PassageKind.TABLE, items=1)
    assert texts(first, second) == [["Bund:", "Ort: Kassel; Geld: 5"], ["Land:", "Ort: Kassel; Geld: 3"]]


def test_a_row_with_a_mark_brings_its_note():
    rows = "Zahl der Bäder:", "Land: 29*)", "*) Ohne Hanau.", "**) Geschätzt."
    assert texts(hit("a", *rows, evidence=(-9, 5, -9, -9), kind=PassageKind.TABLE, items=3)) == [list(rows[:3])]


def test_a_row_with_a_sign_brings_its_legend():
    rows = "Zahl der Bäder:", "Land: .; Hallen: 3", "Land: 4; Hallen: – 2", ". = unbekannt, – = keine"
    assert texts(hit("a", *rows, evidence=(-9, 5, -9, -9), kind=PassageKind.TABLE, items=3)) == [[*rows[:2], rows[3]]]
    assert texts(hit("a", *rows, evidence=(-9, -9, 5, -9), kind=PassageKind.TABLE, items=3)) == [[rows[0], rows[2]]]


def test_a_caption_that_fills_half_the_answer_is_left_out():
    caption = "Zahlen der Städte und Kreise " * 8 + "im Überblick:"
    passage = hit("a", caption, "Ort: Kassel; Anteil: 34", evidence=(-9, 5), kind=PassageKind.TABLE, items=1)
    assert texts(passage) == [["Ort: Kassel; Anteil: 34"]]


def test_an_item_brings_the_long_lead_in_without_which_it_speaks_of_nobody():
    def shown(lead_in):
        items = "• den Bericht.", "• " + LONG
        return texts(hit("a", lead_in, *items, evidence=(-9, 5, -9), kind=PassageKind.LIST, items=2))

    lead_in = "Mitglieder der Beiräte in den Städten und Gemeinden des Landes " * 4 + "beraten"
    assert shown(lead_in) == [[lead_in, "• den Bericht."]]
    assert shown(f"{lead_in} und {lead_in}") == [["• den Bericht."]]


def test_a_sentence_of_several_sections_is_none_outside_that_of_the_best():
    first = hit("a", "Der Beirat berät.", evidence=(5,), heading=("Beirat",))
    same = "Dauer: 35 Stunden."
    second, third = (hit(name, same, evidence=(4,), heading=(name,)) for name in ("Rat", "Amt"))
    assert texts(first, second, third) == [["Der Beirat berät."]]
    assert texts(first, second) == [["Der Beirat berät."], [same]]
    near = hit("b", same, evidence=(4,), heading=("Beirat",))
    assert texts(first, near, third) == [["Der Beirat berät."], [same]]


def test_another_passage_adds_only_what_is_nearly_as_good_however_short():
    first = hit("a", "Der Beirat berät.", evidence=(5,))
    near, far = hit("b", "Der Rat hört zu.", evidence=(3,)), hit("c", "Es regnet.", evidence=(1,))
    assert texts(first, near, far) == [["Der Beirat berät."], ["Der Rat hört zu."]]


def test_of_two_that_are_as_likely_the_shorter_one_is_worth_showing():
    first = hit("a", "Der Beirat berät.", evidence=(5,))
    short, long = hit("b", "Der Rat hört zu.", evidence=(3,)), hit("c", LONG[-400:], evidence=(3,))
    assert texts(first, short, long) == [["Der Beirat berät."], ["Der Rat hört zu."]]


def test_the_best_source_comes_first_whatever_its_rank():
    first, second = hit("a", "Der Rat hört zu.", evidence=(3,)), hit("b", "Der Beirat berät.", evidence=(5,))
    assert texts(first, second) == [["Der Beirat berät."], ["Der Rat hört zu."]]


def test_an_answer_is_short_but_a_long_best_sentence_is_kept_whole():
    assert texts(hit("a", LONG, "Der Beirat berät.", evidence=(5, 4.9))) == [[LONG]]
    shown = texts(hit("a", "Der Beirat berät.", LONG, evidence=(5, 4.9)))
    assert shown == [["Der Beirat berät."]]


def test_what_only_names_sources_is_never_quoted():
    assert texts(hit("a", "Quelle: Amt", "Der Beirat berät.", evidence=(-math.inf, 1))) == [["Der Beirat berät."]]
    assert texts(hit("a", "Quelle: Amt", evidence=(-math.inf,))) == []
    assert texts() == []


@given(st.lists(st.lists(st.floats(-20, 20), min_size=1, max_size=5), min_size=1, max_size=7))
def test_every_quote_is_verbatim_and_holds_the_best_sentence(evidences):
    hits = [
        hit(
            f"p{number}",
            *(f"Satz {number}.{place} steht hier im Bericht des Amtes." for place in range(len(values))),
            evidence=values,
        )
        for number, values in enumerate(evidences)
    ]
    excerpts = quote(QUESTION, hits)
    best = max(value for values in evidences[:5] for value in values)
    held = []
    for excerpt in excerpts:
        passage = excerpt.hit.passage
        assert all(text in passage.text for text in excerpt.texts)
        assert excerpt.quote in passage.text
        held += [excerpt.hit.evidence[passage.sentences.index(span)] for span in excerpt.spans]
    assert best in held
    assert sum(excerpt.length for excerpt in excerpts) <= 700
    assert len({excerpt.hit.passage.id for excerpt in excerpts}) == len(excerpts)

from itertools import pairwise

import pytest

from ingest.block import Paragraph
from tests.ingest.cut.test_cut import heading, listing, para, passages, text

TOP = heading("Tagesordnungspunkt 2: Radweg am See")
LED = "Präsidentin Ute Falk"
MOOR, KAMP, SUND, LAST = "Lea Moor (SPD)", "Ole Kamp (FDP)", "Ida Sund, Ministerin für Verkehr", "Tom Erl (CDU)"
CALL = "(Zuruf von der FDP: Zu teuer!)"


def debate(*blocks):
    """What stands below the item between others' words, as (speaker or None, text)."""
    found = passages(TOP, para(f"{LED}: Guten Tag."), *blocks, para(f"{LED}: Das war es."), para(f"{LAST}: Danke."))
    assert all(passage.heading[0] == TOP.text.text for passage in found)
    said = [("".join(passage.heading[1:]) or None, passage.text) for passage in found]
    assert said[0] == (LED, "Guten Tag.")
    assert said[-2:] == [(LED, "Das war es."), (LAST, "Danke.")]
    return said[1:-2]


def test_a_speech_stands_below_the_name_of_its_speaker():
    assert debate(
        para(f"{MOOR}: Frau Präsidentin! Wir wollen den Radweg."),
        para("Er kostet 2 Millionen Euro."),
        para(f"{SUND}: Das Land zahlt die Hälfte."),
    ) == [
        (MOOR, "Frau Präsidentin! Wir wollen den Radweg.\nEr kostet 2 Millionen Euro."),
        (SUND, "Das Land zahlt die Hälfte."),
    ]


def test_the_name_may_stand_on_a_line_of_its_own_or_look_like_a_heading():
    for name in (para(f"{MOOR}:"), heading(f"{MOOR}:", 1), heading(f"{MOOR}:", 3)):
        assert debate(name, para("Wir wollen den Radweg.")) == [(MOOR, "Wir wollen den Radweg.")]


def test_every_passage_of_a_long_speech_has_the_speaker():
    long = "Der Radweg am See ist wichtig für alle, die dort wohnen und zur Arbeit fahren. " * 30
    found = debate(para(f"{MOOR}: {long}"))
    assert len(found) > 1
    assert {speaker for speaker, _ in found} == {MOOR}


def test_a_list_in_a_speech_has_the_speaker():
    items = listing(("1.", "einen Radweg,", 0), ("2.", "eine Brücke.", 0))
    assert debate(para(f"{MOOR}: Wir fordern:"), items) == [(MOOR, "Wir fordern:\n1. einen Radweg,\n2. eine Brücke.")]


def test_a_heading_ends_a_speech():
    found = passages(
        TOP, para(f"{LED}: Ja."), para(f"{MOOR}: Nein."), para(f"{LED}: Gut."), heading("Anlage"), para("Ende.")
    )
    assert found[-1].heading == ("Anlage",)


def test_behind_the_end_of_the_sitting_nobody_speaks():
    found = passages(
        *(para(f"{name}: Danke.") for name in (LED, MOOR, LED)), para("(Schluss: 9:30 Uhr)"), para("Anlage 1")
    )
    assert [passage.heading for passage in found] == [(LED,), (MOOR,), (LED,), ()]
    assert found[-1].text == "Anlage 1"


def test_an_interjection_is_a_sentence_of_its_own_in_the_speech():
    for blocks in (
        [para(f"{MOOR}: Wir bauen. {CALL} Noch in diesem Jahr.")],
        [para(f"{MOOR}: Wir bauen."), para(CALL), para("Noch in diesem Jahr.")],
    ):
        assert debate(*blocks) == [(MOOR, f"Wir bauen.\n{CALL}\nNoch in diesem Jahr.")]


def test_what_goes_on_after_a_dash_is_no_list():
    assert debate(para(f"{MOOR}: Wir bauen –"), para(CALL), listing(("–", "noch in diesem Jahr.", 0))) == [
        (MOOR, f"Wir bauen –\n{CALL}\n– noch in diesem Jahr.")
    ]


def test_a_short_question_stands_with_its_answer():
    assert debate(para(f"{KAMP}: Wer zahlt das?"), para(f"{SUND}: Das Land.")) == [
        (SUND, f"{KAMP}: Wer zahlt das?\nDas Land.")
    ]
    asked = f"{KAMP}: Ist das viel Geld?"
    assert debate(para(f"{asked} Ja."), para(f"{SUND}: Nein.")) == [(KAMP, "Ist das viel Geld? Ja."), (SUND, "Nein.")]


VOTE = "Wer stimmt für den Radweg? – Wer ist dagegen? – Damit ist der Antrag angenommen."


def test_a_vote_is_one_sentence_below_the_item():
    found = passages(
        TOP,
        para(f"{LED}: Ich schließe die Aussprache. {VOTE} Wir gehen weiter."),
        para(f"{MOOR}: Gut."),
        para(f"{LED}: Ja."),
    )
    before, vote, after = found[:3]
    assert (before.heading[1:], before.text) == ((LED,), "Ich schließe die Aussprache.")
    assert (vote.heading[1:], vote.text) == ((), VOTE)
    assert [vote.slice(span) for span in vote.sentences] == [VOTE]
    assert (after.heading[1:], after.text) == ((LED,), "Wir gehen weiter.")


def test_a_vote_begins_with_what_is_voted_on_and_may_go_over_paragraphs():
    about = "Wir kommen zur Abstimmung über den Antrag auf Drucksache 3/4."
    asked, told = "Wer stimmt zu?", "Das ist einstimmig beschlossen."
    assert debate(para(f"{LED}: {about} {asked}"), para(told), para("(Beifall)")) == [
        (None, f"{about} {asked} {told}\n(Beifall)")
    ]


def test_two_votes_are_two_passages():
    second = "Wer stimmt für die Brücke? – Das ist abgelehnt."
    assert debate(para(f"{LED}: {VOTE} {second}")) == [(None, VOTE), (None, second)]


def test_without_a_result_or_by_any_other_speaker_it_is_no_vote():
    assert debate(para(f"{LED}: Wer stimmt zu? Niemand.")) == [(LED, "Wer stimmt zu? Niemand.")]
    assert debate(para(f"{MOOR}: {VOTE}")) == [(MOOR, VOTE)]


@pytest.mark.parametrize(
    "blocks",
    [
        [para("Hinweis: Der Weg ist gesperrt."), para("Kosten (Euro): 3"), para("Stand: Mai")],
        [para("Vorsitzende Ute Falk: 0123 45"), para("Kassenwart Ole Kamp: 0123 46"), para("Lea Moor (Ort): 0123 47")],
        [
            para("Was kostet der Weg? Lea Moor (SPD): 3 Euro."),
            para("Ole Kamp (FDP): Wer zahlt?"),
            para("Ida Sund (SPD): Ich."),
        ],
        [para(f"{LED}: Guten Tag."), para(f"{LED}: Gute Nacht."), para(f"{LED}: Ende.")],
        [para(f"{LED}: Guten Tag."), para(f"{MOOR}: Meine Damen und Herren!")],
    ],
)
def test_labels_a_directory_and_a_lone_speaker_are_no_debate(blocks):
    found = passages(*blocks)
    assert not any(passage.heading for passage in found)
    assert "\n".join(passage.text for passage in found) == "\n".join(block.text.text for block in blocks)


def test_minutes_that_report_what_was_said_stay_as_they_are():
    told = "Ratsfrau Moor beantragt, den Punkt zu vertagen. Herr Kamp (FDP) widerspricht."
    (found,) = passages(TOP, para(told), para("Der Antrag wird abgelehnt."))
    assert found.heading == (TOP.text.text,)
    assert found.text == f"{told}\nDer Antrag wird abgelehnt."


def test_a_speech_knows_its_pages():
    def on(value, page):
        return Paragraph(text(value, page))

    found = passages(
        on(f"{LED}: Guten Tag.", 1), on(f"{MOOR}: Wir bauen.", 2), on(f"{LED}: Wer ist dafür?", 3), on("Angenommen.", 4)
    )
    assert [passage.page for passage in found] == [1, 2, 3]
    assert all(first.position < second.position for first, second in pairwise(found))

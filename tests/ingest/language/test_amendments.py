import pytest

from ingest.language.amendments import amends, announces_new_text, inline_text, opening_mark, quoted_length


@pytest.mark.parametrize(
    "text",
    [
        "§ 8 wird aufgehoben.",
        "In Satz 2 wird die Angabe „drei“ durch die Angabe „vier“ ersetzt.",
        "Der bisherige Absatz 4 wird Absatz 5.",
        "Nach dem Wort „Katze“ wird ein Komma gesetzt.",
        "Die Wörter „und Esel“ werden gestrichen.",
        "Nummer 3 entfällt.",
    ],
)
def test_commands_without_a_new_text(text):
    assert amends(text)
    assert not announces_new_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "§ 2 Abs. 1 wird wie folgt gefasst:",
        "Nach § 6 wird folgender § 6a eingefügt:",
        "Als Abs. 3 wird angefügt:",
        "Die Marktordnung vom 3. Mai 2019 wird wie folgt geändert:",
        "§ 4 Satz 1 lautet künftig:",
        "Das Gebührenverzeichnis erhält folgende Fassung:",
    ],
)
def test_commands_that_announce_a_new_text_or_others(text):
    assert amends(text)
    assert announces_new_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Gebühren werden wie folgt festgesetzt:",
        "Absatz 1 gilt entsprechend.",
        "§ 7 bleibt unberührt.",
        "Die Frage lautet:",
        "Der Steg wird durch eine Brücke ersetzt.",
        "Dem Antrag werden folgende Unterlagen beigefügt:",
    ],
)
def test_what_is_no_command(text):
    assert not amends(text)


def test_a_new_text_may_stand_behind_its_command():
    text = "Dem § 5 wird folgender Satz angefügt: „Esel sind frei.“"
    assert amends(text)
    assert text[inline_text(text) :] == "„Esel sind frei.“"
    assert inline_text("Er sagt: „Esel sind frei.“") is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("„Wer „Esel“ sagt, zahlt.“ Danach nicht.", "„Wer „Esel“ sagt, zahlt.“"),
        ("„Esel sind frei“.", "„Esel sind frei“."),
        ('"Wer "Esel" sagt, zahlt." Danach nicht.', '"Wer "Esel" sagt, zahlt."'),
        ("»Esel sind frei.« Danach nicht.", "»Esel sind frei.«"),
    ],
)
def test_a_quotation_ends_with_the_mark_that_closes_it(text, quoted):
    assert quoted_length(text, opening_mark(text), 0) == (len(quoted), 0)


def test_a_quotation_may_go_on_in_the_next_text():
    assert quoted_length("„Wer „Esel“ sagt,", "„", 0) == (17, 1)
    assert quoted_length("zahlt.“", "„", 1) == (7, 0)

import pytest

from index.addresses import asked_code, code_pattern, heading_pattern, named_addresses, opening_pattern


def read(text):
    return [(one.number, one.paragraph, one.item, one.letter, one.besides) for one in named_addresses(text)]


@pytest.mark.parametrize(
    ("text", "number", "inside"),
    [
        ("§ 7", "7", ("", "", "")),
        ("Was sagt § 7a", "7a", ("", "", "")),
        ("was steht in §7 abs 3", "7", ("3", "", "")),
        ("Was regelt § 7 Abs. 3 Satz 2 Nr. 5 Buchst. c", "7", ("3", "5", "c")),
        ("Wortlaut von Paragraf 7 Absatz 3 Nummer 5 bitte", "7", ("3", "5", "")),
        ("§ 7 (3)", "7", ("3", "", "")),
        ("Was steht in Nr. 6.1.2", "6.1.2", ("", "", "")),
        ("6.1.2", "6.1.2", ("", "", "")),
        ("Worum geht es in Anhang B", "B", ("", "", "")),
        ("Abschnitt IV", "IV", ("", "", "")),
        ("Was wurde unter TOP 9 behandelt", "9", ("", "", "")),
        ("Beschluss 12/3", "12/3", ("", "", "")),
    ],
)
def test_a_place_is_named_by_its_number_with_nothing_else_asked(text, number, inside):
    assert read(text) == [(number, *inside, [])]


def test_what_else_a_question_says_is_told():
    assert [besides for *_, besides in read("Wer zahlt nach § 7 Abs. 3 BaumS?")] == [["wer", "zahlt", "baums"]]
    assert [besides for *_, besides in read("Was regelt die Marktordnung in § 7?")] == [["marktordnung"]]


@pytest.mark.parametrize(
    "text",
    ["§§ 4-9", "am 12.02.2026", "12.02.26/3", "ein Teil der Kosten", "Frage zum Antrag", "Absatz 3", "Version 2.1"],
)
def test_what_is_no_number_of_a_place(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "heading", "is_place"),
    [
        ("§ 7", "§ 7 Gebühren", True),
        ("§ 7", "Gebühren nach § 7", False),
        ("§ 7", "§ 7a Erlass", False),
        ("§ 7", "§ 71 Erlass", False),
        ("Nr. 2.3", "2.3 Fristen", True),
        ("Nr. 2.3", "2.3.1 Beginn", False),
        ("Nr. 2", "2. Fristen", True),
        ("Anlage 2", "Anlage 2 (zu § 7): Sätze", True),
        ("Anlage 2", "2 Sätze", False),
        ("Abschnitt 2", "Zweiter Abschnitt: Gebühren", True),
        ("Abschnitt 2", "Zweiter Teil", False),
        ("Frage 2", "2. Wer zahlt?", True),
        ("Frage 2", "Zu Frage 2", True),
        ("Frage 2", "2. Kosten", False),
    ],
)
def test_a_heading_begins_with_its_number(text, heading, is_place):
    (address,) = named_addresses(text)
    assert bool(heading_pattern(address).match(heading)) == is_place


def test_a_text_begins_with_the_number_where_it_is_no_common_list():
    patterns = {text: opening_pattern(next(named_addresses(text))) for text in ("Nr. 2", "Nr. 2.3", "§ 7", "TOP 4")}
    assert patterns["Nr. 2"] is None
    assert patterns["§ 7"] is None
    assert patterns["Nr. 2.3"].match("2.3 Die Frist beträgt")
    assert not patterns["Nr. 2.3"].match("2.30 Euro")
    assert patterns["TOP 4"].match("TOP 4: Haushalt")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("F4", "F4"),
        ("k-31", "k-31"),
        ("22-105", "22-105"),
        ("Formular KT 8", "KT 8"),
        ("Was steht im Vordruck KT 8", "KT 8"),
        ("2024", None),
        ("2024/25", None),
        ("48", None),
        ("Was ist F4", None),
        ("Moin 3", None),
    ],
)
def test_a_code_may_be_all_of_a_message(text, code):
    assert asked_code(text) == code


def test_a_code_is_met_however_it_is_set_apart_but_not_in_another():
    assert code_pattern("KT8").search("der Vordruck KT 8")
    assert code_pattern("KT 8").search("(KT-8)")
    for other in ("KT 81", "AKT 8", "KT 8-2", "KT 8,50"):
        assert not code_pattern("KT 8").search(other)

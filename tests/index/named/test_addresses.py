import pytest

from index.named.addresses import asked_code, code_pattern, named_addresses


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
        ("Beschluss Nr. GR 4/2/2031", "GR 4/2/2031", ("", "", "")),
        ("Frage 8 b)", "8", ("", "", "b")),
        ("Was hat die Landesregierung auf Frage 8b geantwortet?", "8", ("", "", "b")),
        ("§ 7 Absatz 3 b)", "7", ("3", "", "b")),
        ("Was zeigt Abbildung 3?", "3", ("", "", "")),
        ("Was steht in Rn. 12?", "12", ("", "", "")),
        ("Was sagt die Drucksache 9/233?", "9/233", ("", "", "")),
        ("Was sagt die Drucksache 20/17 463?", "20/17 463", ("", "", "")),
        ("Beschluss zur Beschlussvorlage Nr. 0402/2031", "0402/2031", ("", "", "")),
        ("Was wurde zu TOP 5 vorgeschlagen?", "5", ("", "", "")),
        ("Was wurde unter TOP 5 beschlossen?", "5", ("", "", "")),
        ("Wie ging die Abstimmung zu TOP 5 aus?", "5", ("", "", "")),
        ("Was ist bei TOP 5 herausgekommen?", "5", ("", "", "")),
    ],
)
def test_a_place_is_named_by_its_number_with_nothing_else_asked(text, number, inside):
    assert read(text) == [(number, *inside, [])]


def test_what_else_a_question_says_is_told():
    assert [besides for *_, besides in read("Wer zahlt nach § 7 Abs. 3 BaumS?")] == [["wer", "zahlt", "baums"]]
    assert [besides for *_, besides in read("Was regelt die Marktordnung in § 7?")] == [["marktordnung"]]


@pytest.mark.parametrize(
    ("text", "asks"), [("Was kam bei TOP 5 raus?", True), ("Was steht in TOP 5?", False), ("TOP 5", False)]
)
def test_how_a_matter_ended_may_be_asked(text, asks):
    (address,) = named_addresses(text)
    assert address.asks_how_it_ended == asks


@pytest.mark.parametrize(
    "text",
    ["§§ 4-9", "am 12.02.2026", "12.02.26/3", "ein Teil der Kosten", "Frage zum Antrag", "Absatz 3", "Version 2.1"],
)
def test_what_is_no_number_of_a_place(text):
    assert read(text) == []


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


def test_the_kind_of_document_says_little_more():
    (address,) = named_addresses("Was steht in der Niederschrift unter TOP 4 zum Brunnen?")
    assert (address.besides, address.besides_kind) == (["niederschrift", "brunnen"], ["brunnen"])

import pytest

from index.named.addresses import named_addresses
from index.named.numbering import headed_by, heading_pattern, opened_by, opening_pattern, part_held


def address(text):
    return next(named_addresses(text))


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
    ("text", "heading", "is_place"),
    [
        ("Frage 5", "4. Wer zahlt? / 5. Wer prüft? / 6. Wer haftet?", True),
        ("Frage 5", "4.–6. Wer zahlt, wer prüft und wer haftet?", True),
        ("Frage 5", "Zu den Fragen 4 bis 6", True),
        ("Frage 5", "Zu 4 bis 6:", True),
        ("Frage 5", "Fragen 4, 5 und 6", True),
        ("Frage 7", "Zu den Fragen 4 bis 6", False),
        ("Frage 5", "5. Wie viele der Boote", True),
        ("Frage 5", "5. In welchen Fällen ist", True),
        ("Frage 5", "5. Wohnen und Wege", False),
        ("Frage 5", "4.–6. März", False),
        ("Frage 21", "2020 bis 2024: Wer zahlte?", False),
        ("Frage 5", "13. Wer zahlt 5 Euro?", False),
        ("TOP 3", "TOP 2 und 3 Haushalt", True),
        ("§ 5", "§§ 4 bis 6 (weggefallen)", True),
        ("Frage 5", "5a) Wer zahlt?", True),
        ("Anlage A.2", "A.2 Vordrucke", True),
        ("Nr. 5", "Eigentum / 5 Jahre Frist", False),
    ],
)
def test_a_heading_may_hold_several_places(text, heading, is_place):
    assert headed_by(address(text))(heading) == is_place


@pytest.mark.parametrize(
    ("text", "sentence", "is_place"),
    [
        ("Frage 5", "Die Fragen 4 bis 6 werden gemeinsam beantwortet.", True),
        ("Frage 5", "Zu Frage 5: Dazu liegt nichts vor.", True),
        ("Frage 5", "5. Wie viele Anträge gab es?", True),
        ("Frage 5", "5. Anträge sind zu stellen.", False),
        ("Frage 9", "Die Fragen 4 bis 6 werden gemeinsam beantwortet.", False),
        ("Frage 5", "Die Fragen 5a und 5b werden gemeinsam beantwortet.", True),
        ("Frage 5", "5a) Wie viele Anträge gab es?", True),
        ("Rn. 12", "Rn. 12 Beginn der Frist", True),
        ("Randnummer 12", "Rdnr. 12", True),
        ("Tz. 12", "Tz. 12.1 Frist", False),
        ("Tz. 12", "12 Monate sind es.", False),
        ("Beschluss GR 4/2/2031", "Beschluss Nr. GR 4/2/2031: Der Rat beschließt.", True),
        ("Beschluss 4/2/2031", "Beschluss Nr. GR 4/2/2031: Der Rat beschließt.", True),
        ("Beschluss GR 4/2/2031", "Beschluss Nr. GR 4/21/2031: Der Rat beschließt.", False),
        ("Anlage 2", "Anlage 2 zur Marktordnung", True),
        ("Anlage 2", "Anlage 2 ist dem Antrag beizufügen.", False),
        ("Abschnitt 2.3.1", "2.3.1 Die Frist beträgt zwei Tage.", True),
    ],
)
def test_a_text_begins_with_the_place(text, sentence, is_place):
    assert opened_by(address(text))(sentence) == is_place


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("5b) Welche Boote fahren?", True),
        ("5. Wie viele Boote, / 5a) wo / 5b) und wann?", True),
        ("Zu Frage 5 b: Keine.", True),
        ("Die Fragen 5a und 5b werden gemeinsam beantwortet.", True),
        ("Die Fragen 5 bis 5c werden gemeinsam beantwortet.", True),
        ("Die Fragen 5 a) bis c) werden gemeinsam beantwortet.", True),
        ("Die Fragen 4 und 5 werden gemeinsam beantwortet.", True),
        ("Die Fragen 5 bis 5a werden gemeinsam beantwortet.", False),
        ("Die Fragen 5a und 5c werden gemeinsam beantwortet.", False),
        ("15b) Welche Boote fahren?", False),
        ("5 beliebige Boote", False),
    ],
)
def test_a_heading_or_text_may_hold_a_part_of_a_question(text, is_held):
    assert part_held(address("Frage 5b"))(text) == is_held

import pytest

from ingest.language.speeches import (
    asks_for_votes,
    ends_debate,
    interjections,
    is_interjection,
    is_salutation,
    names_matter,
    opening,
    tells_result,
)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lea Moor (SPD): Wir sind dafür.", "Lea Moor (SPD)"),
        ("Dr. Jan von Ott (BÜNDNIS 90/DIE GRÜNEN):", "Dr. Jan von Ott (BÜNDNIS 90/DIE GRÜNEN)"),
        ("Ole Kamp-Wels (Aue) (CDU/CSU): Nein.", "Ole Kamp-Wels (Aue) (CDU/CSU)"),
        ("Ole Kamp [FDP]: Nein.", "Ole Kamp [FDP]"),
        ("Ole Kamp, FDP: Nein.", "Ole Kamp, FDP"),
        ("Abg. Ole Kamp FDP: Nein.", "Abg. Ole Kamp FDP"),
        ("Lea Moor (SPD), Berichterstatterin: Der Ausschuss tagte.", "Lea Moor (SPD), Berichterstatterin"),
        ("Ida Sund, Ministerin für Verkehr: Gern.", "Ida Sund, Ministerin für Verkehr"),
        ("Tom Erl, Parl. Staatssekretär beim Minister für Verkehr: Ja.", None),
        ("Staatsministerin Prof. Dr. Ida Sund: Gern.", "Staatsministerin Prof. Dr. Ida Sund"),
        ("Vizepräsidentin Ute Falk: Danke.", "Vizepräsidentin Ute Falk"),
        ("Ratsvorsitzender Falk: Danke.", "Ratsvorsitzender Falk"),
        ("Herr Dr. Kamp (FDP): Nein.", "Herr Dr. Kamp (FDP)"),
    ],
)
def test_a_name_with_a_party_or_an_office_opens_a_speech(text, speaker):
    match = opening(text)
    assert match
    assert match["speaker"] == (speaker or text.partition(":")[0])


@pytest.mark.parametrize(
    "text",
    [
        "Hinweis: Der Antrag ist kostenlos.",
        "Anlage (Lageplan): siehe unten",
        "Antrag der Fraktion (SPD): Radwege",
        "Tagesordnungspunkt 1: Radwege",
        "Vorsitzender: Ole Kamp",
        "Präsidium: Präsidentin Ute Falk",
        "Ratsfrau Moor beantragt: Der Punkt wird vertagt.",
        "Bürgermeisterin Dr. Sund berichtet:",
        "Lea Moor (SPD) fragt, wann gebaut wird.",
        "Zu Frage 2: Nein.",
    ],
)
def test_a_label_or_a_sentence_opens_none(text):
    assert opening(text) is None


def test_who_leads_the_debate_is_told_by_the_office():
    leads = ("Präsidentin Ute Falk:", "Ausschussvorsitzender Falk:", "Stadtverordnetenvorsteherin Ute Falk:")
    assert all(opening(text)["presiding"] for text in leads)
    others = ("Ministerpräsidentin Ute Falk:", "Regierungspräsident Falk:", "Lea Moor (SPD):")
    assert not any(opening(text)["presiding"] for text in others)


@pytest.mark.parametrize(
    "text",
    [
        "(Beifall)",
        "(Anhaltender Beifall bei der SPD – Lea Moor [SPD]: Sehr gut! Wirklich!)",
        "(Zuruf von der AfD: Nein!)",
        "(Heiterkeit bei Abgeordneten der CDU)",
        "(Widerspruch bei der FDP)",
        "(Ole Kamp [FDP]: Das ist (leider) falsch!)",
        "(Beifall bei der SPD) (Zurufe)",
    ],
)
def test_what_is_called_out_is_an_interjection(text):
    assert is_interjection(text)


@pytest.mark.parametrize(
    "text",
    [
        "(Widerspruch nach § 70 VwGO)",
        "(Zustimmung der Eltern erforderlich)",
        "(Kauf auf Zuruf)",
        "(Kamp [2019]: S. 3)",
        "(Schluss: 13:42 Uhr)",
        "(Beifall) Wir bauen.",
        "Beifall bei der SPD",
    ],
)
def test_other_brackets_and_sentences_are_none(text):
    assert not is_interjection(text)


def test_interjections_are_found_within_a_text():
    text = "Wir bauen. (Beifall bei der SPD) Das kostet (netto) 3 Euro. (Ole Kamp [FDP]: Zu viel!)"
    assert [text[start:end] for start, end in interjections(text)] == [
        "(Beifall bei der SPD)",
        "(Ole Kamp [FDP]: Zu viel!)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Frau Präsidentin!",
        "Herr Vorsitzender!",
        "Meine sehr geehrten Damen und Herren!",
        "Sehr geehrte Frau Präsidentin, liebe Kolleginnen und Kollegen!",
        "Guten Morgen, meine Damen und Herren!",
        "– Geschätzter Herr Präsident!",
        "Vielen Dank.",
        "Danke schön, Frau Kollegin!",
    ],
)
def test_who_only_addresses_or_thanks_the_listeners_says_nothing(text):
    assert is_salutation(text)


@pytest.mark.parametrize(
    "text", ["Frau Präsidentin, ich widerspreche!", "Bürgerinnen und Bürger.", "Damen und Herren", "Dank der Spende."]
)
def test_what_says_something_is_no_salutation(text):
    assert not is_salutation(text)


def test_the_end_of_a_sitting_is_a_line_of_its_own():
    assert ends_debate("(Schluss: 13.42 Uhr)")
    assert ends_debate("Ende der Sitzung: 21:15 Uhr")
    assert not ends_debate("(Unterbrechung von 12:51 bis 13:45 Uhr)")
    assert not ends_debate("Schluss: Wir bauen.")


def test_a_vote_asks_and_has_a_result():
    assert asks_for_votes("Wer stimmt dagegen?")
    assert asks_for_votes("Ich bitte um das Handzeichen.")
    assert not asks_for_votes("Wer zahlt das?")
    assert tells_result("Damit ist der Antrag abgelehnt.")
    assert not tells_result("Wir kommen zur Abstimmung.")
    assert names_matter("Wir kommen zur Abstimmung über den Radweg.")
    assert not names_matter("Ich schließe die Aussprache.")

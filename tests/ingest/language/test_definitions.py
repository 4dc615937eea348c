import pytest

from ingest.language.definitions import defined_term, entry_term, heading_term, is_glossary


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Unter Integrationsmonitoring versteht man die laufende Beobachtung.", "Integrationsmonitoring"),
        ("Als Wasserabnehmer gelten der Anschlussnehmer und alle sonstigen Berechtigten.", "Wasserabnehmer"),
        ("Ein Indikator ist eine Messzahl, an der sich eine Entwicklung ablesen lässt.", "Indikator"),
        ("(1) Anschlussnehmer ist der Grundstückseigentümer.", "Anschlussnehmer"),
        ("Die Charta der Vielfalt ist eine freiwillige Selbstverpflichtung.", "Charta der Vielfalt"),
        ("Der Begriff „Teilhabe“ bezeichnet die Mitwirkung am öffentlichen Leben.", "Teilhabe"),
        ("Grundstück im Sinne dieser Satzung ist jedes Flurstück.", "Grundstück"),
        ("Bundesfreiwilligendienst (BFD) ist ein Dienst für alle.", "Bundesfreiwilligendienst"),
    ],
)
def test_a_definition_names_its_term(text, term):
    assert defined_term(text) == term


@pytest.mark.parametrize(
    "text",
    [
        "Ziel ist die Teilhabe aller.",
        "Das ist ein Problem.",
        "Das Land Hessen ist der Charta der Vielfalt am 1. Februar 2011 beigetreten.",
        "Für reglementierte Berufe ist die Anerkennung Pflicht.",
        "Ein guter Anfang ist die Selbstprüfung der Verwaltung.",
        "Erfahrungsgemäß sind die Zugangszahlen im ersten Halbjahr niedriger.",
        "Übersichtlich ist eine Staffelung der Ziele.",
        "Die folgende Tabelle ist ein Vorschlag.",
        "Die im Sinne dieser Richtlinie zuständigen Behörden sind die Ministerien.",
        "Hiermit ist die Vorauswahl beendet.",
        "Die Gemeinde zahlt die Kosten.",
        "",
    ],
)
def test_other_sentences_define_nothing(text):
    assert defined_term(text) is None


def test_glossary_entries_and_headings():
    assert entry_term("Mikrozensus – eine jährliche Befragung") == "Mikrozensus"
    assert entry_term("Quellen: Land Hessen, 2020") is None
    assert entry_term("efms: Das Forum in Bamberg") == "efms"
    assert heading_term(("Glossar", "Teilhabe")) == "Teilhabe"
    assert heading_term(("10 Glossar", "10.2 E bis H")) is None
    assert is_glossary(("Anhang", "Glossar"))
    assert not is_glossary(("Schritt 4: Definition und Quelle festhalten",))
    assert not is_glossary(("Was ist zu tun?",))

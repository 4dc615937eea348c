import pytest

from index.references import is_reference


@pytest.mark.parametrize(
    "text",
    [
        "Quelle: Statistisches Landesamt, 2024",
        "Quellen: Mikrozensus; eigene Berechnung",
        "  Fundstelle: § 84 HGO",
        "Belege für dieses Kapitel: Müller 2012",
        "LITERATUR: Heckmann 2015",
    ],
)
def test_lines_that_name_sources_are_references(text):
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Quelle der Zahlen ist das Statistische Landesamt.",
        "Quellen der Daten sind die Einwohnermeldeämter. Die Liste: siehe unten.",
        "Quellenangaben: erforderlich",
        "Belege sind dem Verwendungsnachweis beizufügen.",
        "",
    ],
)
def test_sentences_about_sources_are_none(text):
    assert not is_reference(text)

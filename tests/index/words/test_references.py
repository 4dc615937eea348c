import pytest

from index.words.references import cited_sections, is_reference, spanned_sections


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


@pytest.mark.parametrize(
    ("text", "cited", "spanned"),
    [
        ("Nach § 89 wird gewählt.", {"89"}, set()),
        ("§89 und §  90a HGO", {"89", "90a"}, set()),
        ("nach den §§ 84 bis 88 der Gemeindeordnung", {"84", "88"}, {"85", "86", "87"}),
        ("§§ 3, 5 Abs. 2 und 7–9 SGB", {"3", "5", "7", "9"}, {"8"}),
        ("§§ 44, 45 Absatz 1 Satz 2 sowie 46", {"44", "45", "46"}, set()),
        ("§ 4, 5 Jahre nach der Einreise", {"4"}, set()),
        ("§§ 1 bis 99999", {"1", "99999"}, set()),
        ("§§ 9 bis 4", {"9", "4"}, set()),
        ("Absatz 3 bis 5", set(), set()),
        ("", set(), set()),
    ],
)
def test_sections_that_a_text_names_and_covers(text, cited, spanned):
    assert cited_sections(text) == cited
    assert spanned_sections(text) == spanned

import pytest

from ingest.docx.headings import is_numbered
from tests.ingest.office import p, run

CENTRED = '<w:jc w:val="center"/>'


def bold(text, properties=""):
    return p(run(text, "<w:b/>"), properties=properties)


def test_a_number_alone_on_its_line_and_the_title_below_are_one_heading(lines):
    assert lines(
        bold("§ 1"),
        bold("Geltung"),
        p("(1) Sie gilt."),
        bold("§ 2 <w:br/>Gebühr".replace("<w:br/>", "</w:t><w:br/><w:t>")),
        p("Sie kostet."),
        p("§ 3", properties=CENTRED),
        p("Frist", properties=CENTRED),
        p("Sie läuft."),
        p("Anlage 1", "berschrift1"),
        p("Tarif", "berschrift1"),
        p("Der Tarif."),
        p("§ 4"),
        p("Schluss"),
        p("Ende."),
    ) == [
        "## § 1 Geltung",
        "(1) Sie gilt.",
        "## § 2 Gebühr",
        "Sie kostet.",
        "## § 3 Frist",
        "Sie läuft.",
        "# Anlage 1 Tarif",
        "Der Tarif.",
        "## § 4 Schluss",
        "Ende.",
    ]


def test_a_number_is_not_joined_with_text_or_with_another_number(lines):
    assert lines(bold("§ 1"), p("(1) Sie gilt."), bold("Teil A"), bold("§ 2 Gebühr"), p("Sie kostet.")) == [
        "# § 1",
        "(1) Sie gilt.",
        "# Teil A",
        "## § 2 Gebühr",
        "Sie kostet.",
    ]
    assert lines(p("Anlage 1"), p("Antrag"), p("Anlage 2"), p("Ausweis")) == [
        "Anlage 1",
        "Antrag",
        "Anlage 2",
        "Ausweis",
    ]


def test_a_plain_line_as_long_as_a_sentence_is_no_title(lines):
    long = "Wer den Platz nutzt und dabei weder Strom noch Wasser braucht oder sonst etwas verlangt"
    assert lines(p("§ 4"), p(long), p("Ende.")) == ["§ 4", long, "Ende."]


def test_parts_stand_above_the_paragraphs_of_a_law(lines):
    assert lines(
        bold("Erster Teil: Markt"),
        bold("I. Zeiten"),
        p("§ 1 Tage", "berschrift2"),
        p("Samstags."),
        p("Näheres", "berschrift2"),
        p("Siehe dort."),
        p("§ 2 Stunden", "berschrift2"),
        p("Morgens."),
        bold("II. Stände"),
        p("§ 3 Größe", "berschrift2"),
        bold("Ausnahmen"),
        p("Drei Meter."),
        p("Anlage 1: Plan", "berschrift2"),
        p("Ein Plan."),
    ) == [
        "## Erster Teil: Markt",
        "### I. Zeiten",
        "#### § 1 Tage",
        "Samstags.",
        "#### Näheres",
        "Siehe dort.",
        "#### § 2 Stunden",
        "Morgens.",
        "### II. Stände",
        "#### § 3 Größe",
        "##### Ausnahmen",
        "Drei Meter.",
        "## Anlage 1: Plan",
        "Ein Plan.",
    ]


def test_parts_that_lead_to_no_law_stay_where_they_are(lines):
    assert lines(
        bold("§ 1 Tage"),
        bold("I. Samstag"),
        p("Morgens."),
        bold("II. Sonntag"),
        p("Nie."),
        bold("§ 2 Ort"),
        p("Platz."),
    ) == ["# § 1 Tage", "# I. Samstag", "Morgens.", "# II. Sonntag", "Nie.", "# § 2 Ort", "Platz."]
    assert lines(
        p("Teil A", "berschrift1"), p("§ 1 Ort", "berschrift2"), p("Da."), p("§ 2 Tag", "berschrift2"), p("So.")
    ) == [
        "# Teil A",
        "## § 1 Ort",
        "Da.",
        "## § 2 Tag",
        "So.",
    ]


@pytest.mark.parametrize(
    "text", ["I. Sitzungen", "1. Zweck", "§ 1 Ort", "2.3 Ablauf", "Erster Abschnitt", "Teil A", "a) Ort"]
)
def test_headings_of_a_series(text):
    assert is_numbered(text)


@pytest.mark.parametrize(
    "text", ["Satzung", "10 Fragen zum Umzug", "1. Änderungssatzung", "Teilhabe vor Ort", "In Kürze"]
)
def test_titles_are_of_no_series(text):
    assert not is_numbered(text)

import pytest

from tests.ingest.docx.test_headings import bold
from tests.ingest.office import p, run

TAB, BREAK = "<w:tab/>", "<w:br/>"


def typed(text, look=""):
    """A paragraph whose tabs and line breaks are those of Word."""
    words = text.replace("\t", f"</w:t>{TAB}<w:t>").replace("\n", f"</w:t>{BREAK}<w:t>")
    return p(run(words, look))


def test_lines_with_tabs_between_their_texts_are_a_table(lines):
    assert lines(p("Der Eintritt beträgt:"), typed("\tErwachsene\t\t5 Euro"), typed("\tKinder\t2 Euro")) == [
        "Der Eintritt beträgt:",
        "| Erwachsene | 5 Euro",
        "| Kinder | 2 Euro",
    ]


def test_a_bold_first_line_is_their_header_and_no_heading(lines):
    rows = [typed("A – K\tFrau Ott\t-12"), typed("L – Z\tHerr Uhl\t-13")]
    assert lines(bold("Ansprechpersonen"), typed("Namen\tZuständig\tDurchwahl", "<w:b/>"), *rows, p("Ende.")) == [
        "# Ansprechpersonen",
        "! Namen | Zuständig | Durchwahl",
        "| A – K | Frau Ott | -12",
        "| L – Z | Herr Uhl | -13",
        "Ende.",
    ]


def test_a_bold_line_with_tabs_is_no_heading_unless_they_follow_a_number(lines):
    assert lines(p("Gut."), typed("Termin\tMontag", "<w:b/>"), p("Bitte kommen Sie."))[1] == "Termin Montag"
    for number in ("1.", "TOP 1", "§ 1", "Modul 1"):
        assert lines(p("Gut."), typed(f"{number}\tBeginn", "<w:b/>"), p("Es geht los."))[1] == f"# {number} Beginn"


@pytest.mark.parametrize(
    "texts",
    [
        ("1.\tErster Schritt", "2.\tZweiter Schritt"),
        ("a)\tLicht", "b)\tWasser"),
        ("Zweck\t1", "Antrag\t2", "Frist\t4"),
        ("Zweck ......\t1", "Antrag .....\t1"),
        ("Anna Ott\tBernd Uhl", "Vorsitzende\tSchriftführer"),
        ("Aue, den 3. Mai 2024\tAue, den 4. Mai 2024", "gez. Ott\tgez. Uhl"),
        ("Name:\t__________", "Ort:\t__________"),
        ("Telefon: 12\tFax: 13", "Zimmer: 4\tFlur: 2"),
        ("Eine Zeile\tmit Tab",),
    ],
)
def test_lists_contents_signatures_and_lines_to_be_filled_in_are_no_tables(lines, texts):
    assert not any(line.startswith("| ") for line in lines(p("Gut so."), *map(typed, texts)))


def test_a_table_of_contents_with_a_bold_head_is_no_table(lines):
    listed = [typed("Zweck\t1"), typed("Frist\t4")]
    assert "| Frist | 4" not in lines(p("Gut so."), typed("Abschnitt\tSeite", "<w:b/>"), *listed)
    assert "| Frist | 4" in lines(p("Gut so."), typed("Abschnitt\tEuro", "<w:b/>"), *listed)


def test_two_lines_at_the_top_are_a_letterhead(lines):
    top = [typed("Landkreis Aue\tVorlage 12/24"), typed("3. Wahlperiode\t05.03.2024")]
    assert lines(*top, p("Gut."))[:2] == ["Landkreis Aue Vorlage 12/24", "3. Wahlperiode 05.03.2024"]


def test_lines_of_one_paragraph_that_are_short_or_hold_tabs_stay_apart(lines):
    assert lines(
        typed("Rathaus, Am Markt 4, Eingang vom Hof, zweites Stockwerk, Zimmer 12\nMontag\t8 Uhr\nFreitag\tzu")
    ) == [
        "Rathaus, Am Markt 4, Eingang vom Hof, zweites Stockwerk, Zimmer 12",
        "| Montag | 8 Uhr",
        "| Freitag | zu",
    ]
    hours = "Sprechzeiten im Rathaus, Am Markt 4, Eingang vom Hof, Zimmer 12\nMontag 8 Uhr\nFreitag geschlossen"
    assert lines(typed(hours)) == [hours]


def test_a_break_inside_running_prose_is_a_blank(lines):
    prose = (
        "Die Gemeinde erhebt für die Benutzung der öffentlichen Plätze\nGebühren nach der\nAnlage zu dieser Satzung."
    )
    assert lines(typed(prose)) == [prose.replace("\n", " ")]

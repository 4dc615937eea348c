import pytest

from ingest.docx import read_docx
from tests.ingest.office import W, cell, docx, item, p, run, table
from tests.ingest.outline import outline

MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'


@pytest.fixture
def read(tmp_path):
    def with_note(*body, note="Ein Kind ist unter zwölf."):
        notes = f'<w:footnotes {W}><w:footnote w:id="2">{p(note)}</w:footnote></w:footnotes>'
        return outline(read_docx(docx(tmp_path / "a.docx", *body, extra={"word/footnotes.xml": notes})).blocks)

    return with_note


def test_a_note_stands_with_the_sentence_that_carries_its_mark(read):
    assert read(p(run("Kinder zahlen nichts.") + MARK), p("Alle anderen zahlen.")) == [
        "Kinder zahlen nichts.\nEin Kind ist unter zwölf.",
        "Alle anderen zahlen.",
    ]
    assert read(item(run("Kinder") + MARK), item("Hunde")) == ["1.| Kinder\nEin Kind ist unter zwölf.", "2.| Hunde"]


def test_a_long_note_stays_on_its_own(read):
    long = "Ein Kind ist unter zwölf. " * 13
    assert read(p(run("Kinder zahlen nichts.") + MARK), note=long) == ["Kinder zahlen nichts.", long.strip()]


def test_a_note_of_a_lead_in_follows_the_list(read):
    assert read(p(run("Frei sind:") + MARK), item("Kinder"), item("Hunde"), p("Alle anderen zahlen.")) == [
        "Frei sind:",
        "1.| Kinder",
        "2.| Hunde",
        "Ein Kind ist unter zwölf.",
        "Alle anderen zahlen.",
    ]


def test_a_note_of_a_lead_in_follows_the_lines_and_the_sentence_that_it_announces(read):
    lead = p(run("Der Weg beträgt:") + MARK)
    assert read(lead, p("Klasse 1: 2 km"), p("Klasse 5: 3 km"), p("Alle anderen zahlen.")) == [
        "Der Weg beträgt:",
        "Klasse 1: 2 km",
        "Klasse 5: 3 km",
        "Ein Kind ist unter zwölf.",
        "Alle anderen zahlen.",
    ]
    assert read(lead, p("Das Amt misst ihn."), p("Alle anderen zahlen."))[2] == "Ein Kind ist unter zwölf."
    assert read(p(run("Der Weg") + MARK), p("Klasse 1: 2 km"))[1] == "Ein Kind ist unter zwölf."


def test_a_long_note_of_a_lead_in_follows_the_list(read):
    long = "Ein Kind ist unter zwölf. " * 13
    assert read(p(run("Frei sind:") + MARK), item("Kinder"), item("Hunde"), note=long)[-1] == long.strip()


def test_a_note_of_a_typed_item_stands_in_the_item(read):
    assert read(p("Frei sind"), p(run("a) Kinder,") + MARK), p("b) Hunde.")) == [
        "Frei sind",
        "a)| Kinder,\nEin Kind ist unter zwölf.",
        "b)| Hunde.",
    ]


def test_a_note_of_a_table_follows_it(read):
    marked = cell(p(run("Kinder") + MARK))
    assert read(table(cell("Wer") + cell("Euro"), marked + cell("0")), p("Das ist alles."))[-2:] == [
        "Ein Kind ist unter zwölf.",
        "Das ist alles.",
    ]
    assert read(table(cell("Wer") + cell("Euro"), marked + cell("0")))[-2] == "| Kinder | 0"


def test_a_note_of_a_heading_follows_it(read):
    assert read(p(run("Gebühr") + MARK, "berschrift1"), p("Sie ist hoch.")) == [
        "# Gebühr",
        "Ein Kind ist unter zwölf.",
        "Sie ist hoch.",
    ]

from tests.ingest.office import STYLES, cell, p, run, table

CAPTION = (
    '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/><w:rPr><w:b/></w:rPr></w:style>'
)
EXTRA = {"word/styles.xml": STYLES.replace("</w:styles>", CAPTION + "</w:styles>")}
FEES = table(cell("Art") + cell("Gebühr"), cell("Kopie") + cell("2"))
READ = ["! Art | Gebühr", "| Kopie | 2"]


def bold(text):
    return p(run(text, "<w:b/>"))


def test_a_caption_above_a_table_is_no_heading(lines):
    for caption in (p("Gebühren im Jahr", "Beschriftung"), bold("Tabelle 2: Gebühren im Jahr")):
        found = lines(p("Vorab."), caption, FEES, p("Bar."), extra=EXTRA)
        assert found[0] == "Vorab."
        assert found[1].startswith("= ")
        assert found[1].endswith("Gebühren im Jahr")
        assert found[2:] == [*READ, "Bar."]


def test_a_caption_below_goes_to_the_table_above_where_the_document_does_so(lines):
    below = [FEES, p("Tabelle 1: Alt"), FEES, p("Tabelle 2: Neu"), p("Bar.")]
    assert lines(*below) == ["= Tabelle 1: Alt", *READ, "= Tabelle 2: Neu", *READ, "Bar."]


def test_a_caption_of_a_figure_and_a_source_are_lines(lines):
    assert lines(p("Vorab."), bold("Abbildung 1: Ablauf"), p("Bar."), extra=EXTRA) == [
        "Vorab.",
        "Abbildung 1: Ablauf",
        "Bar.",
    ]
    assert lines(FEES, p("Quelle: Amt", "Beschriftung"), p("Bar."), extra=EXTRA) == [*READ, "Quelle: Amt", "Bar."]


def test_a_heading_that_speaks_of_a_table_stays_one(lines):
    assert lines(p("Vorab."), bold("Die Tabelle der Gebühren"), FEES)[1] == "# Die Tabelle der Gebühren"
    assert lines(p("Tabelle 1: Alles", "berschrift1"), FEES)[0] == "# Tabelle 1: Alles"

from tests.ingest.office import cell, p, run, table
from tests.ingest.outline import outline

STAMP = "2013-12-23T23:15:00Z"


def line(text, size=22, bold=True):
    words = "</w:t><w:br/><w:t>".join(text.split("\n"))
    return p(run(words, f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/>'))


def core(stamp, title=""):
    return {
        "docProps/core.xml": '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><t:created>{STAMP}</t:created><t:modified>{stamp}</t:modified></c>"
    }


def test_a_title_of_several_lines_is_one(read):
    reading = read(line("Hausordnung\nder Bücherei", 36), p("Sie gilt für alle Räume."), line("1. Zeiten"), p("Immer."))
    assert reading.title == "Hausordnung der Bücherei"
    assert outline(reading.blocks) == [
        "# Hausordnung der Bücherei",
        "Sie gilt für alle Räume.",
        "## 1. Zeiten",
        "Immer.",
    ]
    apart = read(line("Stadt Aue", 28), line("Marktsatzung", 36), line("für den Wochenmarkt", 28), p("Sie gilt."))
    assert apart.title == "Marktsatzung für den Wochenmarkt"


def test_the_kind_of_document_comes_before_a_larger_name(read):
    assert (
        read(line("Stadt Aue", 44), line("Satzung\nüber den Markt", 36), p("Sie gilt.")).title
        == "Satzung über den Markt"
    )


def test_a_title_of_the_properties_comes_before_the_look_and_leaves_the_blocks(read):
    reading = read(line("Hausordnung\nder Bücherei", 36), p("Sie gilt."), extra=core(STAMP, "Ordnung"))
    assert reading.title == "Ordnung"
    assert outline(reading.blocks)[0] == "Hausordnung\nder Bücherei"


def test_a_numbered_heading_is_no_title(read):
    assert read(p("Zur Sache."), line("I. Vorbereitung"), p("Es geht los."), line("Weiter"), p("Ja.")).title is None
    assert read(line("Vorbereitung"), p("Es geht los.")).title == "Vorbereitung"


def test_title_and_date_may_stand_below_and_in_the_head_of_a_letter(read):
    address = cell(p("An den") + p("Kreis Aue")) + cell(p("Zimmer: 4") + p("Datum: 3. Mai 2024"))
    letter = [line("Kreis Aue", 30), table(address), line("Rundschreiben Nr. 4/2024", 26), p("Es gilt nun Folgendes.")]
    reading = read(*letter, extra=core(STAMP))
    assert (reading.title, reading.date) == ("Rundschreiben Nr. 4/2024", "2024-05-03")
    plain = table(cell("Datum:") + cell("4. Mai 2024"), cell("Ort:") + cell("Aue"))
    reading = read(line("Protokoll", 30), plain, p("Aue, den 9. Mai 2024"), p("Es gilt nun Folgendes."))
    assert (reading.title, reading.date) == ("Protokoll", "2024-05-04")


def test_a_heading_below_a_table_is_no_title(read):
    fees = table(cell("Kopie") + cell("frei"), cell("Druck") + cell("frei"))
    assert read(line("Aue hilft"), fees, line("Wege zum Amt", 30), p("Es gilt nun Folgendes.")).title == "Aue hilft"

import pytest

from ingest.docx import read_docx
from ingest.errors import UnreadableFile
from tests.ingest.office import cell, docx, item, p, run, table
from tests.ingest.outline import outline


def test_headings_by_style_and_outline_level(lines):
    assert lines(
        p("Satzung", "Titel"), p("Erstes", "berschrift1"), p("Text."), p("Teil", "berschrift2"), p("Eigen", "Eigene")
    ) == [
        "# Satzung",
        "# Erstes",
        "Text.",
        "## Teil",
        "# Eigen",
    ]


def test_a_bold_line_and_a_large_line_are_headings(lines):
    large, bold = run("Merkblatt", '<w:sz w:val="36"/>'), run("Wer darf", "<w:b/>")
    assert lines(p(large), p(bold), p("Alle dürfen."), p("Wirklich alle.")) == [
        "# Merkblatt",
        "## Wer darf",
        "Alle dürfen.",
        "Wirklich alle.",
    ]


def test_numbering_goes_on_after_a_paragraph_and_restarts(lines):
    body = [item("a"), item("b"), p("Dazwischen."), item("c"), item("unter", level=1), item("tief", level=2), item("d")]
    assert lines(*body, p("Neu:"), item("x", number=2), item("y", number=2)) == [
        "1.| a",
        "2.| b",
        "Dazwischen.",
        "3.| c",
        "  3.1| unter",
        "    3.1.a| tief",
        "4.| d",
        "Neu:",
        "1.| x",
        "2.| y",
    ]


def test_bullets_of_symbol_fonts(lines):
    assert lines(item("eins", 3), item("zwei", 3)) == ["•| eins", "•| zwei"]


def test_insertions_stay_and_deletions_go(lines):
    tracked = (
        run("Die Frist beträgt ")
        + f"<w:del>{run('zwei')}</w:del><w:ins>{run('drei')}</w:ins>"
        + f"<w:moveFrom>{run(' alt')}</w:moveFrom>"
        + run(" Wochen.")
    )
    assert lines(p(tracked)) == ["Die Frist beträgt drei Wochen."]


def test_a_text_box_is_read_once(lines):
    box = f"<w:txbxContent>{p('Im Kasten.')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p(run("Davor.") + both), p("Danach.")) == ["Davor.", "Im Kasten.", "Danach."]


def test_content_controls_and_contents(lines):
    control = f"<w:sdt><w:sdtContent>{p('Im Feld.')}</w:sdtContent></w:sdt>"
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('1 Anfang 3')}</w:sdtContent></w:sdt>"
    )
    inline = p(f"<w:sdt><w:sdtContent>{run('Feldwert.')}</w:sdtContent></w:sdt>")
    assert lines(contents, p("1 Anfang 3", "Verzeichnis1"), control, inline) == ["Im Feld.", "Feldwert."]


def test_hidden_text_and_field_codes_are_not_shown(lines):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    white = run("weiß", '<w:color w:val="FFFFFF"/>')
    assert lines(p(run("Seite ") + field + run(" geheim", "<w:vanish/>") + white + run("."))) == ["Seite 7."]


def test_hyphens_breaks_and_symbols(lines):
    text = (
        "<w:r><w:t>Nord</w:t><w:noBreakHyphen/><w:t>Süd Wasser</w:t><w:softHyphen/><w:t>werk</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0E0"/><w:t>Ziel</w:t></w:r>'
    )
    assert lines(p(text)) == ["Nord-Süd Wasserwerk→Ziel"]


def test_merged_cells_header_row_and_nested_table(lines):
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    span, start, go = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = table(cell("n1") + cell("n2"), cell("n3") + cell("n4"))
    assert lines(
        table(
            head + cell("Land", start) + cell("Jahr 2013", span),
            head + cell("", go) + cell("Frauen") + cell("Männer"),
            cell("Hessen", start) + cell("1") + cell("2"),
            cell("", go) + cell("3") + cell(p("4") + inner),
        )
    ) == [
        "! Land | Jahr 2013 – Frauen | Jahr 2013 – Männer",
        "| Hessen | 1 | 2",
        "| Hessen | 3 | 4",
        "Hessen – 4:",
        "| n1 | n2",
        "| n3 | n4",
    ]


def test_paragraphs_of_a_cell_are_told_apart_and_a_row_over_all_columns_is_no_header(lines):
    group = cell("Kopien", '<w:gridSpan w:val="2"/>')
    rows = [
        cell("Leistung") + cell("Preis"),
        group,
        cell(p("Farbe") + p("je Seite")) + cell("1"),
        cell("A4") + cell("2"),
    ]
    assert lines(table(*rows)) == ["! Leistung | Preis", "| Kopien | ", "| Farbe, je Seite | 1", "| A4 | 2"]


def test_a_frame_of_one_cell_is_text(lines):
    assert lines(table(cell(p("Kasten", "berschrift2") + p("Ein Satz.")))) == ["## Kasten", "Ein Satz."]


def test_a_footnote_stands_at_the_end_of_its_paragraph(lines):
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Die Fußnote.")}</w:footnote></w:footnotes>'
    )
    body = p(run("Der Satz") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" endet."))
    assert lines(body, p("Der nächste."), extra={"word/footnotes.xml": notes}) == [
        "Der Satz endet.\nDie Fußnote.",
        "Der nächste.",
    ]


def test_a_file_converted_from_pdf_is_repaired(tmp_path):
    torn = (
        "Die Verwal- tung prüft die Asyl- statistik und die öffent- liche Wasser- versorgung der Gemein- den im Jahr."
    )
    body = [
        p(torn),
        p(torn),
        p("Die Ausgabe- und Verpflichtungsermächtigungen bleiben."),
        p("Der Absatz endet mitten in einem langen Satz, der"),
        p("hier weitergeht."),
    ]
    reading = read_docx(docx(tmp_path / "a.docx", *body))
    assert outline(reading.blocks)[0] == (
        "Die Verwaltung prüft die Asylstatistik und die öffentliche Wasserversorgung der Gemeinden im Jahr."
    )
    assert outline(reading.blocks)[2:] == [
        "Die Ausgabe- und Verpflichtungsermächtigungen bleiben.",
        "Der Absatz endet mitten in einem langen Satz, der hier weitergeht.",
    ]
    assert "aus einem PDF erzeugt" in reading.warnings[0]


def test_title_and_date_of_the_properties(tmp_path):
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Leitfaden</dc:title><t:modified>2024-02-03T10:00:00Z</t:modified></c>"
    )
    reading = read_docx(docx(tmp_path / "a.docx", p("Text."), extra={"docProps/core.xml": core}))
    assert (reading.title, reading.date) == ("Leitfaden", "2024-02-03")


def test_a_loop_of_styles_and_deep_nesting_end(lines):
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="a"><w:name w:val="A"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="B"/><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    nested = p("Innen.")
    for _ in range(40):
        nested = table(cell(nested))
    assert lines(p("Text.", "a"), nested, extra={"word/styles.xml": styles}) == ["Text."]


@pytest.mark.parametrize("document", ["", "<kaputt", "<w:document xmlns:w='x'/>"])
def test_a_damaged_or_empty_file_is_refused(tmp_path, document):
    path = docx(tmp_path / "a.docx", extra={"word/document.xml": document})
    with pytest.raises(UnreadableFile, match=r"beschädigt|keinen Text"):
        read_docx(path)

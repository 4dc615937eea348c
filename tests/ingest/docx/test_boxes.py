from ingest.docx.para import BOX
from tests.ingest.office import cell, p, run, table

BOLD = "<w:b/>"


def bold(text):
    return p(run(text, BOLD))


def box(*paragraphs):
    return p(f"<w:r><w:pict><v:textbox><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></v:textbox></w:pict></w:r>")


def test_the_title_of_a_box_ends_with_the_box(lines):
    head, title, end = p("Kosten", "berschrift1"), "#" * BOX + " Rabatt", "/" * BOX
    framed = table(cell(bold("Rabatt") + p("Kinder zahlen nichts.")))
    for drawn in (framed, box(bold("Rabatt"), p("Kinder zahlen nichts."))):
        assert lines(head, p("Es gilt:"), drawn, p("Gezahlt wird bar.")) == [
            "# Kosten",
            "Es gilt:",
            title,
            "Kinder zahlen nichts.",
            end,
            "Gezahlt wird bar.",
        ]


def test_a_frame_around_a_heading_alone_names_what_follows(lines):
    assert lines(p("Vorab."), table(cell(bold("Kosten"))), p("Gezahlt wird bar.")) == [
        "Vorab.",
        "# Kosten",
        "Gezahlt wird bar.",
    ]


def test_a_box_without_a_bold_line_is_text(lines):
    assert lines(table(cell(p("Rabatt") + p("Kinder zahlen nichts."))), p("Bar.")) == [
        "Rabatt",
        "Kinder zahlen nichts.",
        "Bar.",
    ]


def test_addresses_and_signatures_side_by_side_are_paragraphs(lines):
    signed = table(cell(bold("Eva Roth") + p("Leitung")) + cell(p("Jan Falk") + p("Protokoll")))
    assert lines(p("Aue, den 3. Mai 2024"), signed) == [
        "Aue, den 3. Mai 2024",
        "Eva Roth",
        "Leitung",
        "Jan Falk",
        "Protokoll",
    ]


def test_a_table_of_one_row_with_lines_or_with_a_name_stays_a_table(lines):
    ruled = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    cells = cell(p("Eva Roth") + p("Leitung")) + cell(p("Jan Falk") + p("Protokoll"))
    assert lines(table(cells).replace("<w:tbl>", f"<w:tbl>{ruled}"))[0].startswith("| Eva Roth, Leitung | ")
    assert lines(table(cell("Bezug") + cell(p("Ihr Brief") + p("Unser Anruf")))) == ["| Bezug | Ihr Brief, Unser Anruf"]

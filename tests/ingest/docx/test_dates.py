import pytest

from tests.ingest.docx.test_cover import STAMP, core
from tests.ingest.office import W, cell, p, table
from tests.ingest.outline import outline


def footer(text):
    return {"word/footer1.xml": f"<w:ftr {W}>{p(text)}</w:ftr>"}


def test_the_stamp_of_a_template_is_no_date(read):
    assert read(p("Text."), extra=core(STAMP)).date is None
    assert read(p("Text."), extra=core("2013-12-23T10:00:00Z")).date == "2013-12-23"


@pytest.mark.parametrize(
    ("body", "margin", "date"),
    [
        ([p("Text.")], "Satzung, Stand 01.02.2023 – Seite 1", "2023-02-01"),
        ([p("vom 3. Mai 2019"), p("Text.")], "Stand: März 2022", "2022-03"),
        ([p("vom 3. Mai 2019, zuletzt geändert am 7. Juni 2021"), p("Text.")], "Seite 1", "2021-06-07"),
        ([p("beschlossen im Rat am 4. April 2020"), p("Text.")], "Seite 1", "2020-04-04"),
        (
            [table(cell("Beschluss") + cell("1. März 2020"), cell("Inkrafttreten") + cell("1. Juli 2020")), p("Text.")],
            "Druck vom 05.06.2007",
            "2020-07-01",
        ),
        (
            [p("Gestützt auf das Gesetz vom 7. März 2005, geändert am 8. Mai 2009."), p("Text.")],
            "Seite 1",
            "2024-02-03",
        ),
    ],
)
def test_what_is_printed_comes_before_the_stamp_of_the_file(read, body, margin, date):
    assert read(*body, extra=core("2024-02-03T10:00:00Z") | footer(margin)).date == date


def test_a_damaged_footer_is_passed_over(read):
    assert outline(read(p("Text."), extra={"word/footer1.xml": "<kaputt"}).blocks) == ["Text."]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In Aue leben 3.120 Menschen (Stand 31. Dezember 2023).", None),
        ("In Aue leben 3.120 Menschen (Stand 31. Dezember 2023)", None),
        ("Stand: 4. Mai 2024", "2024-05-04"),
        ("Fassung 1.2, Stand: 4. Mai 2024. Vom Amt herausgegeben.", "2024-05-04"),
        ("Merkblatt Nr. 3 (Stand: Mai 2024)", "2024-05"),
    ],
)
def test_the_date_of_a_number_is_not_that_of_the_document(read, text, date):
    assert read(p(text), p("Es gilt nun Folgendes.")).date == date


def test_the_date_of_a_form_with_several_fields_in_a_row_is_found(read):
    rows = [cell("Nr.:") + cell("12/24") + cell("Status:") + cell("öffentlich")]
    rows.append(cell("Termin:") + cell("09.05.2024") + cell("Datum:") + cell("03.05.2024"))
    assert read(p("Vorlage"), table(*rows)).date == "2024-05-03"
    assert read(p("Vorlage"), table(rows[0], rows[1].replace("Datum", "Beginn"))).date is None
    assert read(p("Protokoll"), table(cell("Sitzungstag:") + cell("Montag, 6. Mai 2024"))).date == "2024-05-06"

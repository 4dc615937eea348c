from ingest.block import Located, Row, Table
from ingest.tables.grid import Cell, side_by_side, to_table
from tests.ingest.outline import outline


def cells(*texts):
    return [Cell(Located(text)) for text in texts]


def read(rows, head_rows=None):
    table = to_table(rows, head_rows)
    return outline([table]) if table else []


def test_heads_over_several_columns_stand_over_each():
    head = [Cell(Located("Land"), rows=2), Cell(Located("2013"), columns=2)]
    assert read([head, cells("absolut", "in Prozent"), cells("Hessen", "12", "3,4")]) == [
        "! Land | 2013 – absolut | 2013 – in Prozent",
        "| Hessen | 12 | 3,4",
    ]


def test_a_cell_over_several_rows_is_repeated():
    rows = [cells("Jahr", "Land", "Zahl"), [Cell(Located("2013"), rows=2), *cells("Hessen", "5")], cells("Bayern", "7")]
    assert read(rows, 1)[1:] == ["| 2013 | Hessen | 5", "| 2013 | Bayern | 7"]


def test_a_row_over_all_columns_is_the_title():
    assert read(
        [[Cell(Located("Bearbeitungsdauer in Monaten"), columns=2)], cells("Land", "2013"), cells("Iran", "12,6")]
    ) == [
        "= Bearbeitungsdauer in Monaten",
        "! Land | 2013",
        "| Iran | 12,6",
    ]


def test_a_table_of_two_word_columns_has_no_header():
    assert read([cells("Telefon", "0611 123"), cells("Ort", "Wiesbaden")]) == [
        "| Telefon | 0611 123",
        "| Ort | Wiesbaden",
    ]


def test_corrected_numbers_and_signs_of_empty_places_are_values():
    rows = [
        cells("Bezirk", "2023"),
        cells("Nord", "796r"),
        cells("Süd", "..."),
        cells("West", "/"),
        cells("Ost", "48 p"),
    ]
    assert read(rows)[0] == "! Bezirk | 2023"
    assert read([cells("Bezirk", "Ort"), cells("Nord", "Bad"), cells("Süd", "48b")])[0] == "| Bezirk | Ort"


def test_labels_and_values_in_turn_are_the_fields_of_a_form():
    rows = [cells("Nr.:", "12/24", "Status:", "öffentlich"), cells("Amt:", "Bauamt", "Datum:", "3.5.2024")]
    assert read([*rows, [Cell(Located("Betreff:")), Cell(Located("Ein Radweg"), columns=3)]]) == [
        "| Nr.: 12/24 | Status: öffentlich",
        "| Amt: Bauamt | Datum: 3.5.2024",
        "| Betreff: Ein Radweg | ",
    ]
    assert read([*rows, cells("Anlagen", "3", "", "")])[0] == "| Nr.: | 12/24 | Status: | öffentlich"


def test_rows_with_a_label_or_a_check_box_are_no_header():
    assert read([cells("Name:", "Müller"), cells("Hausnummer:", "12"), cells("Jahr:", "2024")])[0] == "| Name: | Müller"
    assert read([cells("Art", "☒ neu", "☐ alt"), cells("Zahl", "1", "2")])[0] == "| Art | ☒ neu | ☐ alt"
    assert read([cells("Wer", "Zeitraum:", "Ort"), cells("Frau Müller", "im August", "Wiesbaden")])[0] == (
        "| Wer | Zeitraum: | Ort"
    )


def test_two_columns_with_dates_among_numbers_are_a_form():
    assert read([cells("Status", "öffentlich"), cells("Nummer", "12/24"), cells("Datum", "3.5.2024")])[0] == (
        "| Status | öffentlich"
    )


def test_heads_with_colons_stay_heads():
    assert read([cells("Land:", "Zahl:", "davon:"), cells("Hessen", "5", "3")])[0] == "! Land | Zahl | davon"
    assert read([cells("Land", "davon:"), cells("Hessen", "5"), cells("Bayern", "3,5")])[0] == "! Land | davon"


def test_rows_that_name_others_are_no_header_and_no_title():
    group = [Cell(Located("Hallen"), columns=2)]
    more = [Cell(Located("Plätze"), columns=2)]
    values = [cells("je Stunde", "20"), cells("je Tag", "90")]
    assert read([cells("Nutzung", "Entgelt"), group, *values, more, *values])[:2] == [
        "! Nutzung | Entgelt",
        "| Hallen | ",
    ]
    assert read([group, *values, more, *values])[0] == "| Hallen | "
    assert read([cells("", "Entgelt"), cells("Halle Nord", ""), *values])[0] == "! Halle Nord | Entgelt"


def test_a_cell_over_several_columns_keeps_its_span_and_the_heads_below_it():
    head = cells("Tag", "Vormittag", "Nachmittag")
    table = to_table([head, [*cells("Montag"), Cell(Located("zu"), columns=2)], cells("Dienstag", "8–12", "")], 1)
    assert table is not None
    assert table.header == ("Tag", "Vormittag", "Nachmittag")
    assert [row.spans for row in table.rows] == [(1, 2, 1), ()]


def test_lines_of_a_body_cell_are_told_apart_and_those_of_a_head_are_not():
    rows = [cells("Art\ndes Antrags", "Unterlagen"), cells("Pass", "• Foto\n• Urkunde"), cells("Visum", "Foto")]
    assert read(rows, 1) == ["! Art des Antrags | Unterlagen", "| Pass | Foto, Urkunde", "| Visum | Foto"]


def test_empty_rows_and_columns_vanish_and_an_empty_table_is_none():
    assert read([cells("A", "", "B"), cells("x", "", "1"), cells("", "", "")], 1) == ["! A | B", "| x | 1"]
    assert to_table([cells("", "")], None) is None


def test_spans_beyond_the_table_do_no_harm():
    table = to_table([[Cell(Located("a"), columns=3, rows=99)], cells("b")], 0)
    assert table is not None
    assert len(table.rows) == 2


def test_two_tables_side_by_side_are_told_apart():
    rows = tuple(Row(tuple(Located(t) for t in line)) for line in (
        ("Syrien", "1", "Polen", "4"), ("Irak", "2", "Belgien", "5"), ("Iran", "3", "Malta", "6"),
    ))  # fmt: skip
    halves = side_by_side(Table(("Herkunft", "Zahl – absolut", "Staat", "Zahl – absolut"), rows))
    assert [outline([half])[1] for half in halves] == ["| Syrien | 1", "| Polen | 4"]


def test_one_table_with_two_word_columns_stays_whole():
    rows = tuple(Row(tuple(Located(t) for t in ("Kurs", "B1", "Träger", "vhs"))) for _ in range(3))
    assert len(side_by_side(Table(("Angebot", "Stufe", "Art", "Anbieter"), rows))) == 1


def test_the_corner_above_row_heads_may_be_empty():
    body = [cells("Gespräch", "führt", "bereitet vor"), cells("Vertrag", "unterschreibt", "zeichnet gegen")]
    assert read([cells("", "Lotsin", "Amt"), *body])[0] == "!  | Lotsin | Amt"
    assert read([cells("", "Lotsin", "Amt"), cells("", "führt", "bereitet vor"), body[1]])[0] == "|  | Lotsin | Amt"


def test_a_title_above_one_column_of_values_is_its_head():
    title = [Cell(Located("Dauer in Monaten"), columns=2)]
    rows = [cells("Jahr 2013", ""), cells("Iran", "12,6"), cells("Irak", "9,5")]
    assert read([title, *rows]) == ["! Jahr 2013 | Dauer in Monaten", "| Iran | 12,6", "| Irak | 9,5"]
    wide = [Cell(Located("Dauer in Monaten"), columns=3)]
    more = [cells("Jahr 2013", "", "alle"), cells("Iran", "12,6", "8"), cells("Irak", "9,5", "4")]
    assert read([wide, *more])[:2] == ["= Dauer in Monaten", "! Jahr 2013 |  | alle"]

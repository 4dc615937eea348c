from ingest.block import Located, PageMark, Row, Table
from ingest.tables.groups import grouped
from tests.ingest.outline import outline


def row(*texts, span=1):
    spans = (span, *[1] * (len(texts) - 1)) if span > 1 else ()
    return Row(tuple(Located(text) for text in texts), spans)


def over(text, width):
    return row(text, *[""] * (width - 1), span=width)


def read(*rows, header=("Angebot", "Entgelt")):
    return outline([grouped(Table(header, tuple(rows)))])[bool(header) :]


def same(*rows, header=("Angebot", "Entgelt")):
    table = Table(header, tuple(rows))
    return grouped(table) == table


def test_a_row_over_all_columns_names_those_below_up_to_the_next():
    assert read(
        over("Schwimmbad:", 2), row("Kinder", "2 €"), over("Eisbahn", 2), row("Kinder", "3 €"), row("", "4 €")
    ) == [
        "| Schwimmbad – Kinder | 2 €",
        "| Eisbahn – Kinder | 3 €",
        "| Eisbahn | 4 €",
    ]


def test_sentences_remarks_and_titles_name_nothing():
    assert same(over("Die Entgelte gelten je Stunde.", 2), row("Kinder", "2 €"))
    assert same(over("davon", 2), row("Kinder", "2 €"))
    assert same(row("Montag", "8–12"), over("Mittwoch geschlossen", 2), row("Freitag", "8–12"))
    assert same(row("Kinder", "2 €"), over("Preise je Person", 2))
    assert same(over("Preise", 2), row("Kinder", "2 €"), header=())
    assert same(over("Wort " * 30, 2), row("Kinder", "2 €"))


def test_without_spans_only_a_regular_table_has_groups():
    lone, other = row("Schwimmbad", ""), row("Eisbahn", "")
    kinder, familien = row("Kinder", "2 €"), row("Familien", "5 €")
    assert read(lone, kinder, familien, other, kinder, familien)[2:] == [
        "| Eisbahn – Kinder | 2 €",
        "| Eisbahn – Familien | 5 €",
    ]
    assert same(lone, kinder, other, kinder, familien)
    assert same(lone, row("für Kinder", "2 €"), familien)
    assert same(row("Zuschuss zur", ""), row("Miete", "2 €"), familien)


def test_a_name_ends_with_its_bullets_and_before_the_total_of_the_table():
    bulleted = [over("Schwimmbad", 2), row("• Kinder", "2 €"), row("Parkplatz", "1 €")]
    assert read(*bulleted) == ["| Schwimmbad – Kinder | 2 €", "| Parkplatz | 1 €"]
    totals = [over("Nord", 2), row("Kinder", "2"), over("Süd", 2), row("Kinder", "3"), row("Insgesamt", "5")]
    assert read(*totals)[1:] == ["| Süd – Kinder | 3", "| Insgesamt | 5"]


def test_a_comprehensive_school_is_no_total():
    schools = [over("Nord", 2), row("Gesamtschule", "2"), row("Zusammenarbeit", "1"), over("Süd", 2), row("Hof", "3")]
    assert read(*schools)[:2] == ["| Nord – Gesamtschule | 2", "| Nord – Zusammenarbeit | 1"]


def test_numbers_tell_which_rows_a_name_covers():
    header = ("Nr.", "Leistung", "Entgelt")
    rows = [row("1", "Räume", ""), row("1.1", "Saal", "90"), row("2", "Geräte", "5"), row("3", "Hof", "")]
    assert read(*rows, header=header) == ["| 1.1 | Räume – Saal | 90", "| 2 | Geräte | 5", "| 3 | Hof | "]
    again = [*rows, row("1", "Kurse", "7"), row("1.1", "Malen", "8")]
    assert read(*again, header=header)[-1] == "| 1.1 | Malen | 8"


def test_behind_numbers_the_name_stands_before_the_words():
    header = ("Nr.", "Leistung", "Entgelt")
    rows = [over("A. Räume", 3), row("1.1", "Saal", "90"), over("B. Geräte", 3), row("2.1", "Beamer", "5")]
    assert read(*rows, header=header) == ["| 1.1 | A. Räume – Saal | 90", "| 2.1 | B. Geräte – Beamer | 5"]
    assert same(*rows, row("2.2", "7", "8"), header=header)
    assert same(row("A. Räume", "", ""), *rows[1:2], row("1.2", "Hof", "3"), *rows[2:], header=header)
    assert same(over("Größe", 3), row("10", "Saal", "90"), over("Preis", 3), row("10", "Hof", "5"), header=header)


def test_the_page_of_a_row_stays():
    cells = (Located("Kinder", (PageMark(0, 4),)), Located("2 €"))
    table = grouped(Table(("Angebot", "Entgelt"), (over("Schwimmbad", 2), Row(cells))))
    assert table.rows[0].cells[0].page_at(0) == PageMark(0, 4)


def test_rows_without_values_end_no_group_where_several_names_cover_all_columns():
    form = [
        over("Antrag", 2),
        row("Name", ""),
        row("Art", "neu"),
        over("Vorhaben", 2),
        row("Ort", ""),
        row("Tag", "3."),
    ]
    assert read(*form, header=()) == [
        "| Antrag – Name | ",
        "| Antrag – Art | neu",
        "| Vorhaben – Ort | ",
        "| Vorhaben – Tag | 3.",
    ]

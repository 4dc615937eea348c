from pathlib import Path

from ingest.block import Heading, Paragraph, Table
from tests.ingest.outline import values
from tests.ingest.pdf.factory import paragraph, text
from tests.ingest.pdf.tables.reading import read

FEES = [
    ("Leistung", "klein", "groß"),
    ("Kopie", "0,50 €", "1,00 €"),
    ("Plan", "4,00 €", "8,00 €"),
    ("Beglaubigung", "6,00 €", "–"),
]


def rows(top: float, lines: list[tuple[str, ...]], step: float = 18) -> str:
    return "\n".join(
        text(x, top + step * r, value, 10, "F2" if line == lines[0] else "F1")
        for r, line in enumerate(lines)
        for x, value in zip((70, 250, 400), line, strict=True)
        if value
    )


def test_rows_with_a_column_of_numbers_make_a_table_with_the_bold_line_above(tmp_path: Path) -> None:
    page = "\n".join([text(70, 80, "Es gilt:"), rows(104, FEES), text(70, 200, "Ende.")])
    lead, table, end = read(tmp_path, page)
    assert isinstance(table, Table)
    assert table.header == FEES[0]
    assert values(table) == [list(row) for row in FEES[1:]]
    assert isinstance(lead, Paragraph)
    assert isinstance(end, Paragraph)


def test_the_second_line_of_a_first_cell_belongs_to_its_row(tmp_path: Path) -> None:
    page = rows(104, FEES) + "\n" + text(70, 169, "Je Blatt", 10)
    assert values(read(tmp_path, page)[0])[-1] == ["Beglaubigung Je Blatt", "6,00 €", "–"]


def test_words_in_columns_make_no_table_and_their_bold_line_no_heading(tmp_path: Path) -> None:
    people = [("Amt", "Leitung", "Raum"), ("Bauamt", "Amsel", "A"), ("Archiv", "Dohle", "B"), ("Bad", "Star", "C")]
    prose = paragraph(70, 300, ["Der Rat tagt im großen Saal des Rathauses und"] * 4)
    blocks = read(tmp_path, rows(104, people) + "\n" + prose)
    assert not any(isinstance(block, Table | Heading) for block in blocks)


def test_a_table_of_contents_in_columns_makes_no_table(tmp_path: Path) -> None:
    contents = [("Teil", "Titel", "Seite"), ("A", "Ziele", "3"), ("B", "Wege", "5"), ("C", "Mittel", "9")]
    assert not any(isinstance(block, Table) for block in read(tmp_path, rows(104, contents)))


def test_a_bold_line_at_the_foot_of_a_page_heads_the_table_on_the_next(tmp_path: Path) -> None:
    first = text(70, 700, "Die Gebühren der Stadt gelten ab Mai.") + "\n" + rows(780, [FEES[0]])
    second = rows(60, [("", "", ""), *FEES[1:]])
    _, table = read(tmp_path, first, second)
    assert isinstance(table, Table)
    assert table.header == FEES[0]
    assert values(table) == [list(row) for row in FEES[1:]]


def test_a_bold_line_with_other_columns_heads_no_table_on_the_next_page(tmp_path: Path) -> None:
    first = text(70, 700, "Die Gebühren der Stadt gelten ab Mai.") + "\n" + rows(780, [("Bauamt", "Zimmer", "")])
    (table,) = [b for b in read(tmp_path, first, rows(60, [("", "", ""), *FEES[1:]])) if isinstance(b, Table)]
    assert table.header == ()


def test_a_mark_in_a_cell_stands_behind_its_word(tmp_path: Path) -> None:
    page = rows(104, FEES) + "\n" + text(91, 136, "2", 6)
    assert values(read(tmp_path, page)[0])[1][0] == "Plan²"


def plain(
    top: float, lines: list[tuple[str, ...]], xs: tuple[float, ...] = (70, 250, 330, 410), step: float = 13
) -> str:
    return "\n".join(
        text(x, top + step * r, value, 10)
        for r, line in enumerate(lines)
        for x, value in zip(xs, line, strict=True)
        if value
    )


FIRES = [("Brand", "18", "22", "17"), ("Sturm", "40", "31", "12"), ("Hochwasser", "3", "–", "9")]


def test_years_above_numbers_are_heads(tmp_path: Path) -> None:
    (table,) = read(tmp_path, plain(104, [("Anlass", "2021", "2022", "2023"), *FIRES]))
    assert isinstance(table, Table)
    assert table.header == ("Anlass", "2021", "2022", "2023")
    assert values(table) == [list(row) for row in FIRES]


def test_words_above_numbers_are_heads_but_a_line_of_text_is_none(tmp_path: Path) -> None:
    heads = ("", "klein", "mittel", "groß")
    lead, table = read(tmp_path, text(70, 85, "Die Zahlen der Wehr:") + "\n" + plain(104, [heads, *FIRES]))
    assert isinstance(lead, Paragraph)
    assert isinstance(table, Table)
    assert table.header == heads
    _, bare = read(tmp_path, text(70, 91, "Die Zahlen der Wehr:", 10) + "\n" + plain(104, FIRES))
    assert isinstance(bare, Table)
    assert bare.header == ()


def test_years_among_years_are_a_row(tmp_path: Path) -> None:
    houses = [("Rathaus", "1901", "1950", "2001"), ("Bad", "1911", "1970", "2011"), ("Zoo", "1921", "1980", "2021")]
    (table,) = read(tmp_path, plain(104, houses))
    assert isinstance(table, Table)
    assert table.header == ()
    assert values(table) == [list(row) for row in houses]


def test_heads_above_years_stand_above_each_of_their_columns(tmp_path: Path) -> None:
    xs = (70, 200, 250, 330, 380)
    rows = [("", "2022", "2023", "2022", "2023"), *[(name, a, b, c, a) for name, a, b, c in FIRES]]
    upper = "\n".join(text(x, 90, word, 10) for x, word in ((70, "Anlass"), (224, "Tag"), (350, "Nacht")))
    (table,) = read(tmp_path, upper + "\n" + plain(104, rows, xs))
    assert isinstance(table, Table)
    assert table.header == ("Anlass", "Tag – 2022", "Tag – 2023", "Nacht – 2022", "Nacht – 2023")
    assert values(table) == [list(row) for row in rows[1:]]


def test_a_first_cell_that_runs_on_at_the_distance_of_rows_is_one(tmp_path: Path) -> None:
    lines = [*FIRES[:2], ("Sturm mit Schäden an Gebäu-", "7", "8", "9"), ("den und Wegen", "", "", ""), FIRES[2]]
    (table,) = read(tmp_path, plain(104, lines))
    assert values(table)[2] == ["Sturm mit Schäden an Gebäuden und Wegen", "7", "8", "9"]
    assert values(table)[3] == list(FIRES[2])


def test_a_name_alone_at_the_distance_of_rows_goes_on_with_none(tmp_path: Path) -> None:
    blocks = read(tmp_path, plain(104, [*FIRES, ("Übungen", "", "", "")]))
    assert values(blocks[0])[-1] == list(FIRES[2])


def bold(top: float, line: tuple[str, ...]) -> str:
    return "\n".join(text(x, top, v, 10, "F2") for x, v in zip((70, 250, 330, 410), line, strict=True) if v)


def test_bold_sums_among_rows_are_rows_and_no_heads(tmp_path: Path) -> None:
    total = ("Zusammen", "61", "53", "38")
    page = plain(104, [*FIRES, ("", "", "", ""), *FIRES[:2]]) + "\n" + bold(143, total) + "\n" + bold(182, total)
    (table,) = read(tmp_path, page)
    assert isinstance(table, Table)
    assert table.header == ()
    assert values(table) == [list(row) for row in (*FIRES, total, *FIRES[:2], total)]


def test_a_bold_sum_above_rows_of_other_columns_is_no_head(tmp_path: Path) -> None:
    page = bold(91, ("Zusammen", "61", "53", "38")) + "\n" + plain(104, FIRES)
    assert all(block.header == () for block in read(tmp_path, page) if isinstance(block, Table))


def test_years_and_counted_columns_in_bold_head_a_table_of_their_own(tmp_path: Path) -> None:
    for head in (("Anlass", "2021", "2022", "2023"), ("Personen", "1", "2", "3")):
        page = plain(104, [*FIRES, ("", "", "", ""), *FIRES]) + "\n" + bold(143, head)
        tables = [block for block in read(tmp_path, page) if isinstance(block, Table)]
        assert [table.header for table in tables] == [(), head]


def test_a_row_of_numbers_may_leave_out_cells(tmp_path: Path) -> None:
    gaps = ("Blitz", "", "4", "")
    (table,) = read(tmp_path, plain(104, [*FIRES, gaps, FIRES[0]]))
    assert values(table) == [list(row) for row in (*FIRES, gaps, FIRES[0])]


def test_numbers_before_the_texts_of_a_first_column_may_end_at_one_place(tmp_path: Path) -> None:
    lines = [("9 Brand", *FIRES[0][1:]), ("10 Sturm", *FIRES[1][1:]), ("11 Hochwasser", *FIRES[2][1:])]
    later = plain(117, lines[1:], (64.44, 250, 330, 410))
    (table,) = read(tmp_path, plain(104, lines[:1]) + "\n" + later)
    assert [row[0] for row in values(table)] == ["9 Brand", "10 Sturm", "11 Hochwasser"]

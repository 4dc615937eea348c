from pathlib import Path

import pytest

from ingest.block import Table
from ingest.pdf import read_pdf
from ingest.pdf.tables.bands import number_columns
from tests.ingest.outline import values
from tests.ingest.pdf.factory import paragraph, rule, text, write
from tests.ingest.pdf.tables.reading import table_of

SHELVES = [
    ("Haus", "Regal", "Bücher", "Karten"),
    ("Nordbau", "A 1", "120", "4"),
    ("", "A 2", "95", "–"),
    ("", "Magazin im", "1.310", "12"),
    ("", "Keller", "", ""),
    ("Turm", "T 1", "60", "30"),
    ("", "insgesamt", "1.585", "46"),
]
PLACES = (70.0, 170.0, 300.0, 380.0)


def shelf(top: float, lines: list[tuple[str, ...]], step: float = 14) -> str:
    return "\n".join(
        text(x, top + step * r, value, 10)
        for r, line in enumerate(lines)
        for x, value in zip(PLACES, line, strict=True)
        if value
    )


def booktabs(*ys: float) -> str:
    return "\n".join(rule(65, y, 460, y) for y in ys)


def test_a_name_over_several_rows_names_each_but_no_total(tmp_path: Path) -> None:
    table = table_of(booktabs(100, 119, 205) + "\n" + shelf(114, SHELVES), tmp_path)
    assert table.header == SHELVES[0]
    assert values(table) == [
        ["Nordbau", "A 1", "120", "4"],
        ["Nordbau", "A 2", "95", "–"],
        ["Nordbau", "Magazin im Keller", "1.310", "12"],
        ["Turm", "T 1", "60", "30"],
        ["", "insgesamt", "1.585", "46"],
    ]


def test_a_nearly_empty_first_column_is_one(tmp_path: Path) -> None:
    lines = [SHELVES[0], ("Nordbau", "A 1", "120", "4"), *[("", f"A {n}", str(99 - n), "1") for n in range(2, 40)]]
    table = table_of(booktabs(100, 119, 668) + "\n" + shelf(114, lines), tmp_path)
    assert [row[0] for row in values(table)] == ["Nordbau"] * 39


def test_lines_without_a_column_of_numbers_stay_one_row(tmp_path: Path) -> None:
    lines = [("Ort", "Tag", "Zeit", "Raum"), ("Merzen", "Montag", "früh", "Saal"), ("", "Dienstag", "spät", "Saal")]
    lines.append(("Offen", "Freitag", "früh", "Halle"))
    table = table_of(booktabs(100, 119, 161) + "\n" + shelf(114, lines), tmp_path)
    assert values(table)[0] == ["Merzen", "Montag Dienstag", "früh spät", "Saal Saal"]


def test_a_wide_head_stands_above_each_of_its_columns(tmp_path: Path) -> None:
    lines = [("Bezirk", "Plätze", "", ""), ("", "", "innen", "außen"), ("Nord", "120", "40", "80")]
    lines += [("Süd", "95", "45", "50"), ("West", "60", "30", "30")]
    page = [booktabs(100, 134, 176), shelf(114, lines), text(323, 114, "darunter", 10), rule(300, 118, 410, 118)]
    table = table_of("\n".join(page), tmp_path)
    assert table.header == ("Bezirk", "Plätze", "darunter – innen", "darunter – außen")
    assert values(table) == [list(row) for row in lines[2:]]


def test_a_ruling_below_a_wide_head_shows_the_columns_of_words_it_hides(tmp_path: Path) -> None:
    lines = [("Bezirk", "", "", "Raum"), ("", "Anrede", "Name", ""), ("Nord", "Frau", "Amsel", "120")]
    lines += [("Süd", "Herr", "Star", "95"), ("West", "Frau", "Meise", "60")]
    head = text(170, 114, "Leitung des Bezirks und Vertretung", 10)
    page = [booktabs(100, 134, 176), shelf(114, lines), head, rule(168, 118, 345, 118)]
    table = table_of("\n".join(page), tmp_path)
    assert table.header[1:3] == tuple(f"Leitung des Bezirks und Vertretung – {name}" for name in ("Anrede", "Name"))
    assert values(table) == [list(row) for row in lines[2:]]


def test_wide_heads_without_rulings_stand_in_the_middle_above_their_columns(tmp_path: Path) -> None:
    xs = (70, 170, 210, 250, 310, 350, 390)
    rows = [("", "2021", "2022", "2023", "2021", "2022", "2023"), ("Nord", "1", "2", "3", "4", "5", "6")]
    rows += [("Süd", "11", "12", "13", "14", "15", "16"), ("West", "21", "22", "23", "24", "25", "26")]
    cells = [text(x, 128 + 14 * r, v, 10) for r, row in enumerate(rows) for x, v in zip(xs, row, strict=True) if v]
    page = [booktabs(100, 134, 176), text(70, 114, "Bezirk", 10), text(204, 114, "Kinder", 10)]
    table = table_of("\n".join([*page, text(333, 114, "Erwachsene", 10), *cells]), tmp_path)
    assert table.header[:4] == ("Bezirk", "Kinder – 2021", "Kinder – 2022", "Kinder – 2023")
    assert table.header[4:] == ("Erwachsene – 2021", "Erwachsene – 2022", "Erwachsene – 2023")
    assert values(table)[0] == list(rows[1])


@pytest.mark.parametrize("value", ["1 048", "1\u00a0048", "796r", ".", "/", "...", "gebührenfrei", "5,00 bis 9,00"])
def test_what_is_printed_for_a_number_keeps_the_columns_below_a_wide_head_apart(tmp_path: Path, value: str) -> None:
    lines = [("Bezirk", "", "", ""), ("", "", "innen", "außen"), ("Nord", "120", "40", "80")]
    lines += [("Süd", "95", value, "50"), ("West", "60", "30", "31")]
    page = [
        booktabs(100, 134, 176),
        shelf(114, lines),
        text(300, 114, "Plätze der Räume", 10),
        rule(295, 118, 410, 118),
    ]
    table = table_of("\n".join(page), tmp_path)
    assert table.header[2:] == ("Plätze der Räume – innen", "Plätze der Räume – außen")
    assert values(table)[1][0::2] == ["Süd", value.replace("\u00a0", " ")]


@pytest.mark.parametrize("value", ["06151 13", "Mai", "40b", "frei"])
def test_other_words_among_numbers_make_no_columns_of_numbers(value: str) -> None:
    assert number_columns([["Nord", "40"], ["Süd", value], ["West", "30"]]) == []


def three_levels(second: tuple[float, float]) -> str:
    """A table whose last four columns stand below one head and, two by two, below two more."""
    xs = (70, 170, 210, 250, 290, 330, 370)
    rows = [("Ort", "alle", "neu", "alle", "neu", "alle", "neu"), ("Bad", "1", "2", "3", "4", "5", "6")]
    rows += [("Hof", "11", "12", "13", "14", "15", "16"), ("See", "21", "22", "23", "24", "25", "26")]
    cells = [text(x, 142 + 14 * r, v, 10) for r, row in enumerate(rows) for x, v in zip(xs, row, strict=True)]
    heads = [text(180, 114, "2019", 10), text(305, 114, "2020", 10), text(255, 128, "Busse", 10)]
    wide = [rule(168, 117, 232, 117), rule(248, 117, 392, 117), rule(248, 131, 312, 131), rule(*second, 392, 131)]
    return "\n".join([booktabs(100, 148, 190), *heads, text(335, 128, "Bahnen", 10), *wide, *cells])


def test_wide_heads_at_two_heights_are_nested(tmp_path: Path) -> None:
    table = table_of(three_levels((328, 131)), tmp_path)
    assert table.header[:3] == ("Ort", "2019 – alle", "2019 – neu")
    assert table.header[3:5] == ("2020 – Busse – alle", "2020 – Busse – neu")
    assert table.header[5:] == ("2020 – Bahnen – alle", "2020 – Bahnen – neu")
    assert values(table)[0] == ["Bad", "1", "2", "3", "4", "5", "6"]


def test_wide_heads_that_stand_below_two_others_are_none(tmp_path: Path) -> None:
    assert "2020 – Bahnen – alle" not in table_of(three_levels((205, 131)), tmp_path).header


def test_a_head_across_a_gap_between_words_leaves_them_one_column(tmp_path: Path) -> None:
    lines = [("Amt", "", "", "Raum"), ("Bauamt", "Frau", "Amsel", "12"), ("Archiv", "Herr", "Star", "14")]
    lines.append(("Bad", "Frau", "Meise", "3"))
    page = [booktabs(100, 119, 161), shelf(114, lines), text(170, 114, "Leitung des Amtes der Stadt", 10)]
    table = table_of("\n".join(page), tmp_path)
    assert table.header == ("Amt", "Leitung des Amtes der Stadt", "Raum")
    assert values(table)[0] == ["Bauamt", "Frau Amsel", "12"]


def test_the_mark_of_a_cut_head_stands_behind_its_word(tmp_path: Path) -> None:
    lines = [("Bezirk", "Plätze", "frei", "Ein-"), ("", "", "", "wohner"), ("Nord", "120", "40", "8.000")]
    lines += [("Süd", "95", "45", "5.000"), ("West", "60", "30", "3.000")]
    page = [text(65, 90, "Tabelle 1: Plätze"), shelf(114, lines), text(399, 110, "a)", 6)]
    page += [rule(65, y, 408, y) for y in (100, 134, 176)]
    table = table_of("\n".join(page), tmp_path)
    assert table.header[3] == "Einwohnera)"


def test_rulings_of_two_tables_of_one_width_stay_apart(tmp_path: Path) -> None:
    rows = [("Bad", "1", "2", "3"), ("Zoo", "4", "5", "6"), ("Hof", "7", "8", "9")]
    first, second = [("Ort", "alt", "neu", "Summe"), *rows], [("Haus", "klein", "groß", "alle"), *rows]
    page = [booktabs(100, 119, 162), shelf(114, first), text(65, 190, "Tabelle 2: Häuser", 10)]
    page += [booktabs(200, 219, 262), shelf(214, second)]
    tables = [b for b in read_pdf(write(tmp_path, "\n".join(page))).blocks if isinstance(b, Table)]
    assert [table.header for table in tables] == [first[0], second[0]]
    assert [values(table) for table in tables] == [[list(row) for row in rows]] * 2


FEES = [("Nr.", "Halle", "Tag", "Woche"), ("1", "Nordhalle", "30", "150"), ("2", "Turmsaal", "45", "220")]
FEES.append(("3", "Keller", "12", "60"))
LINES = ["Die Hallen können gemietet werden, sobald die Stadt den Antrag schriftlich bestätigt hat,"]
LINES += ["und das Entgelt ist spätestens am Tag der Nutzung zu zahlen, sonst erlischt die Zusage."]


def between_text(*rules: float) -> str:
    """A table from 150 to 212 below running text, with further rulings of its width above."""
    return "\n".join([booktabs(*rules, 150, 169, 212), shelf(164, FEES), paragraph(65, 100, LINES, 9, step=12)])


def test_the_ruling_below_a_running_head_is_none_of_the_table(tmp_path: Path) -> None:
    table = table_of(text(65, 70, "Satzung der Stadt", 9) + "\n" + between_text(76), tmp_path)
    assert table.header == FEES[0]
    assert values(table) == [list(row) for row in FEES[1:]]


def test_a_title_between_the_ruling_of_the_page_and_the_table_is_no_row(tmp_path: Path) -> None:
    page = [text(65, 70, "Satzung der Stadt", 9), text(200, 120, "Entgelte der Hallen", 10)]
    page += [booktabs(76, 150, 169, 212), shelf(164, FEES)]
    table = table_of("\n".join(page), tmp_path)
    assert table.header == FEES[0]
    assert len(table.rows) == 3


def test_a_ruling_between_texts_is_none_of_the_table(tmp_path: Path) -> None:
    above = paragraph(65, 40, [*LINES, "Stand: Juni"], 9, step=12)
    table = table_of(above + "\n" + between_text(76), tmp_path)
    assert table.header == FEES[0]
    assert values(table) == [list(row) for row in FEES[1:]]


def test_running_text_in_two_columns_parts_rulings(tmp_path: Path) -> None:
    lines = [
        "Die Hallen der Stadt können für Feste",
        "gemietet werden, sobald ein Antrag auf",
        "Nutzung vorliegt und die Stadt ihn",
    ]
    page = [booktabs(56, 250, 269, 312), shelf(264, FEES), *(paragraph(x, 70, lines * 4, 9) for x in (65, 280))]
    assert table_of("\n".join(page), tmp_path).header == FEES[0]


def test_rows_below_a_text_between_rulings_are_no_table_of_their_own(tmp_path: Path) -> None:
    rows = [("Saal 4", "Bühne", "9", "40"), ("Saal 5", "Küche", "8", "35"), ("Saal 6", "Bar", "7", "30")]
    page = [booktabs(76, 150, 169, 198), shelf(164, rows), paragraph(65, 100, LINES, 9, step=12)]
    blocks = read_pdf(write(tmp_path, "\n".join(page))).blocks
    assert not any(rows[0] == block.header for block in blocks if isinstance(block, Table))


@pytest.mark.parametrize(("second", "count"), [(("Nr.", "Turm", "Tag", "Woche"), 2), (("4", "Turm", "8", "35"), 1)])
def test_a_title_between_two_tables_parts_them_where_heads_follow(
    tmp_path: Path, second: tuple[str, ...], count: int
) -> None:
    page = [booktabs(100, 119, 162, 190, 209, 252), shelf(114, FEES), text(65, 180, "Weitere Hallen", 10)]
    page.append(shelf(204, [second, *FEES[1:]]))
    tables = [b for b in read_pdf(write(tmp_path, "\n".join(page))).blocks if isinstance(b, Table)]
    assert len(tables) == count
    assert tables[-1].header == (second if count == 2 else FEES[0])


def test_a_table_of_numbers_may_fill_a_page(tmp_path: Path) -> None:
    lines = [SHELVES[0], ("Nordbau", "A 1", "120", "4"), *[("", f"A {n}", str(99 - n), "1") for n in range(2, 46)]]
    table = table_of(booktabs(60, 79, 708) + "\n" + shelf(74, lines), tmp_path)
    assert table.header == SHELVES[0]
    assert len(table.rows) == 45


def test_a_spaced_out_head_is_that_of_one_column(tmp_path: Path) -> None:
    lines = [
        ("Amt", "Zuschuss", "je", "Raum"),
        ("", "Kopf", "", ""),
        ("Bad", "120", "", "3"),
        ("Zoo", "60", "", "4"),
    ]
    lines.append(("Archiv", "80", "", "5"))
    page = [booktabs(100, 133, 180), shelf(114, lines), rule(65, 180, 460, 180)]
    assert table_of("\n".join(page), tmp_path).header == ("Amt", "Zuschuss je Kopf", "Raum")
    lines[0] = ("Amt", "Höchst-", "Vermerk", "Raum")
    lines[1] = ("", "betrag", "", "")
    page[1] = shelf(114, lines)
    assert table_of("\n".join(page), tmp_path).header == ("Amt", "Höchstbetrag", "Vermerk", "Raum")


WORDS = [
    ("klein", "für Briefe an eine einzelne Person und für"),
    ("", "kurze Vermerke."),
    ("breit,", "für lange Berichte mit vielen Tafeln, die"),
    ("quer", "Platz brauchen."),
    ("hoch", "für Aushänge"),
]


def glossary(top: float, tops: list[float]) -> str:
    return "\n".join(
        text(x, top + y, value, 10)
        for y, line in zip(tops, WORDS, strict=True)
        for x, value in zip(PLACES, line, strict=False)
        if value
    )


def test_several_names_beside_one_text_are_one_row(tmp_path: Path) -> None:
    frame = [rule(65, 100, 370, 100), rule(65, 190, 370, 190)]
    table = table_of("\n".join([*frame, glossary(114, [0, 12, 32, 44, 64])]), tmp_path)
    assert values(table) == [
        ["klein", "für Briefe an eine einzelne Person und für kurze Vermerke."],
        ["breit, quer", "für lange Berichte mit vielen Tafeln, die Platz brauchen."],
        ["hoch", "für Aushänge"],
    ]


def test_rows_set_in_groups_stay_rows(tmp_path: Path) -> None:
    lines = [("Klein", "A6"), ("Breit", "B4"), ("Quer", "A4 quer"), ("Hoch", "A3 hoch"), ("Lang", "A4")]
    cells = [
        text(x, 114 + y, value, 10)
        for y, line in zip([0, 12, 32, 44, 64], lines, strict=True)
        for x, value in zip(PLACES, line, strict=False)
    ]
    page = "\n".join([rule(65, 100, 370, 100), rule(65, 190, 370, 190), *cells])
    table = table_of(page, tmp_path)
    assert [table.header, *map(tuple, values(table))] == lines


def test_a_table_that_goes_on_overleaf_ends_at_the_remark(tmp_path: Path) -> None:
    first = [text(65, 90, "Tabelle 3: Formate"), rule(65, 100, 370, 100), glossary(114, [0, 12, 32, 44, 64])]
    remark = text(250, 196, "Fortsetzung nächste Seite", 9)
    assert len(values(table_of("\n".join([*first, remark]), tmp_path))) == 3
    blocks = read_pdf(write(tmp_path, "\n".join([*first, text(65, 210, "Alle Formate sind zu haben.")]))).blocks
    assert not any(isinstance(block, Table) for block in blocks)

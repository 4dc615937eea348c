from ingest.block import Located, PageMark, Row, Table
from ingest.tables.rownames import named_rows
from tests.ingest.outline import outline


def row(*texts):
    return Row(tuple(Located(text) for text in texts))


def read(*rows):
    return outline([named_rows(Table((), tuple(rows)))])


def same(*rows):
    table = Table((), tuple(rows))
    return named_rows(table) == table


HOUSES = [
    row("Nordbad", "Halle", "12", "x"),
    row("", "Freibad", "30", ""),
    row("Südbad", "Halle", "9", "seit Mai"),
    row("", "Sauna", "4", ""),
]


def test_an_empty_first_cell_is_as_above_down_to_the_sum() -> None:
    assert read(*HOUSES, row("Summe", "", "55", "")) == [
        "| Nordbad | Halle | 12 | x",
        "| Nordbad | Freibad | 30 | ",
        "| Südbad | Halle | 9 | seit Mai",
        "| Südbad | Sauna | 4 | ",
        "| Summe |  | 55 | ",
    ]


def test_a_sum_in_the_second_column_belongs_to_the_name_where_all_have_one() -> None:
    sums = [row("", "zusammen", "42", ""), row("", "zusammen", "13", "")]
    assert read(*HOUSES[:2], sums[0], *HOUSES[2:], sums[1])[2::3] == [
        "| Nordbad | zusammen | 42 | ",
        "| Südbad | zusammen | 13 | ",
    ]
    assert read(*HOUSES, row("", "Summe", "55", ""))[-1] == "|  | Summe | 55 | "


def test_wrapped_rows_units_and_single_gaps_are_not_filled() -> None:
    assert same(*HOUSES[:3], row("", "mit Becken", "", ""))
    assert same(row("", "Anzahl", "Plätze", ""), *HOUSES)
    assert same(*HOUSES[:3], row("", "Art", "Plätze", ""))
    assert same(*HOUSES[:3])
    assert same(row("Bad", "12", ""), row("", "30", "4"), row("Hof", "9", ""), row("", "4", "2"))


def test_the_page_of_a_filled_row_is_its_own() -> None:
    pages = [(PageMark(0, n),) for n in range(len(HOUSES))]
    rows = [Row(tuple(Located(c.text, page) for c in r.cells)) for r, page in zip(HOUSES, pages, strict=True)]
    filled = named_rows(Table((), tuple(rows))).rows[1]
    assert filled.cells[0] == Located("Nordbad", (PageMark(0, 1),))


FEES = [
    row("4", "Kopien:", ""),
    row("", "a) schwarz-weiß", "0,20"),
    row("", "b) farbig", ""),
    row("", "aa) klein", "0,90"),
    row("", "bb) groß", "1,40"),
    row("5", "Siegel", "3,00"),
]


def test_rows_without_values_stand_before_their_lettered_rows() -> None:
    assert read(*FEES) == [
        "| 4 | Kopien – a) schwarz-weiß | 0,20",
        "| 4 | Kopien – b) farbig – aa) klein | 0,90",
        "| 4 | Kopien – b) farbig – bb) groß | 1,40",
        "| 5 | Siegel | 3,00",
    ]


def test_rows_with_values_and_rows_of_other_numbers_are_led_in_by_none() -> None:
    assert same(row("4", "Kopien", "0,20"), row("5", "Siegel", ""), row("6", "Stempel", "1,00"))
    assert same(row("4", "Kopien", ""), row("", "Summe", "7,00"))
    assert same(row("Bad", "Kopien", ""), row("", "a) farbig", "7,00"))

from ingest.block import Table
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.lines import Line
from ingest.pdf.page import Box
from ingest.pdf.parts import DraftCell, DraftTable
from ingest.pdf.tables.blocks import append, table_block
from tests.ingest.outline import outline


def cell(text, bold=False, head=False):
    line = Line(text, 0.0, 50.0, 0.0, 10.0, 10.0, 10.0, bold, False, 1)
    return DraftCell([line] if text else [], head=head)


def read(*rows):
    return table_block(DraftTable(1, Box(0, 0, 100, 100), list(rows)), Vocabulary(), [None])


def test_a_bold_name_below_the_heads_is_none_of_them():
    head = [cell("Halle", True), cell("Preis", True)]
    group = [cell("Sport", True), cell("")]
    values = [[cell("je Tag"), cell("90")], [cell("je Woche"), cell("400")]]
    assert outline([read(head, group, *values)])[:2] == ["! Halle | Preis", "| Sport | "]
    tagged = [[cell("Halle", head=True), cell("Preis", head=True)], [cell("Sport", head=True), cell("")], *values]
    assert outline([read(*tagged)])[:2] == ["! Halle | Preis", "| Sport | "]
    assert outline([read([cell("", True), cell("Preis", True)], group, *values)])[0] == "! Sport | Preis"


def test_a_cell_over_several_columns_keeps_its_span():
    wide = cell("geschlossen")
    table: Table = read([cell("Montag"), wide, wide], [cell("Dienstag"), cell("8–12"), cell("14–16")])
    assert [row.spans for row in table.rows] == [(1, 2, 1), ()]
    assert outline([table])[0] == "| Montag | geschlossen | "


def test_most_heads_bold_are_heads():
    body = [[cell("Funk", True), *map(cell, "abcd")], [cell("Karte", True), *map(cell, "efgh")]]
    heads = [cell("Kurs", True), cell("Zeit", True), cell("Ziel", True), cell("Stufe", True)]
    assert (
        outline([read([*heads, cell("empfohlene Form")], *body)])[0] == "! Kurs | Zeit | Ziel | Stufe | empfohlene Form"
    )
    assert outline([read([*heads[:3], cell("drei"), cell("vier")], *body)])[0].startswith("| Kurs")


def test_words_in_small_letters_down_the_first_column_are_no_heads():
    rows = [[cell("mm"), cell("Millimeter")], [cell("cm"), cell("10 Millimeter")], [cell("in"), cell("Zoll")]]
    assert outline([read(*rows)])[0] == "| mm | Millimeter"
    named = [[cell("alt"), cell("neu")], [cell("\\bf"), cell("\\textbf")], [cell("\\it"), cell("\\textit")]]
    assert outline([read(*named)])[0] == "! alt | neu"
    wide = [
        [*map(cell, ("wer", "was", "wo"))],
        [*map(cell, ("amt", "prüft", "oben"))],
        [*map(cell, ("rat", "rät", "hier"))],
    ]
    assert outline([read(*wide)])[0] == "! wer | was | wo"


def test_rows_of_a_form_are_no_heads_and_its_fields_are_cells():
    rows = [[cell("Folgen"), cell("☒ ja ☐ nein")], [cell("Ertrag"), cell("keiner")], [cell("Aufwand"), cell("5 Euro")]]
    assert outline([read(*rows)])[0] == "| Folgen | ☒ ja ☐ nein"
    assert outline([read([cell("Folgen"), cell("Angabe")], *rows[1:])])[0] == "! Folgen | Angabe"
    fields = [
        [cell("Nr.:"), cell("12/24"), cell("Stand:"), cell("offen")],
        [cell("Amt:"), cell("Bauamt"), cell(""), cell("")],
    ]
    assert outline([read(*fields)]) == ["| Nr.: 12/24 | Stand: offen", "| Amt: Bauamt | "]


def halves(upper, lower):
    first = DraftTable(1, Box(0, 0, 100, 100), [[cell(t, True) for t in ("Amt", "Stelle", "Ort")], *upper])
    append(first, DraftTable(2, Box(0, 0, 100, 100), lower))
    return outline([table_block(first, Vocabulary(), [None, None])])[1:]


def test_rows_behind_a_page_break_belong_to_the_group_that_goes_on():
    group, rest = cell("Bauamt"), cell("")
    group.row_span = rest.row_span = 2
    upper = [[group, cell("Leitung"), cell("Haus A")], [group, cell("Planung"), cell("Haus B")]]
    lower = [[rest, cell("Aufsicht"), cell("Haus C")], [rest, cell("Archiv"), cell("Haus D")]]
    assert halves(upper, [*lower, [cell("Kasse"), cell("Leitung"), cell("Haus A")]]) == [
        "| Bauamt | Leitung | Haus A",
        "| Bauamt | Planung | Haus B",
        "| Bauamt | Aufsicht | Haus C",
        "| Bauamt | Archiv | Haus D",
        "| Kasse | Leitung | Haus A",
    ]


def test_the_rest_of_a_row_of_a_group_stays_with_it():
    group = cell("Bauamt")
    group.row_span = 2
    upper = [[group, cell("Leitung"), cell("Haus A")], [group, cell("Planung von"), cell("Haus B,")]]
    assert halves(upper, [[cell(""), cell("Straßen"), cell("")]])[1] == "| Bauamt | Planung von Straßen | Haus B,"
    assert (
        halves(upper, [[cell(""), cell("der Wege"), cell("oben")]])[1]
        == "| Bauamt | Planung von der Wege | Haus B, oben"
    )

from ingest.block import Table
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.lines import Line
from ingest.pdf.page import Box
from ingest.pdf.tableblocks import table_block
from ingest.pdf.tables import DraftCell, DraftTable
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

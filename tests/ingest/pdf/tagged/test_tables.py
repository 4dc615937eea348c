"""Tagged tables whose empty cells are missing."""

from ingest.pdf.parts import DraftTable, Piece
from ingest.pdf.tagged.tags import Element
from tests.ingest.pdf.tagged.page import Page


def row(page: Page, y: float, *cells: tuple[float, str] | None, kind: str = "TD") -> Element:
    return Element("TR", [Element(kind, [page.run(c[0], y, c[1])]) if c else None for c in cells])


def table(page: Page, *rows: Element) -> list[list[str]]:
    page.add("Table", *rows)
    (found,) = [part for part in page.parts() if isinstance(part, DraftTable)]
    return [[cell.raw for cell in r] for r in found.matrix]


def test_cells_of_an_incomplete_row_stand_where_they_are_printed() -> None:
    page = Page()
    head = row(page, 100, (70, "Ort"), (170, "Plätze"), (270, "Kosten"), kind="TH")
    full = row(page, 120, (70, "Neustadt"), (180, "12"), (270, "90 Euro"))
    assert table(page, head, full, row(page, 140, (70, "Altstadt"), (275, "70 Euro"))) == [
        ["Ort", "Plätze", "Kosten"],
        ["Neustadt", "12", "90 Euro"],
        ["Altstadt", "", "70 Euro"],
    ]


def test_a_span_explains_a_short_row() -> None:
    page = Page()
    head = row(page, 100, (70, "Ort"), (170, "Plätze"), kind="TH")
    first, second = row(page, 120, (70, "Neustadt"), (180, "12")), row(page, 140, (180, "15"))
    first.children[0].row_span = 2  # type: ignore[union-attr]
    assert table(page, head, first, second)[2] == ["Neustadt", "15"]


def test_a_row_that_may_stand_in_several_columns_gets_no_heads() -> None:
    page = Page()
    head = row(page, 100, (70, "Ort"), (170, "Plätze"), (270, "Kosten"), kind="TH")
    full = row(page, 120, (70, "Neustadt"), (180, "12"), (270, "90 Euro"))
    wide = row(page, 140, (70, "Altstadt"), (170, "geschlossen bis zum Frühjahr"))
    assert len(table(page, head, full, wide)) == 2
    assert [part.raw for part in page.parts() if isinstance(part, Piece)] == ["Altstadt geschlossen bis zum Frühjahr"]


def test_a_place_that_the_tree_keeps_is_an_empty_cell() -> None:
    page = Page()
    head = row(page, 100, None, (170, "Plätze"), (270, "Kosten"), kind="TH")
    full = row(page, 120, (70, "Neustadt"), (240, "12"), (300, "90 Euro"))
    assert table(page, head, full)[0] == ["", "Plätze", "Kosten"]

"""Tables of contents whose page numbers are pieces or cells of their own."""

from ingest.pdf.contents import without_contents
from ingest.pdf.lines import Line
from ingest.pdf.tagged.tags import Element
from tests.ingest.pdf.tagged.page import Page, blocks
from tests.ingest.pdf.test_assembly import texts

ENTRIES = [("Vorwort", "3"), ("1 Anlass", "4"), ("1.1 Zweck", "4"), ("2 Verfahren", "6")]


def piece(text: str, x: float, y: float) -> Line:
    return Line(text, x, x + 5 * len(text), y - 8, y + 2, y, 10, False, False, 1)


def kept(*pieces: tuple[str, float, float]) -> list[str]:
    return [n.text for n in without_contents([[piece(*place) for place in pieces]])[0]]


def test_page_numbers_set_apart_on_the_base_line_belong_to_their_titles() -> None:
    entries = [
        (text, x, 100 + 20 * i) for i, pair in enumerate(ENTRIES) for text, x in zip(pair, (70, 520), strict=True)
    ]
    assert kept(("Inhalt", 70, 80), *entries, ("Herausgeber: Gemeinde Au", 70, 240)) == ["Herausgeber: Gemeinde Au"]


def test_numbers_beside_text_that_no_contents_heading_announces_stay() -> None:
    entries = [
        (text, x, 100 + 20 * i) for i, pair in enumerate(ENTRIES) for text, x in zip(pair, (70, 520), strict=True)
    ]
    assert kept(("Bestellungen", 70, 80), *entries) == ["Bestellungen", *(text for pair in ENTRIES for text in pair)]


def table(page: Page, rows: list[tuple[str, str]]) -> None:
    cells = [
        [Element("TD", [page.run(x, 120 + 20 * i, text)]) for x, text in zip((70, 520), row, strict=True)]
        for i, row in enumerate(rows)
    ]
    page.add("Table", *(Element("TR", list(row)) for row in cells))


def test_a_contents_page_set_as_a_table_is_left_out() -> None:
    page = Page()
    page.add("H1", page.run(70, 80, "Inhalt", size=16, bold=True))
    table(page, ENTRIES)
    page.add("P", page.run(70, 300, "Herausgeber: Gemeinde Au"))
    assert [type(b).__name__ for b in blocks(page)] == ["Paragraph"]
    assert texts(blocks(page)) == ["Herausgeber: Gemeinde Au"]


def test_a_table_of_amounts_below_the_same_heading_stays() -> None:
    page = Page()
    page.add("H1", page.run(70, 80, "Inhalt", size=16, bold=True))
    table(page, [("Binden", "6"), ("Pflaster", "20"), ("Scheren", "1"), ("Decken", "2")])
    assert [type(b).__name__ for b in blocks(page)] == ["Heading", "Table"]

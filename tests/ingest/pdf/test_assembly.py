"""Tagged pages put together."""

from ingest.block import Block, Heading, ListBlock, Paragraph
from ingest.pdf.tagged.tags import Element
from tests.ingest.pdf.tagged.page import Page, blocks


def item(page: Page, y: float, text: str, label: bool = True) -> Element:
    """An item whose bullet is drawn and not printed."""
    drawn = [Element("Lbl", [1000 + len(page.words)])] if label else []
    return Element("LI", [*drawn, page.run(90, y, text)])


def texts(found: list[Block]) -> list[str]:
    return [b.text.text for b in found if isinstance(b, Paragraph | Heading)]


def test_an_item_with_a_label_of_its_own_begins_on_the_next_page() -> None:
    first, second = Page(1), Page(2)
    first.add("L", item(first, 700, "er führt ein Kassenbuch,"))
    second.add("L", item(second, 100, "er bewahrt die Belege auf."))
    (found,) = [b for b in blocks(first, second) if isinstance(b, ListBlock)]
    assert [i.text.text for i in found.items] == ["er führt ein Kassenbuch,", "er bewahrt die Belege auf."]


def test_the_rest_of_an_item_stays_with_it() -> None:
    first, second = Page(1), Page(2)
    first.add("L", item(first, 700, "er führt ein Kassenbuch und"))
    second.add("L", item(second, 100, "bewahrt die Belege auf.", label=False))
    (found,) = [b for b in blocks(first, second) if isinstance(b, ListBlock)]
    assert [i.text.text for i in found.items] == ["er führt ein Kassenbuch und bewahrt die Belege auf."]


def test_a_note_stands_behind_the_text_that_carries_its_mark() -> None:
    page = Page()
    page.add(
        "P",
        page.run(70, 100, "Frist ist der 3. Mai"),
        page.run(page.end, 96, "1", size=8),
        page.run(page.end, 100, "."),
    )
    page.add("H2", page.run(70, 130, "Kosten", size=14, bold=True))
    page.add("P", page.run(70, 160, "Sie trägt das Land."))
    page.add("P", page.run(70, 197, "1", size=6), page.run(76, 200, "Es zählt der Eingang.", size=8))
    assert texts(blocks(page)) == ["Frist ist der 3. Mai¹.", "¹ Es zählt der Eingang.", "Kosten", "Sie trägt das Land."]


def test_a_note_without_its_mark_and_a_measure_stay() -> None:
    page = Page()
    page.add("P", page.run(70, 100, "Der Raum misst 20 m"), page.run(page.end, 96, "2", size=8))
    page.add("P", page.run(70, 160, "Sie trägt das Land."))
    page.add("P", page.run(70, 197, "2", size=6), page.run(76, 200, "Es zählt der Eingang.", size=8))
    assert texts(blocks(page)) == ["Der Raum misst 20 m²", "Sie trägt das Land.", "² Es zählt der Eingang."]


def test_a_bold_number_below_a_text_with_a_note_is_no_item_of_it() -> None:
    page = Page()
    page.add(
        "P",
        page.run(70, 100, "Es gilt die Frist von drei Tagen"),
        page.run(page.end, 96, "1", size=8),
        page.run(page.end, 100, "."),
    )
    page.add("P", page.run(70, 130, "2. Kosten", bold=True))
    page.add("P", page.run(70, 160, "Sie trägt das Land."))
    page.add("P", page.run(70, 197, "1", size=6), page.run(76, 200, "Es zählt der Eingang.", size=8))
    found = texts(blocks(page))
    assert found.index("¹ Es zählt der Eingang.") == 1


def test_a_note_stands_behind_the_items_of_the_list_that_its_text_leads_into() -> None:
    page = Page()
    page.add("P", page.run(70, 100, "Nötig sind diese Unterlagen"), page.run(page.end, 96, "1", size=8))
    page.add("P", page.run(70, 130, "1. Antrag"))
    page.add("P", page.run(70, 150, "2. Finanzplan"))
    page.add("P", page.run(70, 190, "Sie trägt das Land."))
    page.add("P", page.run(70, 227, "1", size=6), page.run(76, 230, "In Kopie.", size=8))
    found = blocks(page)
    assert [type(block) for block in found[:2]] == [Paragraph, ListBlock]
    assert texts(found)[1:] == ["¹ In Kopie.", "Sie trägt das Land."]

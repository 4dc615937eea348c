"""Glossaries of tagged pages."""

from ingest.block import Block, ListBlock
from tests.ingest.pdf.tagged.page import Page, blocks
from tests.ingest.pdf.test_assembly import texts


def entries(page: Page, y: float, *lines: tuple[str, bool], x: float = 70) -> None:
    for i, (text, bold) in enumerate(lines):
        page.add("NonStruct", page.run(x, y + 20 * i, text, bold=bold))


def listed(found: list[Block]) -> list[tuple[str, str, int]]:
    return [(i.marker, i.text.text, i.level) for block in found if isinstance(block, ListBlock) for i in block.items]


def page_of(heading: str) -> Page:
    page = Page()
    for i, chapter in enumerate(("Anlass", "Ablauf")):
        page.add("H1", page.run(70, 20 + 30 * i, chapter, size=16, bold=True))
    page.add("H1", page.run(70, 80, heading, size=16, bold=True))
    return page


def test_bold_lines_above_paragraphs_of_a_glossary_are_terms() -> None:
    page = page_of("Glossar")
    entries(page, 110, ("Lotsin", True), ("Frau, die andere zu Ämtern begleitet.", False))
    entries(page, 160, ("Das Amt benennt sie.", False))
    entries(page, 110, ("Beirat:", True), ("Gremium, das den Rat berät.", False), x=300)
    entries(page, 300, ("Stand: Mai 2024", False))
    found = blocks(page)
    assert listed(found) == [
        ("Lotsin:", "Frau, die andere zu Ämtern begleitet. Das Amt benennt sie.", 0),
        ("Beirat:", "Gremium, das den Rat berät.", 0),
    ]
    assert texts(found) == ["Anlass", "Ablauf", "Glossar", "Stand: Mai 2024"]


def test_terms_below_the_letters_of_the_alphabet() -> None:
    page = page_of("Begriffe")
    for i, (letter, term) in enumerate((("B", "Beirat"), ("L", "Lotsin"))):
        page.add("H2", page.run(70, 110 + 100 * i, letter, size=13, bold=True))
        entries(page, 130 + 100 * i, (term, True), ("Wer andere berät.", False))
    assert [marker for marker, _, _ in listed(blocks(page))] == ["Beirat:", "Lotsin:"]


def test_bold_lines_elsewhere_and_a_glossary_that_holds_a_list_stay() -> None:
    other = page_of("Ansprechpersonen")
    entries(other, 110, ("Lotsin", True), ("Sie begleitet andere.", False), ("Beirat", True), ("Er berät.", False))
    assert listed(blocks(other)) == []
    mixed = page_of("Glossar")
    entries(mixed, 110, ("Lotsin", True), ("Sie begleitet", False), ("– zu Ämtern", False), ("– zu Schulen", False))
    entries(mixed, 200, ("Beirat", True), ("Er berät.", False))
    assert [marker for marker, _, _ in listed(blocks(mixed))] == ["–", "–"]

"""Boxes and what follows them."""

from pathlib import Path

from ingest.block import Block, Heading, Paragraph, SectionEnd, Table
from ingest.pdf import read_pdf
from ingest.pdf.boxes import panels_of
from ingest.pdf.page import Box, PageContent, Shape
from tests.ingest.pdf.factory import fill, paragraph, text, write
from tests.ingest.pdf.tagged.page import Page, blocks
from tests.ingest.pdf.test_contents import table


def boxed(size: float = 10, page: Page | None = None) -> Page:
    """A section with a box whose heading has this size."""
    page = page or Page()
    page.add("H2", page.run(70, 80, "3 Ziele", size=14, bold=True))
    page.add("P", page.run(70, 100, "Das Amt setzt Ziele."))
    page.add("H3", page.run(80, 140, "Hinweis zum Messen", size=size, bold=True))
    page.add("P", page.run(80, 160, "Wenige Zahlen genügen."))
    page.panels = [Box(70, 125, 520, 170)]
    return page


def kinds(found: list[Block]) -> list[str]:
    return [type(block).__name__ for block in found]


def test_a_table_behind_a_box_belongs_to_the_section_around_it() -> None:
    page = boxed()
    page.add("P", page.run(70, 200, "Tabelle 1: Ziele", bold=True))
    table(page, [("Zugang", "mehr Kurse"), ("Wohnen", "mehr Plätze")])
    found = blocks(page)
    assert kinds(found) == ["Heading", "Paragraph", "Heading", "Paragraph", "SectionEnd", "Table"]
    assert isinstance(found[4], SectionEnd)
    assert isinstance(found[2], Heading)
    assert found[4].level == found[2].level


def test_a_box_goes_on_at_the_top_of_the_next_page() -> None:
    first, second = boxed(), Page(2)
    second.add("P", second.run(80, 80, "Auch kleine Orte können messen."))
    second.add("P", second.run(70, 160, "Die Ziele gelten drei Jahre."))
    second.panels = [Box(70, 70, 520, 90)]
    found = blocks(first, second)
    assert kinds(found)[-3:] == ["Paragraph", "SectionEnd", "Paragraph"]
    assert isinstance(found[-1], Paragraph)
    assert found[-1].text.text == "Die Ziele gelten drei Jahre."


def test_a_coloured_panel_that_opens_a_section_is_no_box() -> None:
    larger = boxed(size=14)
    larger.add("P", larger.run(70, 200, "Das Amt misst jedes Jahr."))
    assert SectionEnd(3) not in blocks(larger)
    alike = boxed()
    alike.add("P", alike.run(70, 200, "Das Amt misst jedes Jahr."))
    alike.add("H3", alike.run(70, 240, "Aufsicht", size=10, bold=True))
    alike.add("P", alike.run(70, 260, "Der Rat berät darüber."))
    assert SectionEnd(3) not in blocks(alike)


def test_a_heading_right_behind_a_box_ends_it() -> None:
    page = boxed()
    page.add("H2", page.run(70, 200, "4 Mittel", size=14, bold=True))
    page.add("P", page.run(70, 220, "Sie trägt das Land."))
    assert not any(isinstance(block, SectionEnd | Table) for block in blocks(page))


def test_coloured_areas_are_panels_but_white_ones_images_and_backgrounds_are_not() -> None:
    area = Box(70, 100, 500, 200)
    shapes = [Shape(area, (230, 240, 250, 255), 1), Shape(area, (255, 255, 255, 255), 2)]
    shapes += [Shape(area, (0, 0, 0, 255), 3, image=True), Shape(Box(0, 0, 595, 842), (230, 240, 250, 255), 0)]
    assert panels_of(PageContent(595, 842, shapes=shapes)) == [area]


def test_a_box_of_an_untagged_page_ends_behind_its_text(tmp_path: Path) -> None:
    bar = fill(70, 190, 300, 75, 0.4) + "\n" + fill(71, 206, 298, 58, 0.95)
    page = "\n".join(
        [
            bar,
            text(70, 90, "1 Beratung", size=16, font="F2"),
            text(70, 120, "Das Amt berät kostenlos und ohne Termin."),
            text(80, 202, "Bitte mitbringen", font="F2"),
            paragraph(80, 222, ["Den Bescheid der Kasse und", "eine Vollmacht brauchen wir."]),
            paragraph(70, 290, ["Eine Vertretung vor Gericht umfasst die Beratung", "nicht."]),
        ]
    )
    found = list(read_pdf(write(tmp_path, page)).blocks)
    assert kinds(found) == ["Heading", "Paragraph", "Heading", "Paragraph", "SectionEnd", "Paragraph"]


def test_an_area_with_a_bar_for_its_title_is_one_panel_and_its_rows_are_others() -> None:
    outer, inner, row = Box(70, 100, 500, 200), Box(71, 116, 499, 199), Box(71, 130, 499, 140)
    shapes = [Shape(box, (230, 240, 250, 255), i) for i, box in enumerate((outer, inner, row))]
    assert panels_of(PageContent(595, 842, shapes=shapes)) == [outer, row]

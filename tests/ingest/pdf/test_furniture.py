"""Running heads and numbers at the edges of pages."""

from ingest.pdf.furniture import PageLines, remove_furniture
from ingest.pdf.lines import Line


def line(text: str, x: float, y: float, page: int) -> Line:
    return Line(text, x, x + 5 * len(text), y - 8, y + 2, y, 10, False, False, page)


def kept(*pages: list[tuple[str, float, float]]) -> list[list[str]]:
    sheets = [
        PageLines(n, 595, 842, [line(text, x, y, n) for text, x, y in page] + [line(f"Satz {n}a.", 70, 400, n)])
        for n, page in enumerate(pages, 1)
    ]
    remove_furniture(sheets)
    return [[n.text for n in sheet.lines[:-1]] for sheet in sheets]


def test_section_numbers_beside_text_at_the_top_of_pages_stay() -> None:
    pages = [[("2.1.3", 70, 60), ("Der Träger meldet Änderungen.", 120, 60)]]
    pages.append([("4.2.1", 70, 60), ("Die Stelle prüft den Nachweis.", 120, 60)])
    pages.append([("6.1.2", 70, 60), ("Das Amt zahlt die Mittel aus.", 120, 60)])
    assert kept(*pages) == [[text for text, _, _ in page] for page in pages]


def test_a_lone_number_and_a_number_beside_the_running_head_go() -> None:
    lone = [[(f"– {n} –", 290, 800)] for n in (1, 2, 3)]
    beside = [[("12.05.2026", 70, 40), ("Richtlinie des Landes", 300, 40)] for _ in range(3)]
    assert kept(*lone) == [[], [], []]
    assert kept(*beside) == [[], [], []]


def look(text: str, y: float, page: int, size: float = 10, bold: bool = False) -> Line:
    return Line(text, 70, 300, y - 8, y + 2, y, size, bold, False, page)


def test_a_line_that_the_tags_name_a_heading_is_no_running_head() -> None:
    pages = []
    for n, chapter in enumerate(("Anlass", "Zweck", "Verfahren"), 1):
        lines = [look("Ausgangslage", 90, n), look(f"Es geht um {chapter}.", 300, n), look("Gemeinde Au", 40, n)]
        pages.append(PageLines(n, 595, 842, lines, headings=frozenset({id(lines[0])})))
    remove_furniture(pages)
    assert [[n.text for n in page.lines] for page in pages] == [
        ["Ausgangslage", "Es geht um Anlass."],
        ["Ausgangslage", "Es geht um Zweck."],
        ["Ausgangslage", "Es geht um Verfahren."],
    ]


def test_a_bold_line_right_above_its_text_and_below_other_text_is_no_running_head() -> None:
    pages = []
    for n, chapter in enumerate(("Wohnen", "Arbeit", "Sprache"), 1):
        lines = [look("Gemeinde Au", 40, n, bold=True), look(f"2.{n} {chapter}", 80, n, 14, True)]
        lines += [look("Ausgangslage", 104, n, 11, True), look(f"{chapter} fehlt oft.", 120, n)]
        pages.append(PageLines(n, 595, 842, lines))
    remove_furniture(pages)
    assert [[n.text for n in page.furniture] for page in pages] == [["Gemeinde Au"]] * 3


def test_a_bold_running_head_of_two_lines_goes() -> None:
    pages = []
    for n, chapter in enumerate(("Wohnen", "Arbeit", "Sprache"), 1):
        lines = [look(chapter, 40, n), look("Gemeinde Au", 52, n, bold=True), look(f"{chapter} fehlt oft.", 90, n)]
        pages.append(PageLines(n, 595, 842, lines))
    remove_furniture(pages)
    assert [[n.text for n in page.furniture] for page in pages] == [["Gemeinde Au"]] * 3

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


def chapter(n: int, title: str, head: list[tuple[str, float, float]]) -> PageLines:
    """A page of a chapter: its head, given as its cells with their edges, its bold title and text."""
    cells = tuple((x0, x1, text) for text, x0, x1 in head)
    top = Line(" ".join(text for _, _, text in cells), cells[0][0], cells[-1][1], 32, 42, 40, 9, False, False, n)
    top.cells = cells if len(cells) > 1 else ()
    return PageLines(n, 595, 842, [top, look(title, 100, n, 14, True), look(f"Zu {title} gilt das.", 130, n)])


CHAPTERS = ("Wohnen", "Arbeit", "Sprache", "Schule")


def gone(pages: list[PageLines]) -> list[list[str]]:
    remove_furniture(pages)
    return [[n.text for n in page.furniture] for page in pages]


def test_a_running_head_that_names_the_chapter_beside_the_document_goes() -> None:
    pages = [chapter(n, t, [("Leitbild Au", 70, 130), (t, 400, 450)]) for n, t in enumerate(CHAPTERS, 1)]
    assert gone(pages) == [[f"Leitbild Au {t}"] for t in CHAPTERS]


def test_a_running_head_of_chapter_and_page_number_goes_and_names_the_page() -> None:
    pages = []
    for n, title in enumerate(CHAPTERS, 1):
        number = (str(n + 4), 70, 76) if n % 2 else (str(n + 4), 500, 506)
        head = [number, (title, 400, 450)] if n % 2 else [(title, 70, 120), number]
        pages.append(chapter(n, title, head))
    assert gone(pages) == [["5 Wohnen"], ["Arbeit 6"], ["7 Sprache"], ["Schule 8"]]
    assert [page.label for page in pages] == ["5", "6", "7", "8"]


def test_headings_in_step_with_the_pages_and_rows_of_text_stay() -> None:
    pages = [
        PageLines(n, 595, 842, [look(f"{n} {t}", 60, n, 14, True), look(f"Zu {t} gilt das.", 90, n)])
        for n, t in enumerate(CHAPTERS, 1)
    ]
    assert gone(pages) == [[]] * 4
    rows = [chapter(n, t, [("Ziel:", 70, 100), (t, 140, 200)]) for n, t in enumerate(CHAPTERS, 1)]
    for page in rows:
        page.lines.append(look(f"Beginn von {page.lines[1].text}", 53, page.page))
    assert gone(rows) == [[]] * 4
    other = [chapter(n, t, [("Leitbild Au", 70, 130), (f"mehr {t}", 400, 450)]) for n, t in enumerate(CHAPTERS, 1)]
    assert gone(other) == [[]] * 4


def test_a_number_between_dashes_in_the_foot_names_the_page() -> None:
    pages = [
        chapter(n, t, [("Stand: 1.3.2025", 70, 130), (f"– {n + 6} –", 290, 310)]) for n, t in enumerate(CHAPTERS, 1)
    ]
    remove_furniture(pages)
    assert [page.label for page in pages] == ["7", "8", "9", "10"]


def test_the_name_of_a_kind_of_sheet_above_its_headings_stays() -> None:
    def sheets(size: float) -> list[PageLines]:
        titles = [("Teilplan", "Märkte"), ("Teilplan", "Bäder"), ("Stellen", "Schulen"), ("Anlagen", "Wege")]
        made = []
        for n, (kind, title) in enumerate(titles, 1):
            lines = [look(kind, 60, n, size, bold=size > 10), look(title, 76, n, 13, bold=True)]
            made.append(PageLines(n, 595, 842, [*lines, *(look(f"Wert {n}{c}", 300, n) for c in "abcdef")]))
        remove_furniture(made)
        return made

    assert [n.text for page in sheets(13) for n in page.furniture] == []
    assert [n.text for page in sheets(9) for n in page.furniture] == ["Teilplan", "Teilplan"]


def test_the_number_of_a_turned_page_runs_down_its_side() -> None:
    upright = [
        PageLines(n, 595, 842, [look(f"Satz {n}{c}.", 400, n) for c in "abc"] + [line(str(n), 290, 800, n)])
        for n in (1, 2, 4)
    ]
    number = Line("3", 780, 790, 290, 296, 788, 10, False, False, 3, angle=90)
    table = Line("7", 400, 410, 290, 296, 402, 10, False, False, 3, angle=90)
    turned = PageLines(
        3, 842, 595, [*(look(f"Satz 3{c}.", 200 + 9 * i, 3) for i, c in enumerate("abc")), number, table]
    )
    remove_furniture([*upright[:2], turned, upright[2]])
    assert turned.furniture == [number]
    assert turned.label == "3"

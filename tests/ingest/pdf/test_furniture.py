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

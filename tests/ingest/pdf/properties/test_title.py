import pytest

from ingest.pdf.furniture import PageLines
from ingest.pdf.lines import Line
from ingest.pdf.properties.title import printed_title


def line(text: str, y: float, size: float = 10, bold: bool = False, x0: float = 200, x1: float = 395) -> Line:
    return Line(text, x0, x1, y - size, y, y, size, bold, False, 1)


def page(*lines: Line) -> PageLines:
    return PageLines(1, 595, 842, list(lines))


BODY = line("Nach Artikel 86 des Grundgesetzes erlässt das Ministerium folgende Vorschrift:", 300, x0=57, x1=539)


def test_the_largest_print_wins_and_its_lines_are_joined() -> None:
    found = printed_title(
        page(
            line("Stand: Mai 2024", 90),
            line("Ausbildung der Freiwil-", 150, 24),
            line("ligen Feuerwehren", 178, 24),
            BODY,
        ),
        10,
    )
    assert found == "Ausbildung der Freiwilligen Feuerwehren"


def test_an_authority_and_a_date_are_no_title() -> None:
    lines = [
        line("Bundesministerium des Innern und für Heimat", 100, 14, True),
        line("Allgemeine Verwaltungsvorschrift zur Nutzung der Funkanwendungen", 140, 10, True),
        line("Vom 8. Juli 2024", 170, 10.8, True),
        BODY,
    ]
    assert printed_title(page(*lines), 10) == "Allgemeine Verwaltungsvorschrift zur Nutzung der Funkanwendungen"


def test_the_kind_of_a_paper_is_not_its_title() -> None:
    lines = [line("Kleine Anfrage", 100, 15, True), line("des Abgeordneten Birke", 120), BODY]
    titled = [*lines[:2], line("Plätze in Horten", 150, 15, True), line("Antwort", 190, 15, True), BODY]
    assert printed_title(page(*titled), 10) == "Plätze in Horten"
    assert printed_title(page(*lines), 10) is None


@pytest.mark.parametrize(
    "text", ["1.1 Allgemeines", "§ 1 Zweck", "Inhalt", "Oktober 2023", "Hessisches Ministerium für Soziales"]
)
def test_nothing_that_only_stands_out(text: str) -> None:
    assert printed_title(page(line(text, 100, 16, True), BODY), 10) is None


def test_the_heading_of_a_sheet_is_no_title() -> None:
    sheets = [page(line(f"Teilplan {n} – Märkte", 60, 14, True, x0=57), BODY) for n in (210, 220)]
    assert printed_title(sheets[0], 10, sheets[1:]) is None
    assert printed_title(sheets[0], 10, [page(BODY)]) == "Teilplan 210 – Märkte"


def test_a_title_may_be_centred_in_its_column() -> None:
    column = [line(f"Der Markt findet an jedem Samstag statt {n}.", 300 + 12 * n, x0=50, x1=280) for n in range(4)]
    titled = line("Satzung über den Wochenmarkt", 100, 10, True, x0=100, x1=230)
    assert printed_title(page(titled, *column), 10) == "Satzung über den Wochenmarkt"
    assert printed_title(page(line("Satzung über den Wochenmarkt", 100, 10, True, x0=50, x1=180), *column), 10) is None


def test_the_title_is_looked_for_from_the_top_down() -> None:
    body = [line(f"Zeile {i} der Spalte", 300 + 11 * i, x0=57, x1=300) for i in range(45)]
    assert printed_title(page(*body, line("Wege durch das Moor", 120, 24)), 10) == "Wege durch das Moor"
    assert printed_title(page(*body, line("Hinweise zum Moor", 810, 24)), 10) is None

"""Terms in bold with their explanations behind them, and run-in headings."""

from pathlib import Path

from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import paragraph, text, write
from tests.ingest.pdf.test_reader import headings, items, paragraphs


def led(y: float, lead: str, *lines: str, indent: float = 95) -> str:
    """A paragraph that begins with bold words at the margin; its further lines begin at the indent."""
    first = [text(70, y, lead, font="F2"), text(76 + 6.3 * len(lead), y, lines[0])]
    return "\n".join([*first, paragraph(indent, y + 13, lines[1:]), ""])


BEIRAT = ("ein Gremium, das den Gemeinderat in allen Fragen des Wohnens", "berät;")
LOTSIN = (
    "eine Person, die andere zu Behörden begleitet und dabei für",
    "beide Seiten übersetzt, auch bei Gesprächen in Schulen und Kitas",
)
STELLE = ("das Amt für Wohnen.",)


def test_bold_terms_with_hanging_explanations_are_a_list_of_terms(tmp_path: Path) -> None:
    page = text(70, 80, "Im Sinne dieser Satzung ist") + "\n"
    page += led(100, "Beirat", *BEIRAT) + led(135, "Lotsin:", *LOTSIN) + led(170, "Stelle", *STELLE)
    reading = read_pdf(write(tmp_path, page))
    assert items(reading) == [
        (0, "Beirat:", " ".join(BEIRAT)),
        (0, "Lotsin:", " ".join(LOTSIN)),
        (0, "Stelle:", STELLE[0]),
    ]
    assert paragraphs(reading) == ["Im Sinne dieser Satzung ist"]


def test_a_second_paragraph_of_an_explanation_stays_with_it(tmp_path: Path) -> None:
    page = led(100, "Beirat", *BEIRAT) + led(135, "Lotsin", *LOTSIN) + text(95, 180, "Das Amt benennt sie.")
    found = items(read_pdf(write(tmp_path, page)))
    assert [text for _, _, text in found] == [" ".join(BEIRAT), " ".join([*LOTSIN, "Das Amt benennt sie."])]


def test_bold_beginnings_of_other_paragraphs_stay(tmp_path: Path) -> None:
    flush = led(100, "Beirat.", *BEIRAT, indent=70) + led(145, "Lotsin.", *LOTSIN, indent=70)
    assert items(read_pdf(write(tmp_path, flush))) == []
    alone = led(100, "Beirat", *BEIRAT) + led(145, "Stelle", *STELLE)
    assert items(read_pdf(write(tmp_path, alone))) == []
    longer = led(100, "Beirat", *BEIRAT) + led(135, "Stufe 1", "[S1]: Wissen.") + led(170, "Lotsin", *LOTSIN)
    assert items(read_pdf(write(tmp_path, longer))) == []
    talk = led(100, "Frage:", *BEIRAT) + led(135, "Antwort:", *LOTSIN) + led(170, "Frage:", *BEIRAT)
    assert items(read_pdf(write(tmp_path, talk))) == []


BODY = ("Das Amt prüft den Antrag und entscheidet innerhalb von drei", "Monaten nach seinem Eingang.")


def chapter(*more: str) -> str:
    heads = [text(70, 60, "2 Verfahren", 14, "F2"), text(70, 85, "2.1 Antrag", 12, "F2")]
    return "\n".join([*heads, text(70, 105, "Das Amt prüft."), *more])


def test_run_in_headings_with_a_number_below_the_section_begin_sections(tmp_path: Path) -> None:
    page = chapter(led(145, "2.1.1 Frist", *BODY, indent=70), led(185, "2.1.2 Form", *BODY, indent=70))
    reading = read_pdf(write(tmp_path, page))
    assert headings(reading) == [(1, "2 Verfahren"), (2, "2.1 Antrag"), (3, "2.1.1 Frist"), (3, "2.1.2 Form")]
    assert paragraphs(reading) == ["Das Amt prüft.", " ".join(BODY), " ".join(BODY)]


def test_bold_beginnings_without_number_or_that_run_on_are_no_headings(tmp_path: Path) -> None:
    page = chapter(led(145, "Frist.", *BODY, indent=70), led(185, "2.1.1 Antragsberechtigt", "sind alle Vereine."))
    page += led(210, "2.3.1 Form", *BODY, indent=70)
    reading = read_pdf(write(tmp_path, page))
    assert headings(reading) == [(1, "2 Verfahren"), (2, "2.1 Antrag")]
    assert paragraphs(reading)[1:] == [
        f"Frist. {' '.join(BODY)}",
        "2.1.1 Antragsberechtigt sind alle Vereine.",
        f"2.3.1 Form {' '.join(BODY)}",
    ]

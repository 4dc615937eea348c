"""Which lines are headings."""

from pathlib import Path

from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import paragraph, text, write
from tests.ingest.pdf.test_reader import headings

INTRO = ("Diese Stellen beraten kostenlos und auf Wunsch ohne Namen, auch am Telefon und", "in mehreren Sprachen.")


def contact(y: float, name: str) -> str:
    return text(70, y, name, font="F2") + "\n" + paragraph(70, y + 13, ["Am Wall 3", "Montag bis Freitag"]) + "\n"


def test_a_name_with_its_legal_form_is_a_heading_among_others(tmp_path: Path) -> None:
    page = paragraph(70, 80, INTRO) + "\n"
    names = ["Amt für Wohnen", "Bahnhofsmission", "Hilfe im Viertel e. V.", "Kaufhaus Nord eG i. G."]
    page += "".join(contact(130 + 60 * i, name) for i, name in enumerate(names))
    assert [title for _, title in headings(read_pdf(write(tmp_path, page)))] == names


def test_a_name_alone_and_sentences_in_bold_are_no_headings(tmp_path: Path) -> None:
    page = paragraph(70, 80, INTRO) + "\n" + contact(130, "Hilfe im Viertel e. V.")
    assert headings(read_pdf(write(tmp_path, page))) == []
    page += contact(190, "Amt für Wohnen") + contact(250, "Bahnhofsmission") + contact(310, "Bitte läuten Sie.")
    assert "Bitte läuten Sie." not in [title for _, title in headings(read_pdf(write(tmp_path, page)))]

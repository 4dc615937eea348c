"""Numbers set large above or beside their words."""

from pathlib import Path

import pytest

from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import paragraph, text, write
from tests.ingest.pdf.test_reader import headings, paragraphs

BODY = ("Der Wochenmarkt zieht seit dem Umbau des Platzes wieder mehr Menschen an,", "vor allem an Samstagen.")
START = paragraph(70, 80, BODY) + "\n"


@pytest.mark.parametrize("number", ["38", "3,5 Mio. €", "20 Minuten", "7 von 10", "rund 60 %"])
def test_a_large_number_begins_the_sentence_below_it(tmp_path: Path, number: str) -> None:
    page = (
        START + text(70, 150, number, 30, "F2") + "\n" + paragraph(70, 172, ["Gästen kaufen hier", "jede Woche ein."])
    )
    reading = read_pdf(write(tmp_path, page))
    assert paragraphs(reading) == [" ".join(BODY), f"{number} Gästen kaufen hier jede Woche ein."]
    assert headings(reading) == []


def test_large_numbers_beside_their_words_part_them_from_others(tmp_path: Path) -> None:
    first = text(70, 160, "52", 30, "F2") + "\n" + paragraph(110, 150, ["Stände gibt es", "im Sommer."])
    second = text(230, 160, "19", 30, "F2") + "\n" + paragraph(270, 150, ["Stände bleiben", "im Winter."])
    reading = read_pdf(write(tmp_path, START + first + "\n" + second))
    assert paragraphs(reading)[1:] == ["52 Stände gibt es im Sommer.", "19 Stände bleiben im Winter."]


def test_other_large_lines_stay_headings(tmp_path: Path) -> None:
    page = START + text(70, 150, "3 Märkte", 30, "F2") + "\n" + paragraph(70, 172, ["Sie öffnen um acht Uhr."])
    assert headings(read_pdf(write(tmp_path, page))) == [(1, "3 Märkte")]
    page = START + text(70, 150, "20 Jahre", 30, "F2") + "\n" + paragraph(70, 200, [*BODY * 3])
    assert headings(read_pdf(write(tmp_path, page))) == [(1, "20 Jahre")]


def test_numbers_of_chapters_stay_with_their_titles(tmp_path: Path) -> None:
    page = text(70, 80, "4", 30, "F2") + "\n" + text(100, 76, "Verkehr", 15, "F2") + "\n" + paragraph(70, 110, BODY)
    assert headings(read_pdf(write(tmp_path, page))) == [(1, "4 Verkehr")]

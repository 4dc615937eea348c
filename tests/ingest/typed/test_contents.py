from ingest.block import Heading, Located, Paragraph
from ingest.typed.contents import without_contents
from tests.ingest.outline import outline


def left(*blocks):
    return outline(without_contents(blocks))


def line(text):
    return Paragraph(Located(text))


def test_lines_with_rising_page_numbers_go_with_their_title():
    lines = [line("1 Zweck 1"), line("2 Geld .... 1\n3 Anträge 4"), line("Es gilt.")]
    assert left(Heading(Located("Inhalt"), 2), *lines) == ["Es gilt."]
    assert left(line("Inhaltsverzeichnis:"), *lines) == ["Es gilt."]


def test_other_lines_and_sections_stay():
    years = [line("Zweck 9"), line("Geld 4"), line("Anträge 2")]
    assert len(left(line("Inhalt"), *years)) == 4
    assert left(Heading(Located("Inhalt"), 1), Heading(Located("Modul 1"), 2)) == ["# Inhalt", "## Modul 1"]
    assert left(Heading(Located("Übersicht"), 1), *years[:1]) == ["# Übersicht", "Zweck 9"]


def test_an_empty_title_goes():
    assert left(Heading(Located("Inhaltsverzeichnis"), 1), Heading(Located("Zweck"), 2)) == ["## Zweck"]
    assert left(Heading(Located("Inhalt"), 1), Heading(Located("Zweck"), 1)) == ["# Zweck"]

"""Notes in the margin."""

from pathlib import Path

from ingest.block import Paragraph
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import grid, paragraph, text, write

FIRST = [
    "Der Zuschuss wird nur gewährt, wenn er vor dem Beginn",
    "der Arbeiten beantragt wird und noch kein Vertrag mit",
    "einem Betrieb geschlossen ist, sofern nicht das Amt den",
    "vorzeitigen Beginn erlaubt hat.",
]
THIRD = ["Sie wird nach dem Ende der Arbeiten festgesetzt, wenn", "alle Rechnungen vorliegen."]
SECOND = ["Die Höhe richtet sich nach der Zahl der Wohnungen, die", "im Haus danach frei von Stufen erreichbar sind."]


def read(path: Path) -> list[str]:
    return [block.text.text for block in read_pdf(path).blocks if isinstance(block, Paragraph)]


def test_a_note_in_the_margin_stands_behind_the_paragraph_beside_it(tmp_path: Path) -> None:
    lines = "\n".join(
        [text(70, 100, FIRST[0]), text(365, 100, "Vorher", 7), text(70, 113, FIRST[1]), text(365, 109, "fragen", 7)]
    )
    page = "\n".join([lines, paragraph(70, 126, FIRST[2:]), paragraph(70, 160, SECOND), paragraph(70, 194, THIRD)])
    assert read(write(tmp_path, page)) == [" ".join(FIRST), "Vorher fragen", " ".join(SECOND), " ".join(THIRD)]


def test_a_note_left_of_the_first_of_two_columns_belongs_to_that(tmp_path: Path) -> None:
    first = paragraph(110, 100, ["Das Amt berät alle Bürger", "im Kreis, die dort nach", "einer Wohnung suchen, die"])
    second = [paragraph(330, 100, ["sie bezahlen können."]), paragraph(330, 126, ["Der Rat tagt im Mai."])]
    note = paragraph(40, 113, ["ohne", "Termin"], size=7, step=9)
    assert read(write(tmp_path, "\n".join([first, note, *second]))) == [
        "Das Amt berät alle Bürger im Kreis, die dort nach einer Wohnung suchen, die sie bezahlen können.",
        "ohne Termin",
        "Der Rat tagt im Mai.",
    ]


def test_a_note_beside_a_heading_or_above_it_follows_the_first_paragraph(tmp_path: Path) -> None:
    lines = [text(70, 100, "1 Zuschuss", 14, "F2"), paragraph(70, 120, FIRST), paragraph(70, 180, SECOND)]
    for y in (92, 98):
        page = "\n".join([*lines, paragraph(365, y, ["nur auf", "Antrag"], size=7, step=9)])
        assert read(write(tmp_path, page)) == [" ".join(FIRST), "nur auf Antrag", " ".join(SECOND)]


def test_small_print_below_the_text_and_a_lonely_small_line_beside_it_stay(tmp_path: Path) -> None:
    page = "\n".join([paragraph(70, 100, FIRST), text(365, 145, "Seite 3 von 5", 7), paragraph(70, 160, SECOND)])
    assert read(write(tmp_path, page)) == [" ".join(FIRST), "Seite 3 von 5", " ".join(SECOND)]
    page = "\n".join([paragraph(70, 100, FIRST), paragraph(70, 150, ["klein gedruckt", "unter dem Text"], size=7)])
    assert read(write(tmp_path, page))[1:] == ["klein gedruckt unter dem Text"]


NOTE = ["Beginn", "Das Amt erlaubt ihn nur auf Antrag vor", "dem Auftrag."]


def test_a_note_is_moved_with_all_its_lines_or_with_none(tmp_path: Path) -> None:
    beside = paragraph(365, 100, NOTE, size=7, step=9)
    page = "\n".join([text(70, 100, FIRST[0]), beside, paragraph(70, 113, FIRST[1:]), paragraph(70, 174, SECOND)])
    assert read(write(tmp_path, page)) == [" ".join(FIRST), " ".join(NOTE), " ".join(SECOND)]
    wide = [NOTE[0], f"{NOTE[1]} dem Auftrag, sonst", "nie."]
    page = "\n".join([paragraph(70, 100, [*FIRST, *SECOND]), paragraph(365, 100, wide, size=7, step=9)])
    assert read(write(tmp_path, page))[:3] == [" ".join(FIRST), " ".join(SECOND), NOTE[0]]


def test_a_note_beside_the_text_before_a_table_stands_behind_the_table(tmp_path: Path) -> None:
    cells = "\n".join(
        text(x, y, word) for y, row in ((214, "ab"), (234, "cd")) for x, word in zip((80, 180), row, strict=True)
    )
    page = [
        paragraph(70, 100, FIRST),
        text(70, 180, "Die Tabelle nennt die Sätze."),
        paragraph(365, 176, ["Siehe", "Seite 3"], size=7, step=9),
    ]
    reading = read_pdf(write(tmp_path, "\n".join([*page, grid([70, 170, 270], [200, 220, 240]), cells])))
    assert [type(block).__name__ for block in reading.blocks] == ["Paragraph", "Paragraph", "Table", "Paragraph"]


def test_a_number_in_the_margin_stands_before_the_paragraph_that_it_counts(tmp_path: Path) -> None:
    numbers = [text(365, 100, "Rn. 4", 7), text(365, 160, "Rn. 5", 7)]
    page = "\n".join([paragraph(70, 100, FIRST), *numbers, paragraph(70, 160, SECOND), paragraph(70, 194, THIRD)])
    assert read(write(tmp_path, page)) == ["Rn. 4", " ".join(FIRST), "Rn. 5", " ".join(SECOND), " ".join(THIRD)]
    title = text(70, 84, "1 Zuschuss", 14, "F2")
    page = "\n".join([title, paragraph(70, 104, FIRST), *numbers, paragraph(70, 160, SECOND)])
    assert read(write(tmp_path, page))[:2] == ["Rn. 4", " ".join(FIRST)]

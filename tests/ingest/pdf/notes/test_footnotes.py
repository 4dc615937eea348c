from pathlib import Path

from ingest.block import Heading, ListBlock, Paragraph, Table
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import paragraph, rule, text, write


def test_footnotes_stand_apart_and_do_not_cut_the_paragraph(tmp_path: Path) -> None:
    first = "\n".join(
        [
            paragraph(70, 100, ["Die Zahl der Anträge ist im Berichtsjahr gestiegen, wie die Übersicht"] * 3),
            text(70, 139, "der Länder zeigt, und"),
            text(70, 760, "1", 5), text(73, 763, "Vergleiche den Bericht der", 8),
            text(70, 773, "Bundesregierung.", 8),
            text(70, 780, "2", 5), text(73, 783, "Stand 2023.", 8),
        ]
    )  # fmt: skip
    second = paragraph(70, 100, ["sie wird weiter steigen. Das gilt auch für die Zahl der Mittel", "im Land."])
    read = [b.text.text for b in read_pdf(write(tmp_path, first, second)).blocks if isinstance(b, Paragraph)]
    assert read[0].endswith(
        "der Länder zeigt, und sie wird weiter steigen. Das gilt auch für die Zahl der Mittel im Land."
    )
    assert read[1:] == ["¹ Vergleiche den Bericht der Bundesregierung.", "² Stand 2023."]


def test_a_note_stands_behind_the_paragraph_that_carries_its_mark(tmp_path: Path) -> None:
    page = "\n".join(
        [
            text(70, 100, "Feuer", 11), text(99, 96, "1", 6), text(104, 100, "ist verboten.", 11),
            text(70, 130, "Garten", 14, "F2"), text(70, 150, "Der Garten ist offen.", 11),
            text(70, 770, "1", 5), text(75, 773, "Kerzen sind erlaubt.", 8),
        ]
    )  # fmt: skip
    texts = [b.text.text for b in read_pdf(write(tmp_path, page)).blocks if isinstance(b, Paragraph | Heading)]
    assert texts == ["Feuer¹ ist verboten.", "¹ Kerzen sind erlaubt.", "Garten", "Der Garten ist offen."]


def test_a_note_whose_number_begins_anew_has_its_mark_on_its_own_page(tmp_path: Path) -> None:
    first = [text(70, 100, "Feuer", 11), text(99, 96, "1", 6), text(104, 100, "ist verboten.", 11)]
    notes = [[text(70, 770, "1", 5), text(75, 773, note, 8)] for note in ("Kerzen sind erlaubt.", "Seit Mai.")]
    pages = ["\n".join([*first, *notes[0]]), "\n".join([text(70, 100, "Der Garten ist offen.", 11), *notes[1]])]
    texts = [b.text.text for b in read_pdf(write(tmp_path, *pages)).blocks if isinstance(b, Paragraph)]
    assert texts == ["Feuer¹ ist verboten.", "¹ Kerzen sind erlaubt.", "Der Garten ist offen.", "¹ Seit Mai."]


def noted(folder: Path, *items: str) -> list[type]:
    rows = [("Ort", "Betten", "Gäste"), ("Au", "12", "300"), ("Bergb)", "9", "150"), ("Tal", "7", "90")]
    cells = [
        text(x, 114 + 16 * r, value, 10)
        for r, row in enumerate(rows)
        for x, value in zip((70, 200, 330), row, strict=True)
    ]
    rules = [rule(65, y, 400, y) for y in (100, 119, 170)]
    notes = [text(70, 184 + 12 * i, item, 9) for i, item in enumerate(items)]
    return [type(block) for block in read_pdf(write(folder, "\n".join([*cells, *rules, *notes]))).blocks]


def test_items_below_a_table_whose_marks_it_carries_are_its_notes(tmp_path: Path) -> None:
    assert noted(tmp_path, "b) ohne das Lager am See") == [Table, Paragraph]


def test_items_below_a_table_without_their_marks_are_a_list(tmp_path: Path) -> None:
    assert noted(tmp_path, "a) Zelte sind erlaubt.", "b) Feuer ist verboten.") == [Table, ListBlock]


def test_a_line_far_below_a_note_is_no_part_of_it_and_stays_with_it(tmp_path: Path) -> None:
    page = "\n".join(
        [
            text(70, 100, "Feuer", 11), text(99, 96, "1", 6), text(104, 100, "ist verboten.", 11),
            text(70, 130, "Garten", 14, "F2"), text(70, 150, "Der Garten ist jeden Tag offen.", 11),
            text(70, 757, "1", 5), text(75, 760, "Kerzen sind", 8), text(75, 770, "erlaubt.", 8),
            text(70, 800, "Die Hausordnung liegt aus.", 8),
        ]
    )  # fmt: skip
    texts = [b.text.text for b in read_pdf(write(tmp_path, page)).blocks if isinstance(b, Paragraph | Heading)]
    notes = ["¹ Kerzen sind erlaubt.", "Die Hausordnung liegt aus."]
    assert texts == ["Feuer¹ ist verboten.", *notes, "Garten", "Der Garten ist jeden Tag offen."]

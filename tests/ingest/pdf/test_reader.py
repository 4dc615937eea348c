from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest.block import Heading, ListBlock, Paragraph, Reading, Table
from ingest.errors import UnreadableFile
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import build, fill, grid, paragraph, rule, text, turned, write

BODY = [
    "Die Gemeinde fördert Vorhaben, die das Zusammenleben stärken und den",
    "Zugang zu Angeboten erleichtern, die allen offen stehen.",
]


def paragraphs(reading: Reading) -> list[str]:
    return [block.text.text for block in reading.blocks if isinstance(block, Paragraph)]


def headings(reading: Reading) -> list[tuple[int, str]]:
    return [(block.level, block.text.text) for block in reading.blocks if isinstance(block, Heading)]


def tables(reading: Reading) -> list[Table]:
    return [block for block in reading.blocks if isinstance(block, Table)]


def items(reading: Reading) -> list[tuple[int, str, str]]:
    return [
        (item.level, item.marker, item.text.text)
        for block in reading.blocks
        if isinstance(block, ListBlock)
        for item in block.items
    ]


def test_lines_become_a_paragraph_without_line_end_hyphens(tmp_path: Path) -> None:
    lines = [
        "Das Verfahren richtet sich nach den Vorgaben des Landes Mecklenburg-",
        "Vorpommern und den Regeln der Haushaltsordnung. Die Ausgabe- und Verfah-",
        "rensregeln gelten für jede öffentlich-rechtliche Körperschaft und jede öffentlich-",
        "rechtliche Anstalt, soweit sie Ausgabe-",
        "und Verpflichtungsermächtigungen bewirtschaftet.",
    ]
    read = paragraphs(read_pdf(write(tmp_path, paragraph(70, 120, lines))))
    assert read == [
        "Das Verfahren richtet sich nach den Vorgaben des Landes Mecklenburg-Vorpommern und den Regeln der "
        "Haushaltsordnung. Die Ausgabe- und Verfahrensregeln gelten für jede öffentlich-rechtliche Körperschaft und "
        "jede öffentlich-rechtliche Anstalt, soweit sie Ausgabe- und Verpflichtungsermächtigungen bewirtschaftet."
    ]


def test_running_heads_and_page_numbers_vanish_and_name_the_pages(tmp_path: Path) -> None:
    pages = [
        "\n".join(
            [
                text(70 if n % 2 else 380, 40, "Drucksache 19/8701", 9),
                paragraph(
                    70, 120, [f"Absatz der Seite {'ABCD'[n - 1]} mit einigem Text darin.", "Er hat noch eine Zeile."]
                ),
                text(280, 810, f"Seite {n + 4} von 8", 9),
            ]
        )
        for n in range(1, 5)
    ]
    reading = read_pdf(write(tmp_path, *pages))
    assert reading.page_labels == ("5", "6", "7", "8")
    assert paragraphs(reading)[0] == "Absatz der Seite A mit einigem Text darin. Er hat noch eine Zeile."
    assert not any("Drucksache" in p or "von 8" in p for p in paragraphs(reading))
    assert "Drucksache 19/8701" in reading.page_texts[0]


def test_a_paragraph_over_a_page_break_stays_whole_and_knows_both_pages(tmp_path: Path) -> None:
    first = paragraph(
        70,
        700,
        ["Der Antrag ist bis zum Ende des Monats schriftlich bei der zuständigen", "Behörde zu stellen, und zwar mit"],
    )
    second = paragraph(70, 100, ["allen Nachweisen, die für die Prüfung nötig sind."])
    reading = read_pdf(write(tmp_path, first, second))
    (block,) = reading.blocks
    assert isinstance(block, Paragraph)
    assert block.text.text.endswith("und zwar mit allen Nachweisen, die für die Prüfung nötig sind.")
    assert [mark.page for mark in block.text.marks] == [1, 2]
    assert block.text.text[block.text.marks[1].offset :].startswith("allen")


def test_lists_keep_markers_levels_and_lead_in(tmp_path: Path) -> None:
    page = "\n".join(
        [
            text(70, 100, "Dem Antrag sind beizufügen:"),
            text(70, 113, "1."),
            text(90, 113, "ein Finanzierungsplan, der alle Einnahmen und Ausgaben des Vorhabens"),
            text(90, 126, "im Jahr der Förderung enthält,"),
            text(70, 139, "2."), text(90, 139, "eine Beschreibung"),
            text(90, 152, "a)"), text(110, 152, "der Ziele und"),
            text(90, 165, "b)"), text(110, 165, "der Maßnahmen,"),
            text(70, 178, "3."), text(90, 178, "die Satzung."),
        ]
    )  # fmt: skip
    reading = read_pdf(write(tmp_path, page))
    assert paragraphs(reading) == ["Dem Antrag sind beizufügen:"]
    assert items(reading) == [
        (
            0,
            "1.",
            "ein Finanzierungsplan, der alle Einnahmen und Ausgaben des Vorhabens im Jahr der Förderung enthält,",
        ),
        (0, "2.", "eine Beschreibung"),
        (1, "a)", "der Ziele und"),
        (1, "b)", "der Maßnahmen,"),
        (0, "3.", "die Satzung."),
    ]


def test_a_date_at_the_start_of_a_line_is_no_list_item(tmp_path: Path) -> None:
    lines = [
        "Die Richtlinie tritt nach ihrer Bekanntmachung im Amtsblatt mit Wirkung vom",
        "12. Oktober 2024 in Kraft und gilt fünf Jahre.",
    ]
    reading = read_pdf(write(tmp_path, paragraph(70, 100, lines)))
    assert paragraphs(reading) == [" ".join(lines)]


def test_headings_by_number_and_weight_form_a_path(tmp_path: Path) -> None:
    page = "\n".join(
        [
            text(70, 90, "4 Förderung", 14, "F2"),
            paragraph(70, 120, BODY),
            text(70, 160, "4.1 Notwendigkeit", 11, "F2"),
            paragraph(70, 185, BODY),
            text(70, 225, "4.2 Höhe", 11, "F2"),
            paragraph(70, 250, BODY),
        ]
    )
    reading = read_pdf(write(tmp_path, page))
    assert headings(reading) == [(1, "4 Förderung"), (2, "4.1 Notwendigkeit"), (2, "4.2 Höhe")]


def test_a_centred_paragraph_sign_takes_its_title(tmp_path: Path) -> None:
    page = "\n".join(
        [
            text(287, 90, "§ 5"),
            text(262, 104, "Anschluss", 11, "F2"),
            paragraph(70, 130, ["(1) Jeder Eigentümer ist berechtigt.", "(2) Der Anschluss ist zu beantragen."]),
        ]
    )
    reading = read_pdf(write(tmp_path, page))
    assert headings(reading) == [(1, "§ 5 Anschluss")]
    assert paragraphs(reading) == ["(1) Jeder Eigentümer ist berechtigt.", "(2) Der Anschluss ist zu beantragen."]


def test_a_ruled_table_keeps_heads_empty_cells_and_neighbouring_text_apart(tmp_path: Path) -> None:
    xs, ys = [70, 200, 320, 440], [150, 190, 215, 240]
    page = "\n".join(
        [
            paragraph(70, 110, ["Die Beträge ergeben sich aus der Tabelle."]),
            grid(xs, ys),
            text(75, 165, "Art der", 9, "F2"), text(75, 177, "Förderung", 9, "F2"),
            text(205, 165, "Höchstbetrag", 9, "F2"), text(325, 165, "Anteil", 9, "F2"),
            text(75, 205, "Sprachkurse", 9), text(205, 205, "5.000 Euro", 9), text(325, 205, "80 %", 9),
            text(75, 230, "Ehrenamt", 9), text(325, 230, "50 %", 9),
            paragraph(70, 270, ["Nach der Tabelle geht es weiter."]),
        ]
    )  # fmt: skip
    reading = read_pdf(write(tmp_path, page))
    (table,) = tables(reading)
    assert table.header == ("Art der Förderung", "Höchstbetrag", "Anteil")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Sprachkurse", "5.000 Euro", "80 %"],
        ["Ehrenamt", "", "50 %"],
    ]
    assert paragraphs(reading) == ["Die Beträge ergeben sich aus der Tabelle.", "Nach der Tabelle geht es weiter."]
    assert reading.blocks.index(table) == 1


def test_heads_of_two_levels_and_turned_heads_are_read(tmp_path: Path) -> None:
    page = "\n".join(
        [
            grid([70, 200, 260, 320], [100, 200, 220, 240]),
            fill(200, 100, 120, 1, 0), rule(200, 130, 320, 130),
            text(75, 150, "Ort", 9, "F2"), text(215, 118, "Personen", 9, "F2"),
            turned(235, 195, "Frauen"), turned(295, 195, "Männer"),
            text(75, 214, "Passau", 9), text(210, 214, "12", 9), text(270, 214, "9", 9),
            text(75, 234, "Hof", 9), text(210, 234, "7", 9), text(270, 234, "8", 9),
        ]
    ).replace("260 742 m 260 602 l S", "260 712 m 260 602 l S")  # fmt: skip
    (table,) = tables(read_pdf(write(tmp_path, page)))
    assert table.header == ("Ort", "Personen – Frauen", "Personen – Männer")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Passau", "12", "9"], ["Hof", "7", "8"]]


def test_a_table_over_three_pages_is_one_with_one_head(tmp_path: Path) -> None:
    def page(top: float, names: str) -> str:
        ys = [top + 20 * i for i in range(len(names) + 2)]
        cells = [text(75, top + 14, "Name", 9, "F2"), text(205, top + 14, "Wert", 9, "F2")]
        for i, name in enumerate(names):
            cells += [text(75, top + 34 + 20 * i, name, 9), text(205, top + 34 + 20 * i, f"Wert {name}", 9)]
        return "\n".join([grid([70, 200, 330], ys), *cells])

    (table,) = tables(read_pdf(write(tmp_path, page(600, "ABC"), page(90, "DEFGH"), page(90, "IJ"))))
    assert table.header == ("Name", "Wert")
    assert [row.cells[0].text for row in table.rows] == list("ABCDEFGHIJ")
    assert [row.cells[0].marks[0].page for row in table.rows] == [1] * 3 + [2] * 5 + [3] * 2


def test_boxes_of_a_diagram_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    page = "\n".join(
        [
            grid([70, 250], [100, 140]), text(75, 115, "2.2", 8), text(75, 128, "Truppführer", 8),
            text(225, 137, "35 h", 8),
            rule(90, 140, 90, 170),
            grid([70, 250], [170, 210]), text(75, 185, "2.1", 8), text(75, 198, "Truppmann", 8),
            text(225, 207, "80 h", 8),
            paragraph(70, 260, BODY),
        ]
    )  # fmt: skip
    read = paragraphs(read_pdf(write(tmp_path, page)))
    assert read == ["2.2 Truppführer 35 h", "2.1 Truppmann 80 h", " ".join(BODY)]


def test_columns_are_not_interleaved(tmp_path: Path) -> None:
    left = ["Linke Spalte mit dem ersten Satz,", "der über zwei Zeilen läuft."]
    right = ["Rechte Spalte mit einem anderen", "Satz, der auch läuft."]
    page = paragraph(60, 100, left) + "\n" + paragraph(320, 100, right)
    assert paragraphs(read_pdf(write(tmp_path, page))) == [" ".join(left), " ".join(right)]


def test_margin_line_numbers_vanish(tmp_path: Path) -> None:
    rows = [f"Zeile {chr(65 + i)} des Antrags mit Text, der die ganze Breite der Seite einnimmt und" for i in range(25)]
    page = "\n".join(
        part
        for i, row in enumerate(rows)
        for part in ([text(40, 100 + 13 * i, str(i + 1), 7)] if (i + 1) % 5 == 0 else [])
        + [text(70, 100 + 13 * i, row)]
    )
    assert paragraphs(read_pdf(write(tmp_path, page))) == [" ".join(rows)]


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    contents = "\n".join(
        [text(70, 90, "Inhalt", 14, "F2")]
        + [
            text(70, 120 + 14 * i, f"{i + 1} Kapitel {name} {'.' * 60} {i + 2}")
            for i, name in enumerate(("Ziele", "Wege", "Mittel", "Fristen"))
        ]
    )
    body = text(70, 90, "1 Kapitel Ziele", 14, "F2") + "\n" + paragraph(70, 120, BODY)
    reading = read_pdf(write(tmp_path, contents, body))
    assert headings(reading) == [(1, "1 Kapitel Ziele")]
    assert paragraphs(reading) == [" ".join(BODY)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "leer"),
        (b"Nur Text, kein PDF", "keine PDF-Datei"),
        (b"%PDF-1.7\n1 0 obj << /Type", "beschädigt"),
        (build([rule(10, 10, 100, 10)]), "0 Zeichen"),
        (build([text(70, 100, "Text")])[:400], "beschädigt"),
    ],
)
def test_unreadable_files_say_why_in_german(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "schlecht.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=message) as refusal:
        read_pdf(path)
    assert "schlecht.pdf" in str(refusal.value)


def test_junk_before_the_header_and_a_huge_page_are_survived(tmp_path: Path) -> None:
    path = tmp_path / "probe.pdf"
    path.write_bytes(b"\r\nMuell\r\n" + build([text(70, 100, "Der Text ist da.")]))
    assert paragraphs(read_pdf(path)) == ["Der Text ist da."]
    huge = write(tmp_path, text(70, 100, "Auch hier ist Text."), size=(2_000_000, 2_000_000))
    assert paragraphs(read_pdf(huge)) == ["Auch hier ist Text."]


def test_a_damaged_page_does_not_lose_the_others(tmp_path: Path) -> None:
    good = build([text(70, 100, "Erste Seite."), text(70, 100, "Zweite Seite."), text(70, 100, "Dritte Seite.")])
    path = tmp_path / "probe.pdf"
    path.write_bytes(
        good.replace(b"/Type /Page /Parent 2 0 R", b"/Type /Kaputt", 2).replace(
            b"/Type /Kaputt", b"/Type /Page /Parent 2 0 R", 1
        )
    )
    assert "Erste Seite." in paragraphs(read_pdf(path))


def test_a_password_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path) -> None:
        raise pdfium.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr("ingest.pdf.reader.pdfium.PdfDocument", locked)
    with pytest.raises(UnreadableFile, match="Kennwort"):
        read_pdf(write(tmp_path, text(70, 100, "Text")))


def test_half_a_surrogate_pair_in_the_title_does_not_lose_the_file(tmp_path: Path) -> None:
    reading = read_pdf(write(tmp_path, text(70, 100, "Der Text ist da."), title="\xfe\xff\xd8\x00"))
    assert paragraphs(reading) == ["Der Text ist da."]
    (reading.title or "").encode()


def test_a_heading_that_the_running_head_repeats_stays(tmp_path: Path) -> None:
    body = paragraph(70, 130, ["Das Land stellt Mittel bereit.", "Die Gemeinden beantragen sie."])
    first = text(70, 80, "1 Anlass", 14, "F2") + "\n" + body
    pages = [text(250, 40, "1 Anlass", 9) + "\n" + page for page in (first, body, body)]
    assert headings(read_pdf(write(tmp_path, *pages))) == [(1, "1 Anlass")]


def test_contents_end_on_their_second_page(tmp_path: Path) -> None:
    titles = ["Anlass", "Zweck", "Verfahren", "Nachweis", "Aufsicht", "Schluss"]
    entries = [f"{i + 1} {title} {i // 2 + 2}" for i, title in enumerate(titles)]
    first = text(70, 90, "Inhalt", 14, "F2") + "\n" + paragraph(70, 130, entries[:3])
    rest = text(70, 300, "1 Anlass", 14, "F2") + "\n" + paragraph(70, 330, ["Das Land stellt Mittel bereit."] * 12)
    second = paragraph(70, 90, entries[3:], 11, "F2") + "\n" + rest
    assert headings(read_pdf(write(tmp_path, first, second))) == [(1, "1 Anlass")]


def test_lines_that_end_in_an_ellipsis_are_no_contents(tmp_path: Path) -> None:
    lines = ["Gelse: ein kleines Tier, das ...", "Gemse: ein Tier, das ...", "Nashorn: ein Tier, das ..."]
    assert " ".join(paragraphs(read_pdf(write(tmp_path, paragraph(70, 100, lines, step=30))))) == " ".join(lines)


def test_captions_of_figures_and_tables_are_no_headings(tmp_path: Path) -> None:
    page = "\n".join(
        [
            text(70, 90, "Förderung", 14, "F2"),
            paragraph(70, 120, BODY),
            text(70, 170, "Abbildung 3 Einwohner der Ortsteile", 11, "F2"),
            text(70, 220, "Tabelle 4: Einwohner der Ortsteile", 11, "F2"),
            text(70, 270, "Diagramme im Bericht", 11, "F2"),
            paragraph(70, 295, BODY),
        ]
    )
    assert [title for _, title in headings(read_pdf(write(tmp_path, page)))] == ["Förderung", "Diagramme im Bericht"]

from pathlib import Path

from ingest.block import Paragraph
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import paragraph, text, write


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

"""Small print right below tables."""

from pathlib import Path

from ingest.block import Paragraph
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import grid, paragraph, text, write

BODY = ["Die Übersicht nennt alle Kurse, die im letzten Jahr im Haus begonnen haben, nach Orten."] * 4


def remarks(folder: Path, *below: str) -> list[tuple[str, bool]]:
    cells = [("Ort", "Kurse", "kurz"), ("Aue", "12", "3"), ("Berg", "7", "1")]
    table = [text(x, 215 + 25 * i, w, 11, "F1" if i else "F2")
             for i, row in enumerate(cells) for x, w in zip((75, 205, 325), row, strict=True)]  # fmt: skip
    lines = grid([70, 200, 320, 440], [200, 225, 250, 275])
    page = "\n".join([paragraph(70, 100, BODY), *table, lines, *below, paragraph(70, 400, BODY)])
    found = [b for b in read_pdf(write(folder, page)).blocks if isinstance(b, Paragraph)]
    return [(b.text.text, b.remark) for b in found if not b.text.text.startswith("Die Übersicht")]


def test_small_print_right_below_a_table_is_its_remark(tmp_path: Path) -> None:
    below = [text(70, 290, "kurz = weniger als drei Tage", 8), text(70, 310, "Ohne Kurse der Vereine.", 8)]
    assert remarks(tmp_path, *below) == [("kurz = weniger als drei Tage", True), ("Ohne Kurse der Vereine.", True)]


def test_print_of_body_size_or_far_below_is_none(tmp_path: Path) -> None:
    assert remarks(tmp_path, text(70, 295, "Alle Kurse sind frei.", 11)) == [("Alle Kurse sind frei.", False)]
    assert remarks(tmp_path, text(70, 340, "Alle Kurse sind frei.", 8)) == [("Alle Kurse sind frei.", False)]

"""Letter-spaced print."""

from pathlib import Path

from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import text, write
from tests.ingest.pdf.test_reader import paragraphs


def spaced(x: float, y: float, words: str, gap: float, between: float, size: float = 11, lead: str = "") -> str:
    """Words without any space, whose letters stand ``gap`` and which themselves stand ``between`` points apart."""
    shift, wide = (f"{-1000 * width / size:.0f}" for width in (gap, between))
    parts = (f" {wide} ".join(f" {shift} ".join(f"({letter})" for letter in word) for word in words.split())).strip()
    return f"BT /F1 {size} Tf {x} {842 - y} Td [({lead}) {parts}] TJ ET"


def read(folder: Path, *lines: str) -> list[str]:
    return paragraphs(read_pdf(write(folder, "\n".join(lines))))


def test_words_of_letter_spaced_print_are_told_by_their_gaps(tmp_path: Path) -> None:
    lines = [spaced(70, 100 + 40 * i, "Wer den Bus sucht", gap, gap + 4) for i, gap in enumerate((1, 2, 3, 5))]
    assert read(tmp_path, *lines) == ["Wer den Bus sucht"] * 4


def test_narrow_letter_spacing_does_not_break_words(tmp_path: Path) -> None:
    # Kerning may bring pdfium to see a gap between some letters only.
    uneven = "BT /F1 11 Tf 70 742 Td [(B) -120 (r) -120 (u) -160 (n) -120 (n) -120 (e) -160 (n)] TJ ET"
    assert read(tmp_path, uneven) == ["Brunnen"]


def test_gaps_between_other_print_stay(tmp_path: Path) -> None:
    plain = spaced(70, 100, "Wer den Bus sucht", 0, 3)
    columns = spaced(70, 140, "A B C D", 0, 14)
    signs = spaced(70, 180, "a + b - c + d", 0, 2.6)
    typed = text(70, 220, "Linie 4 und 5", extra="2.5 Tc")
    assert read(tmp_path, plain, columns, signs, typed) == [
        "Wer den Bus sucht",
        "A B C D",
        "a + b - c + d",
        "Linie 4 und 5",
    ]

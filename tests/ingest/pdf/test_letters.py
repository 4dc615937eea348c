"""Letters that old fonts hide: spacing accents and ligatures that only the encoding names."""

from pathlib import Path

from ingest.block import Paragraph
from ingest.pdf import read_pdf
from ingest.pdf.glyphs import GlyphNames
from tests.ingest.pdf.factory import build, text, write


def read(path: Path) -> list[str]:
    return [block.text.text for block in read_pdf(path).blocks if isinstance(block, Paragraph)]


def test_an_accent_printed_above_its_letter_is_put_on_it(tmp_path: Path) -> None:
    # In Helvetica of 11 points "u" stands at 73.1 to 79.2; the accent is drawn when the line is done.
    page = text(70, 100, "fur den Ort") + "\n" + text(74.3, 100, "\xa8") + "\n" + text(70, 113, "und die Stadt.")
    assert read(write(tmp_path, page)) == ["für den Ort und die Stadt."]


def test_an_accent_beside_letters_stays(tmp_path: Path) -> None:
    assert read(write(tmp_path, text(70, 100, "Das Zeichen \xa8 ist ein Trema."))) == ["Das Zeichen ¨ ist ein Trema."]


def encoded(names: str) -> bytes:
    """A file whose font has a /Differences array."""
    plain = build([text(70, 100, "Das ist h\x01uxg und o\x1bg.")])
    return plain.replace(
        b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding",
        b"/BaseFont /ABCDEF+Helvetica /Encoding << /Type /Encoding /Differences [" + names.encode() + b"] >>",
    )


def test_a_ligature_named_by_its_parts_is_read(tmp_path: Path) -> None:
    path = tmp_path / "probe.pdf"
    path.write_bytes(encoded("27 /f_i /f_f_i 40 /parenleft"))
    names = GlyphNames(path)
    assert [names.ligature("Helvetica", code) for code in (27, 28, 29, 40)] == ["fi", "ffi", "", ""]
    assert names.ligature("Times", 27) == ""
    assert read(path)[0].endswith("ofig.")


def test_a_file_without_fonts_names_nothing(tmp_path: Path) -> None:
    path = tmp_path / "probe.pdf"
    path.write_bytes(b"%PDF-1.7 1 0 obj << /ObjStm /First 9999999 >> stream\nx\nendstream endobj")
    assert GlyphNames(path).ligature("Helvetica", 27) == ""

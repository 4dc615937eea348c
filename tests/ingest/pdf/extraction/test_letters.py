"""Letters that old fonts hide: spacing accents and ligatures that only the encoding names."""

from pathlib import Path

from ingest.block import Paragraph
from ingest.pdf import read_pdf
from ingest.pdf.extraction.glyphs import GlyphNames
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


def pictured(page: str, *codes: int) -> bytes:
    """A file whose font has no name, no map and a picture for each of the codes besides the small letters."""
    differences = " ".join(f"{code} /a{code}" for code in (*range(97, 123), *codes))
    used = " ".join(f"/a{code} 5000 0 R" for code in (*range(97, 123), *codes))
    font = (
        f"/T3 << /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [0.05 0 0 0.05 0 0] /FirstChar 0"
        f" /LastChar 255 /Widths [{'10 ' * 256}] /Encoding << /Type /Encoding /Differences [{differences}] >>"
        f" /CharProcs << {used} >> >>"
    )
    glyph = "<< /Length 28 >> stream\n10 0 0 0 8 8 d1 0 0 8 8 re f\nendstream"
    return build([page], objects=[glyph]).replace(b"/Font << ", b"/Font << " + font.encode(), 1)


def spelled(codes: bytes, x: float = 70) -> str:
    return f"BT /T3 11 Tf {x} 742 Td <{codes.hex()}> Tj ET"


def test_fonts_without_a_name_are_read_as_those_of_tex(tmp_path: Path) -> None:
    path = tmp_path / "probe.pdf"
    path.write_bytes(pictured(spelled(b"\x12ha\x1dtp\x1dicht\x10 a\x1ce gro\xff"), 0x10, 0x12, 0x1C, 0x1D, 0xFF))
    assert read(path) == ["„hafltpflicht“ afie groß"]
    path.write_bytes(pictured(spelled(b"schi\x0be o\x0een ma\x19e"), 0x0B, 0x0E, 0x19))
    assert read(path) == ["schiffe offien maße"]


def test_fonts_without_a_name_that_print_no_letters_are_not_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "probe.pdf"
    page = text(70, 100, "Das kostet 5") + "\n" + spelled(b"\xbf\x1b", 140)
    path.write_bytes(pictured(page, 0xBF, 0x1B))
    reading = read_pdf(path)
    assert read(path) == ["Das kostet 5 €"]
    assert reading.warnings == ("Seite 1: Zeichen ohne Zuordnung, die im Text fehlen: 1. Bitte prüfen.",)


def test_the_signs_of_fonts_for_the_euro_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "probe.pdf"
    parts = [text(70, 100, "Der Eintritt kostet 5"), text(180, 100, "e", font="F3"), text(190, 100, "je Person.")]
    plain = build(["\n".join(parts)])
    path.write_bytes(plain)
    assert read(path) == ["Der Eintritt kostet 5 e je Person."]
    path.write_bytes(plain.replace(b"/BaseFont /Helvetica-Oblique", b"/BaseFont /ABCDEF+feymr10"))
    assert read(path) == ["Der Eintritt kostet 5 € je Person."]

import pytest

from ingest.errors import UnreadableFile
from ingest.formats import Format, sniff
from tests.ingest.office import docx, epub, odt, p, pack


def make(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.pdf", b"%PDF-1.7 ...", Format.PDF),
        ("a.docx", b"junk\r\n%PDF-1.4", Format.PDF),
        ("a.txt", b"<!DOCTYPE html><p>x", Format.HTML),
        ("a.txt", "<html><body>ü".encode("utf-16"), Format.HTML),
        ("a.html", b"<p>Nur ein Absatz", Format.HTML),
        ("a.md", b"<div>x</div>\n\n# Titel", Format.MARKDOWN),
        ("notiz", b"Ein Text ohne Endung.", Format.TEXT),
        ("a.txt", "Größe".encode("utf-16-le"), Format.TEXT),
    ],
)
def test_the_content_decides(tmp_path, name, data, expected):
    assert sniff(make(tmp_path, name, data)) is expected


def test_office_files_are_told_apart_by_their_parts(tmp_path):
    assert sniff(docx(tmp_path / "a.zip", p("x"))) is Format.DOCX
    assert sniff(odt(tmp_path / "a.docx", "")) is Format.ODT
    assert sniff(epub(tmp_path / "a.odt", {})) is Format.EPUB


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("alt.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, r"\.docx"),
        ("a.docx", b"{\\rtf1 Text}", "RTF"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "Bild"),
        ("a.pdf", b"Das ist nur Text.", "heißt .pdf, ist aber kein PDF"),
        ("a.docx", b"PK\x03\x04kaputt", "beschädigt"),
        ("a.txt", b"\x00\x01\x02\x03\x04\x05\x06\x07\x08" * 50, "unbekannt"),
        ("a.txt", b"", "leer"),
        ("a.txt", b"\xef\xbb\xbf \n", "leer"),
        ("a.csv", b"a;b;c", r"„\.csv“"),
        ("a.exe", b"MZ\x90", "Programm"),
    ],
)
def test_a_file_without_reader_gets_advice(tmp_path, name, data, advice):
    with pytest.raises(UnreadableFile, match=advice):
        sniff(make(tmp_path, name, data))


@pytest.mark.parametrize(
    ("parts", "advice"),
    [
        ({"word/document.xml": "", "word/vbaProject.bin": ""}, "Makros"),
        ({"xl/workbook.xml": ""}, "Excel"),
        ({"ppt/presentation.xml": ""}, "PowerPoint"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "kein Text"),
        ({"bild.jpg": ""}, "ZIP-Archiv"),
    ],
)
def test_other_archives_get_advice(tmp_path, parts, advice):
    with pytest.raises(UnreadableFile, match=advice):
        sniff(pack(tmp_path / "a.docx", parts))

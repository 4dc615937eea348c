"""Formats: what a file really is, by its first bytes; and what to tell an editor whose file cannot be read."""

import re
from enum import StrEnum
from pathlib import Path

from ingest.archive import Archive
from ingest.errors import UnreadableFile


class Format(StrEnum):
    """A format with a reader."""

    PDF = "PDF"
    DOCX = "DOCX"
    ODT = "ODT"
    EPUB = "EPUB"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    TEXT = "Text"


SUFFIXES = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".odt": Format.ODT,
    ".epub": Format.EPUB,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
}
"""File name endings and the format they promise."""

_SUPPORTED = "PDF, DOCX, ODT, EPUB, HTML, Markdown und Text"
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "eine Office-Datei im alten oder verschlüsselten Format (.doc, .xls, .ppt, Kennwort). "
        "Bitte in Word ohne Kennwort als „Word-Dokument (.docx)“ oder als PDF speichern",
    ),
    (b"{\\rtf", "eine RTF-Datei. Bitte in Word als „Word-Dokument (.docx)“ oder als PDF speichern"),
    (b"\x89PNG", "ein Bild (PNG). Bitte als PDF speichern, damit der Text erkannt werden kann"),
    (b"\xff\xd8\xff", "ein Bild (JPEG). Bitte als PDF speichern, damit der Text erkannt werden kann"),
    (b"GIF8", "ein Bild (GIF). Bitte als PDF speichern, damit der Text erkannt werden kann"),
    (b"II*\x00", "ein Bild (TIFF). Bitte als PDF speichern, damit der Text erkannt werden kann"),
    (b"MM\x00*", "ein Bild (TIFF). Bitte als PDF speichern, damit der Text erkannt werden kann"),
    (b"%!PS", "eine PostScript-Datei. Bitte als PDF speichern"),
    (b"MZ", "ein Programm, kein Dokument. Bitte aus dem Ordner entfernen"),
    (b"\x7fELF", "ein Programm, kein Dokument. Bitte aus dem Ordner entfernen"),
    (b"\x1f\x8b", "ein gepacktes Archiv. Bitte auspacken und die Dokumente einzeln ablegen"),
    (b"7z\xbc\xaf", "ein gepacktes Archiv. Bitte auspacken und die Dokumente einzeln ablegen"),
    (b"Rar!", "ein gepacktes Archiv. Bitte auspacken und die Dokumente einzeln ablegen"),
)
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def sniff(path: Path) -> Format:
    """The format of a file by its content; the name decides only between kinds of text.

    Raises UnreadableFile with a message that says what to do for anything without a reader.
    """
    with path.open("rb") as file:
        head = file.read(8192)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile("Die Datei ist leer. Bitte den Inhalt prüfen oder die Datei entfernen.")
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(path)
    for magic, advice in _REFUSED:
        if head.startswith(magic):
            raise UnreadableFile(f"Die Datei ist {advice}.")
    promised = SUFFIXES.get(path.suffix.lower())
    if _HTML.match(head.lstrip(b"\xef\xbb\xbf")) or _HTML.match(head.replace(b"\x00", b"").lstrip(b"\xff\xfe")):
        return Format.HTML
    if not _is_text(head):
        raise UnreadableFile(
            f"Das Format der Datei ist unbekannt. Gelesen werden {_SUPPORTED}; bitte in eines davon umwandeln."
        )
    if promised in (Format.HTML, Format.MARKDOWN, Format.TEXT):
        return promised
    if promised is not None:
        raise UnreadableFile(
            f"Die Datei heißt {path.suffix}, ist aber kein {promised}. Bitte neu als {promised} speichern."
        )
    if path.suffix and path.suffix.lower() not in (".rst", ".adoc", ".log"):
        raise UnreadableFile(
            f"Dateien mit der Endung „{path.suffix}“ werden nicht gelesen. Gelesen werden {_SUPPORTED}; "
            "bitte in eines davon umwandeln."
        )
    return Format.TEXT


def _sniff_zip(path: Path) -> Format:
    with Archive(path) as archive:
        names = archive.names
        mimetype = archive.read("mimetype")[:100].strip()
    if "word/document.xml" in names:
        if "word/vbaProject.bin" in names:
            raise UnreadableFile("Die Word-Datei enthält Makros (.docm). Bitte als „Word-Dokument (.docx)“ speichern.")
        return Format.DOCX
    if mimetype == b"application/epub+zip" or ("META-INF/container.xml" in names and mimetype == b""):
        return Format.EPUB
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    for folder, kind in (("xl/", "Excel-Tabelle"), ("ppt/", "PowerPoint-Datei")):
        if any(name.startswith(folder) for name in names):
            raise UnreadableFile(f"Die Datei ist eine {kind}. Bitte als PDF speichern.")
    if mimetype:
        raise UnreadableFile("Die Datei ist ein OpenDocument, aber kein Text. Bitte als PDF speichern.")
    raise UnreadableFile("Die Datei ist ein ZIP-Archiv. Bitte auspacken und die Dokumente einzeln ablegen.")


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = head.count(0)
    if zeros:
        # UTF-16 without a byte order mark: nearly every second byte is zero, all on the same side.
        sides = head[::2].count(0), head[1::2].count(0)
        return max(sides) > len(head) * 0.3 and min(sides) < len(head) * 0.05
    control = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in head)
    return control <= len(head) * 0.01

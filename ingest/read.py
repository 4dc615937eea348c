"""Reading: one file of any format to blocks, by what the file is and not by what it is called."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.block import Block, Heading, ListBlock, Paragraph, Reading, SectionEnd, Table
from ingest.errors import UnreadableFile
from ingest.formats import SUFFIXES, Format, sniff

MAX_TEXT = 10_000_000
"""Characters of the longest document, about 5,000 pages; more than that is data, not text to ask about."""


def read_file(path: Path) -> Reading:
    """The blocks of a file and what it says of itself.

    Works in this process and without limits; for files nobody has vetted use ``ingest_file``. Raises UnreadableFile.
    """
    found = sniff(path)
    reading = _reader(found)(path)
    if sum(map(_size, reading.blocks)) > MAX_TEXT:
        raise UnreadableFile(
            f"Die Datei enthält mehr als {MAX_TEXT // 10**6} Millionen Zeichen. Bitte in Teile zerlegen."
        )
    promised = SUFFIXES.get(path.suffix.lower())
    if promised not in (None, found):
        note = f"Die Datei heißt {path.suffix}, ist aber {found}; sie wurde als {found} gelesen. Bitte umbenennen."
        reading = replace(reading, warnings=(*reading.warnings, note))
    return reading


def _size(block: Block) -> int:
    match block:
        case Heading() | Paragraph():
            return len(block.text.text)
        case ListBlock():
            return sum(len(item.text.text) for item in block.items)
        case Table():
            return sum(len(cell.text) for row in block.rows for cell in row.cells)
        case SectionEnd():
            return 0


def _reader(kind: Format) -> Callable[[Path], Reading]:
    """The reader of a format; imported when needed, because each brings a library of its own."""
    match kind:
        case Format.PDF:
            from ingest.pdf import read_pdf as reader
        case Format.DOCX:
            from ingest.docx import read_docx as reader
        case Format.ODT:
            from ingest.odt import read_odt as reader
        case Format.EPUB:
            from ingest.epub import read_epub as reader
        case Format.HTML:
            from ingest.html import read_html as reader
        case Format.MARKDOWN:
            from ingest.markdown import read_markdown as reader
        case Format.TEXT:
            from ingest.text import read_text as reader
    return reader

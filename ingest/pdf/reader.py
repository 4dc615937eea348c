"""A PDF read into blocks: pages extracted one by one, then the document seen as a whole."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium

from ingest.block import Reading
from ingest.errors import UnreadableFile
from ingest.pdf.assembly import build_blocks
from ingest.pdf.contents import without_contents
from ingest.pdf.extraction.glyphs import GlyphNames
from ingest.pdf.extraction.strings import bookmark_title, metadata, page_label
from ingest.pdf.figures import without_figure_numbers
from ingest.pdf.furniture import remove_furniture
from ingest.pdf.headings.outline import OutlineEntry
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.lines import tells_hyphens_apart, usual_size
from ingest.pdf.properties.metadata import read_properties
from ingest.pdf.properties.title import printed_title
from ingest.pdf.sheets import Sheet, read_sheet

MAX_PAGES = 5_000  # pages that are read
_DEEPEST = 30  # levels of an outline; where each entry is nested below the one before, all are needed to tell


def read_pdf(path: Path) -> Reading:
    """Blocks, page texts, labels and properties of a PDF.

    Raises UnreadableFile with a German message when the file is no PDF, is damaged or encrypted, or has no text.
    """
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadableFile(_refusal(path, error)) from error
    try:
        return _read(document, path)
    finally:
        document.close()


def _refusal(path: Path, error: Exception) -> str:
    text = str(error).lower()
    if "password" in text:
        return f"„{path.name}“ ist mit einem Kennwort geschützt. Bitte eine Fassung ohne Kennwort ablegen."
    with path.open("rb") as file:
        start = file.read(1024)
    if not start:
        return f"„{path.name}“ ist leer (0 Bytes). Bitte die Datei neu ablegen."
    if b"%PDF" not in start:
        return f"„{path.name}“ ist keine PDF-Datei, obwohl der Name es sagt. Bitte als PDF speichern oder umbenennen."
    return f"„{path.name}“ ist beschädigt und lässt sich nicht öffnen. Bitte die Datei neu speichern oder neu beziehen."


def _read(document: pdfium.PdfDocument, path: Path) -> Reading:
    warnings: list[str] = []
    count = len(document)
    if count > MAX_PAGES:
        warnings.append(f"Nur die ersten {MAX_PAGES} von {count} Seiten wurden gelesen. Bitte die Datei teilen.")
        count = MAX_PAGES
    outline = _outline(document)
    tagged = document.is_tagged()
    names = GlyphNames(path)
    pages = [read_sheet(document, number, tagged, names) for number in range(1, count + 1)]
    warnings += [warning for page in pages for warning in page.warnings]
    if not any(page.all_lines() for page in pages):
        raise UnreadableFile(
            f"„{path.name}“ enthält keinen lesbaren Text (0 Zeichen auf {count} Seiten), vermutlich ein Scan. "
            "Bitte eine Fassung mit Texterkennung ablegen."
        )
    remove_furniture([page.lines for page in pages])
    labels = _labels(document, pages)
    for page, kept in zip(pages, without_contents([p.lines.lines for p in pages]), strict=True):
        page.lines.lines = without_figure_numbers(kept)
    body = usual_size(line for page in pages for line in page.lines.lines)
    title = printed_title(pages[0].lines, body, [page.lines for page in pages[1:]])
    lines = [line for page in pages for line in page.all_lines()]
    vocabulary = Vocabulary((line.text for line in lines), told_apart=tells_hyphens_apart(lines))
    blocks = build_blocks(pages, outline, vocabulary, labels)
    texts = tuple(page.raw for page in pages)
    properties = read_properties(metadata(document), texts, title)
    return Reading(
        blocks=tuple(blocks),
        title=properties.title,
        date=properties.date,
        publisher=properties.publisher,
        page_texts=texts,
        page_labels=tuple(labels),
        ocr_pages=frozenset(page.number for page in pages if page.ocr),
        warnings=tuple(warnings),
    )


def _outline(document: pdfium.PdfDocument) -> list[OutlineEntry]:
    entries = []
    for bookmark in document.get_toc(max_depth=_DEEPEST):
        destination = bookmark.get_dest()
        index = destination.get_index() if destination else None
        title = bookmark_title(bookmark).strip()
        if index is not None and title:
            entries.append(OutlineEntry(title, index + 1, bookmark.level + 1))
        if len(entries) >= 20_000:
            break
    return entries


def _labels(document: pdfium.PdfDocument, pages: Sequence[Sheet]) -> list[str | None]:
    """Printed label of each page: what stands on it, else what the file's page labels say."""
    own = [page_label(document, page.number - 1) or None for page in pages]
    return [page.lines.label or label for page, label in zip(pages, own, strict=True)]

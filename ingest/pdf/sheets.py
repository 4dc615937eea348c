"""One page read as far as it can be without knowing the others: a sheet."""

from dataclasses import dataclass, field

import pypdfium2 as pdfium

from ingest.pdf.boxes import panels_of
from ingest.pdf.extraction.extract import extract
from ingest.pdf.extraction.glyphs import GlyphNames
from ingest.pdf.extraction.ocr import recognise
from ingest.pdf.furniture import PageLines
from ingest.pdf.lines import Line, build_lines
from ingest.pdf.order import in_reading_order
from ingest.pdf.page import Box, PageContent, Word
from ingest.pdf.parts import DraftBox, DraftTable, Part, Piece
from ingest.pdf.tables.gaptables import find_gap_tables
from ingest.pdf.tables.grid import find_grids
from ingest.pdf.tables.halfdrawn import missing_rulings
from ingest.pdf.tables.opentables import find_open_tables
from ingest.pdf.tables.ruledtables import cut_tables
from ingest.pdf.tagged.structure import tagged_parts
from ingest.pdf.tagged.tags import Element, read_tree
from ingest.pdf.words.bullets import with_bullets
from ingest.pdf.words.hidden import visible_words
from ingest.pdf.words.linenumbers import without_line_numbers
from ingest.pdf.words.lowquotes import with_low_quotes

_MIN_TAGGED = 0.85  # share of a page's characters that its tags must hold
_MIN_TEXT = 30  # fewer characters beside a page-filling image tell a scan
_MAX_BROKEN = 0.1  # larger share of characters without a meaning tells a font without a usable character map


@dataclass(slots=True)
class Sheet:
    """A page with its lines, tables and boxes; ``tagged`` holds its parts in tag order instead, where tags are good.

    ``panels`` are its areas that may be boxes.
    ``raw`` is its text as pdfium gives it, ``ocr`` says that the text was recognised from an image, ``warnings`` are
    German sentences.
    """

    lines: PageLines
    tables: list[DraftTable] = field(default_factory=list)
    boxes: list[DraftBox] = field(default_factory=list)
    tagged: list[Part] | None = None
    panels: list[Box] = field(default_factory=list)
    raw: str = ""
    ocr: bool = False
    warnings: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        """1-based page index."""
        return self.lines.page

    def all_lines(self) -> list[Line]:
        """Every line once, also those in tables and boxes."""
        lines = list(self.lines.lines)
        for table in self.tables:
            cells = {id(cell): cell for row in table.matrix for cell in row}
            lines += [line for cell in cells.values() for line in cell.lines]
        return lines + [line for box in self.boxes for line in box.lines]


def read_sheet(document: pdfium.PdfDocument, number: int, tagged: bool, names: GlyphNames) -> Sheet:
    """Page ``number`` (from 1) of a document; a damaged or unreadable one is empty and warns."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return _empty(number, _damaged(number))
    try:
        content = extract(page, names)
        words, ocr = visible_words(content)
        unreadable = _unreadable(words, content)
        if unreadable:
            words, ocr = recognise(page), True
        tree = read_tree(page) if tagged and not ocr else []
    except pdfium.PdfiumError:
        return _empty(number, _damaged(number))
    finally:
        page.close()
    if unreadable and not words:
        return _empty(number, f"Seite {number}: {unreadable}")
    sheet = _sheet(content, words, tree, number)
    sheet.ocr = ocr
    if unreadable:
        sheet.raw = "\n".join(line.text for line in sheet.all_lines())
    unread = sum(c < " " for word in words for c in word.text)
    if unread:
        sheet.warnings.append(f"Seite {number}: Zeichen ohne Zuordnung, die im Text fehlen: {unread}. Bitte prüfen.")
    if content.crowded:
        sheet.warnings.append(
            f"Seite {number} hat ungewöhnlich viele Zeichenobjekte; nur ein Teil wurde gelesen. Bitte prüfen."
        )
    return sheet


def _damaged(number: int) -> str:
    return f"Seite {number} ist beschädigt und wurde ausgelassen. Bitte die Datei neu speichern."


def _empty(number: int, warning: str) -> Sheet:
    return Sheet(PageLines(number, 1.0, 1.0, []), warnings=[warning])


def _unreadable(words: list[Word], content: PageContent) -> str:
    """Why the text of a page is no use, in German; the empty string when it is."""
    text = "".join(word.text for word in words)
    if len(text) < _MIN_TEXT and content.image_share > 0.5:
        return "gescannt, nicht lesbar. Bitte eine Fassung mit Texterkennung ablegen."
    broken = sum(c == "\ufffd" or c < " " or "\ue000" <= c < "\uf000" for c in text)
    if text and broken > _MAX_BROKEN * len(text):
        return "Schrift ohne Zeichenzuordnung, nicht lesbar. Bitte neu als PDF speichern."
    return ""


def _sheet(content: PageContent, words: list[Word], tree: list[Element], number: int) -> Sheet:
    words = with_low_quotes(without_line_numbers(words, content.horizontals))
    parts, share = tagged_parts(tree, words, number, content.height) if tree else ([], 0.0)
    if share > _MIN_TAGGED:
        lines = [line for part in parts if isinstance(part, Piece) for line in part.lines]
        tables = [part for part in parts if isinstance(part, DraftTable)]
        headings = frozenset(id(n) for part in parts if isinstance(part, Piece) and part.heading for n in part.lines)
        page = PageLines(number, content.width, content.height, lines, headings=headings)
        return Sheet(page, tables, tagged=parts, panels=panels_of(content), raw=content.raw)
    words = with_bullets(words, content.shapes)
    across, down = missing_rulings(content, words)
    grids = find_grids([*content.horizontals, *across], [*content.verticals, *down])
    grids += find_open_tables(words, content.horizontals, content.shapes, grids, content.height)
    grids = find_gap_tables(words, grids)
    flow, tables, boxes = cut_tables(words, grids, number)
    page = PageLines(number, content.width, content.height, in_reading_order(build_lines(flow, number)))
    return Sheet(page, tables, boxes, panels=panels_of(content), raw=content.raw)

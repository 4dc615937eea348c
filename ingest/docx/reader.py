"""DOCX to blocks: headings by style, outline or look, lists with the numbers Word prints, tables, notes, boxes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lxml import etree

from ingest.archive import Archive, parse_xml
from ingest.block import Located, Paragraph, Reading
from ingest.docx.boxes import aside, boxed
from ingest.docx.contents import without_contents
from ingest.docx.cover import first_heading, properties, titled
from ingest.docx.dates import date_of
from ingest.docx.forms import is_unfilled, printed
from ingest.docx.headings import joined_heads
from ingest.docx.names import MC, STRICT, Element, W, value, whole
from ingest.docx.numbering import Numbering
from ingest.docx.para import Para, Part, columns_of, page_of
from ingest.docx.repair import repaired
from ingest.docx.revisions import join_paragraphs
from ingest.docx.runs import Runs, Text, chosen
from ingest.docx.structure import structured
from ingest.docx.styles import Style, Styles
from ingest.docx.tables.captions import captioned
from ingest.docx.tables.cells import Content, content
from ingest.docx.tables.table import data_table, inner, is_aside, is_layout, rows_of
from ingest.docx.tables.tabs import tabled, torn
from ingest.docx.tables.twins import with_heads_above
from ingest.errors import UnreadableFile
from ingest.typed.inline import located

_MAIN = "word/document.xml"
_DEPTH = 30
"""Tables, boxes and controls nested deeper than this are left out."""

_NOTE = 300
"""Characters up to which a note is kept with the sentence that carries its mark."""

_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")


def read_docx(path: Path) -> Reading:
    """The blocks of a Word file with title and date from its properties."""
    with Archive(path) as archive:
        data = archive.read(_MAIN).replace(STRICT, W[1:-1].encode())
        try:
            root = parse_xml(data)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile(
                f"Der Text der Word-Datei ist beschädigt ({error}). Bitte in Word neu speichern."
            ) from error
        reader = _Reader(archive)
        core = archive.xml("docProps/core.xml")
        margins = list(_margins(archive))
    join_paragraphs(root)
    body = root.find(W + "body")
    stated, stamp = properties(core)
    walked = list(reader.blocks(body)) if body is not None else []
    parts = joined_heads(captioned(with_heads_above(tabled(without_contents(walked)))))
    parts, title = titled(parts, stated is not None)
    blocks, converted = repaired(structured(parts))
    if not blocks:
        raise UnreadableFile("Die Word-Datei enthält keinen Text. Bitte den Inhalt prüfen.")
    warnings = []
    if converted:
        warnings.append("Die Word-Datei wurde aus einem PDF erzeugt; bitte besser das ursprüngliche PDF ablegen.")
    return Reading(
        tuple(blocks),
        title=title or stated or first_heading(blocks),
        date=date_of(blocks, margins, stamp),
        warnings=tuple(warnings),
    )


class _Reader:
    """Walks block containers: body, content controls, cells, notes and text boxes."""

    def __init__(self, archive: Archive) -> None:
        """Reads styles, numbering and notes of the file."""
        folder = PurePosixPath(_MAIN).parent
        self._styles = Styles(archive.xml(f"{folder}/styles.xml"))
        self._numbering = Numbering(archive.xml(f"{folder}/numbering.xml"))
        self._runs = Runs(self._styles)
        self._notes: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            root = archive.xml(f"{folder}/{kind}s.xml")
            for note in root.iter(W + kind) if root is not None else ():
                if note.get(W + "type") in (None, "normal"):
                    self._notes[kind, note.get(W + "id") or ""] = note

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Part]:
        """Paragraphs (still to be sorted) and tables below an element, in reading order."""
        if depth > _DEPTH:
            return
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif child.tag == W + "sdt":
                gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
                inside = child.find(W + "sdtContent")
                if (shown := printed(child)) is not None:
                    yield from [Para(located(shown))] if shown else []
                elif inside is not None and (gallery is None or "Contents" not in (gallery.get(W + "val") or "")):
                    yield from self.blocks(inside, depth + 1)
            elif child.tag == MC + "AlternateContent":
                for branch in chosen(child):
                    if branch.tag == W + "p":
                        yield from self._paragraph(branch, depth)
            elif child.tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> Iterator[Part]:
        described = element.find(W + "pPr")
        style = self._styles.get(value(described, "pStyle"))
        text = self._runs.read(element, style)
        own, apart = self._own_notes(text, depth)
        if not style.is_contents:
            for part in self._placed(described, style, text):
                if isinstance(part, Para):
                    part, own = replace(part, notes=own), ()
                yield part
        for box in text.boxes:
            yield from boxed(tabled(list(self.blocks(box, depth + 1))))
        yield from (Paragraph(Located(note)) for note in own)
        yield from apart

    def _own_notes(self, text: Text, depth: int) -> tuple[tuple[str, ...], list[Part]]:
        """The notes of a paragraph as texts, and the parts of those that are long or no texts, which stand after it.

        A text that announces something has long ones as texts, too, for nothing may stand between it and that.
        """
        own: list[str] = []
        apart: list[Part] = []
        for key in text.notes:
            note = self._notes.pop(key, None)
            parts = list(self.blocks(note, depth + 1)) if note is not None else []
            lines = [part.text.text for part in parts if isinstance(part, Para | Paragraph)]
            short = sum(map(len, lines)) <= _NOTE or text.text.rstrip().endswith(":")
            if len(lines) == len(parts) and any(lines) and short:
                own.append("\n".join(lines))
            else:
                apart += parts
        return tuple(own), apart

    def _placed(self, described: Element | None, style: Style, text: Text) -> Iterator[Part]:
        shown = located(text.text)
        if not shown.text:
            return
        number = described.find(W + "numPr") if described is not None else None
        numbered = (whole(value(number, "numId")), whole(value(number, "ilvl"))) if number is not None else (None, None)
        list_id = numbered[0] if numbered[0] is not None else (style.number or (0, 0))[0]
        list_level = numbered[1] if numbered[1] is not None else (style.number or (0, 0))[1]
        marker = self._numbering.marker(list_id, list_level) if list_id else None
        outline = whole(value(described, "outlineLvl"))
        para = Para(
            shown,
            outline + 1 if outline is not None and outline < 9 else style.level,
            marker,
            list_level,
            text.all_bold,
            text.size,
            style.is_title,
            centred=(value(described, "jc") or style.align) == "center",
            page=page_of(text.text),
            caption=style.is_caption,
            columns=columns_of(text.text),
        )
        plain = marker is None and para.level is None and not style.is_title and not text.all_bold
        if plain and "\n" in shown.text and not para.centred:
            yield from torn(para, text.text.split("\n"))
        else:
            yield para

    def _table(self, table: Element, depth: int) -> Iterator[Part]:
        cells = [cell for row in rows_of(table) for cell in inner(row, "tc")]
        if is_layout(table):
            yield from boxed(tabled([part for cell in cells for part in self.blocks(cell, depth + 1)]))
            return
        if is_aside(table, self._styles):
            for cell in cells:
                yield from aside(list(self.blocks(cell, depth + 1)))
            return
        apart: list[Part] = []

        def content_of(cell: Element, row_head: str) -> Content:
            found = content([] if is_unfilled(cell) else list(self.blocks(cell, depth + 1)), row_head)
            apart.extend(found.apart)
            return found

        made = data_table(table, content_of)
        if made:
            yield made
        yield from apart


def _margins(archive: Archive) -> Iterator[str]:
    """The lines of page headers and footers; damaged ones are passed over, since they hold no text of the document."""
    for name in sorted(archive.names):
        if not _MARGIN.fullmatch(name):
            continue
        try:
            root = archive.xml(name)
        except UnreadableFile:
            continue
        for paragraph in root.iter(W + "p") if root is not None else ():
            pieces = (node.text or "" if node.tag == W + "t" else " " for node in paragraph.iter(W + "t", W + "tab"))
            yield "".join(pieces)

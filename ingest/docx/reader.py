"""DOCX to blocks: headings by style, outline or look, lists with the numbers Word prints, tables, notes, boxes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree

from ingest.archive import Archive, parse_xml
from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, Reading
from ingest.docx.names import MC, STRICT, Element, W, value, whole
from ingest.docx.numbering import Numbering
from ingest.docx.repair import repaired
from ingest.docx.runs import Runs, Text, chosen
from ingest.docx.styles import Styles
from ingest.docx.table import data_table, inner, is_layout, rows_of
from ingest.errors import UnreadableFile
from ingest.inline import line_blocks, located
from ingest.metadata import stand_in

_MAIN = "word/document.xml"
_DEPTH = 30
_LOOK = 120
"""Characters up to which a bold or large line can be a heading."""


@dataclass(slots=True)
class _Para:
    """A paragraph before it is known whether it is a heading."""

    text: Located
    level: int | None = None
    marker: str | None = None
    depth: int = 0
    bold: bool = False
    size: int = 0
    title: bool = False


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
    body = root.find(W + "body")
    parts = list(reader.blocks(body)) if body is not None else []
    blocks, converted = repaired(_structured(parts))
    if not blocks:
        raise UnreadableFile("Die Word-Datei enthält keinen Text. Bitte den Inhalt prüfen.")
    warnings = []
    if converted:
        warnings.append("Die Word-Datei wurde aus einem PDF erzeugt; bitte besser das ursprüngliche PDF ablegen.")
    title = next((part.text.text for part in parts if isinstance(part, _Para) and part.title), None)
    stated, date = _properties(core)
    return Reading(
        tuple(blocks),
        title=title or stated or _first_heading(blocks),
        date=stand_in(blocks) or date,
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

    def blocks(self, parent: Element, depth: int = 0) -> Iterator["_Para | Block"]:
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
                content = child.find(W + "sdtContent")
                if content is not None and (gallery is None or "Contents" not in (gallery.get(W + "val") or "")):
                    yield from self.blocks(content, depth + 1)
            elif child.tag == MC + "AlternateContent":
                for branch in chosen(child):
                    if branch.tag == W + "p":
                        yield from self._paragraph(branch, depth)
            elif child.tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> Iterator["_Para | Block"]:
        properties = element.find(W + "pPr")
        style = self._styles.get(value(properties, "pStyle"))
        text = self._runs.read(element, style)
        if not style.is_contents:
            yield from self._placed(element, properties, text)
        for box in text.boxes:
            yield from self.blocks(box, depth + 1)
        for key in text.notes:
            note = self._notes.pop(key, None)
            if note is not None:
                yield from self.blocks(note, depth + 1)

    def _placed(self, element: Element, properties: Element | None, text: Text) -> Iterator["_Para | Block"]:
        style = self._styles.get(value(properties, "pStyle"))
        shown = located(text.text)
        if not shown.text:
            return
        number = properties.find(W + "numPr") if properties is not None else None
        numbered = (whole(value(number, "numId")), whole(value(number, "ilvl"))) if number is not None else (None, None)
        list_id = numbered[0] if numbered[0] is not None else (style.number or (0, 0))[0]
        list_level = numbered[1] if numbered[1] is not None else (style.number or (0, 0))[1]
        marker = self._numbering.marker(list_id, list_level) if list_id else None
        outline = whole(value(properties, "outlineLvl"))
        level = outline + 1 if outline is not None and outline < 9 else style.level
        para = _Para(shown, level, marker, list_level, text.all_bold, text.size, style.is_title)
        if marker is None and level is None and not style.is_title and "\n" in shown.text and not text.all_bold:
            yield from line_blocks(text.text.split("\n"))
        else:
            yield para

    def _table(self, table: Element, depth: int) -> Iterator["_Para | Block"]:
        if is_layout(table):
            for row in rows_of(table):
                for cell in inner(row, "tc"):
                    yield from self.blocks(cell, depth + 1)
            return
        nested: list[Block] = []

        def text_of(cell: Element) -> Located:
            lines = []
            for part in self.blocks(cell, depth + 1):
                if isinstance(part, _Para):
                    lines.append(f"{part.marker} {part.text.text}" if part.marker else part.text.text)
                elif isinstance(part, Paragraph):
                    lines.append(part.text.text)
                elif isinstance(part, ListBlock):
                    lines += [f"{item.marker} {item.text.text}".strip() for item in part.items]
                else:
                    nested.append(part)
            return Located("\n".join(lines))

        made = data_table(table, text_of)
        if made:
            yield made
        yield from nested


def _structured(parts: list["_Para | Block"]) -> list[Block]:
    """Headings, lists and paragraphs told apart, with a view of the whole document."""
    paras = [part for part in parts if isinstance(part, _Para)]
    sizes: Counter[int] = Counter()
    for para in paras:
        sizes[para.size] += len(para.text.text)
    body = sizes.most_common(1)[0][0] if sizes else 22
    styled = max((para.level or 0 for para in paras), default=0)
    larger = sorted({p.size for p in paras if p.size > body * (1.1 if p.bold else 1.25) and _looks(p)}, reverse=True)
    blocks: list[Block] = []
    items: list[Item] = []

    def flush() -> None:
        if items:
            blocks.append(ListBlock(tuple(items)))
        items.clear()

    for index, part in enumerate(parts):
        if not isinstance(part, _Para):
            flush()
            blocks.append(part)
            continue
        level = _level(part, parts, index, styled, larger, body)
        if level:
            flush()
            text = " ".join(f"{part.marker or ''} {part.text.text}".split())
            blocks.append(Heading(Located(text), level))
        elif part.marker:
            items.append(Item(part.text, part.marker, part.depth))
        elif part.marker == "" and items:
            items.append(Item(part.text, "", part.depth))
        else:
            flush()
            typed = line_blocks([part.text.text]) if len(part.text.text) < 2000 else [Paragraph(part.text)]
            single = typed[0] if len(typed) == 1 else None
            blocks += typed if isinstance(single, ListBlock) else [Paragraph(part.text)]
    flush()
    return _lists_joined([_levelled(block) for block in blocks])


def _level(
    part: _Para, parts: list["_Para | Block"], index: int, styled: int, larger: list[int], body: int
) -> int | None:
    """Heading level of a paragraph, None when it is none."""
    if part.title:
        return 1
    text = part.text.text
    if part.level:
        return part.level if _heads(text, part.bold) else None
    following = parts[index + 1] if index + 1 < len(parts) else None
    if not _looks(part) or following is None or (part.marker not in (None, "") and not part.bold):
        return None
    if part.size in larger and (part.bold or part.size > body * 1.25):
        return styled + 1 + larger.index(part.size)
    same = isinstance(following, _Para) and following.bold and len(following.text.text) > _LOOK
    return styled + len(larger) + 1 if part.bold and not same else None


def _heads(text: str, bold: bool) -> bool:
    """Whether a paragraph in a heading style is a heading; conversions put sentences into such styles."""
    if len(text) > 250 or text[:1].islower() or re.search(r"(?:,|;|\b(?:und|oder|sowie))$", text):
        return False
    if not bold and (len(text) > 160 or (len(text) > 80 and re.search(r"[a-zäöüß]{3}[.?] [A-ZÄÖÜ]", text))):
        return False
    sentence = re.search(r"[a-zäöüß]{3}\.$", text) or (text.endswith(":") and len(text) > 40)
    return not sentence or (bold and len(text) < 120)


def _looks(part: _Para) -> bool:
    text = part.text.text
    if len(text) > _LOOK or "\n" in text or re.search(r"[.,;:]$", text):
        return False
    return _heads(text, part.bold) and bool(re.search(r"[^\W\d_]{2}", text))


def _levelled(block: Block) -> Block:
    """A list that begins at a deeper level, raised to 0."""
    if not isinstance(block, ListBlock):
        return block
    top = min(item.level for item in block.items)
    return ListBlock(tuple(Item(i.text, i.marker, i.level - top) for i in block.items)) if top else block


def _lists_joined(blocks: list[Block]) -> list[Block]:
    """Typed items of neighbouring paragraphs as one list."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and _typed(block) and _typed(last):
            joined[-1] = ListBlock((*last.items, *block.items))
        else:
            joined.append(block)
    return joined


def _typed(block: ListBlock) -> bool:
    return all(not item.marker.strip("()").rstrip(".)").isalnum() for item in block.items)


def _properties(core: Element | None) -> tuple[str | None, str | None]:
    """Title and date of the document's properties."""
    if core is None:
        return None, None
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title")
    terms = "{http://purl.org/dc/terms/}"
    stamp = core.findtext(terms + "modified") or core.findtext(terms + "created") or ""
    match = re.match(r"\d{4}-\d{2}-\d{2}", stamp)
    return located(title).text or None if title else None, match[0] if match else None


def _first_heading(blocks: list[Block]) -> str | None:
    return next((block.text.text for block in blocks[:5] if isinstance(block, Heading)), None)

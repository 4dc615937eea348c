"""ODT: a walk over the content of OpenDocument texts (OASIS OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.archive import Archive
from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, Reading
from ingest.errors import UnreadableFile
from ingest.grid import Cell, to_table
from ingest.inline import line_blocks, located
from ingest.metadata import stand_in
from ingest.odtstyles import Styles
from ingest.typed import with_typed_lists

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}", f"{{{_NS}office:1.0}}"
_DRAW, _META = f"{{{_NS}drawing:1.0}}", f"{{{_NS}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DROPPED = frozenset(
    [
        _TEXT + n
        for n in ("tracked-changes", "table-of-content", "illustration-index", "table-index", "alphabetical-index")
    ]
    + [_OFFICE + n for n in ("annotation", "annotation-end", "forms")]
    + [_TEXT + n for n in ("sequence-decls", "ruby-text", "note-citation", "hidden-text", "hidden-paragraph")]
)
_MAX_DEPTH = 60
_MAX_REPEAT = 50
_NOTE = 300
"""Characters up to which a note is kept with the item that carries its mark."""


def read_odt(path: Path) -> Reading:
    """The blocks of an OpenDocument text with title, date and language from its properties."""
    with Archive(path) as archive:
        root = archive.xml("content.xml")
        styles = archive.xml("styles.xml")
        meta = archive.xml("meta.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise UnreadableFile("Der Text der ODT-Datei fehlt (Kennwort oder Schaden). Bitte ohne Kennwort neu speichern.")
    reader = _Reader([part for part in (styles, root) if part is not None])
    blocks = reader.blocks(body, 0)
    if not blocks:
        raise UnreadableFile("Die ODT-Datei enthält keinen Text. Bitte den Inhalt prüfen.")
    stamp = (_property(meta, _DC + "date") or _property(meta, _META + "creation-date") or "")[:10]
    title = reader.title or _property(meta, _DC + "title")
    return Reading(
        tuple(blocks), title=title, date=stand_in(blocks) or stamp or None, language=_property(meta, _DC + "language")
    )


class _Reader:
    """Walks containers; list numbers are counted here, since OpenDocument does not store them."""

    def __init__(self, parts: list[etree._Element]) -> None:
        """``parts`` are the roots that hold styles."""
        self.title: str | None = None
        self._counts: dict[str, list[int]] = {}
        self._styles = Styles(parts)

    def blocks(self, parent: etree._Element, depth: int) -> list[Block]:
        """The blocks below an element in reading order."""
        made: list[Block] = []
        if depth > _MAX_DEPTH:
            return made
        for child in parent:
            if child.tag in _DROPPED or not isinstance(child.tag, str) or self._styles.hides(child):
                continue
            if child.tag == _TEXT + "h":
                text, anchored = self._text(child)
                if text.text:
                    level = child.get(_TEXT + "outline-level") or "1"
                    made.append(Heading(Located(" ".join(text.text.split())), int(level) if level.isdecimal() else 1))
                made += self._hanging(anchored, depth)
            elif child.tag == _TEXT + "p":
                made += self._paragraph(child, depth)
            elif child.tag == _TEXT + "list":
                name = child.get(_TEXT + "style-name") or ""
                if child.get(_TEXT + "continue-numbering") != "true" and not child.get(_TEXT + "continue-list"):
                    self._counts[name] = []
                hanging: list[etree._Element] = []
                items = tuple(self._items(child, name, 0, depth, hanging))
                made += [ListBlock(items)] if items else []
                made += self._hanging(hanging, depth)
            elif child.tag == _TABLE + "table":
                made += self._table(child, depth)
            else:
                made += self.blocks(child, depth + 1)
        return with_typed_lists(made)

    def _paragraph(self, element: etree._Element, depth: int) -> list[Block]:
        text, hanging = self._text(element)
        names = self._styles.names(element)
        made: list[Block] = []
        if "Title" in names and text.text and self.title is None:
            self.title = " ".join(text.text.split())
            made.append(Heading(Located(self.title), 1))
        elif text.text and not any(name.startswith("Contents") for name in names):
            short = len(text.text) <= 100 and not re.search(r"[.,;:]$", text.text) and "\n" not in text.text
            if short and self._styles.are_bold(names):
                made.append(Heading(text, 7))
            elif "\n" in text.text:
                made += line_blocks(text.text.split("\n"))
            else:
                made.append(Paragraph(text))
        return made + self._hanging(hanging, depth)

    def _hanging(self, elements: list[etree._Element], depth: int) -> list[Block]:
        return [
            block
            for element in elements
            for block in (
                self._table(element, depth + 1) if element.tag == _TABLE + "table" else self.blocks(element, depth + 1)
            )
        ]

    def _items(
        self, element: etree._Element, name: str, level: int, depth: int, hanging: list[etree._Element]
    ) -> Iterator[Item]:
        """The items of a list; short notes are lines of their items, what else is anchored in them is ``hanging``."""
        if depth > _MAX_DEPTH:
            return
        counts = self._counts.setdefault(name, [])
        for child in element:
            if child.tag not in (_TEXT + "list-item", _TEXT + "list-header"):
                continue
            texts: list[str] = []
            nested: list[etree._Element] = []
            for part in child:
                if part.tag in (_TEXT + "p", _TEXT + "h"):
                    text, anchored = self._text(part)
                    texts.append(text.text)
                    for below in anchored:
                        note = [] if text.text.endswith(":") else self._note(below)
                        texts += note
                        hanging += [] if note else [below]
                elif part.tag == _TEXT + "list":
                    nested.append(part)
                elif part.tag == _TABLE + "table":
                    hanging.append(part)
            if any(texts):
                marker = self._styles.marker(name, level, counts, child) if child.tag == _TEXT + "list-item" else ""
                yield Item(Located("\n".join(text for text in texts if text)), marker, level)
            for inner in nested:
                yield from self._items(inner, inner.get(_TEXT + "style-name") or name, level + 1, depth + 1, hanging)

    def _note(self, element: etree._Element) -> list[str]:
        """The paragraphs of a short note; empty for a long one, and for what is no note."""
        if element.tag != _TEXT + "note-body" or any(part.tag != _TEXT + "p" for part in element):
            return []
        texts = [self._text(part)[0].text for part in element]
        return texts if sum(map(len, texts)) <= _NOTE else []

    def _table(self, element: etree._Element, depth: int) -> list[Block]:
        rows: list[list[Cell]] = []
        nested: list[Block] = []
        head_rows = 0
        for row in element.iter(_TABLE + "table-row"):
            owner = next((a for a in row.iterancestors(_TABLE + "table")), None)
            if owner is not element:
                continue
            cells = []
            for cell in row:
                if cell.tag != _TABLE + "table-cell":
                    continue
                inside = self.blocks(cell, depth + 1)
                nested += [block for block in inside if not isinstance(block, Paragraph | Heading | ListBlock)]
                count = min(_whole(cell, "number-columns-repeated"), _MAX_REPEAT)
                text = Located("\n".join(_plain(inside)))
                cells += [
                    Cell(text, min(_whole(cell, "number-columns-spanned"), 200), _whole(cell, "number-rows-spanned"))
                ] * count
            parent = row.getparent()
            if parent is not None and parent.tag == _TABLE + "table-header-rows":
                head_rows += 1
            rows.append(cells)
        if all(len(cells) <= 1 for cells in rows):
            return self.blocks_of_cells(element, depth)
        table = to_table(rows, head_rows or None)
        return [*([table] if table else []), *nested]

    def blocks_of_cells(self, element: etree._Element, depth: int) -> list[Block]:
        """The content of a table that is only a frame."""
        return [block for cell in element.iter(_TABLE + "table-cell") for block in self.blocks(cell, depth + 1)]

    def _text(self, element: etree._Element) -> tuple[Located, list[etree._Element]]:
        """Text of a paragraph, and the notes and frames anchored in it."""
        parts: list[str] = []
        hanging: list[etree._Element] = []

        def collect(node: etree._Element, level: int) -> None:
            if level > _MAX_DEPTH:
                return
            parts.append(re.sub(r"\s+", " ", node.text or ""))
            for child in node:
                tag = child.tag
                if not isinstance(tag, str) or tag in _DROPPED or self._styles.hides(child):
                    pass
                elif tag == _TEXT + "s":
                    parts.append(" ")
                elif tag == _TEXT + "tab":
                    parts.append("\t")
                elif tag == _TEXT + "line-break":
                    parts.append("\n")
                elif tag == _TEXT + "note":
                    hanging.extend(child.iterchildren(_TEXT + "note-body"))
                elif tag == _DRAW + "frame":
                    hanging.extend(child.iterchildren(_DRAW + "text-box"))
                else:
                    collect(child, level + 1)
                parts.append(re.sub(r"\s+", " ", child.tail or ""))

        collect(element, 0)
        return located("".join(parts)), hanging


def _plain(blocks: list[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                lines.append(block.text.text)
            case ListBlock():
                lines += [f"{item.marker} {item.text.text}".strip() for item in block.items]
    return lines


def _whole(element: etree._Element, name: str) -> int:
    value = element.get(_TABLE + name) or "1"
    return max(int(value), 1) if value.isdecimal() and len(value) < 6 else 1


def _property(meta: etree._Element | None, name: str) -> str | None:
    text = meta.findtext(f".//{name}") if meta is not None else None
    return located(text).text or None if text else None

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
from ingest.numerals import numeral

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}", f"{{{_NS}office:1.0}}"
_DRAW, _STYLE, _META = f"{{{_NS}drawing:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}meta:1.0}}"
_FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
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
        self._formats: dict[tuple[str, int], tuple[str, str, str, int] | None] = {}
        self._counts: dict[str, list[int]] = {}
        self._bold: set[str] = set()
        self._hidden: set[str] = set()
        self._parents: dict[str, str] = {}
        for part in parts:
            self._read_styles(part)

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iter(_STYLE + "style"):
            name = style.get(_STYLE + "name") or ""
            self._parents[name] = style.get(_STYLE + "parent-style-name") or ""
            properties = style.find(_STYLE + "text-properties")
            if properties is not None and properties.get(_FO + "font-weight") == "bold":
                self._bold.add(name)
            if properties is not None and properties.get(_TEXT + "display") == "none":
                self._hidden.add(name)
        for style in root.iter(_TEXT + "list-style"):
            for level in style:
                depth = level.get(_TEXT + "level") or ""
                if not depth.isdecimal():
                    continue
                key = (style.get(_STYLE + "name") or "", int(depth) - 1)
                kind = level.get(_STYLE + "num-format") or ""
                if level.tag == _TEXT + "list-level-style-number" and kind:
                    start = level.get(_TEXT + "start-value") or "1"
                    prefix, suffix = level.get(_STYLE + "num-prefix") or "", level.get(_STYLE + "num-suffix") or ""
                    self._formats[key] = (kind, prefix, suffix, int(start) if start.isdecimal() else 1)
                else:
                    self._formats[key] = None

    def blocks(self, parent: etree._Element, depth: int) -> list[Block]:
        """The blocks below an element in reading order."""
        made: list[Block] = []
        if depth > _MAX_DEPTH:
            return made
        for child in parent:
            if child.tag in _DROPPED or not isinstance(child.tag, str) or self._hides(child):
                continue
            if child.tag == _TEXT + "h":
                text, hanging = self._text(child)
                if text.text:
                    level = child.get(_TEXT + "outline-level") or "1"
                    made.append(Heading(Located(" ".join(text.text.split())), int(level) if level.isdecimal() else 1))
                made += self._hanging(hanging, depth)
            elif child.tag == _TEXT + "p":
                made += self._paragraph(child, depth)
            elif child.tag == _TEXT + "list":
                name = child.get(_TEXT + "style-name") or ""
                if child.get(_TEXT + "continue-numbering") != "true" and not child.get(_TEXT + "continue-list"):
                    self._counts[name] = []
                items = tuple(self._items(child, name, 0, depth))
                made += [ListBlock(items)] if items else []
            elif child.tag == _TABLE + "table":
                made += self._table(child, depth)
            else:
                made += self.blocks(child, depth + 1)
        return made

    def _paragraph(self, element: etree._Element, depth: int) -> list[Block]:
        text, hanging = self._text(element)
        names = self._names(element)
        made: list[Block] = []
        if "Title" in names and text.text and self.title is None:
            self.title = " ".join(text.text.split())
            made.append(Heading(Located(self.title), 1))
        elif text.text and not any(name.startswith("Contents") for name in names):
            short = len(text.text) <= 100 and not re.search(r"[.,;:]$", text.text) and "\n" not in text.text
            if short and self._bold & set(names):
                made.append(Heading(text, 7))
            else:
                made += line_blocks(text.text.split("\n"))
        return made + self._hanging(hanging, depth)

    def _hanging(self, elements: list[etree._Element], depth: int) -> list[Block]:
        return [block for element in elements for block in self.blocks(element, depth + 1)]

    def _items(self, element: etree._Element, name: str, level: int, depth: int) -> Iterator[Item]:
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
                    texts.append(self._text(part)[0].text)
                elif part.tag == _TEXT + "list":
                    nested.append(part)
            if any(texts):
                marker = self._marker(name, level, counts, child) if child.tag == _TEXT + "list-item" else ""
                yield Item(Located("\n".join(text for text in texts if text)), marker, level)
            for inner in nested:
                yield from self._items(inner, inner.get(_TEXT + "style-name") or name, level + 1, depth + 1)

    def _marker(self, name: str, level: int, counts: list[int], item: etree._Element) -> str:
        described = self._formats.get((name, level))
        if described is None:
            return "•"
        kind, prefix, suffix, start = described
        del counts[level + 1 :]
        counts += [0] * (level + 1 - len(counts))
        stated = item.get(_TEXT + "start-value") or ""
        counts[level] = int(stated) if stated.isdecimal() else counts[level] + 1 if counts[level] else start
        return f"{prefix}{numeral(counts[level], kind)}{suffix}".strip()

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
                if not isinstance(tag, str) or tag in _DROPPED or self._hides(child):
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

    def _hides(self, element: etree._Element) -> bool:
        return bool(self._hidden) and bool(self._hidden & set(self._names(element)))

    def _names(self, element: etree._Element) -> list[str]:
        names: list[str] = []
        name = element.get(_TEXT + "style-name") or ""
        while name and name not in names and len(names) < 20:
            names.append(name)
            name = self._parents.get(name, "")
        return names


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

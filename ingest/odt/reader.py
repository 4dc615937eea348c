"""ODT: a walk over the content of OpenDocument texts (OASIS OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.archive import Archive
from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, Reading
from ingest.dates import TEMPLATE_STAMP, issued_in, stand_in, stand_in_margins
from ingest.errors import UnreadableFile
from ingest.odt.names import DC, META, OFFICE, STYLE, TABLE, TEXT, Element, times
from ingest.odt.numbers import Numbering
from ingest.odt.styles import Styles
from ingest.odt.table import table_blocks
from ingest.odt.text import DROPPED, text_of
from ingest.typed.annex import is_annex
from ingest.typed.contents import without_contents
from ingest.typed.inline import line_blocks, located
from ingest.typed.lists import with_typed_lists

_MAX_DEPTH = 60
"""Sections, tables and lists nested deeper than this are left out."""

_NOTE = 300
"""Characters up to which a note is kept with the item that carries its mark."""


def read_odt(path: Path) -> Reading:
    """The blocks of an OpenDocument text with title, date and language from its properties."""
    with Archive(path) as archive:
        root = archive.xml("content.xml")
        styles = archive.xml("styles.xml")
        meta = archive.xml("meta.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise UnreadableFile("Der Text der ODT-Datei fehlt (Kennwort oder Schaden). Bitte ohne Kennwort neu speichern.")
    reader = _Reader([part for part in (styles, root) if part is not None])
    blocks = without_contents(reader.blocks(body, 0))
    if not blocks:
        raise UnreadableFile("Die ODT-Datei enthält keinen Text. Bitte den Inhalt prüfen.")
    stated = stand_in(blocks) or stand_in_margins(reader.margins(styles)) or issued_in(blocks)
    return Reading(
        tuple(blocks),
        title=reader.title or _property(meta, DC + "title"),
        date=stated or _stamp(meta),
        language=_property(meta, DC + "language"),
    )


class _Reader:
    """Walks containers."""

    def __init__(self, parts: list[Element]) -> None:
        """``parts`` are the roots that hold styles."""
        self.title: str | None = None
        self._numbering = Numbering(parts)
        self._styles = Styles(parts)

    def blocks(self, parent: Element, depth: int) -> list[Block]:
        """The blocks below an element in reading order."""
        made: list[Block] = []
        if depth > _MAX_DEPTH:
            return made
        for child in parent:
            made += self._block(child, depth)
        return with_typed_lists(made)

    def margins(self, styles: Element | None) -> list[str]:
        """The lines of the headers and footers of the pages."""
        kinds = [f"{STYLE}{kind}" for kind in ("header", "footer", "header-first", "footer-first")]
        found = styles.iter(*kinds) if styles is not None else ()
        return [text_of(line, self._styles)[0].text for margin in found for line in margin.iter(TEXT + "p")]

    def _block(self, element: Element, depth: int) -> list[Block]:
        if not isinstance(element.tag, str) or element.tag in DROPPED or self._styles.hides(element):
            return []
        if element.tag == TEXT + "h":
            level = times(element, TEXT + "outline-level")
            number = self._numbering.heading(level, element) if self._styles.is_in_outline(element) else ""
            return self._heading(element, number, depth)
        if element.tag == TEXT + "p":
            return self._paragraph(element, depth)
        if element.tag == TEXT + "list":
            return self._list(element, depth)
        if element.tag == TABLE + "table":
            return table_blocks(element, lambda cell: self.blocks(cell, depth + 1))
        return self.blocks(element, depth + 1)

    def _heading(self, element: Element, number: str, depth: int) -> list[Block]:
        text, anchored = text_of(element, self._styles)
        words = " ".join(f"{number or self._number_of(element)} {text.text}".split())
        made: list[Block] = [Heading(Located(words), times(element, TEXT + "outline-level"))] if text.text else []
        return made + self._hanging(anchored, depth)

    def _number_of(self, element: Element) -> str:
        """The number that the file itself writes before a heading."""
        written = element.find(TEXT + "number")
        return located("".join(map(str, written.itertext()))).text if written is not None else ""

    def _paragraph(self, element: Element, depth: int) -> list[Block]:
        text, hanging = text_of(element, self._styles)
        names = self._styles.names(element)
        made: list[Block] = []
        if "Title" in names and text.text and self.title is None:
            self.title = " ".join(text.text.split())
            made.append(Heading(Located(self.title), 1))
        elif text.text and not any(name.startswith("Contents") for name in names):
            short = len(text.text) <= 100 and not re.search(r"[.,;:]$", text.text) and "\n" not in text.text
            if short and (self._opens(element) or (is_annex(text.text) and self._styles.is_bold(element))):
                made.append(Heading(text, 1 if is_annex(text.text) else 7))
            elif "\n" in text.text:
                made += line_blocks(text.text.split("\n"))
            else:
                made.append(Paragraph(text))
        return made + self._hanging(hanging, depth)

    def _opens(self, element: Element) -> bool:
        """Whether a bold line is a heading: by its style, or as the only bold line before what follows."""
        if self._styles.are_bold(self._styles.names(element)):
            return True
        following = element.getnext()
        while following is not None and following.tag == TEXT + "p" and not text_of(following, self._styles)[0].text:
            following = following.getnext()
        return following is not None and self._styles.is_bold(element) and not self._styles.is_bold(following)

    def _hanging(self, elements: list[Element], depth: int) -> list[Block]:
        made: list[Block] = []
        for element in elements:
            made += (
                self._block(element, depth + 1) if element.tag == TABLE + "table" else self.blocks(element, depth + 1)
            )
        return made

    def _list(self, element: Element, depth: int) -> list[Block]:
        """A list; headings in it end it, and what is anchored in its items stands behind it."""
        name = element.get(TEXT + "style-name") or ""
        listing = _Listing(name, self._numbering.begin(element, name))
        made: list[Block] = []
        items: list[Item] = []

        def end() -> None:
            top = min((item.level for item in items), default=0)
            listed = tuple(Item(item.text, item.marker, item.level - top) for item in items)
            made.extend([ListBlock(listed)] if listed else [])
            made.extend(self._hanging(listing.hanging, depth))
            items.clear()
            listing.hanging.clear()

        for part in self._parts(element, listing, 0, depth):
            if isinstance(part, Item):
                items.append(part)
            else:
                end()
                made.append(part)
        end()
        return made

    def _parts(self, element: Element, listing: "_Listing", level: int, depth: int) -> Iterator[Item | Block]:
        """The items of a list and what headings in it open; short notes are lines of their items."""
        if depth > _MAX_DEPTH:
            return
        listing = replace(listing, name=element.get(TEXT + "style-name") or listing.name)
        for child in element:
            if child.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            number = ""
            if child.tag == TEXT + "list-item" and any(part.tag in (TEXT + "p", TEXT + "h") for part in child):
                number = self._numbering.number(listing.name, level, listing.counts, child)
            if child.find(TEXT + "h") is None:
                marker = "" if child.tag == TEXT + "list-header" else number or "•"
                yield from self._item(child, listing, marker, level)
            for part in child:
                if part.tag == TEXT + "list":
                    yield from self._parts(part, listing, level + 1, depth + 1)
                elif part.tag == TEXT + "h":
                    yield from self._heading(part, number, depth)
                    number = ""
                elif child.find(TEXT + "h") is not None:
                    yield from self._block(part, depth + 1)

    def _item(self, element: Element, listing: "_Listing", marker: str, level: int) -> Iterator[Item]:
        texts: list[str] = []
        for part in element:
            if part.tag == TEXT + "p":
                text, anchored = text_of(part, self._styles)
                texts.append(text.text)
                for below in anchored:
                    note = [] if text.text.endswith(":") else self._note(below)
                    texts += note
                    listing.hanging.extend([] if note else [below])
            elif part.tag == TABLE + "table":
                listing.hanging.append(part)
        if any(texts):
            yield Item(Located("\n".join(text for text in texts if text)), marker, level)

    def _note(self, element: Element) -> list[str]:
        """The paragraphs of a short note; empty for a long one, and for what is no note."""
        if element.tag != TEXT + "note-body" or any(part.tag != TEXT + "p" for part in element):
            return []
        texts = [text_of(part, self._styles)[0].text for part in element]
        return texts if sum(map(len, texts)) <= _NOTE else []


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list that is being read: its style, its numbers by level, and what is anchored in the items so far."""

    name: str
    counts: list[int]
    hanging: list[Element] = field(default_factory=list)


def _property(meta: Element | None, name: str) -> str | None:
    text = meta.findtext(f".//{name}") if meta is not None else None
    return located(text).text or None if text else None


def _stamp(meta: Element | None) -> str | None:
    """The day on which the file was saved last or begun; the stamp of a template is none."""
    stamps = (_property(meta, name) or "" for name in (DC + "date", META + "creation-date"))
    return next((stamp[:10] for stamp in stamps if stamp and not stamp.startswith(TEMPLATE_STAMP)), None)

"""HTML to blocks: a walk over the tree that keeps headings, lists, tables and line breaks."""

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, Reading
from ingest.charset import decode
from ingest.errors import UnreadableFile
from ingest.html.furniture import NEVER, is_furniture, is_hidden, is_note_mark, main_part
from ingest.html.lists import marker_of
from ingest.html.properties import canonical, meta, stated_date
from ingest.html.table import data_table, is_layout, own_cells, own_rows
from ingest.html.text import BLOCKS, MAX_DEPTH, children, text_of
from ingest.inline import line_blocks, located
from ingest.metadata import stand_in

_HEADING = re.compile(r"h([1-6])")


def read_html(path: Path) -> Reading:
    """The blocks of an HTML file with title, language and date as the page states them."""
    tree = LexborHTMLParser(decode(path.read_bytes(), declared=True))
    blocks = walk(tree, furniture=True)
    if not blocks:
        raise UnreadableFile(
            "Die HTML-Datei enthält keinen Text. Bitte prüfen, ob die Seite vollständig gespeichert wurde."
        )
    title = tree.css_first("title")
    html = tree.css_first("html")
    language = (html.attributes.get("lang") if html else None) or None
    return Reading(
        tuple(blocks),
        title=(located(title.text()).text.replace("\n", " ") or None) if title else None,
        date=stated_date(tree) or stand_in(blocks),
        language=language,
        publisher=meta(tree, "author", "dc.publisher", "og:site_name"),
        url=canonical(tree),
    )


def walk(tree: LexborHTMLParser, *, furniture: bool) -> list[Block]:
    """The blocks of a parsed page; ``furniture`` says whether navigation and the like may be there and must go."""
    start = main_part(tree) if furniture else tree.body
    if start is None:
        return []
    walker = _Walker(furniture)
    walker.walk(start, 0)
    walker.flush()
    return _with_bold_headings(walker)


class _Walker:
    """Collects blocks; text between block elements gathers in ``lines`` until ``flush``."""

    def __init__(self, furniture: bool) -> None:
        self.blocks: list[Block] = []
        self.bold: set[int] = set()  # indices of paragraphs that are bold from the first to the last letter
        self.furniture = furniture
        self._text: list[str] = []
        self._plain = False

    def flush(self) -> None:
        """End the paragraph that inline content has built up."""
        text = "".join(self._text)
        self._text.clear()
        bold = not self._plain
        self._plain = False
        if text.strip():
            made = line_blocks(text.split("\n"))
            if bold and len(made) == 1:
                self.bold.add(len(self.blocks))
            self.blocks += made

    def walk(self, node: LexborNode, depth: int, bold: bool = False) -> None:
        """All children of an element."""
        for child in children(node):
            self._node(child, depth + 1, bold)

    def _node(self, node: LexborNode, depth: int, bold: bool) -> None:
        tag = node.tag or ""
        if tag == "-text":
            text = re.sub(r"\s+", " ", node.text_content or "")
            self._text.append(text)
            self._plain |= bool(text.strip()) and not bold
        elif tag == "br":
            self._text.append("\n")
        elif tag.startswith(("-", "!")) or tag in NEVER or is_hidden(node):
            return
        elif is_note_mark(node):
            self._text = ["".join(self._text).rstrip(" ")]
        elif self.furniture and tag in BLOCKS and is_furniture(node):
            self.flush()
        elif depth > MAX_DEPTH:
            self._text.append(" " + re.sub(r"\s+", " ", node.text(deep=True) or "") + " ")
        elif tag in BLOCKS or tag == "table":
            self.flush()
            self._block(node, tag, depth, bold)
            self.flush()
        else:
            self.walk(node, depth, bold or tag in ("b", "strong") or _styled_bold(node))

    def _block(self, node: LexborNode, tag: str, depth: int, bold: bool) -> None:
        heading = _HEADING.fullmatch(tag)
        if heading:
            text = text_of(node)
            if text.text:
                self.blocks.append(Heading(Located(" ".join(text.text.split())), int(heading[1])))
        elif tag in ("ul", "ol", "dir", "menu"):
            items = tuple(self._items(node, 0, depth))
            if items:
                self.blocks.append(ListBlock(items))
        elif tag == "dl":
            self.blocks += self._terms(node, depth)
        elif tag == "pre":
            text = located("\n".join(line.rstrip() for line in (node.text(deep=True) or "").strip("\n").split("\n")))
            if text.text:
                self.blocks.append(Paragraph(text))
        elif tag == "table":
            self._table(node, depth)
        else:
            self.walk(node, depth, bold or _styled_bold(node))

    def _table(self, node: LexborNode, depth: int) -> None:
        if is_layout(node):
            for row in own_rows(node):
                for cell in own_cells(row):
                    if not is_hidden(cell):
                        self.flush()
                        self.walk(cell, depth + 3)
                        self.flush()
            return
        table = data_table(node, text_of)
        if table:
            self.blocks.append(table)

    def _items(self, node: LexborNode, level: int, depth: int) -> Iterator[Item]:
        """The items of a list and of the lists in it; blocks inside an item become lines of its text."""
        if depth > MAX_DEPTH:
            yield Item(text_of(node), "•", level)
            return
        number = 0
        for child in children(node):
            if child.tag in ("ul", "ol"):  # a list that some editors put beside its item
                yield from self._items(child, level + 1, depth + 1)
            elif child.tag == "li" and not is_hidden(child) and not (self.furniture and is_furniture(child)):
                marker = marker_of(node, child, number)
                number += 1
                nested = [n for n in child.css("ul,ol") if _outer_list(n, child)]
                text = text_of(child, skip=nested)
                if text.text:
                    yield Item(text, marker, level)
                for inner in nested:
                    yield from self._items(inner, level + 1 if text.text else level, depth + 2)

    def _terms(self, node: LexborNode, depth: int) -> list[Block]:
        """A definition list as items whose marker is the term; a description with blocks of its own follows as such."""
        made: list[Block] = []
        items: list[Item] = []
        term: list[str] = []
        for child in _entries(node):
            text = text_of(child)
            if child.tag == "dt" and text.text:
                term.append(" ".join(text.text.split()).rstrip(":"))
            elif child.tag == "dd" and text.text:
                if term:
                    items.append(Item(text, ", ".join(term) + ":"))
                elif items:
                    last = items[-1]
                    items[-1] = Item(Located(f"{last.text.text}\n{text.text}"), last.marker)
                else:
                    made.append(Paragraph(text))
                term = []
        if items:
            made.append(ListBlock(tuple(items)))
        made += [Paragraph(located(text)) for text in term]
        return made


def _with_bold_headings(walker: _Walker) -> list[Block]:
    """Short bold paragraphs as headings, for pages that have none: Word exports and editors' habits."""
    blocks = walker.blocks
    if any(isinstance(block, Heading) for block in blocks):
        return blocks
    made: list[Block] = []
    for index, block in enumerate(blocks):
        follows = blocks[index + 1] if index + 1 < len(blocks) else None
        if (
            index in walker.bold
            and isinstance(block, Paragraph)
            and len(block.text.text) <= 100
            and "\n" not in block.text.text
            and not re.search(r"[.,;:]$", block.text.text)
            and follows is not None
        ):
            made.append(Heading(block.text, 2))
        else:
            made.append(block)
    return made


def _styled_bold(node: LexborNode) -> bool:
    return bool(re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", node.attributes.get("style") or "", re.I))


def _entries(node: LexborNode) -> Iterator[LexborNode]:
    for child in children(node):
        if child.tag == "div":
            yield from _entries(child)
        elif child.tag in ("dt", "dd") and not is_hidden(child):
            yield child


def _outer_list(node: LexborNode, item: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.mem_id != item.mem_id:
        if parent.tag in ("ul", "ol", "table"):
            return False
        parent = parent.parent
    return True

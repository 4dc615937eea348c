"""The walk over the tree of a page that makes its blocks."""

import re
from collections.abc import Callable, Iterable

from selectolax.lexbor import LexborNode

from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, SectionEnd
from ingest.html.bold import is_styled_bold
from ingest.html.furniture import is_furniture, is_hidden, is_note_mark
from ingest.html.levels import Levels, outermost
from ingest.html.lists.headingnumbers import HeadingNumbers, set_apart
from ingest.html.lists.items import Lists
from ingest.html.lists.terms import terms
from ingest.html.names import ANY_HEADING, BLOCKS, NEVER, children
from ingest.html.notes import Notes
from ingest.html.panels import Panels
from ingest.html.table import data_table, is_layout, own_cells, own_rows
from ingest.html.text import MAX_DEPTH, is_unseen, text_of, title_of
from ingest.language.normalise import same_words
from ingest.language.sentences import is_ended
from ingest.typed.inline import line_blocks, located

_HEADING = re.compile(r"h([1-6])")
_LONGEST = 200
"""Characters of the longest summary that is a heading."""

_FRAMES = 2
"""Depth that a part with a heading of its own counts for beside its element, since it takes more of Python's stack."""


class Walker:
    """Collects blocks; text between block elements gathers in ``lines`` until ``flush``."""

    def __init__(self, furniture: bool, panels: Panels, notes: Notes, numbers: HeadingNumbers | None = None) -> None:
        self.blocks: list[Block] = []
        self.emptied: list[Heading] = []  # headings below which notes stood that are read elsewhere
        self.bold: set[int] = set()  # indices of paragraphs that are bold from the first to the last letter
        self.headed = False
        self._furniture = furniture
        self._panels = panels
        self._notes = notes
        self._lists = Lists(furniture, notes, numbers)
        self._due: list[Paragraph] = []  # notes of the text gathered
        self._late: list[Paragraph] = []  # notes of text that goes on in the next block
        self._levels = Levels()
        self._deeper = 0  # what is added to the levels of headings inside a part that has a heading itself
        self._opened: dict[int, int] = {}  # the levels of the headings that open panels
        self._text: list[str] = []
        self._plain = False

    def flush(self) -> None:
        """End the paragraph that inline content has built up."""
        text = "".join(self._text)
        self._text.clear()
        bold = not self._plain
        self._plain = False
        if text.strip():
            self._place_notes()
            made = line_blocks(text.split("\n"))
            if bold and len(made) == 1:
                self.bold.add(len(self.blocks))
            self.blocks += made
        self._late += self._due
        self._due = []
        if self.blocks and not (isinstance(last := self.blocks[-1], Paragraph) and _goes_on(last)):
            self._place_notes()

    def finish(self) -> None:
        """End the last paragraph and the page."""
        self.flush()
        self._place_notes()

    def _empty(self) -> None:
        """Put down that notes are not read here, below the last heading perhaps."""
        if self.blocks and isinstance(last := self.blocks[-1], Heading):
            self.emptied.append(last)

    def _place_notes(self) -> None:
        self.blocks += self._late
        self._late = []

    def walk(self, nodes: Iterable[LexborNode], depth: int, bold: bool = False) -> None:
        """Elements that follow each other."""
        for node in nodes:
            self._node(node, depth + 1, bold)

    def _node(self, node: LexborNode, depth: int, bold: bool) -> None:
        tag = node.tag or ""
        if tag == "-text":
            text = re.sub(r"\s+", " ", node.text_content or "")
            self._text.append(text)
            self._plain |= bool(text.strip()) and not bold
        elif tag == "br":
            self._text.append("\n")
        elif tag.startswith(("-", "!")) or tag in NEVER or is_unseen(node):
            return
        elif node.mem_id in self._panels.silent:
            self.flush()
        elif node.mem_id in self._notes.placed:
            self.flush()
            self._empty()
        elif is_note_mark(node):
            self._due += self._notes.of(node)
            self._text = ["".join(self._text).rstrip(" ")]
        elif self._furniture and tag in BLOCKS and is_furniture(node):
            self.flush()
        elif depth > MAX_DEPTH:
            self._text.append(" " + re.sub(r"\s+", " ", node.text(deep=True) or "") + " ")
        elif self._panels.holds(node):
            self.flush()
            self._panel(node, depth, bold)
        elif tag in BLOCKS or tag == "table":
            self.flush()
            self._block(node, tag, depth, bold)
            self.flush()
        else:
            self.walk(children(node), depth, bold or tag in ("b", "strong") or is_styled_bold(node))

    def _block(self, node: LexborNode, tag: str, depth: int, bold: bool) -> None:
        heading = _HEADING.fullmatch(tag)
        if heading:
            self.headed = True
            self._opened[node.mem_id] = self._head(title_of(node).text, int(heading[1]) + self._deeper)
        elif tag == "details":
            self._details(node, depth, bold)
        elif tag in ("ul", "ol") and self._panels.fills(node):
            for item in children(node):
                if not is_unseen(item):
                    self.walk(children(item), depth + 1, bold)
                    self.flush()
        elif tag in ("ul", "ol", "dir", "menu"):
            self._list(node, depth, bold)
        elif tag == "dl":
            self.blocks += terms(node)
        elif tag == "pre":
            text = located("\n".join(line.rstrip() for line in (node.text(deep=True) or "").strip("\n").split("\n")))
            if text.text:
                self.blocks.append(Paragraph(text))
        elif tag == "table":
            self._table(node, depth)
        else:
            self.walk(children(node), depth, bold or is_styled_bold(node))
            return
        self._late += self._notes.of(node)

    def _list(self, node: LexborNode, depth: int, bold: bool) -> None:
        """A list; headings in it end it."""
        items: list[Item] = []
        before = len(self.blocks)
        for part in self._lists.parts(node, 0, depth):
            if isinstance(part, Item):
                items.append(part)
                continue
            self._end_list(items)
            if part.number:
                self.headed = True
                self._head(f"{part.number} {title_of(part.node).text}", int((part.node.tag or "h1")[1]) + self._deeper)
            else:
                self.walk([part.node], depth + _FRAMES, bold)
                self.flush()
        self._end_list(items)
        if len(self.blocks) == before and any(item.mem_id in self._notes.placed for item in children(node)):
            self._empty()

    def _end_list(self, items: list[Item]) -> None:
        if items:
            top = min(item.level for item in items)
            self.blocks.append(ListBlock(tuple(Item(item.text, item.marker, item.level - top) for item in items)))
            items.clear()

    def _head(self, text: str, level: int) -> int:
        """Put down a heading, if it says something; its level."""
        if text.strip():
            words = " ".join(text.split())
            self._add(Heading(Located(set_apart(words) if self._lists.numbers is not None else words), level))
        return level

    def _add(self, block: Block) -> None:
        self._place_notes()
        self.blocks.append(block)
        self._levels.follow(block)

    def _details(self, node: LexborNode, depth: int, bold: bool) -> None:
        """A part that opens under its summary, as a section of that name."""
        summary = next((child for child in children(node) if child.tag == "summary"), None)
        rest = [child for child in children(node) if summary is None or child.mem_id != summary.mem_id]
        title = title_of(summary).text if summary is not None else ""
        if summary is None or not 0 < len(title) <= _LONGEST or not text_of(node, skip=[summary]).text:
            self.walk(children(node), depth, bold)
            return
        own = outermost(summary)
        level = self._head(title, own + self._deeper if own else self._levels.below)
        self._within(node, level, level + 1, lambda: self.walk(rest, depth + _FRAMES))

    def _panel(self, node: LexborNode, depth: int, bold: bool) -> None:
        """A part that a heading, a tab or a button opens, as a section of that name."""
        label = self._panels.labels.get(node.mem_id, "")
        level = self._opened.get(self._panels.headings.get(node.mem_id, 0), 0)
        first = node.css_first(ANY_HEADING)
        if not text_of(node).text:
            self._content(node, depth, bold)
        elif level and self._levels.around == level:
            self._within(node, level, level + 1, lambda: self._content(node, depth + _FRAMES, bold))
        elif label and first is not None and same_words(title_of(first).text, label):
            level = self._levels.below
            self._within(node, level, level, lambda: self._content(node, depth + _FRAMES, bold))
        elif label:
            level = self._head(label, self._levels.below)
            self._within(node, level, level + 1, lambda: self._content(node, depth + _FRAMES, bold))
        elif first is not None and (outermost(node) or 0) + self._deeper > self._levels.around:
            self._within(node, self._levels.around + 1, 0, lambda: self._content(node, depth + _FRAMES, bold))
        else:
            self._content(node, depth, bold)

    def _content(self, node: LexborNode, depth: int, bold: bool) -> None:
        tag = node.tag or ""
        if tag in BLOCKS or tag == "table":
            self._block(node, tag, depth, bold)
        else:
            self.walk(children(node), depth, bold)
        self.flush()

    def _within(self, node: LexborNode, level: int, floor: int, content: Callable[[], None]) -> None:
        """A part that is a section of this level; the headings inside are put at ``floor`` or deeper.

        Its own heading goes when there turns out to be nothing but links and the like under it.
        """
        before, start = self._deeper, len(self.blocks)
        self._deeper = max(before, floor - (outermost(node) or floor))
        content()
        self.flush()
        self._deeper = before
        if len(self.blocks) == start and self.blocks and isinstance(self.blocks[-1], Heading):
            self.blocks.pop()
            self._levels.follow(SectionEnd(level))
        else:
            self._add(SectionEnd(level))

    def _table(self, node: LexborNode, depth: int) -> None:
        if is_layout(node):
            for row in own_rows(node):
                for cell in own_cells(row):
                    if not is_hidden(cell):
                        self.flush()
                        self.walk(children(cell), depth + 3)
                        self.flush()
            return
        table = data_table(node, text_of)
        if table:
            self.blocks.append(table)


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends without the end of a sentence, as one does that announces a list."""
    return not is_ended(paragraph.text.text)

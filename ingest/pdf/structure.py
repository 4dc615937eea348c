"""The tag tree of a page: paragraphs, headings, lists and tables as the author's program wrote them.

pdfium resolves custom tag names (/RoleMap). Its tree of a page holds only elements with content on that page; children
without any (empty cells, rows on other pages) come as null.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.fonts import Handle
from ingest.pdf.lines import build_lines
from ingest.pdf.markers import Marker, marker_of
from ingest.pdf.page import Box, Word
from ingest.pdf.paragraphs import Piece
from ingest.pdf.tables import DraftCell, DraftTable

MAX_DEPTH = 40
MAX_ELEMENTS = 50_000
_MARGIN = 0.13
_INLINE = frozenset(
    ("Span", "Link", "Reference", "Quote", "Em", "Strong", "Code", "Sub", "BibEntry", "Annot", "Ruby", "Lbl")
)
_HEADINGS = {"H": 0, "Title": 1, **{f"H{n}": n for n in range(1, 10)}}
_SKIPPED = frozenset(("TOC", "TOCI", "Index", "Artifact"))
_ROW_GROUPS = frozenset(("THead", "TBody", "TFoot"))
_NOTES = frozenset(("Note", "FENote"))


@dataclass(slots=True)
class Element:
    """An element of the tag tree; ``children`` holds elements, marked-content ids, and None for empty elements."""

    kind: str
    children: list["Element | int | None"] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1

    def ids(self) -> Iterator[int]:
        """Marked-content ids below this element in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.ids()
            elif child is not None:
                yield child


def read_tree(page: pdfium.PdfPage) -> list[Element]:
    """Top elements of a page's tag tree; empty without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        budget = [MAX_ELEMENTS]
        tops = (raw.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(raw.FPDF_StructTree_CountChildren(tree)))
        return [element for top in tops if top and (element := _element(top, 0, budget)) is not None]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(handle: Handle, depth: int, budget: list[int]) -> Element | None:
    budget[0] -= 1
    if depth > MAX_DEPTH or budget[0] < 0:
        return None
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDF_StructElement_GetType(handle, buffer, 128)
    element = Element(buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace") if 2 < length <= 128 else "Span")
    if element.kind in ("TD", "TH"):
        element.row_span, element.column_span = _spans(handle)
    for i in range(raw.FPDF_StructElement_CountChildren(handle)):
        child = raw.FPDF_StructElement_GetChildAtIndex(handle, i)
        if child:
            element.children.append(_element(child, depth + 1, budget))
            continue
        mcid = raw.FPDF_StructElement_GetChildMarkedContentID(handle, i)
        element.children.append(mcid if mcid >= 0 else None)
    return element


def _spans(handle: Handle) -> tuple[int, int]:
    spans = {b"RowSpan": 1, b"ColSpan": 1}
    value = ctypes.c_float()
    for i in range(min(8, raw.FPDF_StructElement_GetAttributeCount(handle))):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(handle, i)
        for name in spans:
            found = raw.FPDF_StructElement_Attr_GetValue(attributes, name)
            if found and raw.FPDF_StructElement_Attr_GetNumberValue(found, value):
                spans[name] = max(1, min(100, int(value.value)))
    return spans[b"RowSpan"], spans[b"ColSpan"]


def tagged_parts(
    tree: Sequence[Element], words: Sequence[Word], page: int, height: float
) -> tuple[list[Piece | DraftTable], float]:
    """Pieces and tables of a page in the order of its tags, and the share of its letters they hold.

    Untagged words near the top and foot of the page (of this ``height``) do not count: they are its running heads.
    """
    by_id: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        by_id[word.mcid].append(word)
    by_id.pop(-1, None)
    builder = _Builder(by_id, page)
    for element in tree:
        builder.add(element)
    body = (w for w in words if w.mcid >= 0 or _MARGIN * height < w.base < (1 - _MARGIN) * height)
    total = sum(map(_letters, body))
    return builder.parts, builder.used / total if total else 0.0


def _letters(word: Word) -> int:
    """Letters and digits of a word: dot leaders and rules drawn as text do not count."""
    return sum(c.isalnum() for c in word.text)


class _Builder:
    """Walks the tree and collects parts; ``used`` counts the letters taken."""

    def __init__(self, by_id: dict[int, list[Word]], page: int) -> None:
        self.by_id, self.page = by_id, page
        self.parts: list[Piece | DraftTable] = []
        self.used = 0

    def words(self, ids: Iterator[int] | Sequence[int]) -> list[Word]:
        found = [word for mcid in ids for word in self.by_id.pop(mcid, ())]
        self.used += sum(map(_letters, found))
        return found

    def add(self, element: Element, level: int = -1) -> None:
        """Adds an element; ``level`` is the depth of the list around it, -1 outside."""
        if element.kind in _SKIPPED:
            self.words(element.ids())
        elif element.kind in _HEADINGS:
            self._piece(element.ids(), heading=_HEADINGS[element.kind])
        elif element.kind == "Table":
            self._table(element)
        elif element.kind == "L":
            self._list(element, level + 1)
        elif element.kind in _NOTES:
            self._piece(element.ids(), note=True)
        else:
            self._mixed(element, level)

    def _mixed(self, element: Element, level: int) -> None:
        """A paragraph or a group: runs of text and inline elements become pieces, block elements follow their kind."""
        run: list[int] = []
        notes = [n for n in element.children if isinstance(n, Element) and n.kind in _NOTES]
        for child in element.children:
            if child in notes:
                continue
            if isinstance(child, int):
                run.append(child)
            elif isinstance(child, Element) and child.kind in _INLINE and not _holds_block(child):
                run += child.ids()
            elif child is not None:
                self._piece(run, boxed=element.kind == "Figure")
                run = []
                self.add(child, level)
        self._piece(run, boxed=element.kind == "Figure")
        for note in notes:
            self.add(note)

    def _piece(
        self, ids: Iterator[int] | Sequence[int], heading: int | None = None, note: bool = False, boxed: bool = False
    ) -> None:
        lines = build_lines(self.words(ids), self.page)
        if not lines:
            return
        piece = Piece(lines, note=note, boxed=boxed)
        if heading is not None:
            piece.heading, piece.level = True, heading
        else:
            piece.marker = marker_of(lines[0].text)
        self.parts.append(piece)

    def _list(self, element: Element, level: int) -> None:
        for item in element.children:
            if not isinstance(item, Element):
                continue
            if item.kind == "L":
                self._list(item, level + 1)
                continue
            first = len(self.parts)
            label = [
                i for part in item.children if isinstance(part, Element) and part.kind == "Lbl" for i in part.ids()
            ]
            body = [part for part in item.children if not (isinstance(part, Element) and part.kind == "Lbl")]
            nested = [part for part in body if isinstance(part, Element) and _holds_block(part)]
            own: list[int] = []
            for part in body:
                if isinstance(part, int):
                    own.append(part)
                elif isinstance(part, Element) and part not in nested:
                    own += part.ids()
            self._item(label, own, nested, level)
            for added in self.parts[first:]:
                if isinstance(added, Piece) and added.marker is not None and added.nested is None:
                    added.nested = level

    def _item(self, label: list[int], own: list[int], nested: list[Element], level: int) -> None:
        text = "".join(w.text for mcid in label for w in self.by_id.get(mcid, ()))
        if not own and nested:
            # LBody holds paragraphs: the first is the item itself.
            head, *rest = _blocks_of(nested)
            if not isinstance(head, Element) or head.kind not in ("L", "Table"):
                own, nested = [head] if isinstance(head, int) else list(head.ids()), []
            else:
                rest = [head, *rest]
                nested = []
            nested = [r for r in rest if isinstance(r, Element)]
        lines = build_lines(self.words([*label, *own]), self.page)
        if lines:
            found = marker_of(lines[0].text)
            if found is None and text and lines[0].text.startswith(text):
                space = lines[0].text[len(text) : len(text) + 1] == " "
                found = Marker(text, text, len(text) + space)
            self.parts.append(Piece(lines, found or Marker("", "", 0), nested=level))
        for element in nested:
            self.add(element, level)

    def _table(self, element: Element) -> None:
        rows: list[list[Element | None]] = []
        for child in _table_children(element):
            if child.kind == "TR":
                rows.append([c if isinstance(c, Element) else None for c in child.children])
            else:
                self.add(child)
        table = DraftTable(self.page, Box(0, 0, 0, 0), self._matrix(rows))
        table.matrix = [row for row in table.matrix if any(cell.lines for cell in row)]
        if table.columns == 1 or (len(table.matrix) == 1 and table.columns < 3):
            # Layout tables: their cells are running text.
            for row in table.matrix:
                self.parts += [Piece(cell.lines) for cell in row if cell.lines]
        elif table.matrix:
            self.parts.append(table)

    def _matrix(self, rows: list[list[Element | None]]) -> list[list[DraftCell]]:
        cells: dict[tuple[int, int], DraftCell] = {}
        for r, row in enumerate(rows):
            column = 0
            for cell in row:
                while (r, column) in cells:
                    column += 1
                kind, down, across = (cell.kind, cell.row_span, cell.column_span) if cell else ("TD", 1, 1)
                lines = build_lines(self.words(cell.ids()), self.page) if cell else []
                draft = DraftCell(lines, down, across, head=kind == "TH")
                for y in range(r, min(r + down, len(rows))):
                    for x in range(column, column + across):
                        cells[(y, x)] = draft
                column += across
        width = max((x for _, x in cells), default=-1) + 1
        return [[cells.get((r, c)) or DraftCell([]) for c in range(width)] for r in range(len(rows))]


def _table_children(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.kind in _ROW_GROUPS:
                yield from _table_children(child)
            else:
                yield child


def _holds_block(element: Element) -> bool:
    if element.kind in ("L", "Table", "P", *_HEADINGS):
        return True
    return any(isinstance(child, Element) and _holds_block(child) for child in element.children)


def _blocks_of(nested: Sequence[Element]) -> list[Element | int]:
    """Children of LBody and other groups, so that the first is the first block of text."""
    out: list[Element | int] = []
    for element in nested:
        if element.kind in ("L", "Table", "P", *_HEADINGS):
            out.append(element)
        else:
            out += [child for child in element.children if child is not None]
    return out or list(nested)

"""The tag tree of a page as pdfium gives it: elements as the author's program wrote them.

pdfium resolves custom tag names (/RoleMap). Its tree of a page holds only elements with content on that page; children
without any (empty cells, rows on other pages) come as null.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.extraction.fonts import Handle

MAX_DEPTH = 40  # elements in elements that are followed
MAX_ELEMENTS = 50_000  # elements of a page that are read


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

"""Strings of a PDF's information dictionary, outline and page labels, read even when they are damaged.

pypdfium2's own helpers raise UnicodeDecodeError at half a surrogate pair, and the whole file was lost with it.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

KEYS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
MAX_BYTES = 65_536
"""A title or label of more is no title; it is treated as missing."""


def metadata(document: pdfium.PdfDocument) -> dict[str, str]:
    """The information dictionary, "" for what is missing."""
    return {key: _read(lambda b, n, k=key: raw.FPDF_GetMetaText(document, k.encode(), b, n)) for key in KEYS}  # type: ignore[misc]


def bookmark_title(bookmark: pdfium.PdfBookmark) -> str:
    """The text of an outline entry."""
    return _read(lambda buffer, size: raw.FPDFBookmark_GetTitle(bookmark, buffer, size))


def page_label(document: pdfium.PdfDocument, index: int) -> str:
    """The label of the page with this 0-based index, "" without labels."""
    return _read(lambda buffer, size: raw.FPDF_GetPageLabel(document, index, buffer, size))


def _read(get: Callable[[Any, int], int]) -> str:
    """What a function of pdfium writes as UTF-16 into a buffer of the size it asks for, unpaired halves replaced."""
    size = get(None, 0)
    if not 2 < size <= MAX_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")

"""Looks of text objects: font, size, weight, colour, render mode and tag, each asked from pdfium once."""

import ctypes
import math
import re
import struct
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.page import Font

_BOLD = ("bold", "-bd", "black", "heavy", "fett", "demi", "-hv", "_bd", "cmbx", "sfbx", "-md", "medi")
_MAX_FONT_FILE = 8_000_000  # bytes of an embedded font that is looked into for its weight


Handle = Any  # a pdfium pointer; the raw bindings carry no types


@dataclass(frozen=True, slots=True)
class Look:
    """How a text object is drawn; ``key`` is its address, ``mode`` its render mode, ``mcid`` its marked-content id."""

    key: int
    font_key: int
    raw_size: float
    font: Font
    colour: tuple[int, int, int, int]
    mode: int
    mcid: int


def address(handle: Handle) -> int:
    """Address of a pdfium object, to know it again."""
    return ctypes.addressof(handle.contents) if handle else 0


class Looks:
    """Font, colour, render mode and tag of text objects, each asked from pdfium once."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        """Prepares for the text of one page."""
        self._textpage = textpage
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._objects: dict[int, Look] = {}
        # Some pages have an object for every letter: places for pdfium's answers are made once.
        self._matrix = raw.FS_MATRIX()
        self._rgba = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, index: int) -> Look:
        """Look of the text object that holds a character."""
        obj = raw.FPDFText_GetTextObject(self._textpage, index)
        key = address(obj)
        if key not in self._objects:
            self._objects[key] = self._look(obj, key, index)
        return self._objects[key]

    def continues(self, look: Look, index: int) -> bool:
        """Whether a character has the font of ``look``; some programs draw every letter as an object of its own."""
        obj = raw.FPDFText_GetTextObject(self._textpage, index)
        if address(obj) == look.key:
            return True
        same = address(raw.FPDFTextObj_GetFont(obj)) == look.font_key
        return same and bool(raw.FPDFText_GetFontSize(self._textpage, index) == look.raw_size)

    def _look(self, obj: Handle, key: int, index: int) -> Look:
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._textpage, index, matrix)
        raw_size = raw.FPDFText_GetFontSize(self._textpage, index)
        size = raw_size * math.hypot(matrix.c, matrix.d)
        handle = raw.FPDFTextObj_GetFont(obj)
        name, bold, italic = self._font(handle)
        r, g, b, a = self._rgba
        if not raw.FPDFText_GetFillColor(self._textpage, index, r, g, b, a):
            a.value = 255
        mode = raw.FPDFTextObj_GetTextRenderMode(obj)
        mcid = raw.FPDFPageObj_GetMarkedContentID(obj)
        colour = (r.value, g.value, b.value, a.value)
        return Look(
            key, address(handle), raw_size, Font(name, round(size, 1), bold or mode == 2, italic), colour, mode, mcid
        )

    def _font(self, font: Handle) -> tuple[str, bool, bool]:
        key = address(font)
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
            lower = name.lower()
            flags = raw.FPDFFont_GetFlags(font)
            bold = any(part in lower for part in _BOLD) or bool(flags & 1 << 18)
            if not bold and not re.search("[a-z]{4}", lower):
                bold = _file_weight(font) >= 600
            italic = bool(flags & 1 << 6) or "ital" in lower or "obli" in lower
            self._fonts[key] = (name, bold, italic)
        return self._fonts[key]


def _file_weight(font: Handle) -> int:
    """Weight class in the embedded font file (OS/2 table); printer drivers name their fonts "F1", "F2". 0 unknown."""
    size = ctypes.c_size_t()
    if not raw.FPDFFont_GetFontData(font, None, 0, size) or not 12 < size.value < _MAX_FONT_FILE:
        return 0
    buffer = (ctypes.c_uint8 * size.value)()
    raw.FPDFFont_GetFontData(font, buffer, size.value, size)
    data = bytes(buffer)
    for entry in range(12, 12 + 16 * min(64, struct.unpack_from(">H", data, 4)[0]), 16):
        if data[entry : entry + 4] == b"OS/2" and len(data) >= entry + 16:
            offset = struct.unpack_from(">I", data, entry + 8)[0]
            return int(struct.unpack_from(">H", data, offset + 4)[0]) if offset + 6 <= len(data) else 0
    return 0

"""The letters of a page: what pdfium reads of each character, mended where old fonts hide what is printed.

LaTeX with its oldest font encoding prints "für" as "u" with a spacing diaeresis above; pdfium tells the diaeresis some
words later, with made-up spaces around it ("fur Abk ¨ urzung"). Its place above a letter says where it belongs. And
ligatures with a name that pdfium does not know come as control characters, as do those of fonts without any names.
"""

import ctypes
import unicodedata
from collections import defaultdict

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.extraction.fonts import Handle, address
from ingest.pdf.extraction.glyphs import GlyphNames
from ingest.pdf.extraction.texcodes import encoding_of

_ACCENTS = {0xA8: "\u0308", 0xB4: "\u0301", 0x2C6: "\u0302", 0xB8: "\u0327", 0x2C7: "\u030c"}
_SPACE, _DELETE = 0x20, 0x7F  # codes from and up to which a character is no control character
GONE = -1
"""A code that is no character any more."""

_Box = tuple[float, float, float, float]


_LIGATURES = (
    "",
    "ff",
    "fi",
    "fl",
    "ffi",
    "ffl",
    "ft",
    "tt",
    "Th",
    "fj",
    "fb",
    "fh",
    "fk",
    "ct",
    "st",
    "ffj",
    "tf",
    "tz",
    "SS",
)
_MADE_UP = 0x110000  # behind the last code point: the ligature with this index, since Unicode has not got them all


def codes_of(textpage: pdfium.PdfTextPage, count: int, names: GlyphNames) -> list[int]:
    """Codes of the first ``count`` characters, for ``text_of``.

    An accent printed above a letter is put on it and GONE.
    """
    codes = [raw.FPDFText_GetUnicode(textpage, i) for i in range(count)]
    nameless = False
    for i, code in enumerate(codes):
        if not _SPACE <= code < _DELETE and raw.FPDFText_HasUnicodeMapError(textpage, i) == 1:
            name = _font_name(_font(textpage, i))
            nameless = nameless or not name
            letters = names.ligature(name, code)
            if letters in _LIGATURES[1:]:
                codes[i] = _code_of(letters)
    if nameless:
        _read_nameless(textpage, codes)
    accents = [i for i, code in enumerate(codes) if code in _ACCENTS]
    if accents:
        _compose(textpage, codes, accents)
    return codes


def text_of(codes: list[int]) -> str:
    """The characters of a run of codes."""
    return "".join(
        chr(code) if 0 <= code < _MADE_UP else "" if code == GONE else _LIGATURES[code - _MADE_UP] for code in codes
    )


def _font(textpage: pdfium.PdfTextPage, index: int) -> Handle:
    return raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(textpage, index))


def _font_name(font: Handle) -> str:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.value.decode("latin-1").split("+", 1)[-1]


def _code_of(letters: str) -> int:
    """A code for some letters, one or a ligature; GONE for none."""
    if len(letters) == 1:
        return ord(letters)
    return _MADE_UP + _LIGATURES.index(letters) if letters else GONE


def _read_nameless(textpage: pdfium.PdfTextPage, codes: list[int]) -> None:
    """Reads the characters of fonts without a name and without a map of characters as TeX's own."""
    printed: dict[int, list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    for i in range(len(codes)):
        if raw.FPDFText_HasUnicodeMapError(textpage, i) == 1:
            font = _font(textpage, i)
            key = address(font)
            if key not in names:
                names[key] = _font_name(font)
            if not names[key]:
                printed[key].append(i)
    for places in printed.values():
        meant = encoding_of([codes[i] for i in places])
        for i in places:
            if codes[i] in meant:
                codes[i] = _code_of(meant[codes[i]])


def _compose(textpage: pdfium.PdfTextPage, codes: list[int], accents: list[int]) -> None:
    for at in accents:
        left, right, bottom, top = _box(textpage, at)
        middle, height = (left + right) / 2, top - bottom
        best = None
        for i in range(max(0, at - 300), min(len(codes), at + 300)):
            made = _made(codes[i], codes[at])
            if made is None:
                continue
            x0, x1, y0, y1 = _box(textpage, i)
            # Just above the letter, or just below for a cedilla, and centred on it.
            near = y0 - 2 * height < bottom and top < y1 + (y1 - y0)
            if near and x0 <= middle <= x1 and top > y0:
                distance = abs(middle - (x0 + x1) / 2) + abs(bottom - y1)
                if best is None or distance < best[0]:
                    best = (distance, i, made)
        if best is not None:
            codes[best[1]] = best[2]
            _remove(textpage, codes, at)


def _made(letter: int, accent: int) -> int | None:
    """The composed letter, None where Unicode has none."""
    if not _SPACE < letter < _MADE_UP or not chr(letter).isalpha():
        return None
    made = unicodedata.normalize("NFC", chr(letter) + _ACCENTS[accent])
    return ord(made) if len(made) == 1 else None


def _remove(textpage: pdfium.PdfTextPage, codes: list[int], at: int) -> None:
    """Takes an accent out, and the made-up spaces around it where the letters beside it touch."""
    codes[at] = GONE
    before, after = at - 1, at + 1
    while before >= 0 and codes[before] in (_SPACE, GONE):
        before -= 1
    while after < len(codes) and codes[after] in (_SPACE, GONE):
        after += 1
    spaces = [i for i in range(before + 1, after) if codes[i] == _SPACE]
    if before < 0 or after == len(codes) or codes[after] in (0x0D, 0x0A):
        keep = 0
    else:
        left, right = _box(textpage, before), _box(textpage, after)
        level = abs(left[2] - right[2]) < 2 * (left[3] - left[2])
        keep = 0 if level and right[0] - left[1] < 0.25 * (left[3] - left[2]) else 1
    for i in spaces[keep:]:
        codes[i] = GONE


def _box(textpage: pdfium.PdfTextPage, index: int) -> _Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value

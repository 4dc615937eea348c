"""Extraction of the words of a page through pdfium's raw interface.

pdfium gives characters in the order of the content stream, which on real documents is the reading order more often than
any geometric sort (columns stay apart).
"""

import ctypes
import math
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.language.numerals import RAISED
from ingest.pdf.extraction.fonts import Look, Looks
from ingest.pdf.extraction.frame import Frame
from ingest.pdf.extraction.glyphs import GlyphNames
from ingest.pdf.extraction.letters import GONE, codes_of, text_of
from ingest.pdf.extraction.objects import read_objects
from ingest.pdf.extraction.spacing import mend_spacing
from ingest.pdf.extraction.texcodes import with_euros
from ingest.pdf.page import PageContent, Word

MAX_CHARS = 200_000
"""Characters of a page that are read; a full page of small print has about ten thousand."""

_HYPHENS = frozenset((0x02, 0xFFFE))
_MARK_BEHIND = re.compile(r"(?<=[^\W\d_])[.,;:!?)“”\"]{0,2}(\d{1,3})(?=[.,;:!?)“”\"]*$)")
_MARK_BEFORE = re.compile(r"(\d{1,3})(?=[A-ZÄÖÜ„(])")
_BREAKS = frozenset((0x0D, 0x0A))
_BLANK = frozenset((0x20, 0xA0, 0x0D, 0x0A, 0x09, 0x00))


def extract(page: pdfium.PdfPage, names: GlyphNames) -> PageContent:
    """Words in stream order, rulings, filled shapes and images of a page.

    Raises pdfium.PdfiumError when the text of the page cannot be loaded.
    """
    textpage = page.get_textpage()
    try:
        count = min(raw.FPDFText_CountChars(textpage), MAX_CHARS)
        angle = _main_angle(textpage, count)
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, bounds)
        rotation = page.get_rotation() if angle is None else angle
        frame = Frame((bounds.left, bounds.bottom, bounds.right, bounds.top), rotation)
        content = PageContent(frame.width, frame.height)
        orders = read_objects(page, frame, content)
        content.words = list(_words(textpage, count, frame, orders, names))
        content.raw = textpage.get_text_range(0, count) if count else ""
        return content
    finally:
        textpage.close()


def _angle(textpage: pdfium.PdfTextPage, index: int) -> int:
    degrees = -math.degrees(raw.FPDFText_GetCharAngle(textpage, index))
    # A damaged matrix has no angle.
    return int(round(degrees / 90.0) * 90) % 360 if math.isfinite(degrees) else 0


def _main_angle(textpage: pdfium.PdfTextPage, count: int) -> int | None:
    """Angle in which most of the page is printed, sampled; None where no angle clearly prevails.

    It is measured in the page as it is before its own rotation: a page turned by 90 degrees whose text is turned as
    well is upright on the screen, and one whose text is not has been turned by mistake.
    """
    step = max(1, count // 200)
    angles = [_angle(textpage, i) for i in range(0, count, step) if raw.FPDFText_GetUnicode(textpage, i) > 32]
    if not angles:
        return None
    best = max(set(angles), key=angles.count)
    return best if angles.count(best) > 0.8 * len(angles) else None


def _words(
    textpage: pdfium.PdfTextPage, count: int, frame: Frame, orders: dict[int, int], names: GlyphNames
) -> Iterator[Word]:
    looks = Looks(textpage)
    codes = codes_of(textpage, count, names)
    starts = mend_spacing(textpage, codes, looks)
    start = 0
    for i in range(count + 1):
        code = codes[i] if i < count else 0x20
        apart = code in _BLANK or code in _HYPHENS
        if not apart and i not in starts:
            continue
        end = i
        while start < end and codes[start] == GONE:
            start += 1
        while start < end and codes[end - 1] == GONE:
            end -= 1
        words = list(_split(textpage, codes, start, end, frame, orders, looks)) if end > start else []
        if words:
            words[-1].hyphen = code in _HYPHENS
            words[-1].breaks = (
                code in _HYPHENS or code in _BREAKS or (apart and i + 1 < count and codes[i + 1] in _BREAKS)
            )
        yield from (word for word in words if _has_place(word))
        start = i + apart


def _has_place(word: Word) -> bool:
    """Whether a word stands anywhere: numbers beyond all bounds in a damaged file come as infinity or NaN."""
    return math.isfinite(word.x0 + word.x1 + word.top + word.bottom + word.base + word.font.size)


def _split(
    textpage: pdfium.PdfTextPage,
    codes: list[int],
    start: int,
    end: int,
    frame: Frame,
    orders: dict[int, int],
    looks: Looks,
) -> Iterator[Word]:
    """The word of characters start to end, in parts where look or line change inside it."""
    look = looks.of(start)
    if end - start == 1 or (looks.continues(look, end - 1) and _same_line(textpage, start, end - 1, look.font.size)):
        yield _word(textpage, codes, start, end, frame, orders, look)
        return
    begin, glue, last = start, False, start
    for i in range(start + 1, end):
        if codes[i] == GONE:
            continue
        same_look = looks.continues(look, i)
        same_line = _same_line(textpage, last, i, look.font.size)
        last = i
        if same_look and same_line:
            continue
        word = _word(textpage, codes, begin, i, frame, orders, look)
        word.glue, glue = glue, same_line
        yield word
        begin, look = i, looks.of(i)
    word = _word(textpage, codes, begin, end, frame, orders, look)
    word.glue = glue
    yield word


def _same_line(textpage: pdfium.PdfTextPage, one: int, two: int, size: float) -> bool:
    ax, ay, bx, by = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharOrigin(textpage, one, ax, ay)
    raw.FPDFText_GetCharOrigin(textpage, two, bx, by)
    return min(abs(ay.value - by.value), abs(ax.value - bx.value)) < 0.3 * size


def _with_note_marks(textpage: pdfium.PdfTextPage, text: str, start: int, size: float) -> str:
    """The word with raised digits written as superscripts; some fonts have raised glyphs of the normal size."""
    for match in (_MARK_BEHIND.search(text), _MARK_BEFORE.match(text)):
        if match is not None and _raised(textpage, start + match.start(1), size):
            text = text[: match.start(1)] + match[1].translate(RAISED) + text[match.end(1) :]
    return text


def _raised(textpage: pdfium.PdfTextPage, index: int, size: float) -> bool:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    return bottom.value - y.value > 0.18 * size


def _word(
    textpage: pdfium.PdfTextPage,
    codes: list[int],
    start: int,
    end: int,
    frame: Frame,
    orders: dict[int, int],
    look: Look,
) -> Word:
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, start, rect)
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    if end - start > 1:
        raw.FPDFText_GetLooseCharBox(textpage, end - 1, rect)
        left, right = min(left, rect.left), max(right, rect.right)
        bottom, top = min(bottom, rect.bottom), max(top, rect.top)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, start, x, y)
    box = frame.box(left, bottom, right, top)
    base_x, base_y = frame.point(x.value, y.value)
    angle = (_angle(textpage, start) - frame.rotation) % 360
    text = with_euros(look.font.name, text_of(codes[start:end]))
    return Word(
        text=_with_note_marks(textpage, text, start, look.font.size),
        x0=box.x0,
        x1=box.x1,
        top=box.top,
        bottom=box.bottom,
        base=base_y if angle in (0, 180) else base_x,
        font=look.font,
        angle=angle,
        mcid=look.mcid,
        order=orders.get(look.key, 0),
        colour=look.colour,
        mode=look.mode,
    )

"""Letter-spaced print: which of the spaces between its letters are spaces between words.

Titles and labels are often set with wide gaps between their letters. pdfium makes up a space for each gap that it finds
wide, so words fall apart, or only some of their letters do ("Tr inkbrunnen"). The gaps themselves tell: those between
letters of one print are alike, and those between words are wider by the width of a space.
"""

from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.extraction.fonts import Look, Looks
from ingest.pdf.extraction.letters import GONE, text_of

_SPACE = 0x20
_BREAKS = frozenset((0x0D, 0x0A))
_FEWEST = 4  # letters
# Gaps, in widths of the widest character:
_WIDE = 0.06  # between letters, at least: other print has none
_WIDEST = 0.6  # between letters, at most: single letters in the columns of a table stand further apart
_WORD_GAP = 0.22  # by which gaps between words are wider, at least
_ALIKE = 0.1  # by which gaps between letters differ, at most
_MOSTLY = 0.8  # share of the gaps between letters that are alike


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A printed character: its index on the page and its extent along the line.

    ``parted`` says that a space which the file has stands before it.
    """

    index: int
    text: str
    left: float
    right: float
    parted: bool


def mend_spacing(textpage: pdfium.PdfTextPage, codes: list[int], looks: Looks) -> set[int]:
    """Makes the spaces that pdfium made up between letters GONE; returns the indices where a word begins without one.

    Where words end is told by the spaces that the file has and by gaps wider than those between letters.
    """
    starts: set[int] = set()
    for line, made_up in _spaced_lines(textpage, codes):
        for run in _runs(textpage, codes, line, made_up, looks):
            widest = max(glyph.right - glyph.left for glyph in run)
            limit = _limit(run, widest)
            for one, two in pairwise(run):
                if limit is None or two.parted:
                    continue
                if two.left - one.right <= limit:
                    codes[one.index + 1 : two.index] = [GONE] * (two.index - one.index - 1)
                elif two.index == one.index + 1:
                    starts.add(two.index)
    return starts


def _spaced_lines(textpage: pdfium.PdfTextPage, codes: Sequence[int]) -> Iterator[tuple[range, set[int]]]:
    """Lines with a character before a made-up space that stands apart from the one before it, and these spaces."""
    start = 0
    for end in [*(i for i, code in enumerate(codes) if code in _BREAKS), len(codes)]:
        line = range(start, end)
        start = end + 1
        spaces = [i for i in line if codes[i] == _SPACE]
        made_up = {i for i in spaces if raw.FPDFText_IsGenerated(textpage, i) == 1}
        lone = any(i + 2 in made_up for i in made_up)
        if lone or any(_stands_apart(textpage, i - 1) for i in made_up if i - 2 in line):
            yield line, made_up


def _stands_apart(textpage: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a character does not touch the one before it."""
    one, two = raw.FS_RECTF(), raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index - 1, one)
    raw.FPDFText_GetLooseCharBox(textpage, index, two)
    return bool(two.left - one.right > _WIDE * (two.right - two.left))


def _limit(run: Sequence[_Glyph], widest: float) -> float | None:
    """The widest gap between letters of a letter-spaced run, None for other print."""
    if sum(glyph.text.isalpha() for glyph in run) < _FEWEST:
        return None
    pairs = [(one, two) for one, two in pairwise(run) if one.text.isalnum() and two.text.isalnum() and not two.parted]
    gaps = [two.left - one.right for one, two in pairs]
    usual = median(gaps) if gaps else 0.0
    limit = usual + _WORD_GAP * widest
    inside = [gap for gap in gaps if gap <= limit]
    alike = sum(abs(gap - usual) < _ALIKE * widest for gap in inside) >= _MOSTLY * len(inside)
    return limit if alike and _WIDE * widest < usual < _WIDEST * widest else None


def _runs(
    textpage: pdfium.PdfTextPage, codes: Sequence[int], line: range, made_up: set[int], looks: Looks
) -> Iterator[list[_Glyph]]:
    """Level characters of one look, left to right, with made-up spaces somewhere between them."""
    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    run: list[_Glyph] = []
    look: Look | None = None
    level = 0.0
    spaced = parted = False
    for i in line:
        if codes[i] == _SPACE:
            spaced, parted = spaced or i in made_up, parted or i not in made_up
            continue
        raw.FPDFText_GetLooseCharBox(textpage, i, box)
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        onward = look is not None and abs(y.value - level) < 0.1 * look.font.size and box.left > run[-1].left
        if look is None or not onward or not looks.continues(look, i):
            if spaced and run:
                yield run
            run, look, level, spaced = [], looks.of(i), y.value, False
        run.append(_Glyph(i, text_of([codes[i]]), box.left, box.right, parted))
        parted = False
    if spaced and run:
        yield run

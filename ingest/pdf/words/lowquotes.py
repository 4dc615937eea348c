"""Low quotation marks of fonts that have none: TeX's oldest prints the high ones below the line.

pdfium sees a line of its own in such a mark, and the paragraph would be torn before it.
"""

from itertools import pairwise

from ingest.pdf.page import Word

_LOW = {"”": "„", "’": "‚"}
_TOUCHING = 0.15  # of the font size


def with_low_quotes(words: list[Word]) -> list[Word]:
    """The words with each high mark set low, right before a word, made a low one in the line of that word."""
    for i, (mark, word) in enumerate(pairwise(words)):
        size = word.font.size
        lowered = mark.text in _LOW and 0.35 * size < mark.base - word.base < 0.8 * size
        if not lowered or mark.angle or word.angle or not _touch(mark, word):
            continue
        mark.text, mark.breaks, word.glue = _LOW[mark.text], False, True
        mark.base, mark.top, mark.bottom = word.base, word.top, word.bottom
        before = words[i - 1] if i else None
        mark.glue = before is not None and abs(before.base - word.base) < 0.1 * size and _touch(before, mark)
    return words


def _touch(left: Word, right: Word) -> bool:
    return abs(right.x0 - left.x1) < _TOUCHING * right.font.size

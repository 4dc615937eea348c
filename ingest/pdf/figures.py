"""Figures: the numbers at bars and axes are no text that anybody should quote."""

import re
from collections.abc import Sequence

from ingest.language.captions import FIGURE
from ingest.pdf.lines import Line

_CAPTION = re.compile(rf"{FIGURE}\s\d")
_NUMBERS = re.compile(r"(?=.*\d)[\d\s.,%‰€+\-–−/()]+")
_FEWEST = 3  # lines of numbers; one or two may be the head of a table or a list


def without_figure_numbers(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page without the runs of mere numbers directly below a figure's caption."""
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        kept.append(lines[i])
        i += 1
        if _CAPTION.match(lines[i - 1].text):
            start = _caption_end(lines, i)
            end = start
            while end < len(lines) and _NUMBERS.fullmatch(lines[end].text):
                end += 1
            if end - start >= _FEWEST:
                kept += lines[i:start]
                i = end
    return kept


def _caption_end(lines: Sequence[Line], start: int) -> int:
    """Index behind the wrapped lines of a caption: those in its print, close below."""
    end = start
    while end < len(lines):
        above, line = lines[end - 1], lines[end]
        alike = abs(above.size - line.size) < 0.3 and above.bold == line.bold
        if not alike or not 0 < line.base - above.base < 1.6 * line.size or _NUMBERS.fullmatch(line.text):
            break
        end += 1
    return end

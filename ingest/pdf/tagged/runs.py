"""Runs of tagged text: which of them make one paragraph, and which begin a new one.

Browsers tag every run of text between line breaks and inline elements as an element of its own (NonStruct) and do not
tag line breaks. Where a run starts a new line, its position tells whether the text was broken there or only wrapped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.language.numerals import RAISED
from ingest.pdf.lines import Line, build_lines
from ingest.pdf.markers import marker_of
from ingest.pdf.page import Word
from ingest.pdf.paragraphs import ends, runs_open
from ingest.pdf.tagged.tags import Element

_MARK = re.compile(r"\d{1,3}\)?")
_CLOSING = re.compile(r"[.,;:!?)\]“”»%]")
_SIGNED = re.compile(r"gez\.|i\. ?[AV]\.")
_BLANK_LINE = 2.4  # base line distance in font sizes


def runs_of(elements: Sequence[Element | int | None]) -> list[list[int]]:
    """Marked-content ids of inline children, in runs; each NonStruct begins a run."""
    runs: list[list[int]] = [[]]
    for child in elements:
        if isinstance(child, int):
            runs[-1].append(child)
        elif child is not None:
            first, *others = runs_of(child.children)
            if child.kind == "NonStruct":
                runs.append(first)
            else:
                runs[-1] += first
            runs += others
    return [run for run in runs if run] or [[]]


@dataclass(frozen=True, slots=True)
class _Column:
    """Extent of wrapped text."""

    x0: float
    x1: float
    top: float
    bottom: float


class Columns:
    """How wide the text of a page is set, learned from runs that wrap: their lines end where the column ends."""

    def __init__(self, runs: Mapping[int, Sequence[Word]], page: int) -> None:
        """Learns from the words of each marked-content id."""
        self._columns: list[_Column] = []
        for words in runs.values():
            lines = [line for line in build_lines(words, page) if line.top < line.base]
            if len(lines) > 1:
                x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
                self._columns.append(_Column(x0, x1, lines[0].top, lines[-1].base))

    def full(self, line: Line, following: Line) -> bool | None:
        """Whether the first word of the next line would not have fitted behind this one; None without evidence."""
        slack = 3 * line.size
        x0, x1 = min(line.x0, following.x0), max(line.x1, following.x1)
        around = [c for c in self._columns if c.x0 <= x0 + slack and c.x1 >= x1 - slack]
        if not around:
            return None
        column = min(around, key=lambda c: max(c.top - line.base, line.base - c.bottom, 0.0))
        width = max(column.x1, x1) - min(column.x0, x0)
        return line.x1 - line.x0 + 0.3 * line.size + following.first_width > width - 0.25 * line.size


def paragraphs_of(runs: Sequence[list[Word]], page: int, columns: Columns, group: bool) -> Iterator[list[Line]]:
    """Lines of each paragraph that runs make.

    ``group`` says that they stand in a group and not in one paragraph: only text that clearly goes on is joined.
    """
    gathered: list[Word] = []
    before: list[Line] = []
    for part in _on_one_line([_in_print_order(run) for run in runs], group):
        lines = build_lines(part, page)
        if before and lines and _breaks(before[-1], lines[0], columns, group):
            yield build_lines(closed_up(gathered), page)
            gathered = []
        gathered += part
        before = lines or before
    if gathered:
        yield build_lines(closed_up(gathered), page)


def _on_one_line(runs: Sequence[list[Word]], group: bool) -> list[list[Word]]:
    """Runs with those joined that go on in the line of the run before."""
    parts: list[list[Word]] = []
    for run in runs:
        if parts and run and _goes_on(parts[-1][-1], run[0], group):
            parts[-1] += run
        elif run:
            parts.append(list(run))
    return parts


def _goes_on(last: Word, word: Word, group: bool) -> bool:
    size = max(last.font.size, word.font.size)
    onward = word.x0 > last.x1 - 0.5 * size and last.angle == word.angle
    return onward and abs(word.base - last.base) < 0.45 * size and not (group and word.x0 - last.x1 > 2 * size)


def _breaks(last: Line, line: Line, columns: Columns, group: bool) -> bool:
    full = columns.full(last, line)
    if group:
        return not full or ends(last.text)
    if line.base - last.base > _BLANK_LINE * line.size:
        return True
    if marker_of(line.text):
        return not full or ends(last.text) or last.text.endswith((",", "und", "oder"))
    return full is False and (not runs_open(last, line) or bool(_SIGNED.match(line.text)))


def closed_up(words: list[Word]) -> list[Word]:
    """The words as printed, with raised numbers as superscripts, and without spaces between runs that touch."""
    words = _in_print_order(words)
    for i, word in enumerate(words):
        previous = words[i - 1] if i else None
        if previous is not None and previous.mcid != word.mcid:
            touching = _goes_on(previous, word, False) and word.x0 - previous.x1 < 0.1 * previous.font.size
            resized = word.font.size != previous.font.size
            word.glue = touching and (word.glue or resized or bool(_CLOSING.match(word.text)))
        following = words[i + 1] if i + 1 < len(words) else None
        if word.angle == 0 and _MARK.fullmatch(word.text):
            behind = previous is not None and _raised(word, previous)
            if behind or (following is not None and _raised(word, following)):
                word.text = word.text.translate(RAISED)
            if behind and previous is not None:
                word.glue = word.x0 - previous.x1 < 0.25 * previous.font.size
    return words


def _in_print_order(words: Sequence[Word]) -> list[Word]:
    """The words with signs such as check boxes before the words they stand before.

    Programs take them from another font and may write them all before the words of their line.
    """
    ordered: list[Word] = []
    for _, run in groupby(words, lambda w: (w.mcid, w.angle, round(w.base, 1))):
        line = list(run)
        apart = any(a.x0 > b.x0 and not any(map(str.isalnum, a.text)) for a, b in pairwise(line))
        ordered += sorted(line, key=lambda w: w.x0) if apart and line[0].angle == 0 else line
    return ordered


def _raised(word: Word, text: Word) -> bool:
    """Whether a word is printed smaller and higher than the text beside it, in one line with it."""
    rise = text.base - word.base
    beside = -0.5 * text.font.size < max(word.x0 - text.x1, text.x0 - word.x1) < 2 * text.font.size
    return beside and word.font.size < 0.9 * text.font.size and 0.15 * text.font.size < rise < 0.7 * text.font.size

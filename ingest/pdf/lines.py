"""Lines of text from words in stream order."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.language.normalise import normalise
from ingest.language.numerals import RAISED
from ingest.pdf.leads import bold_lead
from ingest.pdf.margin import margin_words
from ingest.pdf.neighbours import together
from ingest.pdf.page import Word

_SMALL = 0.8  # of the font size beside it, at most, is a raised mark
_MARK_GAP = 1.5  # of the font size: widest gap between a mark at the start of a line and its text
_NUMBER_GAP = 0.25  # of the font size: widest gap between the number of a sentence and its first word
_LARGE = 2.0  # times the size of the words beside it, at least, is a number that stands for itself
_OPENING = "„“»‚"  # quotation marks before a drop capital
COLUMN_GAP = 7.0  # narrowest gap between the columns of a table, points
_SPACED = re.compile(r"\b(?:[^\W\d_] ){4,}[^\W\d_]\b")


@dataclass(slots=True)
class Line:
    """A printed line; coordinates as in Word.

    A hyphen at the end is kept as "-". ``first_width`` is the width of its first word, ``text_x`` where its second word
    begins (the text behind a list marker), ``page`` the 1-based page index. ``mono`` says that it is set in a
    typewriter font, ``automatic`` that it ends in U+2010, which programs set where they cut a word. ``cells`` are
    start, end and text of its parts where gaps as between columns part it, else empty. ``lead`` are the bold words it
    begins with where others follow, ``angle`` is that of its words: the base line of one that runs up or down the page
    is a distance from the left edge.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    italic: bool
    page: int
    first_width: float = 0.0
    text_x: float = 0.0
    mono: bool = False
    automatic: bool = False
    cells: tuple[tuple[float, float, str], ...] = ()
    lead: str = ""
    angle: int = 0


def build_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Lines of a page in the order of its words; words of other angles than 0 form lines of their own."""
    words = list(words)
    margin = margin_words(words)

    def goes_on(line: list[Word], word: Word) -> bool:
        beside = not word.glue and (id(word) in margin) != (id(line[-1]) in margin)
        return not beside and _continues(line, word)

    lines = together(words, goes_on)
    return [line for group in _rejoined(lines, margin) if (line := make_line(group, page)).text]


def _continues(line: list[Word], word: Word) -> bool:
    last = line[-1]
    if word.glue:
        return True
    if word.angle != last.angle:
        return False
    size = max(last.font.size, word.font.size)
    if word.angle in (90, 270):
        return not last.breaks and abs(word.base - last.base) < 0.4 * size
    # A footnote mark stands higher: what follows it is compared with the text before it.
    base = max(line[-3:], key=lambda w: w.font.size).base
    near = min(abs(word.base - last.base), abs(word.base - base)) < 0.45 * size
    if _across_gutter(last, word) or _beside_number(max(line[-3:], key=lambda w: w.font.size), word):
        return False
    onward = word.x0 > last.x0 and word.x0 > last.x1 - 0.5 * size
    if last.breaks:
        level = abs(word.base - base) < 0.15 * size or is_mark_behind(last, word)
        return near and onward and word.x0 - last.x1 < 1.5 * size and level
    return near and onward


def is_mark_behind(last: Word, word: Word) -> bool:
    """Whether a word is the mark of a note set right behind another: pdfium takes it for a line of its own."""
    size = last.font.size
    raised = word.font.size < _SMALL * size and 0.0 < last.base - word.base < 0.5 * size
    return raised and word.text.isdecimal() and -0.1 * size < word.x0 - last.x1 < 0.25 * size


def _rejoined(lines: list[list[Word]], margin: Collection[int]) -> list[list[Word]]:
    """Joins a number or marker to the title that pdfium put on a line of its own beside it."""
    out: list[list[Word]] = []
    for line in lines:
        if out and id(out[-1][-1]) not in margin and _beside(out[-1], line):
            out[-1].extend(line)
        else:
            out.append(line)
    return out


def _beside(left: list[Word], right: list[Word]) -> bool:
    if len(left) > 2 or left[0].angle or right[0].angle:
        return False
    text = "".join(w.text for w in left)
    if not re.fullmatch(rf"[(§{_OPENING}]?[\w.]{{1,10}}[.)]?|\W", text):
        return False
    a, b = left[-1], right[0]
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    near = 0 <= b.x0 - a.x1 < 6 * b.font.size and not (_across_gutter(a, b) or _beside_number(a, b))
    return near and overlap > 0.6 * min(a.bottom - a.top, b.bottom - b.top)


def _across_gutter(number: Word, word: Word) -> bool:
    """Whether a number ends a note in the margin: smaller, apart, and longer than marks of notes are."""
    small = number.font.size < _SMALL * word.font.size
    long = number.text.isdecimal() and len(number.text) > 3
    return small and long and word.x0 - number.x1 > _MARK_GAP * word.font.size


def _beside_number(last: Word, word: Word) -> bool:
    """Whether one of two words is a number set much larger than the text beside it, which has another base line."""
    large, small = (word, last) if word.font.size > last.font.size else (last, word)
    sized = large.font.size >= _LARGE * small.font.size and abs(large.base - small.base) > 0.15 * small.font.size
    return sized and large.text[:1].isdecimal() and small.text[:1].isalpha() and not small.font.bold


def usual_size(lines: Iterable[Line]) -> float:
    """Font size of most of the text, points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def tells_hyphens_apart(lines: Iterable[Line]) -> bool:
    """Whether a document cuts words with U+2010 and so leaves other hyphens at line ends to the words themselves."""
    automatic = other = 0
    for line in lines:
        automatic += line.automatic
        other += line.text.endswith("-") and not line.automatic
    return automatic >= 5 and automatic >= 4 * other


def make_line(words: list[Word], page: int) -> Line:
    """One line from its words in reading order."""
    parts: list[str] = []
    weight: dict[tuple[float, bool, bool], int] = {}
    main = max(words, key=lambda w: len(w.text))
    previous: Word | None = None
    for i, word in enumerate(words):
        text = word.text
        raised = _is_raised(word, previous, words[i + 1] if i + 1 < len(words) else None, main)
        if raised and word.angle == 0 and text.isascii() and text.isdecimal():
            text = text.translate(RAISED)
        close = raised and previous is not None and word.x0 - previous.x1 < 0.25 * main.font.size
        close = close or (i == 1 and _is_drop_capital(words[0], word))
        previous = word
        if parts and not word.glue and not close:
            parts.append(" ")
        parts.append(text)
        if word.hyphen:
            parts.append("-")
        key = (word.font.size, word.font.bold, word.font.italic)
        weight[key] = weight.get(key, 0) + len(text)
    size, bold, italic = max(weight, key=lambda k: weight[k])
    raw = "".join(parts)
    text = _unspaced(re.sub(r"\s+", " ", normalise(re.sub("\u00ad$", "-", raw)).strip()))
    second = next((w for w in words[1:] if not w.glue), words[0])
    letters = sum(weight.values())
    return Line(
        text=text,
        x0=min(w.x0 for w in words),
        x1=max(w.x1 for w in words),
        top=main.top,
        bottom=main.bottom,
        base=main.base,
        size=size,
        bold=bold and sum(n for k, n in weight.items() if k[1]) > 0.8 * letters,
        italic=italic,
        page=page,
        first_width=words[0].x1 - words[0].x0,
        text_x=second.x0,
        mono=any(
            part in main.font.name.lower() for part in ("mono", "courier", "typewriter", "cmtt", "lmtt", "consol")
        ),
        automatic=raw.endswith("\u2010"),
        cells=_cells(words),
        lead=bold_lead(words, text),
        angle=words[0].angle,
    )


def _cells(words: list[Word]) -> tuple[tuple[float, float, str], ...]:
    cells = split_cells(words) if words[0].angle == 0 else []
    return tuple((c[0].x0, c[-1].x1, " ".join(w.text for w in c)) for c in cells) if len(cells) > 1 else ()


def split_cells(words: list[Word]) -> list[list[Word]]:
    """Words of a line, left to right, parted where gaps are as wide as between the columns of a table."""

    def near(cell: list[Word], word: Word) -> bool:
        return word.x0 - cell[-1].x1 <= max(COLUMN_GAP, 0.8 * cell[-1].font.size)

    return together(words, near)


def _is_raised(word: Word, before: Word | None, behind: Word | None, main: Word) -> bool:
    """Whether a word is a mark above the line: small, high, and near the text before it or behind it.

    At the start of a line it may stand further from what it marks.
    """
    size = main.font.size
    if word.font.size >= _SMALL * size or main.base - word.base <= 0.15 * size:
        return False
    if before is not None and (word.glue or word.x0 - before.x1 < 0.6 * size):
        return True
    gap = _MARK_GAP if before is None else _NUMBER_GAP
    return behind is not None and behind.x0 - word.x1 < gap * size


def _is_drop_capital(capital: Word, word: Word) -> bool:
    """Whether the first word of a line is the large first letter of the second, perhaps behind a quotation mark."""
    letter = capital.text.lstrip(_OPENING)
    large = capital.font.size >= _LARGE * word.font.size and -0.1 < (word.x0 - capital.x1) / capital.font.size < 0.15
    return large and len(letter) == 1 and letter.isupper() and word.text[0].isalpha()


def _unspaced(text: str) -> str:
    """Letter-spaced words ("V o r b e m e r k u n g") closed up."""
    return _SPACED.sub(lambda m: m[0].replace(" ", ""), text)

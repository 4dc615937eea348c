"""Running heads that change with the chapter: "DA 3.2 Atemschutz   2 Geräteträger", "2.1 Eignung   7".

As a whole such a line stands on few pages. It is told by its parts: one of them stands there on page after page, or is
a number in step with the pages, and the others repeat headings of the document in a more modest look.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.language.normalise import fold
from ingest.pdf.lines import Line, usual_size
from ingest.pdf.neighbours import together

_SAME_BASE = 0.3  # of the font size
_HEIGHTS = 4.0  # points; a running head stands at one height on all pages
_APART = 1.6  # of the font size: text is further away from a running head
_LARGER = 1.08  # of the font size beside it: print that is larger, not only rounded otherwise
_LONGEST = 4  # lines of a heading
_SIGN = r"(?:(?:Kapitel|Abschnitt|Teil|Anhang|Anlage|Seite|S\.)\s+)?(?:\d[\d.]*|[A-Z](?:\.\d+)*|[IVX]+)[.:]?"
_COUNT = re.compile(_SIGN, re.I)
_NUMBERED = re.compile(rf"{_SIGN}\s+(?=\S)", re.I)
_PAGE_BEFORE = re.compile(r"(\d{1,4})(?:\s+(.*))?")
_PAGE_BEHIND = re.compile(r"(.*)\s(\d{1,4})")

_Row = list[Line]
_Titles = dict[str, list[Line]]


def chapter_heads(pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[Line]]) -> set[int]:
    """Identities (``id``) of the lines that are such heads; ``edges`` are the lines at top and foot of each page."""
    rows = [row for lines, edge in zip(pages, edges, strict=True) for row in _rows(edge) if _stands_apart(row, lines)]
    titles = _titles(pages)
    needed = max(2, min(3, len(pages) // 2 + 1))
    usual = _usual_cells(rows, needed)
    steps = _steps(rows, titles, needed)
    heads = (row for row in rows if _repeats(row, titles, usual) or _shifts(row, titles, lone=True) & steps)
    return {id(line) for row in heads for line in row}


def _rows(edge: Sequence[Line]) -> list[_Row]:
    """Lines at one height; a turned line, as beside a turned table, is a row of its own."""

    def level(row: _Row, line: Line) -> bool:
        return not (_turned(line) or _turned(row[-1])) and line.base - row[-1].base <= _SAME_BASE * line.size

    return together(sorted(edge, key=lambda n: n.base), level)


def _turned(line: Line) -> bool:
    return line.bottom - line.top > max(2 * line.size, line.x1 - line.x0)


def _stands_apart(row: _Row, lines: Sequence[Line]) -> bool:
    own = {id(line) for line in row}
    others = (n for n in lines if id(n) not in own and not _turned(n))
    return _turned(row[0]) or all(abs(n.base - row[0].base) > _APART * row[0].size for n in others)


def _titles(pages: Sequence[Sequence[Line]]) -> _Titles:
    """Lines that are larger than the text or bold, by their letters with and without number: what may be a heading."""
    body = usual_size(line for lines in pages for line in lines)
    titles: _Titles = defaultdict(list)
    for lines in pages:
        for i, first in enumerate(lines):
            text = ""
            for line in lines[i : i + _LONGEST]:
                alike = line.size == first.size and line.bold == first.bold
                if not alike or not (first.bold or first.size > _LARGER * body):
                    break
                text = f"{text} {line.text}".strip()
                for name in _names(text):
                    titles[name].append(first)
    return titles


def _names(text: str) -> set[str]:
    names = (fold(text.replace("- ", "")), fold(text), fold(_NUMBERED.sub("", text, count=1)))
    return {name for name in names if _has_word(name)}


def _has_word(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{3}", text))


def _is_title(text: str, row: _Row, titles: _Titles) -> bool:
    """Whether a text repeats a heading that is larger, or bold where the row is not."""
    found = (title for name in _names(text) for title in titles.get(name, ()))
    return any(t.size > _LARGER * row[0].size or (t.bold and not row[0].bold) for t in found)


def _cells(row: _Row) -> list[str]:
    return [text for line in row for text in ([cell[2] for cell in line.cells] or [line.text])]


def _usual_cells(rows: Sequence[_Row], needed: int) -> set[tuple[str, int]]:
    """Cells with words that stand at one height on as many pages as needed, with that height."""
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    for row in rows:
        for text in _cells(row):
            for height in _around(row):
                pages[text, height].add(row[0].page)
    return {key for key, found in pages.items() if len(found) >= needed and _has_word(key[0])}


def _around(row: _Row) -> tuple[int, int, int]:
    height = round(row[0].base / _HEIGHTS)
    return height - 1, height, height + 1


def _repeats(row: _Row, titles: _Titles, usual: set[tuple[str, int]]) -> bool:
    """Whether one cell stands there on page after page, and the others are headings, numbers or signs."""
    cells = _cells(row)
    others = [text for text in cells if not any((text, height) in usual for height in _around(row))]
    told = all(not _has_word(text) or _COUNT.fullmatch(text) or _is_title(text, row, titles) for text in others)
    return len(others) < len(cells) and told


def _steps(rows: Sequence[_Row], titles: _Titles, needed: int) -> set[int]:
    """How far printed numbers are ahead of the pages: believed where enough pages agree, one with a heading beside."""
    named = {shift for row in rows for shift in _shifts(row, titles, lone=False)}
    pages: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        for shift in _shifts(row, titles, lone=True):
            pages[shift].add(row[0].page)
    return {shift for shift in named if len(pages[shift]) >= needed}


def _shifts(row: _Row, titles: _Titles, lone: bool) -> set[int]:
    """How far the number before or behind a heading, or ``lone``, is ahead of the page."""
    text = " ".join(_cells(row))
    before, behind = _PAGE_BEFORE.fullmatch(text), _PAGE_BEHIND.fullmatch(text)
    found = [(before[1], before[2] or "")] if before else []
    found += [(behind[2], behind[1])] if behind else []
    told = (n for n, title in found if (_is_title(title, row, titles) if title else lone))
    return {int(number) - row[0].page for number in told}

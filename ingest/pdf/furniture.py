"""Furniture of pages, told from text by repetition: running heads and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ingest.pdf.chapterheads import chapter_heads
from ingest.pdf.lines import Line, usual_size
from ingest.pdf.runningheads import mirrored_heads

_ZONE = 0.16  # running heads stand within this share of the page height
_WIDE = 0.3  # the two outermost lines may stand this far inside
_SIDE = 0.5 - _ZONE
_TEXT_BELOW = 2.4  # base line distance in font sizes up to which a heading stands right above its text
_LARGER = 1.08  # of the size of running text is a heading
_NUMBER = re.compile(
    r"(?:Seite |S\. |Page |- ?|– ?|\| ?)*(\d{1,4}|[ivxlcIVXLC]{1,7})(?: ?[-–|]| ?(?:von|/|of) ?\d{1,4})?\.?"
)
_LABEL = re.compile(
    r"(?:Seite|S\.|Page)\s+(\d{1,4})\b|^(\d{1,4})(?=\s|$)|(?:^|\s)(\d{1,4})$|(?:^|\s)[-–—] ?(\d{1,4}) ?[-–—](?=\s|$)"
)


@dataclass(slots=True)
class PageLines:
    """Lines of one page with the page's size; ``label`` is the printed page number once furniture is known.

    ``headings`` holds the identities (``id``) of lines that the tags name headings.
    """

    page: int
    width: float
    height: float
    lines: list[Line]
    label: str | None = None
    furniture: list[Line] = field(default_factory=list)
    headings: frozenset[int] = frozenset()


def remove_furniture(pages: list[PageLines]) -> None:
    """Takes running heads and page numbers out of ``lines`` into ``furniture`` and fills the printed labels."""
    edges = [_edge_lines(page) for page in pages]
    repeated = _repeated(pages, edges)
    numbers = _page_numbers(pages, edges)
    heads = chapter_heads([page.lines for page in pages], edges) | mirrored_heads(edges, _needed(pages))
    for page, lines, number in zip(pages, edges, numbers, strict=True):
        for line in lines:
            if (
                line is number
                or id(line) in heads
                or (_stands_as_usual(line, repeated.get(_key(line))) and not _in_text(line, page, repeated))
            ):
                page.furniture.append(line)
        if page.furniture:
            gone = {id(line) for line in page.furniture}
            page.lines = [line for line in page.lines if id(line) not in gone]
    _label(pages, numbers)


def _edge_lines(page: PageLines) -> list[Line]:
    """Lines near the top and foot of the page, and the outermost ones where margins are wide; no tagged headings.

    On a page turned for a wide table, its number stands at a side.
    """
    down = sorted(page.lines, key=lambda n: n.top)
    up = sorted(page.lines, key=lambda n: -n.bottom)
    top = [n for i, n in enumerate(down[:8]) if n.bottom < (_ZONE if i > 1 else _WIDE) * page.height]
    foot = [n for i, n in enumerate(up[:8]) if n.top > (1 - (_ZONE if i > 1 else _WIDE)) * page.height]
    sides = [n for n in page.lines if _is_number_beside(n, page)]
    found = {id(n): n for n in [*top, *foot, *sides]}
    return [n for n in found.values() if id(n) not in page.headings]


def _is_number_beside(line: Line, page: PageLines) -> bool:
    turned = page.width > page.height and line.angle in (90, 270)
    return turned and abs(line.base - page.width / 2) > _SIDE * page.width and bool(_NUMBER.fullmatch(line.text))


def _key(line: Line) -> str:
    return re.sub(r"\d+|^[ivxlc]+(?= )|(?<= )[ivxlc]+$", "#", line.text)


def _stands_as_usual(line: Line, usual: tuple[int, float, bool] | None) -> bool:
    """Whether a line is the running head: at its height, or no more prominent (the heading it repeats is)."""
    if usual is None:
        return False
    height, size, bold = usual
    return abs(line.base / 4 - height) <= 1.1 or not (line.size > 1.08 * size or (line.bold and not bold))


def _in_text(line: Line, page: PageLines, repeated: Collection[str]) -> bool:
    """Whether a line of mere numbers stands beside body text: a section number, which pages may begin with at will."""
    if _has_letters(_key(line)):
        return False
    beside = (n for n in page.lines if n is not line and abs(n.base - line.base) < 0.5 * max(n.size, line.size))
    return any(_has_letters(_key(n)) and _key(n) not in repeated for n in beside)


def _has_letters(key: str) -> bool:
    return bool(re.search(r"[^\W\d_]", key))


def _repeated(pages: list[PageLines], edges: list[list[Line]]) -> dict[str, tuple[int, float, bool]]:
    """Keys of lines that stand at the same height on several pages; that height, their largest size and weight."""
    places: dict[str, list[tuple[int, float, Line]]] = defaultdict(list)
    for page, lines in zip(pages, edges, strict=True):
        for line in lines:
            places[_key(line)].append((page.page, line.base, line))
    found: dict[str, tuple[int, float, bool]] = {}
    standing: dict[str, dict[int, Line]] = {}
    needed = _needed(pages)
    for key, seen in places.items():
        heights = Counter(round(base / 4) for _, base, _ in seen)
        height, _ = heights.most_common(1)[0]
        level = {p: line for p, base, line in seen if abs(base / 4 - height) <= 1.1}
        letters = len(re.sub(r"[\W#]", "", key))
        if len(level) >= needed and (letters >= 3 or len(level) > 0.5 * len(pages)) and len(level) >= 0.4 * len(seen):
            found[key] = (height, max(n.size for n in level.values()), any(n.bold for n in level.values()))
            standing[key] = level
    body = usual_size(line for page in pages for line in page.lines)
    by_number = {page.page: page for page in pages}
    return {
        key: usual
        for key, usual in found.items()
        if sum(_heads_text(n, by_number[page], found) for page, n in standing[key].items()) <= 0.5 * len(standing[key])
        and not (
            len(standing[key]) <= 0.5 * len(pages)
            and all(_heads_heading(n, by_number[page], body) for page, n in standing[key].items())
        )
    }


def _needed(pages: Sequence[PageLines]) -> int:
    """On how many pages something must stand to be their furniture."""
    return 2 if len(pages) < 6 else 3


def _heads_text(line: Line, page: PageLines, repeated: Collection[str]) -> bool:
    """Whether a line is the heading of text right below it, and not the first on its page but for running heads.

    Chapters built alike have such headings at one height; running heads stand above all text, and apart from it.
    """
    if line.base > 0.5 * page.height:
        return False
    above = [n for n in page.lines if n.base < line.base - 0.5 * line.size]
    under = [n for n in page.lines if n.base > line.base + 0.5 * line.size]
    below = min(under, key=lambda n: n.base, default=None)
    if below is None or not any(_has_letters(_key(n)) and _key(n) not in repeated for n in above):
        return False
    prominent = line.size > 1.08 * below.size or (line.bold and not below.bold)
    near = below.base - line.base < _TEXT_BELOW * line.size and abs(below.x0 - line.x0) < line.size
    return prominent and near and _key(below) not in repeated


def _heads_heading(line: Line, page: PageLines, body: float) -> bool:
    """Whether a line stands right above a heading that is no more prominent: sheets of one kind begin with its name."""
    under = [n for n in page.lines if n.base > line.base + 0.5 * line.size]
    below = min(under, key=lambda n: n.base, default=None)
    if below is None or not (below.bold or below.size > _LARGER * body):
        return False
    near = below.base - line.base < _TEXT_BELOW * line.size and below.x0 < line.x1 and line.x0 < below.x1
    return near and line.size > 0.98 * below.size and line.bold >= below.bold


def _page_numbers(pages: list[PageLines], edges: list[list[Line]]) -> list[Line | None]:
    """The line on each page that is only its number, believed when numbers rise with the pages at one height."""
    candidates: list[list[tuple[Line, int]]] = []
    for page, lines in zip(pages, edges, strict=True):
        own = []
        for line in lines:
            match = _NUMBER.fullmatch(line.text)
            if match:
                value = int(match[1]) if match[1].isdecimal() else _roman(match[1])
                own.append((line, value - page.page))
        candidates.append(own)
    shifts = Counter(shift for own in candidates for shift in {s for _, s in own})
    believed = {s for s, n in shifts.items() if n >= _needed(pages)}
    return [
        next((line for line, shift in sorted(own, key=lambda c: -shifts[c[1]]) if shift in believed), None)
        for own in candidates
    ]


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    numbers = [values[c] for c in text.lower()]
    return sum(-n if any(m > n for m in numbers[i + 1 : i + 2]) else n for i, n in enumerate(numbers))


def _label(pages: list[PageLines], numbers: list[Line | None]) -> None:
    """Printed labels: the lone number, else a number inside a running head that keeps step with the pages."""
    steps: Counter[int] = Counter()
    inside: list[list[int]] = []
    for page in pages:
        values = [int(next(g for g in m if g)) for n in page.furniture for m in _LABEL.findall(n.text)]
        inside.append(values)
        steps.update({v - page.page for v in values})
    step = steps.most_common(1)[0] if steps else (0, 0)
    for page, number, values in zip(pages, numbers, inside, strict=True):
        if number is not None:
            match = _NUMBER.fullmatch(number.text)
            page.label = match[1] if match else None
        elif step[1] >= 2 and page.page + step[0] in values:
            page.label = str(page.page + step[0])

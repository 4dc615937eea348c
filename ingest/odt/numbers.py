"""Numbers of OpenDocument texts: OpenDocument stores how they look, but not the numbers of lists and headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.numerals import numeral
from ingest.odt.names import STYLE, TEXT, XML, Element, times, whole
from ingest.typed.inline import located

_SHAPES = (
    STYLE + "num-list-format",
    "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format",
)
_OUTLINE = ""
"""The name under which the numbers of headings are described, which has no other list style."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level looks: the ``kind`` of its number ("1", "a", "" for none) and its shape, "%1%.%2%" for "2.3"."""

    kind: str
    shape: str
    start: int


class Numbering:
    """Counters of the lists and headings of a document, to be asked for each number once, in reading order."""

    def __init__(self, parts: Sequence[Element]) -> None:
        """``parts`` are the roots that hold styles."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._by_style: dict[str, list[int]] = {}
        self._by_list: dict[str, list[int]] = {}
        self._headings: list[int] = []
        for root in parts:
            for style in root.iter(TEXT + "list-style", TEXT + "outline-style"):
                outline = style.tag == TEXT + "outline-style"
                self._read(style, _OUTLINE if outline else style.get(STYLE + "name") or "")

    def _read(self, style: Element, name: str) -> None:
        for element in style:
            depth = element.get(TEXT + "level") or ""
            numbered = element.tag in (TEXT + "list-level-style-number", TEXT + "outline-level-style")
            if numbered and depth.isdecimal() and len(depth) < 3:
                level = int(depth) - 1
                start = whole(element.get(TEXT + "start-value"))
                kind = element.get(STYLE + "num-format") or ""
                self._levels[name, level] = _Level(kind, _shape(element, level), 1 if start is None else start)

    def begin(self, element: Element, name: str) -> list[int]:
        """The numbers so far, by level, of a list of this style: none, unless the list continues another one."""
        counts: list[int] | None = None
        if continued := element.get(TEXT + "continue-list"):
            counts = self._by_list.get(continued)
        if counts is None and (continued or element.get(TEXT + "continue-numbering") == "true"):
            counts = self._by_style.get(name)
        counts = [] if counts is None else counts
        self._by_style[name] = counts
        if identity := element.get(XML + "id"):
            self._by_list[identity] = counts
        return counts

    def number(self, name: str, level: int, counts: list[int], item: Element) -> str:
        """The number of an item of the list style ``name``, "" where the style has none for its level."""
        described = self._levels.get((name, level))
        del counts[level + 1 :]
        if described is None or not described.kind:
            return ""
        while len(counts) <= level:
            counts.append(self._start(name, len(counts)) - 1)
        stated = whole(item.get(TEXT + "start-value"))
        counts[level] = counts[level] + 1 if stated is None else stated
        return self._printed(described.shape, name, counts)

    def heading(self, level: int, element: Element) -> str:
        """The number of a heading that stands in no list, as the outline of the document gives it; "" without one."""
        if element.get(TEXT + "is-list-header") == "true":
            return ""
        return self.number(_OUTLINE, level - 1, self._headings, element)

    def _start(self, name: str, level: int) -> int:
        described = self._levels.get((name, level))
        return described.start if described else 1

    def _printed(self, shape: str, name: str, counts: Sequence[int]) -> str:
        def one(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            described = self._levels.get((name, level))
            if described is None or not described.kind or not 0 <= level < len(counts):
                return ""
            unseen = counts[level] == described.start - 1
            return numeral(described.start if unseen else counts[level], described.kind)

        return located(re.sub(r"%(\d{1,2})%", one, shape).lstrip(".")).text


def _shape(element: Element, level: int) -> str:
    for name in _SHAPES:
        if shape := element.get(name):
            return shape
    shown = min(times(element, TEXT + "display-levels"), level + 1)
    numbers = ".".join(f"%{number + 1}%" for number in range(level + 1 - shown, level + 1))
    return f"{element.get(STYLE + 'num-prefix') or ''}{numbers}{element.get(STYLE + 'num-suffix') or ''}"

"""Numbers of headings that stand in lists: office programs save the list, but not how its numbers look."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.names import line_of
from ingest.html.office import is_index
from ingest.language.normalise import same_words

_ENTRY = re.compile(
    r"(?P<number>§\s?\d+\s?[a-z]?|(?:Artikel|Art\.|Abschnitt|Kapitel|Teil|Anlage)\s(?:\d+|[IVX]+|[A-Z])[.:]?"
    r"|\d+(?:\.\d+)*[.)]?|[IVX]+[.)]|[A-Za-z][.)])\s+(?P<title>.*\S)[\s.…]+\d{1,4}"
)
_GLUED = re.compile(r"(?:(?:§\s?)?\d+(?:\.\d+)*[.)]?|(?:[IVX]+|[A-Z])\.|[a-z]\))(?=[A-ZÄÖÜ][a-zäöüß])")


def set_apart(title: str) -> str:
    """A heading with a blank behind its number, which LibreOffice leaves out: "1.1Zweck"."""
    match = _GLUED.match(title)
    return f"{match[0]} {title[match.end() :]}" if match else title


class HeadingNumbers:
    """Counts headings by the lists they stand in, to be asked for each once, in reading order."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._printed = list(_entries(tree))
        self._path: list[str] = []

    def number(self, marker: str, title: str, level: int) -> str:
        """The number of a heading with this marker in a list of this level: "2.3" below "2.", or "§ 4".

        The table of contents tells how it looks, if it has the heading; else numbers in digits are joined.
        """
        own = marker.rstrip(".")
        self._path = [*self._path[:level], own]
        for number, text in self._printed:
            if same_words(text, title) and re.findall(r"\d+", number)[-1:] in ([], [own]):
                return number
        joined = level > 0 and len(self._path) == level + 1 and all(map(str.isdecimal, self._path))
        return ".".join(self._path) if joined else marker


def _entries(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """The numbers and titles that the table of contents prints: ("§ 4", "Gebühren")."""
    for node in tree.css("div, p"):
        if is_index(node):
            for line in _lines(node):
                match = _ENTRY.fullmatch(line_of(line))
                if match:
                    yield match["number"], match["title"].rstrip(" .…")


def _lines(node: LexborNode) -> list[LexborNode]:
    return node.css("p") if node.tag == "div" else [node]

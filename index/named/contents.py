"""Contents: the places that only a table of contents numbers, as where a heading lost its number in a file.

„§ 4 Aktenführung 2“ stands among the contents, „4. Aktenführung“ or „Aktenführung“ above the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.named.addresses import Address
from index.named.numbering import headed_by
from ingest import Passage

_ENTRY = re.compile(
    r"\s*(?:§|Art(?:ikel|\.)|Abschnitt|Kapitel|Teil|Nr\.)\s*\d+[a-z]?\s+(?P<title>[^\W\d_][^.;:?!]{2,90}?)[\s.…]*\s\d{1,3}\s*"
)
"""A line of the contents: label, number, title and page."""
_BEFORE_TITLE = re.compile(r"^\s*\d+[.)]?\s+")
_FEWEST = 3
"""Entries below one heading that are contents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the contents as they call it, and the line of text or heading that is its title elsewhere."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries of one document whose titles stand somewhere else in it, as a heading or in the text."""

    entries: Sequence[Entry]

    def line(self, address: Address) -> str | None:
        """The line that is the title of an address; None if the contents do not name it."""
        is_meant = headed_by(address)
        return next((entry.line for entry in self.entries if is_meant(entry.name)), None)

    @property
    def lines(self) -> frozenset[str]:
        """The lines that are titles."""
        return frozenset(entry.line for entry in self.entries)


def contents_of(passages: Sequence[Passage]) -> Mapping[str, Contents]:
    """The contents of each document that has any."""
    names: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}
    for passage in passages:
        for line in _lines(passage):
            if found := _ENTRY.fullmatch(line):
                names.setdefault((passage.document, passage.heading), {})[found["title"]] = line
    titles = {document: found for (document, _), found in names.items() if len(found) >= _FEWEST}
    entries: dict[str, list[Entry]] = {}
    for passage in passages:
        named = titles.get(passage.document, {})
        for line in (*passage.heading[-1:], *_lines(passage)) if named else ():
            title = _BEFORE_TITLE.sub("", line, count=1).strip()
            if title in named:
                entries.setdefault(passage.document, []).append(Entry(named[title], line))
    return {document: Contents(found) for document, found in entries.items()}


def _lines(passage: Passage) -> Iterator[str]:
    return map(passage.slice, passage.sentences)

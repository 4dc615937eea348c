"""Papers: what belongs to the number of a paper for a council or parliament (Vorlage 0121/2025, Drucksache 8/2875).

Such a number stands in a head only and no more below it: in the title or the first lines of the paper itself, or in the
heading or first lines of the part of the minutes that is about it. A question that names it is about all of that.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from index.named.addresses import PAPER
from index.named.outline import Section
from ingest import Document, Passage

_NAMED = re.compile(rf"(?<!\w){PAPER.label}\s*(?P<number>{PAPER.number})(?![\w/]|[.,-]\d)", re.IGNORECASE)
_BEGINS = re.compile(rf"\s*{_NAMED.pattern}", re.IGNORECASE)
_FILED = re.compile(r"(?<=\d)[-_](?=\d)")
_BEFORE_NUMBER = re.compile(r"[-_]+(?=[\dA-Z])")
_OPENING = 3
"""Passages of a document, and lines of a section, that may be its head."""
_LONGEST = 300
"""Characters of a line of a head."""


Papers = Mapping[str, Sequence[Section]]
"""What is about the paper with each number, all of it below the number."""


def number_key(number: str) -> str:
    """The number of a paper as it is compared: „A 0031/2025“ is „A0031/2025“."""
    return re.sub(r"\s+", "", number).casefold()


def papers_of(documents: Mapping[str, Document], passages: Sequence[Passage]) -> Papers:
    """What the passages, which stand one document after the other, say to which number they belong."""
    rows: dict[str, list[int]] = {}
    for row, passage in enumerate(passages):
        rows.setdefault(passage.document, []).append(row)
    own = {name: _numbers(_called(documents[name])) for name in rows}
    titled = {number for numbers in own.values() for number in numbers}
    found: dict[str, list[Section]] = {}
    for name, of_document in rows.items():
        whole = Section(name, of_document, documents[name].title, is_headed=True, is_document=True)
        opening = (line for row in of_document[:_OPENING] for line in _head(passages[row]))
        for number in own[name] | (_numbers("\n".join(opening)) - titled):
            found.setdefault(number, []).append(whole)
        for number, part in _parts(name, of_document[_OPENING:], passages):
            if number not in own[name]:
                found.setdefault(number, []).append(part)
    return found


def _parts(name: str, rows: Sequence[int], passages: Sequence[Passage]) -> Iterator[tuple[str, Section]]:
    """The sections of a document with the numbers that are in their heads."""
    heads: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        heading = passages[row].heading
        if heading and heading not in heads:
            heads[heading] = [heading[-1], *_head(passages[row])]
    for heading, lines in heads.items():
        below = [row for row in rows if passages[row].heading[: len(heading)] == heading]
        for number in _numbers("\n".join(lines)):
            yield number, Section(name, below, " ".join(heading), is_headed=True)


def _called(document: Document) -> str:
    """The title of a document and its file's name, in which a stroke is written otherwise."""
    name = _FILED.sub("/", document.file.rsplit(".", 1)[0].rsplit("/", 1)[-1])
    return f"{document.title}\n{_BEFORE_NUMBER.sub(' ', name)}"


def _head(passage: Passage) -> Iterable[str]:
    """The first lines of a passage that begin with the number of a paper or are no sentence and so may name it."""
    for line in passage.text.split("\n")[:_OPENING]:
        if len(line) <= _LONGEST and (_BEGINS.match(line) or not line.rstrip().endswith((".", "!", "?"))):
            yield line


def _numbers(text: str) -> Set[str]:
    return {number_key(found["number"]) for found in _NAMED.finditer(text)}

"""Amended: the places of other acts that the commands of an amending act change, with the new text of each.

„2. § 5 wird wie folgt geändert: b) Absatz 4 wird wie folgt gefasst: „…““ is the place § 5 Absatz 4. No heading has that
number, and it is another place than § 5 of any act that stands beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.named.acts import Path
from index.named.addresses import KINDS, Address, Kind, named_addresses
from ingest import Passage, amends, announces_new_text, opening_mark

_PLACES = KINDS[:2]
"""Sections and articles, of which a command names one."""
_MARKER = re.compile(r"\s*(?:\d{1,3}\.|[a-z]{1,3}[.)]|\(\d{1,2}\))\s+")
_QUOTED = re.compile(r"[„»][^“”«]*[“”«]")
_BESIDE = re.compile(r"(?:Nach|Vor|Hinter) ")
"""What a command begins with that puts something new beside the first place that it names."""
_CONTENTS = re.compile(r"\bInhalts(?:übersicht|verzeichnis)\b")
"""What only changes how the contents call a place."""
_PARAGRAPH = re.compile(r"\b(?:Abs(?:atz|ätze|\.))\s*(\d+[a-z]?)")
_ITEM = re.compile(r"\b(?:Nr\.|Nummer)\s*(\d+[a-z]?)")


@dataclass(frozen=True, slots=True)
class Amendment:
    """The place that a command below a heading changes, and the numbers of the sentences of its passage that say how.

    ``paragraph`` and ``item`` are "" where all of the section is changed.
    """

    path: Path
    row: int
    sentences: tuple[int, ...]
    kind: Kind
    number: str
    paragraph: str = ""
    item: str = ""

    def is_at(self, address: Address) -> bool:
        """Whether the place is the one of an address, a part of that or all around it."""
        if self.kind is not address.kind or self.number.lower() != address.number.lower():
            return False
        parts = ((self.paragraph, address.paragraph), (self.item, address.item))
        return all(not own or not asked or own == asked for own, asked in parts)


def amendments_of(passages: Sequence[Passage]) -> Iterator[Amendment]:
    """The commands of all passages that change a section or an article."""
    for row, passage in enumerate(passages):
        if passage.items:
            for sentences, commands in _commands(passage):
                yield from _amendment(row, passage, sentences, commands)


def _commands(passage: Passage) -> Iterator[tuple[tuple[int, ...], list[str]]]:
    """The sentences of each command of a passage, and the commands that it stands below, itself the last.

    All of the passage is one where its items are the new text.
    """
    start = passage.items[0].start
    texts = [_bare(passage.slice(span)) for span in passage.sentences]
    lead = [number for number, span in enumerate(passage.sentences) if span.end <= start]
    above = [texts[number] for number in lead if announces_new_text(texts[number])]
    lead = lead if above else []
    if above and opening_mark(passage.slice(passage.items[0])):
        yield tuple(range(len(texts))), above
        return
    for item in passage.items:
        inside = [number for number, span in enumerate(passage.sentences) if item.start <= span.start < item.end]
        if inside and amends(texts[inside[0]]):
            yield (*lead, *inside), [*above, texts[inside[0]]]


def _amendment(row: int, passage: Passage, sentences: tuple[int, ...], commands: Sequence[str]) -> Iterator[Amendment]:
    """The place that the last of some commands changes, each below the one before it; none where no place is named."""
    kind: Kind | None = None
    number = paragraph = item = ""
    for command in commands:
        text = _QUOTED.sub(" ", command)
        last = -1 if _BESIDE.match(text) else 0
        places = [address for address in named_addresses(text) if address.kind in _PLACES]
        if places:
            kind, number, paragraph, item = places[last].kind, places[last].number, "", ""
        paragraph, item = _part(_PARAGRAPH, text, last) or paragraph, _part(_ITEM, text, last) or item
    if kind and not any(map(_CONTENTS.search, commands)):
        path = (passage.document, passage.heading)
        yield Amendment(path, row, sentences, kind, number, paragraph, item)


def _part(pattern: re.Pattern[str], text: str, which: int) -> str:
    found = pattern.findall(text)
    return str(found[which]) if found else ""


def _bare(text: str) -> str:
    return _MARKER.sub("", text, count=1)

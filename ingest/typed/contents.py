"""Tables of contents among blocks: their lines only repeat the headings, and their title would head what follows."""

import re
from collections.abc import Sequence

from ingest.block import Block, Heading, ListBlock, Paragraph

CONTENTS_TITLE = re.compile(r"(?:Inhalt(?:s(?:verzeichnis|übersicht|angabe))?|Gliederung)\s*:?", re.I)
"""The title of a table of contents."""
_COMPOUND = re.compile(r"Inhalts(?:verzeichnis|übersicht)", re.I)
_ENTRY = re.compile(r"(?=.*[^\W\d_]{2}).*?[^\d\s,;:][\s.…_]+(\d{1,3})")
_FEWEST = 3
"""Lines with rising page numbers below such a title that are a table of contents and no text."""


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the titles of tables of contents and the lines with rising page numbers below them.

    A title with nothing below it, whose lines a reader has left out already, goes as well. "Inhalt" may be the title of
    a section, too, and stays where a deeper heading follows.
    """
    made: list[Block] = []
    index = 0
    while index < len(blocks):
        end = _end(blocks, index) if _is_title(blocks[index]) else index
        if end == index:
            made.append(blocks[index])
        index = max(end, index + 1)
    return made


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and bool(CONTENTS_TITLE.fullmatch(block.text.text))


def _end(blocks: Sequence[Block], index: int) -> int:
    """Where the table of contents ends whose title stands at ``index``; ``index`` itself where it is none."""
    pages: list[int] = []
    end = index + 1
    for block in blocks[index + 1 :]:
        if isinstance(block, Heading):
            break
        found = [_ENTRY.fullmatch(line) for line in _lines(block)]
        numbers = [int(match[1]) for match in found if match]
        if not numbers or len(numbers) < len(found) or sorted(pages[-1:] + numbers) != pages[-1:] + numbers:
            break
        pages += numbers
        end += 1
    if len(pages) >= _FEWEST:
        return end
    title, following = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(following, Heading):
        return index
    deeper = isinstance(title, Heading) and title.level < following.level
    return index if deeper and not _COMPOUND.match(_lines(title)[0]) else index + 1


def _lines(block: Block) -> list[str]:
    if isinstance(block, Paragraph | Heading):
        return block.text.text.split("\n")
    return [item.text.text for item in block.items] if isinstance(block, ListBlock) else []

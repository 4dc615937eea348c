"""Agenda: the items of a debate as headings, under which the speeches and votes about each of them stand.

Some reports print „Tagesordnungspunkt 3“ above the title of the item. In others only whoever leads the debate says it:
„Ich rufe auf den Tagesordnungspunkt 3:“, and the title follows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.block import Block, Heading, Located, Paragraph, Speaker
from ingest.cut.draft import joined, part
from ingest.language.sentences import is_ended, sentence_spans
from ingest.language.speeches import is_interjection

_NUMBER = r"\d{1,3}(?: ?[a-z]\b)?"
_NUMBERED = rf"(?:Tagesordnungspunkte?|Zusatzpunkte?|TOP)s? {_NUMBER}(?:(?: und| bis| sowie|,) {_NUMBER})*"
_LINE = re.compile(rf"{_NUMBERED}(?P<title>\s*(?::|[–-] )\s*\S.*)?\s*:?", re.DOTALL)
_CALL = re.compile(
    rf".*?\b(?:rufe\b.*?|kommen? (?:(?!zurück|zur\b)\w+ ){{0,3}}zu[mr]? )\b(?P<item>{_NUMBERED}).*:", re.DOTALL
)
_LONGEST = 400
_LINES = 4
"""Lines of a title, at most."""


def with_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a debate with each item of the agenda as a heading with its title.

    A line with nothing but the number takes the title from the lines below it. Whoever leads the debate goes on to
    speak below the heading. Before the first speech stands the table of contents, in which no line becomes a heading.
    """
    out: list[Block] = []
    level = _level(blocks)
    leading: Speaker | None = None
    has_begun = goes_on = False
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if isinstance(block, Paragraph) and block.speaker:
            leading, has_begun = (block.speaker if block.speaker.presides else None), True
        elif isinstance(block, Paragraph) and goes_on and not is_interjection(block.text.text):
            block = replace(block, speaker=leading)
        goes_on = goes_on and isinstance(block, Paragraph) and is_interjection(block.text.text)
        call = _call(block) if leading else None
        item = _line(block) if has_begun or isinstance(block, Heading) else None
        if isinstance(block, Paragraph) and call:
            before, number = call
            said = len(block.text.text[:before].rstrip())
            out += [replace(block, text=part(block.text, 0, said))] if said else []
            title = _title(rest, of_any=True)
            out.append(Heading(_titled(number, title), level))
            out.append(Paragraph(part(block.text, before, len(block.text.text)), speaker=leading))
        elif item:
            title = _title(rest, of_any=False) if has_begun and _is_bare(item) else []
            out.append(Heading(_titled(item, title), block.level if isinstance(block, Heading) else level))
            goes_on = True
        else:
            title = []
            out.append(block)
        del rest[: len(title)]
    return out


def _call(block: Block) -> tuple[int, Located] | None:
    """Where the sentence at the end begins that calls up an item whose title follows, and the number of the item."""
    if not isinstance(block, Paragraph) or not block.text.text.rstrip().endswith(":"):
        return None
    start = sentence_spans(block.text.text)[-1][0]
    match = _CALL.fullmatch(block.text.text.rstrip(), start)
    return (start, part(block.text, *match.span("item"))) if match else None


def _line(block: Block) -> Located | None:
    """The text of a line that is the heading of an item."""
    if not isinstance(block, Paragraph | Heading) or (isinstance(block, Paragraph) and block.speaker):
        return None
    text = block.text.text.strip()
    is_line = _LINE.fullmatch(text) is not None and len(text) <= _LONGEST and not is_ended(text)
    return block.text if is_line else None


def _is_bare(item: Located) -> bool:
    match = _LINE.fullmatch(item.text.strip())
    return match is not None and match["title"] is None


def _title(below: Sequence[Block], *, of_any: bool) -> list[Located]:
    """The lines below the number of an item that are its title, also such as look like headings if ``of_any``."""
    found: list[Located] = []
    for block in below[:_LINES]:
        is_line = isinstance(block, Paragraph) or (of_any and isinstance(block, Heading))
        if not is_line or not isinstance(block, Paragraph | Heading) or _ends_title(block):
            break
        found.append(block.text)
    return found if sum(len(text.text) for text in found) <= _LONGEST else found[:1]


def _ends_title(block: Paragraph | Heading) -> bool:
    text = block.text.text.strip()
    is_spoken = isinstance(block, Paragraph) and block.speaker is not None
    return is_spoken or is_ended(text) or is_interjection(text) or len(text) > _LONGEST or _line(block) is not None


def _titled(item: Located, title: Sequence[Located]) -> Located:
    if not title:
        return item
    between = " " if item.text.rstrip().endswith(":") else ": "
    return joined([item, joined(title, " ")], between)


def _level(blocks: Sequence[Block]) -> int:
    """The level of items that are headings; without any, that below the headings before the first speech."""
    before: list[int] = []
    has_begun = False
    for block in blocks:
        has_begun = has_begun or (isinstance(block, Paragraph) and block.speaker is not None)
        if isinstance(block, Heading) and _line(block):
            return block.level
        if isinstance(block, Heading) and not has_begun:
            before.append(block.level)
    return max(before, default=0) + 1

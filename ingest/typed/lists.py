"""Typed lists: consecutive paragraphs whose typed markers count up, like "a) …", "b) …" or "1. …", "2. …"."""

import re
from collections.abc import Sequence

from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph
from ingest.language.numerals import roman
from ingest.language.sentences import is_ended, sentence_spans
from ingest.typed.inline import MARKER, line_blocks

TICK = re.compile(r"(?P<marker>[☐☑☒])\s*(?=[^\s☐☑☒])(?!.*[☐☑☒])")
"""A check box at the start of a line that has no other one."""

_ROMAN = re.compile(r"(?P<marker>[ivx]{1,6}\.)\s+(?=\S)(?![A-Za-z]\.)")
_LONGEST = 2000
"""Characters of a paragraph that can be an item."""

_BULLET = "•"

_Place = tuple[str, int]
"""A marker as its style ("a)", "1.", "•") and its ordinal in that style; bullets have the ordinal 0."""


def with_typed_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each run of paragraphs that is a typed list as that list, and lone typed bullets as lists."""
    made: list[Block] = []
    before: list[Item] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Heading):
            before = []
        items = typed_items(_run(blocks, index), _lead(made), before)
        if items:
            made.append(ListBlock(tuple(items)))
            before = items
        elif isinstance(block, Paragraph) and "\n" not in block.text.text:
            made += line_blocks([block.text.text])
        else:
            made.append(block)
        index += max(len(items), 1)
    return made


def _run(blocks: Sequence[Block], index: int) -> list[str]:
    """The texts of the paragraphs of one line each that begin with a typed marker, from an index on."""
    texts: list[str] = []
    for block in blocks[index:]:
        if not isinstance(block, Paragraph) or "\n" in block.text.text or not _marked(block.text.text):
            break
        texts.append(block.text.text)
    return texts


def _marked(text: str) -> re.Match[str] | None:
    return MARKER.match(text) or _ROMAN.match(text)


def _lead(blocks: Sequence[Block]) -> str | None:
    last = blocks[-1] if blocks else None
    return last.text.text if isinstance(last, Paragraph) else None


def typed_items(texts: Sequence[str], lead: str | None, before: Sequence[Item]) -> list[Item]:
    """The list that begins with the first of these paragraphs; empty when it begins none.

    ``lead`` is the paragraph before, ``before`` the last typed list, whose numbering this one may continue. "(1)" is
    the number of a paragraph of law and never an item. Numbered paragraphs of several sentences that nothing
    announces stay paragraphs.
    """
    open_series: list[_Place] = []
    if before and (ended := _places(next(item.marker for item in reversed(before) if item.level == 0))):
        open_series = [ended[0]]
    items: list[Item] = []
    for text in texts:
        match = (_marked(text) or TICK.match(text)) if len(text) < _LONGEST else None
        if match is None:
            break
        level = _level(open_series, _places(match["marker"]), first=not items)
        if level is None:
            break
        items.append(Item(Located(text[match.end() :].strip()), match["marker"], level))
    tops = [item for item in items if item.level == 0]
    announced = lead is not None and not is_ended(lead)
    return items if len(tops) > 1 and (announced or not _prose(tops)) else []


def _level(open_series: list[_Place], places: list[_Place], first: bool) -> int | None:
    """The depth of a marker in the open series, which it goes on with or adds to; None when it fits nowhere."""
    for depth in reversed(range(len(open_series))):
        style, ordinal = open_series[depth]
        found = next((place for place in places if place[0] == style and place[1] in (0, ordinal + 1)), None)
        if found:
            open_series[depth:] = [found]
            return depth
    begins = next((place for place in places if place[1] <= 1), None)
    if begins is None:
        return None
    if first:
        open_series.clear()
    if open_series and (open_series[-1][1] == 0 or begins[0] in [style for style, _ in open_series]):
        return None
    open_series.append(begins)
    return len(open_series) - 1


def _places(marker: str) -> list[_Place]:
    """What a marker can stand for: "i)" is the ninth letter or the first Roman number."""
    token = re.sub(r"\W", "", marker)
    if not token:
        return [("–" if marker in "–—-" else _BULLET, 0)]
    if token.isdigit():
        single = re.fullmatch(r"\d{1,2}[.)]", marker)
        return [(f"1{marker[-1]}", int(token))] if single else []
    places = []
    if len(set(token)) == 1:
        places.append((marker.replace(token, "a" * len(token)), ord(token[0]) - ord("a") + 1))
    if (number := roman(token)) is not None:
        places.append((marker.replace(token, "i"), number))
    return places


def _prose(tops: Sequence[Item]) -> bool:
    """Whether numbered paragraphs are text: half of them or more are several sentences."""
    several = sum(len(sentence_spans(item.text.text)) > 1 for item in tops)
    return tops[0].marker[0].isdigit() and several * 2 >= len(tops)

"""Lists that are none: numbered paragraphs of a section or of a law."""

import re
from collections.abc import Sequence

from ingest.block import Block, Item, ListBlock, Located, Paragraph
from ingest.cut.leads import ENDED
from ingest.cut.lists import goes_on
from ingest.cut.terms import is_terms
from ingest.language.sentences import is_ended
from ingest.tables.groups import prefixed

LONG_ITEM = 300
"""Numbered items that are longer on average are the paragraphs of a section, not a list."""
_LAW = re.compile(r"\(\d{1,3}[a-z]?\)")


def unlisted(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which lists that are none have become paragraphs, each followed by the list nested in it.

    These are single numbered paragraphs and numbered paragraphs of many words each, unless a lead-in announces them or
    they go on with the numbering of a list before; and sentences numbered "(1)", the paragraphs of a law.
    """
    plain: list[Block] = []
    current: ListBlock | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, ListBlock) or is_terms(block):
            plain.append(block)
            continue
        before = blocks[index - 1] if index else None
        lead = before.text.text.rstrip() if isinstance(before, Paragraph) else "."
        announced = lead.endswith(":") if _is_law(block) else not is_ended(lead)
        listed = not _is_law(block) and (_is_list(block) or (current is not None and goes_on(current, block)))
        if announced or listed:
            plain.append(block)
            current = block
        else:
            plain += unlisted(_paragraphs(block))
    return plain


def _paragraphs(block: ListBlock) -> list[Block]:
    """The outermost items as paragraphs, the nested ones as lists between them."""
    plain: list[Block] = []
    nested: list[Item] = []
    for item in [*block.items, None]:
        if item is not None and item.level:
            nested.append(item)
            continue
        if nested:
            top = min(inner.level for inner in nested)
            plain.append(ListBlock(tuple(Item(inner.text, inner.marker, inner.level - top) for inner in nested)))
            nested = []
        if item is not None:
            plain.append(Paragraph(_with_marker(item)))
    return plain


def _is_list(block: ListBlock) -> bool:
    tops = [item for item in block.items if item.level == 0]
    lengths = [len(item.text.text) for item in tops]
    numbered = all(re.match(r"[(\w*]", item.marker) for item in tops)
    single = len(tops) == 1 and (numbered or len(block.items) == 1)
    return not lengths or not (single or (numbered and sum(lengths) > LONG_ITEM * len(lengths)))


def _is_law(block: ListBlock) -> bool:
    """Whether the outermost items are the paragraphs of a law: "(1)", and sentences or lead-ins of nested items."""
    tops = [index for index, item in enumerate(block.items) if item.level == 0]
    if not all(_LAW.fullmatch(block.items[index].marker.strip()) for index in tops):
        return False
    after = [*block.items[1:], Item(Located(""), "")]
    whole = sum(after[i].level > 0 or bool(ENDED.search(block.items[i].text.text)) for i in tops)
    return whole * 2 > len(tops)


def _with_marker(item: Item) -> Located:
    return prefixed(f"{item.marker.strip()} " if item.marker.strip() else "", item.text)

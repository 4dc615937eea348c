"""Bold paragraphs that are headings: Word exports and editors' habits."""

import re
from collections.abc import Collection, Sequence
from typing import TypeGuard

from selectolax.lexbor import LexborNode

from ingest.block import Block, Heading, Paragraph
from ingest.html.levels import Levels
from ingest.language.captions import FIGURE, TABLE
from ingest.typed.annex import is_annex

_DEEPEST = 7
"""A level below all that HTML has."""

_CAPTION = re.compile(rf"(?:{TABLE}|{FIGURE})\s*\d", re.I)


def with_bold_headings(blocks: Sequence[Block], bold: Collection[int]) -> list[Block]:
    """Short bold paragraphs as headings, for pages that have none; ``bold`` holds the indices of bold paragraphs.

    Inside a part that has a heading already, such as a collapsed one, they stay as they are.
    """
    made: list[Block] = []
    levels = Levels()
    for index, block in enumerate(blocks):
        levels.follow(block)
        if index in bold and not levels.around and index + 1 < len(blocks) and _is_title(block):
            made.append(Heading(block.text, 2))
        else:
            made.append(block)
    return made


def with_bold_below(blocks: Sequence[Block], bold: Collection[int]) -> list[Block]:
    """Short bold paragraphs as headings below those that a page has, where text follows them; annexes beside them."""
    made: list[Block] = []
    top = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    for index, block in enumerate(blocks):
        opens = index + 1 < len(blocks) and index + 1 not in bold and not isinstance(blocks[index + 1], Heading)
        if index in bold and _is_title(block) and is_annex(block.text.text):
            made.append(Heading(block.text, top))
        elif index in bold and opens and _is_title(block):
            made.append(Heading(block.text, _DEEPEST))
        else:
            made.append(block)
    return made


def _is_title(block: Block) -> TypeGuard[Paragraph]:
    if not isinstance(block, Paragraph):
        return False
    text = block.text.text
    return len(text) <= 100 and "\n" not in text and not re.search(r"[.,;:]$", text) and not _CAPTION.match(text)


def is_styled_bold(node: LexborNode) -> bool:
    """Whether the style of an element makes its text bold."""
    return bool(re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", node.attributes.get("style") or "", re.I))

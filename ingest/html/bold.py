"""Bold paragraphs that are headings: Word exports and editors' habits."""

import re
from collections.abc import Collection, Sequence

from selectolax.lexbor import LexborNode

from ingest.block import Block, Heading, Paragraph
from ingest.html.levels import Levels


def with_bold_headings(blocks: Sequence[Block], bold: Collection[int]) -> list[Block]:
    """Short bold paragraphs as headings, for pages that have none; ``bold`` holds the indices of bold paragraphs.

    Inside a part that has a heading already, such as a collapsed one, they stay as they are.
    """
    made: list[Block] = []
    levels = Levels()
    for index, block in enumerate(blocks):
        levels.follow(block)
        if (
            index in bold
            and isinstance(block, Paragraph)
            and not levels.around
            and len(block.text.text) <= 100
            and "\n" not in block.text.text
            and not re.search(r"[.,;:]$", block.text.text)
            and index + 1 < len(blocks)
        ):
            made.append(Heading(block.text, 2))
        else:
            made.append(block)
    return made


def is_styled_bold(node: LexborNode) -> bool:
    """Whether the style of an element makes its text bold."""
    return bool(re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", node.attributes.get("style") or "", re.I))

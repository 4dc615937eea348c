"""Joint questions: numbered paragraphs right above a numbered question that one answer below them is about.

„2. Wie viele …,“, „2a) wie viele davon …“ and the heading „2b) und wie viele …?“ are one heading: the first two are no
text of the section before.
"""

from collections.abc import Sequence

from ingest.block import Block, Heading, ListBlock, Located, Paragraph
from ingest.cut.draft import joined
from ingest.tables.groups import prefixed
from ingest.typed.questions import follows, number_of

_BETWEEN = " / "


def joint_questions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with paragraphs that ask, numbered on from one to the next up to a heading that asks, in that heading.

    It has the level of the other questions with a number like that of the first.
    """
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.text.text.rstrip().endswith("?"):
            asking = _asking(out, block)
            if asking:
                del out[-len(asking) :]
                block = Heading(joined([*asking, block.text], _BETWEEN), _level(out, asking[0]) or block.level)
        out.append(block)
    return out


def _asking(before: Sequence[Block], heading: Heading) -> list[Located]:
    """The paragraphs at the end that are numbered on up to the heading, in reading order."""
    found: list[Located] = []
    below = heading.text
    for block in reversed(before):
        text = _paragraph(block)
        if text is None or not text.text.rstrip().endswith(("?", ",")):
            break
        if not follows(number_of(text.text), number_of(below.text)):
            break
        found.insert(0, text)
        below = text
    return found


def _paragraph(block: Block) -> Located | None:
    """The text of a paragraph, also of one that was taken for a list of one item."""
    if isinstance(block, ListBlock) and len(block.items) == 1:
        return prefixed(f"{block.items[0].marker.strip()} ", block.items[0].text)
    return block.text if isinstance(block, Paragraph) else None


def _level(before: Sequence[Block], text: Located) -> int | None:
    """Level of the last question with a number that has a letter, or none, as that of a text has."""
    number = number_of(text.text)
    for block in reversed(before):
        other = number_of(block.text.text) if isinstance(block, Heading) else None
        if isinstance(block, Heading) and number and other and bool(other["letter"]) == bool(number["letter"]):
            return block.level if block.text.text.rstrip().endswith("?") else None
    return None

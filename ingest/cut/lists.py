"""Lists as drafts: lead-in and all items together."""

import re

from ingest.block import Item, ListBlock
from ingest.cut.budget import STRETCH, Budget
from ingest.cut.draft import Draft, Line, Path
from ingest.passage import PassageKind

_COUNT = re.compile(r"\(?(?:\d{1,3}\.)*(\d{1,3})[.)]{0,2}$")


def filled(block: ListBlock) -> list[Item]:
    """The items that have a text."""
    return [item for item in block.items if item.text.text.strip()]


def item_lines(block: ListBlock) -> list[Line]:
    """The items as lines, nested ones indented."""
    return [Line(item.text, 2 * item.level, item.marker.strip(), item=True) for item in filled(block)]


def goes_on(first: ListBlock, second: ListBlock) -> bool:
    """Whether the numbering of the second list continues that of the first."""
    ends = [number for item in first.items if item.level == 0 and (number := _COUNT.match(item.marker.strip()))]
    begin = _COUNT.match(second.items[0].marker.strip()) if second.items else None
    return bool(ends) and begin is not None and int(begin[1]) == int(ends[-1][1]) + 1


def list_drafts(heading: Path, lead: list[Line], lines: list[Line], tail: list[Line], budget: Budget) -> list[Draft]:
    """The list as one draft; far over the token limit it is cut between items and the lead-in repeated in each part."""
    if budget.holds(heading, [*lead, *lines, *tail], STRETCH):
        return [Draft(heading, PassageKind.LIST, [*lead, *lines, *tail])]
    blocks: list[list[Line]] = []
    for line in [*lines, *tail]:
        if line.continues and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    drafts: list[Draft] = []
    group: list[Line] = []
    for piece in [piece for block in blocks for piece in _fitting(heading, lead, block, budget)]:
        if group and not budget.holds(heading, [*lead, *group, *piece]):
            drafts.append(Draft(heading, PassageKind.LIST, [*lead, *group]))
            group = []
        group += piece
    return [*drafts, Draft(heading, PassageKind.LIST, [*lead, *group])]


def _fitting(heading: Path, lead: list[Line], block: list[Line], budget: Budget) -> list[list[Line]]:
    """An item that alone is too long, cut between its sentences; its marker stays with the first piece."""
    if budget.holds(heading, [*lead, *block]):
        return [block]
    pieces: list[list[Line]] = []
    for line in block:
        for number, text in enumerate(budget.portions(heading, line.text)):
            pieces.append([Line(text, line.indent, "" if number else line.marker, item=line.item)])
    return pieces

"""Amendments as drafts: a command that amends an act is one passage with its new text.

Its lead-in are the command and what that stands below, its items the new text, so that none is shown without the other.
Commands without a new text that stand one after the other below the same lead-in are one list.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.cut.budget import JOINED, SHORT, Budget
from ingest.cut.commands import Command
from ingest.cut.draft import Draft, Line, Path
from ingest.cut.leads import LONG_LEAD
from ingest.cut.lists import list_drafts
from ingest.cut.table import table_drafts


def command_drafts(heading: Path, commands: Sequence[Command], budget: Budget) -> list[Draft]:
    """The drafts of commands that follow each other in one section."""
    drafts: list[Draft] = []
    for (leads, has_text), group in groupby(commands, key=lambda one: (one.leads, bool(one.text))):
        if has_text:
            drafts += [draft for one in group for draft in _with_text(heading, one, budget)]
        else:
            for lines in _joined([one.line for one in group]):
                drafts += list_drafts(heading, list(leads), lines, [], budget)
    return drafts


def _joined(lines: Sequence[Line]) -> list[list[Line]]:
    """Short commands together, as far as a passage should go."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and sum(len(one.printed) for one in (*groups[-1], line)) <= JOINED:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _with_text(heading: Path, command: Command, budget: Budget) -> list[Draft]:
    """A command with its new text; a table in that has the short lines before it as its caption."""
    lead = [*command.leads, command.line]
    drafts: list[Draft] = []
    lines: list[Line] = []
    for piece in command.text:
        if piece.table is None:
            lines.append(piece.line)
            continue
        is_caption = _length(lines) <= SHORT
        if not is_caption:
            drafts += list_drafts(heading, lead, lines, [], budget)
        caption = [replace(line, item=False) for line in lines] if is_caption else []
        above = lead if _length(lead) <= LONG_LEAD else lead[-1:]
        drafts += table_drafts(heading, piece.table, [*above, *caption], budget)
        lines = []
    tail = [Line(command.behind)] if command.behind else []
    return [*drafts, *(list_drafts(heading, lead, lines, tail, budget) if lines or tail else [])]


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.printed) for line in lines)

"""Flow: the blocks of one section in reading order, each put together with what belongs to it."""

import re
from collections.abc import Sequence

from ingest.block import Block, ListBlock, Located, Paragraph, Table
from ingest.cut.amendments import command_drafts
from ingest.cut.budget import SHORT, STRETCH, TARGET, Budget
from ingest.cut.commands import amended
from ingest.cut.draft import Draft, Line, Path
from ingest.cut.labelled import labelled_drafts, stretches
from ingest.cut.leads import LONG_LEAD, announcement, announces, continues, lead_lines
from ingest.cut.lists import goes_on, item_lines, list_drafts
from ingest.cut.notes import noted_parts
from ingest.cut.prose import NOTE, prose_drafts
from ingest.cut.table import table_drafts
from ingest.cut.terms import announced_terms, are_values, is_terms, term_drafts, value_lines
from ingest.cut.unlisted import unlisted
from ingest.language.definitions import defined_term
from ingest.language.labels import numbers_paragraph
from ingest.tables.grid import side_by_side

_BACKWARD = re.compile(r"\b(?:Abs\.|Absatz|Satz|Nr\.|Nummer)\s+1\b|^(?:\(\d\)\s+)?(?:Dies|Das|Satz \d)\s+gilt\b")

_TAIL = 160
"""Characters below which a paragraph after a list that stands alone or refers back belongs to the list."""


def section_drafts(heading: Path, blocks: Sequence[Block], budget: Budget) -> list[Draft]:
    """The drafts of one section, whose blocks hold no heading."""
    drafts: list[Draft] = []
    for part in amended(blocks):
        for stretch in stretches(unlisted(part.plain)):
            own, rest = labelled_drafts(heading, stretch, budget)
            drafts += [*own, *_Section(heading, rest, budget).drafts]
        drafts += command_drafts(heading, part.commands, budget)
    return drafts


class _Section:
    """Cuts the blocks of one section; ``drafts`` holds the result."""

    def __init__(self, heading: Path, blocks: Sequence[Block], budget: Budget) -> None:
        self.drafts: list[Draft] = []
        self._heading, self._blocks, self._budget = heading, blocks, budget
        self._prose: list[Located] = []
        self._parts: list[Draft] = []  # those of the last table
        self._sticky: list[Line] = []  # the lead-in of a table, which also leads the tables right after it
        index = 0
        while index < len(blocks):
            index = self._step(index)
        self._flush()

    def _step(self, index: int) -> int:
        """Cut the block at ``index`` with what belongs to it; the index of the next block."""
        block = self._blocks[index]
        following = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
        if self._takes_notes(block):
            return index + 1
        if isinstance(block, Paragraph) and not announces(block, following):
            self._paragraph(block)
            return index + 1
        lead: list[Line] = []
        if isinstance(block, Paragraph) and following is not None:
            before, line = lead_lines(block)
            self._prose += [before] if before else []
            lead = [line]
            index, block = index + 1, following
        index += 1
        lead = self._asked(lead)
        if isinstance(block, Table):
            self._table(block, lead)
            return index
        self._flush()
        self._sticky = []
        if isinstance(block, ListBlock) and is_terms(block) and are_values(self._heading, block):
            self.drafts += list_drafts(self._heading, lead, value_lines(block), [], self._budget)
        elif isinstance(block, ListBlock) and is_terms(block):
            self.drafts += announced_terms(self._heading, block, lead)
            self.drafts += term_drafts(self._heading, block, self._budget)
        elif isinstance(block, ListBlock):
            lines, tail, index = _whole_list(self._heading, self._blocks, index, block, lead, self._budget)
            if lines:
                self.drafts += list_drafts(self._heading, lead, lines, tail, self._budget)
            else:
                self._prose += [line.text for line in [*lead, *tail]]
        return index

    def _paragraph(self, block: Paragraph) -> None:
        text = block.text.text.strip()
        last = self.drafts[-1] if self.drafts else None
        if not text:
            return
        if not self._prose and last and NOTE.match(text) and len(text) < LONG_LEAD:
            grown = [*last.lines, Line(block.text)]
            if self._budget.holds(self._heading, grown):
                last.lines = grown  # sources and the like, which mean nothing alone
                return
        self._sticky = []
        self._prose.append(block.text)

    def _takes_notes(self, block: Block) -> bool:
        """Put what is nothing but notes right below a table to the parts that they explain, if there is room."""
        if self._prose or not self._parts or self._parts[-1] is not self.drafts[-1]:
            return False
        if isinstance(block, Paragraph):
            notes = [Line(block.text)]
        elif isinstance(block, ListBlock):
            notes = [Line(item.text, marker=item.marker.strip()) for item in block.items]
        else:
            return False
        remark = self._parts[-1:] if isinstance(block, Paragraph) and _is_remark(block) else []
        placed = [noted_parts(note.printed, self._parts) or remark for note in notes]
        added = [
            (part, [note for note, parts in zip(notes, placed, strict=True) if part in parts]) for part in self._parts
        ]
        grown = [(part, [*part.lines, *own]) for part, own in added if own]
        if not all(placed) or not all(self._budget.holds(self._heading, lines, STRETCH) for _, lines in grown):
            return False
        for part, lines in grown:
            part.lines = lines
        return bool(notes)

    def _table(self, table: Table, lead: list[Line]) -> None:
        if self._prose or _is_captioned_elsewhere(table, self._sticky):
            self._sticky = []
        self._flush()
        if not self._sticky or _leads_on(lead):
            self._sticky = [announcement(line) for line in lead]
            whole = lead
        else:
            whole = [*self._sticky, *lead]
            if sum(len(line.printed) for line in whole) > LONG_LEAD:
                whole = [*self._sticky[-1:], *lead]
        self._parts = []
        for part in side_by_side(table):
            self._parts += table_drafts(self._heading, part, whole, self._budget)
            whole = [announcement(line) for line in whole]
        self.drafts += self._parts

    def _asked(self, lead: list[Line]) -> list[Line]:
        """The lead-in with the question, announcement or number before it, as long as all are short."""
        while self._prose and _leads_to(self._prose[-1].text):
            if sum(len(line.printed) for line in lead) + len(self._prose[-1].text) > LONG_LEAD:
                break
            lead = [Line(self._prose.pop()), *lead]
        return lead

    def _flush(self) -> None:
        self.drafts += prose_drafts(self._heading, self._prose, self._budget)
        self._prose.clear()


def _leads_to(text: str) -> bool:
    return text.rstrip().endswith(("?", ":")) or numbers_paragraph(text)


def _is_remark(paragraph: Paragraph) -> bool:
    return paragraph.remark and len(paragraph.text.text) < LONG_LEAD


def _leads_on(lead: Sequence[Line]) -> bool:
    """Whether a lead-in announces tables anew."""
    return any(line.text.text.rstrip().endswith((":", "?")) for line in lead)


def _is_captioned_elsewhere(table: Table, lead: Sequence[Line]) -> bool:
    """Whether a table has a caption of its own and stands on another page than the lead-in of tables before it."""
    pages = {mark.page for line in lead for mark in line.text.marks}
    return bool(pages and table.caption) and not any(
        mark.page in pages for mark in (table.caption or Located("")).marks
    )


def _whole_list(
    heading: Path, blocks: Sequence[Block], index: int, block: ListBlock, lead: list[Line], budget: Budget
) -> tuple[list[Line], list[Line], int]:
    """The list with everything that belongs to it after ``index``: continued numbering, the end of its sentence."""
    lines = item_lines(block)
    tail: list[Line] = []
    current = block
    while index < len(blocks):
        following = blocks[index]
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(following, ListBlock) and (
            goes_on(current, following) or (lines and lines[-1].printed.rstrip().endswith(":"))
        ):
            nested = 0 if goes_on(current, following) else 2
            added = item_lines(following)
            for line in added:
                line.indent += nested
            current = current if nested else following
            index += 1
        elif isinstance(following, Paragraph) and isinstance(after, ListBlock) and goes_on(current, after):
            if len(following.text.text) > SHORT or following.text.text.rstrip().endswith(":"):
                break
            added = [Line(following.text, 2, continues=True)]
            index += 1
        else:
            break
        lines += added
    if index < len(blocks):
        rest = blocks[index]
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(rest, Paragraph) and rest.text.text.strip() and not announces(rest, after):
            lone = len(rest.text.text) < _TAIL and (
                not isinstance(after, Paragraph) or bool(_BACKWARD.search(rest.text.text))
            )
            grown = [*lead, *lines, Line(rest.text)]
            fits = sum(len(line.printed) for line in grown) <= TARGET and budget.holds(heading, grown)
            if continues(rest) or (lone and fits and not defined_term(rest.text.text)):
                tail = [Line(rest.text)]
                index += 1
    return lines, tail, index

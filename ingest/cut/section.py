"""Sections: blocks under their heading path, with virtual lists made of sibling headings ("Schritt 1: …")."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, SectionEnd
from ingest.cut.draft import Path
from ingest.language.labels import counts_votes
from ingest.language.normalise import same_words
from ingest.language.numerals import roman

_STEP = re.compile(r"(?:Schritt|Phase|Stufe|Etappe|Baustein|Teilschritt|Arbeitsschritt)\s+(\d{1,2}|[IVX]{1,4})\b", re.I)
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_SUBNUMBER = re.compile(r"(?:\d{1,2}\.)+(\d{1,2})\.?\s+\S")
_PROCEDURE = re.compile(r"schritt|phase|ablauf|vorgeh|verfahren|fahrplan|so geht|anleitung|wie .*(?:vor|geht)", re.I)
_LEAD = re.compile(r"\b[a-zäöüß]{3,}\b[^.!?:]*:\s*$")
_ENACTING = re.compile(
    r"satzung|ordnung\b|gesetz(?:es)?\b|richtlinie|beschlossen|beschließt|erlassen|erlässt|vereinbar", re.I
)
_DECREE = re.compile(
    r"(?:(?:\bauf ?grund|\bgemäß|\bnach)\b.*(?:§|\bart(?:ikels?|\.)|gesetz|ordnung|satzung)"
    r"|\bfolgende\w*\s(?:\w+\s){0,2}\w*(?:gesetz|ordnung|satzung|richtlinien?|vorschriften?)\b)"
    r".*\b(?:bestimmt|verordne[nt]|verfügt|angeordnet|erlassen|erlässt|beschlossen|beschließt)\b[^.]*:\s*$",
    re.I | re.S,
)
"""The formula with which a statute or an order begins: "Aufgrund des § 4 des Schulgesetzes wird bestimmt:"."""

_ANNOUNCED = 20
"""Sibling headings that a lead-in announces, at most; more are the chapters of a book."""


@dataclass(slots=True)
class Section:
    """What stands under one heading, up to the next one; ``parent`` is the index of the section it belongs to.

    What goes on after a ``SectionEnd`` has the path of the section it belongs to, and neither heading nor parent.
    """

    path: Path
    heading: Heading | None = None
    parent: int | None = None
    blocks: list[Block] = field(default_factory=list)


def sections(blocks: Sequence[Block], title: str) -> list[Section]:
    """The sections of a document in reading order; the first has the empty path.

    Sibling headings that name steps, that their parent section announces at its end, or that have no text of their own
    also become a list at the end of their parent section. A heading without text that says something (a number, a whole
    sentence) becomes a paragraph of its parent; any other heading without text is left out, since it would be found and
    answer nothing.
    """
    found = [Section(())]
    open_sections: list[tuple[int, int]] = []
    for block in map(_without_vote, blocks):
        if not isinstance(block, Heading | SectionEnd):
            found[-1].blocks.append(block)
            continue
        before = len(open_sections)
        while open_sections and open_sections[-1][0] >= block.level:
            open_sections.pop()
        parent = open_sections[-1][1] if open_sections else 0
        if isinstance(block, SectionEnd):
            if len(open_sections) < before:
                found.append(Section(found[parent].path))
            continue
        text = " ".join(block.text.text.split())
        path = found[parent].path if same_words(text, title) else (*found[parent].path, text)
        open_sections.append((block.level, len(found)))
        found.append(Section(path, block, parent))
    _list_siblings(found)
    return found


def _without_vote(block: Block) -> Block:
    """The block; a bold line that counts votes, which looks like a heading, as the paragraph that it is."""
    return Paragraph(block.text) if isinstance(block, Heading) and counts_votes(block.text.text) else block


def _list_siblings(found: list[Section]) -> None:
    children: dict[int, list[int]] = defaultdict(list)
    for index, section in enumerate(found):
        if section.parent is not None:
            children[section.parent].append(index)
    for parent, indices in sorted(children.items(), reverse=True):
        siblings = [found[index] for index in indices]
        empty = [s for i, s in zip(indices, siblings, strict=True) if not s.blocks and i not in children]
        if _are_steps(found[parent], siblings) or _are_announced(found[parent], siblings):
            _append_list(found[parent], siblings)
        elif len(empty) > 1:
            _append_list(found[parent], empty)
        else:
            for section in empty:
                text = section.heading.text if section.heading else Located("")
                if _says_something(text.text) and not same_words(text.text, " ".join(found[parent].path[-1:])):
                    section.path = found[parent].path
                    section.blocks.append(Paragraph(text))


def _append_list(parent: Section, siblings: Sequence[Section]) -> None:
    items = tuple(Item(s.heading.text, "") for s in siblings if s.heading and s.heading.text.text.strip())
    if items:
        parent.blocks.append(ListBlock(items))


def _are_steps(parent: Section, siblings: Sequence[Section]) -> bool:
    texts = [" ".join(s.heading.text.text.split()) for s in siblings if s.heading]
    steps = [match[1] for text in texts if (match := _STEP.match(text))]
    if len(steps) >= 2 and len(steps) == len(texts):
        numbers = [int(step) if step.isdecimal() else roman(step) for step in steps]
        return numbers == list(range(1, len(steps) + 1))
    patterns = [_NUMBER] if parent.path else []
    if parent.path and _PROCEDURE.search(parent.path[-1]):
        patterns.append(_SUBNUMBER)
    for pattern in patterns:
        numbers = [int(match[1]) for text in texts if (match := pattern.match(text))]
        if 2 <= len(numbers) == len(texts) <= 20 and numbers == list(range(1, len(numbers) + 1)):
            return True
    return False


def _are_announced(parent: Section, siblings: Sequence[Section]) -> bool:
    """Whether the text before sibling headings of one level ends with a lead-in, which a mere label is not.

    That a statute is enacted announces all its sections, which is nothing to quote.
    """
    last = parent.blocks[-1] if parent.blocks else None
    levels = {section.heading.level for section in siblings if section.heading}
    lead = last.text.text if isinstance(last, Paragraph) else ""
    enacted = _DECREE.search(lead) or (parent.path == () and _ENACTING.search(lead))
    announced = bool(_LEAD.search(lead)) and not enacted
    return announced and len(levels) == 1 and 2 <= len(siblings) <= _ANNOUNCED


def _says_something(text: str) -> bool:
    bare = re.sub(r"^[\d.§ ]+", "", text)
    return len(bare) > 80 or bool(re.search(r"\d|@|[.!?:]$", bare))

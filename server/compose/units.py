"""Units: the sentences of hits that may be quoted, each with how well it answers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.search import Hit


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a hit and how well it answers."""

    hit: int
    sentence: int
    value: float


def quotable(hits: Sequence[Hit]) -> list[Unit]:
    """The sentences of the hits, without those that may not be quoted."""
    return [
        Unit(number, sentence, value)
        for number, hit in enumerate(hits)
        for sentence, value in enumerate(hit.evidence)
        if value > -math.inf
    ]


def parts_of(hits: Sequence[Hit], units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The sentences of one passage before its items, and those of the items."""
    passage = hits[units[0].hit].passage
    start = passage.items[0].start if passage.items else 0
    before = [unit for unit in units if passage.sentences[unit.sentence].end <= start]
    return before, [unit for unit in units if unit not in before]


def is_item(hits: Sequence[Hit], unit: Unit) -> bool:
    """Whether a sentence stands in an item of a list or in a row of a table, not before them."""
    passage = hits[unit.hit].passage
    return bool(passage.items) and passage.sentences[unit.sentence].start >= passage.items[0].start


def text_of(hits: Sequence[Hit], unit: Unit) -> str:
    """The verbatim text of a sentence."""
    passage = hits[unit.hit].passage
    return passage.slice(passage.sentences[unit.sentence])


def length_of(hits: Sequence[Hit], unit: Unit) -> int:
    """Characters of a sentence."""
    span = hits[unit.hit].passage.sentences[unit.sentence]
    return span.end - span.start

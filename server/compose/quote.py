"""Quote: the sentences that answer, as few as possible, in reading order, understandable on their own."""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.question import Question
from index.search import Hit
from ingest import PassageKind
from server.compose.composition import Excerpt, excerpt

_PASSAGES = 5
_BUDGET = 500  # characters of an answer made of several sentences; a single one may be longer
_BUDGET_OF_ITEMS = 340  # the same where the best is a row or an item, which says more in one piece than a sentence
_SURE = 0.95  # probability of the answer standing in what was chosen, from which on nothing more is added
_SPREAD = 3.0  # how far below the best sentence one of another passage may lie, in units of the learned score
_SPREAD_WITHIN = 6.0  # the same within its passage: what stands together belongs together
_NEXT = 1.0  # bonus of the sentence after a chosen one: facts go on there
_PREVIOUS = 0.5
_LONGEST_CAPTION = 205  # characters of a lead-in or caption that is shown above a row or an item
_SHORT_ITEM = 60  # characters; such an item says nothing without its lead-in
_ANAPHORIC = re.compile(
    r"(?:Er|Sie|Es|Ihm|Ihnen|Dies(?:e[mnrs]?)?|Das|Dabei|Dazu|Dafür|Daher|Damit|Danach|Darin|Darüber|Davon|Hierzu|Hierbei|"
    r"Hierfür|Dort|Deshalb|Außerdem|Zudem|Ferner|Jedoch|Allerdings|Letztere[rs]?|Beide|Solche|Sein|Seine|Ihre?)\b"
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of a hit and how well it answers."""

    hit: int
    sentence: int
    value: float


def quote(question: Question, hits: Sequence[Hit]) -> list[Excerpt]:
    """The excerpts of a quoted answer, best source first; empty when nothing may be quoted."""
    hits = hits[:_PASSAGES]
    units = [
        _Unit(number, sentence, value)
        for number, hit in enumerate(hits)
        for sentence, value in enumerate(hit.evidence)
        if value > -math.inf
    ]
    if not units:
        return []
    chosen = _choose(hits, units)
    order = sorted({unit.hit for unit in chosen}, key=lambda number: -max(u.value for u in chosen if u.hit == number))
    return [
        excerpt(hits[number], [hits[number].passage.sentences[unit.sentence] for unit in chosen if unit.hit == number])
        for number in order
    ]


def _choose(hits: Sequence[Hit], units: list[_Unit]) -> list[_Unit]:
    """Sentences, the best first, until the answer most likely stands in them or the budget is used up.

    The evidence was learned with a softmax, so that one tells how likely the answer stands in each sentence: one that
    is far ahead is enough, of several as good ones all are shown.
    """
    best = max(units, key=lambda unit: unit.value)
    chosen = _understandable(hits, best, units)
    likely = {unit: math.exp(unit.value - best.value) for unit in units}
    enough = _SURE * sum(likely.values())
    budget = _BUDGET_OF_ITEMS if hits[best.hit].passage.items else _BUDGET
    length = sum(_length(hits, unit) for unit in chosen)
    near = [
        unit
        for unit in units
        if unit not in chosen and not _dangles(hits, unit, best) and unit.value + _NEXT >= _lowest(unit, best)
    ]
    said = {_text(hits, unit) for unit in chosen}  # two documents may hold the same sentence
    while sum(likely[unit] for unit in chosen) < enough:
        places = {(unit.hit, unit.sentence) for unit in chosen}
        rest = [
            (value, unit)
            for unit in near
            if (value := unit.value + _bonus(unit, places)) >= _lowest(unit, best)
            and length + _length(hits, unit) <= budget
            and _text(hits, unit) not in said
        ]
        if not rest:
            break
        _, added = max(rest, key=lambda pair: pair[0])
        near.remove(added)
        chosen.append(added)
        said.add(_text(hits, added))
        length += _length(hits, added)
    return chosen


def _understandable(hits: Sequence[Hit], best: _Unit, units: list[_Unit]) -> list[_Unit]:
    """The best sentence with what it needs: the one before a pronoun, the caption of a row, the lead-in of an item."""
    passage = hits[best.hit].passage
    needed = [best]
    span = passage.sentences[best.sentence]
    if passage.items and span.start >= passage.items[0].start:
        lead_in = [
            u for u in units if u.hit == best.hit and passage.sentences[u.sentence].end <= passage.items[0].start
        ]
        caption_fits = sum(_length(hits, unit) for unit in lead_in) <= _LONGEST_CAPTION
        if lead_in and caption_fits and passage.kind in (PassageKind.LIST, PassageKind.TABLE):
            needed += lead_in[-1:] if passage.kind is PassageKind.LIST else lead_in
    elif best.sentence and _ANAPHORIC.match(_text(hits, best)):
        needed += [unit for unit in units if unit.hit == best.hit and unit.sentence == best.sentence - 1]
    return needed


def _lowest(unit: _Unit, best: _Unit) -> float:
    """The value from which a sentence may stand beside the best one."""
    return best.value - (_SPREAD_WITHIN if unit.hit == best.hit else _SPREAD)


def _dangles(hits: Sequence[Hit], unit: _Unit, best: _Unit) -> bool:
    """Whether a sentence would stand there with nothing before or after it: a lead-in, a short item of another list."""
    text = _text(hits, unit).rstrip()
    passage = hits[unit.hit].passage
    is_item = passage.kind is PassageKind.LIST and passage.sentences[unit.sentence].start >= passage.items[0].start
    return text.endswith(":") or (is_item and unit.hit != best.hit and len(text) < _SHORT_ITEM)


def _bonus(unit: _Unit, places: Collection[tuple[int, int]]) -> float:
    if (unit.hit, unit.sentence - 1) in places:
        return _NEXT
    return _PREVIOUS if (unit.hit, unit.sentence + 1) in places else 0.0


def _text(hits: Sequence[Hit], unit: _Unit) -> str:
    passage = hits[unit.hit].passage
    return passage.slice(passage.sentences[unit.sentence])


def _length(hits: Sequence[Hit], unit: _Unit) -> int:
    span = hits[unit.hit].passage.sentences[unit.sentence]
    return span.end - span.start

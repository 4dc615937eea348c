"""Belonging: what has to be shown with a sentence, so that it is understood and no part is taken for the whole."""

import re
from collections.abc import Sequence
from itertools import accumulate

from index.question import Question, QuestionKind
from index.search import Hit
from ingest import PassageKind, announces_new_text
from server.compose.notes import is_note
from server.compose.pointing import goes_on, means_named, points_back
from server.compose.units import Unit, is_item, length_of, parts_of, text_of

_LONGEST_CAPTION = 205  # characters of a caption that is shown above a row, and of a sentence that goes on with another
_LONGEST_LEAD_IN = 300  # characters of a lead-in that is shown above an item
_LIST = 600  # characters up to which a list is shown whole where a part of it is shown
_GAP = 140  # characters of a sentence that is shown because of those around it
_RESERVATION = re.compile(
    r"(?:Danach|Sonst|Ansonsten|Andernfalls|Im Übrigen|Hiervon|Abweichend|Ausgenommen|Ausnahmen?"
    r"|Davon (?:ausgenommen|abweichend|unberührt)|(?:Dies|Das|Satz \d|Absatz \d)[^.]{0,30} gilt nicht"
    r"|Nicht (?:zuwendungsfähig|förderfähig|gefördert))\b"
)
"""What says where the sentence before it does not hold; without it that one is wrong."""
_CONTINUED_REASON = re.compile(
    r"(?:Denn|(?:Dies|Das) (?:rührt|liegt)|(?:Der )?Grund (?:dafür|hierfür|ist)|Ein (?:anderer|weiterer)"
    r"|Hintergrund|Anlass)\b"
)
"""What gives the reason, or another one, for what the sentence before says."""
_PARAGRAPH = re.compile(r"\(\d{1,2}[a-z]?\) ")
_NUMBER = re.compile(r"\d+(?:\.\d+)+\.? ")
"""What a number opens („4.4 Der Bescheid …“) belongs to no paragraph before it."""
_BARE = re.compile(r"(?:\w+ )?(?:ja|nein|doch|nicht unbedingt|nur teilweise|jein)[.!]?\s*", re.IGNORECASE)
"""An answer whose reason is the sentence after it."""


def without_gaps(question: Question, hits: Sequence[Hit], chosen: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """What was chosen, with the short sentences between and around it without which it is torn."""
    why = question.kind is QuestionKind.WHY
    return [
        unit
        for unit in units
        if unit in chosen
        or _is_between(hits, unit, chosen, why=why)
        or _opens(hits, unit, chosen)
        or _goes_on(question, hits, unit, chosen)
        or is_note(hits, unit, chosen)
    ]


def with_whole_lists(hits: Sequence[Hit], chosen: list[Unit], units: list[Unit]) -> list[Unit]:
    """What was chosen, and of a list that shows a part of itself all the rest: a part looks as if it were all.

    Of a table that shows only its caption the rows.

    Of 1,243 measuring questions 5 more are answered with their facts then, at one character more in the mean.
    """
    for number in {unit.hit for unit in chosen}:
        passage = hits[number].passage
        lead_in, items = parts_of(hits, [unit for unit in units if unit.hit == number])
        if passage.kind is PassageKind.TABLE and items and not any(unit in chosen for unit in items):
            chosen = [*chosen, *_rows(hits, items)]
        if passage.kind is not PassageKind.LIST:
            continue
        announced = any(unit in chosen for unit in lead_in)
        shown = sum(unit in chosen for unit in items)
        is_open = any(unit in chosen and not _is_finished(text_of(hits, unit)) for unit in lead_in)
        length = sum(length_of(hits, unit) for unit in (*lead_in[-1:], *items))
        if (shown > 1 or (announced and shown) or is_open) and length <= _LIST:
            whole = [*_announcement(hits, lead_in), *items]
            chosen = [*chosen, *(unit for unit in whole if unit not in chosen)]
        elif is_open and not shown and _amends(hits, lead_in):
            chosen = [*chosen, *_announcement(hits, lead_in), *_beginning(hits, items)]
    return chosen


def _announcement(hits: Sequence[Hit], lead_in: Sequence[Unit]) -> list[Unit]:
    """The last sentence of a lead-in; before a command that amends an act also those that it stands below.

    „3. § 4 wird wie folgt geändert:“ says of which section „b) Absatz 2 erhält folgende Fassung:“ is the new text.
    """
    above = list(lead_in[-1:])
    for unit in reversed(lead_in[:-1] if _amends(hits, lead_in) else ()):
        if sum(length_of(hits, one) for one in (unit, *above)) > _LONGEST_LEAD_IN:
            break
        above.insert(0, unit)
    return above


def _amends(hits: Sequence[Hit], lead_in: Sequence[Unit]) -> bool:
    return bool(lead_in) and announces_new_text(text_of(hits, lead_in[-1]))


def _beginning(hits: Sequence[Hit], items: Sequence[Unit]) -> list[Unit]:
    """The first of the items of a long list, as far as there is room."""
    ends = accumulate(length_of(hits, unit) for unit in items)
    return [unit for unit, end in zip(items, ends, strict=True) if end <= _LIST or unit == items[0]]


def _rows(hits: Sequence[Hit], items: Sequence[Unit]) -> Sequence[Unit]:
    """What a caption announces, as far as it can be shown: all rows, or the likeliest."""
    is_short = sum(length_of(hits, unit) for unit in items) <= _LIST
    return items if is_short else [max(items, key=lambda unit: unit.value)]


def _is_between(hits: Sequence[Hit], unit: Unit, chosen: Sequence[Unit], *, why: bool) -> bool:
    """Whether prose is torn without a sentence: a short one between two shown, one after „Nein.“, an exception.

    To a question ``why`` also one that goes on with the reason.
    """
    passage = hits[unit.hit].passage
    shown = {one.sentence for one in chosen if one.hit == unit.hit}
    if passage.kind in (PassageKind.LIST, PassageKind.TABLE) or unit.sentence - 1 not in shown:
        return False
    before = passage.slice(passage.sentences[unit.sentence - 1])
    if _BARE.fullmatch(before) or _RESERVATION.match(text_of(hits, unit)):
        return True
    if why and _CONTINUED_REASON.match(text_of(hits, unit)):
        return True
    return unit.sentence + 1 in shown and length_of(hits, unit) <= _GAP


def _goes_on(question: Question, hits: Sequence[Hit], unit: Unit, chosen: Sequence[Unit]) -> bool:
    """Whether prose is torn without a sentence that points into the shown one before it and holds what is asked for."""
    passage = hits[unit.hit].passage
    if passage.kind in (PassageKind.LIST, PassageKind.TABLE) or length_of(hits, unit) > _LONGEST_CAPTION:
        return False
    shown = [one for one in chosen if one.hit == unit.hit and one.sentence == unit.sentence - 1]
    return any(goes_on(question, text_of(hits, one), text_of(hits, unit)) for one in shown)


def _opens(hits: Sequence[Hit], unit: Unit, chosen: Sequence[Unit]) -> bool:
    """Whether a short sentence opens the numbered paragraph („(4) Für Anlagen an Deichen …“) of one that is shown."""
    passage = hits[unit.hit].passage
    if passage.kind in (PassageKind.LIST, PassageKind.TABLE) or length_of(hits, unit) > _GAP:
        return False
    opening = [_PARAGRAPH.match(passage.slice(span)) is not None for span in passage.sentences]
    if not opening[unit.sentence]:
        return False
    numbered = [_NUMBER.match(passage.slice(span)) is not None for span in passage.sentences]
    behind = range(unit.sentence + 1, len(opening))
    following = next((number for number in behind if opening[number] or numbered[number]), len(opening))
    return any(one.hit == unit.hit and unit.sentence < one.sentence < following for one in chosen)


def _is_finished(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?"))


def understandable(question: Question, hits: Sequence[Hit], best: Unit, units: list[Unit]) -> list[Unit]:
    """The best sentence with what it needs: the one before a pronoun, the caption of a row, the lead-in of an item."""
    needed = [best, *captions(hits, best, units)]
    return [*needed, *_antecedent(question, hits, best, units)]


def needed(question: Question, hits: Sequence[Hit], unit: Unit, units: list[Unit]) -> list[Unit]:
    """What a sentence is not understood without; a row of a second table is taken for one of the first.

    So is a new text for that of another section.
    """
    is_row = hits[unit.hit].passage.kind is PassageKind.TABLE
    lead_in, _ = parts_of(hits, [one for one in units if one.hit == unit.hit])
    above = captions(hits, unit, units) if is_row or _amends(hits, lead_in) else ()
    return [*above, *_antecedent(question, hits, unit, units)]


def captions(hits: Sequence[Hit], unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """The caption of a row, the lead-in of an item; of a long one the last sentence, if that is short enough."""
    passage = hits[unit.hit].passage
    if not is_item(hits, unit) or passage.kind not in (PassageKind.LIST, PassageKind.TABLE):
        return []
    lead_in, _ = parts_of(hits, [one for one in units if one.hit == unit.hit])
    is_caption = passage.kind is PassageKind.TABLE and not any(_amends(hits, [one]) for one in lead_in)
    longest = _LONGEST_CAPTION if is_caption else _LONGEST_LEAD_IN
    whole = passage.kind is PassageKind.TABLE and sum(length_of(hits, one) for one in lead_in) <= longest
    return [one for one in (lead_in if whole else _announcement(hits, lead_in)) if length_of(hits, one) <= longest]


def _antecedent(question: Question, hits: Sequence[Hit], unit: Unit, units: list[Unit]) -> list[Unit]:
    """The sentences before one that begins with a pronoun or says where they do not hold, up to one that does not.

    An item of a list has none, but its later sentences have its first.
    """
    passage = hits[unit.hit].passage
    start = passage.sentences[unit.sentence].start
    if passage.items and start >= passage.items[0].start:
        heads = {item.start for item in passage.items if item.start < start < item.end}
        return [one for one in units if one.hit == unit.hit and passage.sentences[one.sentence].start in heads]
    if not unit.sentence or not _is_torn(question, hits, unit):
        return []
    before = [one for one in units if one.hit == unit.hit and one.sentence == unit.sentence - 1]
    return [*before, *(earlier for one in before for earlier in _antecedent(question, hits, one, units))]


def _is_torn(question: Question, hits: Sequence[Hit], unit: Unit) -> bool:
    """Whether a sentence says little without the one before it, or too much."""
    passage = hits[unit.hit].passage
    text = text_of(hits, unit)
    before = passage.slice(passage.sentences[unit.sentence - 1])
    if points_back(text, passage.text) or means_named(question, text, before):
        return True
    return _RESERVATION.match(text) is not None

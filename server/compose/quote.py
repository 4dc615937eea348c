"""Quote: the sentences that answer, as few as possible, in reading order, understandable on their own."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.question import Question, QuestionKind
from index.search import Hit
from ingest import PassageKind
from server.compose.composition import Excerpt, excerpt

_PASSAGES = 5
_LONGEST = 615  # characters of an answer made of several sentences; a single one may be longer
_WORTH = 2.6e-4  # probability of the answer standing there, per character, from which on a sentence is shown
_BESIDE = 35  # characters that a further sentence costs beside its own, so that none is shown only for being short
_WORTH_OF_A_HALF = 1.5e-3  # the same of a sentence that is added for one half of a double question
_ELSEWHERE = 0.4  # share of its probability that counts of a sentence from another passage than the best one
_LONGEST_CAPTION = 205  # characters of a lead-in or caption that is shown above a row or an item
_LIST = 600  # characters up to which a list is shown whole where a part of it is shown
_GAP = 140  # characters of a sentence that is shown because of those around it
_SHORT_ITEM = 60  # characters; such an item says nothing without its lead-in
_ANAPHORIC = re.compile(
    r"(?:Er|Sie|Es|Ihm|Ihnen|Dies(?:e[mnrs]?)?|Das(?! (?:[a-zäöüß]+e[nrs]? )?[A-ZÄÖÜ])|Dabei|Dazu|Dafür|Daher|Damit"
    r"|Danach|Darin|Darüber|Davon|Hierzu|Hierbei|Hierfür|Dort|Deshalb|Außerdem|Zudem|Ferner|Jedoch|Allerdings|Letztere[rs]?"
    r"|Beide|Solche|Sein|Seine|Ihre?)\b"
)
"""What points at the sentence before; „Das Land“ names something itself."""
_POLITE = re.compile(r"Sie|Ihnen|Ihre?")
_ADDRESSED = re.compile(r"[a-zäöüß,] (?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
"""Where a text addresses its reader, „Sie“ at the beginning of a sentence is no pronoun for what came before."""
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
_NOTE = re.compile(r"(\*+|[¹²³⁴⁵⁶⁷⁸⁹])\)? ?\w")
"""A note below a table, by its mark."""
_PARAGRAPH = re.compile(r"\(\d{1,2}[a-z]?\) ")
_BARE = re.compile(r"(?:\w+ )?(?:ja|nein|doch|nicht unbedingt|nur teilweise|jein)[.!]?\s*", re.IGNORECASE)
"""An answer whose reason is the sentence after it."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of a hit and how well it answers."""

    hit: int
    sentence: int
    value: float


def quote(question: Question, hits: Sequence[Hit]) -> list[Excerpt]:
    """The excerpts of a quoted answer, best source first; empty when nothing may be quoted."""
    hits = hits[:_PASSAGES]
    units = _quotable(hits)
    if not units:
        return []
    chosen = _with_whole_lists(hits, _choose(hits, units), units)
    why = question.kind is QuestionKind.WHY
    chosen = [
        unit
        for unit in units
        if unit in chosen
        or _is_between(hits, unit, chosen, why=why)
        or _opens(hits, unit, chosen)
        or _is_note(hits, unit, chosen)
    ]
    order = sorted({unit.hit for unit in chosen}, key=lambda number: -max(u.value for u in chosen if u.hit == number))
    return [
        excerpt(hits[number], [hits[number].passage.sentences[unit.sentence] for unit in chosen if unit.hit == number])
        for number in order
    ]


def further(hits: Sequence[Hit], shown: Sequence[Excerpt]) -> Excerpt | None:
    """The likeliest sentence of the documents shown that is not shown itself, with what it needs to be understood.

    None where none is worth its length, or where it would make the answer too long. Beside a row of a table no second
    one is taken, since it may be that of another year or town.
    """
    hits = hits[:_PASSAGES]
    units = _quotable(hits)
    documents = {one.hit.passage.document for one in shown}
    said = "\n".join(text for one in shown for text in one.texts)
    has_row = any(one.hit.passage.kind is PassageKind.TABLE for one in shown)
    likely = _likely(units)
    new = [
        unit
        for unit in units
        if hits[unit.hit].passage.document in documents
        and not (has_row and hits[unit.hit].passage.kind is PassageKind.TABLE)
        and _text(hits, unit) not in said
        and not _text(hits, unit).rstrip().endswith(":")
        and likely[unit] / (_length(hits, unit) + _BESIDE) >= _WORTH_OF_A_HALF
    ]
    if not new:
        return None
    best = max(new, key=lambda unit: likely[unit])
    passage = hits[best.hit].passage
    added = [passage.sentences[unit.sentence] for unit in _understandable(hits, best, units)]
    one = excerpt(hits[best.hit], [span for span in added if passage.slice(span) not in said])
    return one if sum(part.length for part in (*shown, one)) <= _LONGEST else None


def _quotable(hits: Sequence[Hit]) -> list[_Unit]:
    return [
        _Unit(number, sentence, value)
        for number, hit in enumerate(hits)
        for sentence, value in enumerate(hit.evidence)
        if value > -math.inf
    ]


def _likely(units: Sequence[_Unit]) -> dict[_Unit, float]:
    """How likely the answer stands in each sentence; one of another passage than the best counts less."""
    best = max(units, key=lambda unit: unit.value, default=None)
    if best is None:
        return {}
    all_likely = sum(math.exp(unit.value - best.value) for unit in units)
    return {
        unit: math.exp(unit.value - best.value) / all_likely * (1.0 if unit.hit == best.hit else _ELSEWHERE)
        for unit in units
    }


def _choose(hits: Sequence[Hit], units: list[_Unit]) -> list[_Unit]:
    """The best sentence, and every other that is worth its length.

    The evidence was learned with a softmax, so that one tells how likely the answer stands in each sentence. What holds
    the answer most often at a given mean length is every sentence with so much probability per character (Lagrange): a
    best one that is far ahead stays alone, of several as good ones all are shown, short ones sooner than long ones.
    Those of other passages have to be likelier, since each of them also costs the reader a change of source: with the
    bounds chosen for that, on 300 questions about real documents, answers have 380 instead of 412 characters and 66.3
    instead of 67.0 % of them hold the facts; on the reading set a few more do.
    """
    best = max(units, key=lambda unit: unit.value)
    chosen = _understandable(hits, best, units)
    length = sum(_length(hits, unit) for unit in chosen)
    likely = _likely(units)
    said = {_text(hits, unit) for unit in chosen}  # two documents may hold the same sentence
    for unit in sorted(units, key=lambda unit: -likely[unit] / (_length(hits, unit) + _BESIDE)):
        more = [one for one in (unit, *_needed(hits, unit, units)) if one not in chosen]
        added = sum(_length(hits, one) for one in more)
        is_new = unit in more and _text(hits, unit) not in said and not _dangles(hits, unit, best)
        if is_new and length + added <= _LONGEST and likely[unit] / (added + _BESIDE) >= _WORTH:
            chosen += more
            said |= {_text(hits, one) for one in more}
            length += added
    return chosen


def _with_whole_lists(hits: Sequence[Hit], chosen: list[_Unit], units: list[_Unit]) -> list[_Unit]:
    """What was chosen, and of a list that shows a part of itself all the rest: a part looks as if it were all.

    Of a table that shows only its caption the rows.

    Of 1,243 measuring questions 5 more are answered with their facts then, at one character more in the mean.
    """
    for number in {unit.hit for unit in chosen}:
        passage = hits[number].passage
        lead_in, items = _parts(hits, [unit for unit in units if unit.hit == number])
        if passage.kind is PassageKind.TABLE and items and not any(unit in chosen for unit in items):
            chosen = [*chosen, *_rows(hits, items)]
        if passage.kind is not PassageKind.LIST:
            continue
        announced = any(unit in chosen for unit in lead_in)
        shown = sum(unit in chosen for unit in items)
        is_open = any(unit in chosen and not _is_finished(_text(hits, unit)) for unit in lead_in)
        whole = [*lead_in[-1:], *items]
        if (shown > 1 or (announced and shown) or is_open) and sum(_length(hits, unit) for unit in whole) <= _LIST:
            chosen = [*chosen, *(unit for unit in whole if unit not in chosen)]
    return chosen


def _rows(hits: Sequence[Hit], items: Sequence[_Unit]) -> Sequence[_Unit]:
    """What a caption announces, as far as it can be shown: all rows, or the likeliest."""
    is_short = sum(_length(hits, unit) for unit in items) <= _LIST
    return items if is_short else [max(items, key=lambda unit: unit.value)]


def _is_between(hits: Sequence[Hit], unit: _Unit, chosen: Sequence[_Unit], *, why: bool) -> bool:
    """Whether prose is torn without a sentence: a short one between two shown, one after „Nein.“, an exception.

    To a question ``why`` also one that goes on with the reason.
    """
    passage = hits[unit.hit].passage
    shown = {one.sentence for one in chosen if one.hit == unit.hit}
    if passage.kind in (PassageKind.LIST, PassageKind.TABLE) or unit.sentence - 1 not in shown:
        return False
    before = passage.slice(passage.sentences[unit.sentence - 1])
    if _BARE.fullmatch(before) or _RESERVATION.match(_text(hits, unit)):
        return True
    if why and _CONTINUED_REASON.match(_text(hits, unit)):
        return True
    return unit.sentence + 1 in shown and _length(hits, unit) <= _GAP


def _is_note(hits: Sequence[Hit], unit: _Unit, chosen: Sequence[_Unit]) -> bool:
    """Whether a line of a table is the note of a mark („29*)“) in a row that is shown."""
    note = _NOTE.match(_text(hits, unit))
    if note is None or hits[unit.hit].passage.kind is not PassageKind.TABLE:
        return False
    return any(note[1] in _text(hits, one) for one in chosen if one.hit == unit.hit)


def _opens(hits: Sequence[Hit], unit: _Unit, chosen: Sequence[_Unit]) -> bool:
    """Whether a short sentence opens the numbered paragraph („(4) Für Anlagen an Deichen …“) of one that is shown."""
    passage = hits[unit.hit].passage
    if passage.kind in (PassageKind.LIST, PassageKind.TABLE) or _length(hits, unit) > _GAP:
        return False
    opening = [_PARAGRAPH.match(passage.slice(span)) is not None for span in passage.sentences]
    if not opening[unit.sentence]:
        return False
    following = next((n for n in range(unit.sentence + 1, len(opening)) if opening[n]), len(opening))
    return any(one.hit == unit.hit and unit.sentence < one.sentence < following for one in chosen)


def _parts(hits: Sequence[Hit], units: Sequence[_Unit]) -> tuple[list[_Unit], list[_Unit]]:
    """The sentences of one passage before its items, and those of the items."""
    passage = hits[units[0].hit].passage
    start = passage.items[0].start if passage.items else 0
    before = [unit for unit in units if passage.sentences[unit.sentence].end <= start]
    return before, [unit for unit in units if unit not in before]


def _is_finished(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?"))


def _understandable(hits: Sequence[Hit], best: _Unit, units: list[_Unit]) -> list[_Unit]:
    """The best sentence with what it needs: the one before a pronoun, the caption of a row, the lead-in of an item."""
    needed = [best, *_announced(hits, best, units)]
    return [*needed, *_antecedent(hits, best, units)]


def _needed(hits: Sequence[Hit], unit: _Unit, units: list[_Unit]) -> list[_Unit]:
    """What a sentence is not understood without; a row of a second table is taken for one of the first."""
    is_row = hits[unit.hit].passage.kind is PassageKind.TABLE
    return [*(_announced(hits, unit, units) if is_row else ()), *_antecedent(hits, unit, units)]


def _announced(hits: Sequence[Hit], unit: _Unit, units: list[_Unit]) -> list[_Unit]:
    """The caption of a row, the lead-in of an item; of a long one the last sentence, if that is short enough."""
    passage = hits[unit.hit].passage
    is_item = passage.items and passage.sentences[unit.sentence].start >= passage.items[0].start
    if not is_item or passage.kind not in (PassageKind.LIST, PassageKind.TABLE):
        return []
    lead_in, _ = _parts(hits, [one for one in units if one.hit == unit.hit])
    whole = passage.kind is PassageKind.TABLE and sum(_length(hits, one) for one in lead_in) <= _LONGEST_CAPTION
    return [one for one in (lead_in if whole else lead_in[-1:]) if _length(hits, one) <= _LONGEST_CAPTION]


def _antecedent(hits: Sequence[Hit], unit: _Unit, units: list[_Unit]) -> list[_Unit]:
    """The sentences before one that begins with a pronoun or says where they do not hold, up to one that does not.

    An item of a list has none, but its later sentences have its first.
    """
    passage = hits[unit.hit].passage
    start = passage.sentences[unit.sentence].start
    if passage.items and start >= passage.items[0].start:
        heads = {item.start for item in passage.items if item.start < start < item.end}
        return [one for one in units if one.hit == unit.hit and passage.sentences[one.sentence].start in heads]
    if not unit.sentence or not _points_back(_text(hits, unit), passage.text):
        return []
    before = [one for one in units if one.hit == unit.hit and one.sentence == unit.sentence - 1]
    return [*before, *(earlier for one in before for earlier in _antecedent(hits, one, units))]


def _points_back(sentence: str, passage: str) -> bool:
    """Whether a sentence of a passage says little without the one before it."""
    pronoun = _ANAPHORIC.match(sentence)
    if pronoun and not (_POLITE.fullmatch(pronoun[0]) and _ADDRESSED.search(passage)):
        return True
    return _RESERVATION.match(sentence) is not None


def _dangles(hits: Sequence[Hit], unit: _Unit, best: _Unit) -> bool:
    """Whether a sentence would stand there with nothing before or after it: a lead-in, a short item of another list."""
    text = _text(hits, unit).rstrip()
    passage = hits[unit.hit].passage
    is_item = passage.kind is PassageKind.LIST and passage.sentences[unit.sentence].start >= passage.items[0].start
    return text.endswith(":") or (is_item and unit.hit != best.hit and len(text) < _SHORT_ITEM)


def _text(hits: Sequence[Hit], unit: _Unit) -> str:
    passage = hits[unit.hit].passage
    return passage.slice(passage.sentences[unit.sentence])


def _length(hits: Sequence[Hit], unit: _Unit) -> int:
    span = hits[unit.hit].passage.sentences[unit.sentence]
    return span.end - span.start

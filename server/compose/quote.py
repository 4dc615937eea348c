"""Quote: the sentences that answer, as few as possible, in reading order, understandable on their own."""

import math
from collections.abc import Sequence

from index.question import Question
from index.search import Hit
from ingest import PassageKind
from server.compose.belonging import needed, understandable, with_whole_lists, without_gaps
from server.compose.composition import Excerpt, excerpt
from server.compose.extremes import without_totals
from server.compose.labels import is_rival, named_row
from server.compose.sisters import with_sisters
from server.compose.units import Unit, is_item, length_of, quotable, text_of

_PASSAGES = 5
_LONGEST = 615  # characters of an answer made of several sentences; a single one may be longer
_WORTH = 2.6e-4  # probability of the answer standing there, per character, from which on a sentence is shown
_BESIDE = 35  # characters that a further sentence costs beside its own, so that none is shown only for being short
_WORTH_OF_A_HALF = 1.5e-3  # the same of a sentence that is added for one half of a double question
_ELSEWHERE = 0.4  # share of its probability that counts of a sentence from another passage than the best one
_SHORT_ITEM = 60  # characters; such an item says nothing without its lead-in


def quote(question: Question, hits: Sequence[Hit]) -> list[Excerpt]:
    """The excerpts of a quoted answer, best source first; empty when nothing may be quoted."""
    hits = hits[:_PASSAGES]
    units = without_totals(question.text, hits, quotable(hits))
    if not units:
        return []
    best = named_row(question, hits, max(units, key=lambda unit: unit.value), units)
    chosen = with_sisters(question, hits, _choose(question, hits, best, units), units)
    chosen = with_whole_lists(hits, chosen, units)
    chosen = without_gaps(question, hits, chosen, units)
    values = {number: max(unit.value for unit in chosen if unit.hit == number) for number in {u.hit for u in chosen}}
    order = sorted(values, key=lambda number: (number != best.hit, -values[number]))
    return [
        excerpt(hits[number], [hits[number].passage.sentences[unit.sentence] for unit in chosen if unit.hit == number])
        for number in order
    ]


def further(question: Question, hits: Sequence[Hit], shown: Sequence[Excerpt]) -> Excerpt | None:
    """The likeliest sentence of the documents shown that is not shown itself, with what it needs to be understood.

    None where none is worth its length, or where it would make the answer too long. Beside a row of a table no second
    one is taken, since it may be that of another year or town.
    """
    hits = hits[:_PASSAGES]
    units = quotable(hits)
    documents = {one.hit.passage.document for one in shown}
    said = "\n".join(text for one in shown for text in one.texts)
    has_row = any(one.hit.passage.kind is PassageKind.TABLE for one in shown)
    likely = _likely(units)
    new = [
        unit
        for unit in units
        if hits[unit.hit].passage.document in documents
        and not (has_row and hits[unit.hit].passage.kind is PassageKind.TABLE)
        and text_of(hits, unit) not in said
        and not text_of(hits, unit).rstrip().endswith(":")
        and likely[unit] / (length_of(hits, unit) + _BESIDE) >= _WORTH_OF_A_HALF
    ]
    if not new:
        return None
    best = max(new, key=lambda unit: likely[unit])
    passage = hits[best.hit].passage
    added = [passage.sentences[unit.sentence] for unit in understandable(question, hits, best, units)]
    one = excerpt(hits[best.hit], [span for span in added if passage.slice(span) not in said])
    return one if sum(part.length for part in (*shown, one)) <= _LONGEST else None


def _likely(units: Sequence[Unit]) -> dict[Unit, float]:
    """How likely the answer stands in each sentence; one of another passage than the best counts less."""
    best = max(units, key=lambda unit: unit.value, default=None)
    if best is None:
        return {}
    all_likely = sum(math.exp(unit.value - best.value) for unit in units)
    return {
        unit: math.exp(unit.value - best.value) / all_likely * (1.0 if unit.hit == best.hit else _ELSEWHERE)
        for unit in units
    }


def _choose(question: Question, hits: Sequence[Hit], best: Unit, units: list[Unit]) -> list[Unit]:
    """The best sentence, and every other that is worth its length.

    The evidence was learned with a softmax, so that one tells how likely the answer stands in each sentence. What holds
    the answer most often at a given mean length is every sentence with so much probability per character (Lagrange): a
    best one that is far ahead stays alone, of several as good ones all are shown, short ones sooner than long ones.
    Those of other passages have to be likelier, since each of them also costs the reader a change of source: with the
    bounds chosen for that, on 300 questions about real documents, answers have 380 instead of 412 characters and 66.3
    instead of 67.0 % of them hold the facts; on the reading set a few more do.
    """
    chosen = understandable(question, hits, best, units)
    length = sum(length_of(hits, unit) for unit in chosen)
    likely = _likely(units)
    is_named = best.value < max(unit.value for unit in units)
    others = [unit for unit in units if not (is_named and is_rival(hits, unit, best))]
    said = {text_of(hits, unit) for unit in chosen}  # two documents may hold the same sentence
    for unit in sorted(others, key=lambda unit: -likely[unit] / (length_of(hits, unit) + _BESIDE)):
        fresh = (one for one in (unit, *needed(question, hits, unit, units)) if text_of(hits, one) not in said)
        more = [one for one in fresh if one not in chosen]
        added = sum(length_of(hits, one) for one in more)
        is_new = unit in more and not _dangles(hits, unit, best) and not _is_repeated(hits, unit, best)
        if is_new and length + added <= _LONGEST and likely[unit] / (added + _BESIDE) >= _WORTH:
            chosen += more
            said |= {text_of(hits, one) for one in more}
            length += added
    return chosen


def _dangles(hits: Sequence[Hit], unit: Unit, best: Unit) -> bool:
    """Whether a sentence would stand there with nothing before or after it: a lead-in, a short item of another list."""
    text = text_of(hits, unit).rstrip()
    in_list = hits[unit.hit].passage.kind is PassageKind.LIST and is_item(hits, unit)
    return text.endswith(":") or (in_list and unit.hit != best.hit and len(text) < _SHORT_ITEM)


def _is_repeated(hits: Sequence[Hit], unit: Unit, best: Unit) -> bool:
    """Whether a sentence stands word for word in several sections of a document („Dauer: 35 Stunden.“).

    Outside the section of the best sentence nothing tells of what it speaks.
    """
    passage = hits[unit.hit].passage
    first = hits[best.hit].passage
    if (passage.document, passage.heading) == (first.document, first.heading):
        return False
    text = text_of(hits, unit)
    others = [hit.passage for hit in hits if hit.passage.document == passage.document]
    sections = {one.heading for one in others if any(one.slice(span) == text for span in one.sentences)}
    return len(sections) > 1

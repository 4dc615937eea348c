"""Preferences: what a question names outright decides before anything learned.

Who asks for „§ 89 HGO“ wants the section on it, not a sentence that mentions it; who asks how to begin wants the steps.
The sizes are set by hand, in units of the ranking score: such questions are rare among those it was learned from.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.embedder import Vectors
from index.question import Question, QuestionKind
from index.storage.views import headed_passage
from index.words.analysis import beginnings, content_words, fold
from index.words.references import cited_sections
from ingest import Passage, PassageKind

_STEPS = re.compile(
    r"\b(?:Schritte?n?|Reihenfolge|Ablauf|Vorgehen|Fahrplan|so (?:beginn|geh|erstell|gelingt)\w*)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|Schritt \d)")
_AT_PLACE = 8.0
_OF_DOCUMENT = 8.0
"""With 4, the right passage came first .9 times in a hundred less often (3,826 training questions)."""
_SECTION_IN_HEADING = 4.0
_SECTION_IN_TEXT = 0.5
_STEPS_ASKED_FOR = 2.4
_SHARED = 1 / 3
"""Share of the question's words that steps with their headings must have more of: many a guide says how to proceed.

Of a long message, which tells more than it asks, one word is enough.
"""
_LONG = 6


def preferences(
    question: Question,
    passages: Sequence[Passage],
    at_place: npt.NDArray[np.bool_] | None = None,
    of_document: npt.NDArray[np.bool_] | None = None,
) -> Vectors:
    """What to add to the ranking score of each passage, shape (len(passages),).

    ``at_place`` (len(passages),) tells which are the place that the question names by its number
    (``index.named.sections``), ``of_document`` (len(passages),) which are of the one document that it names
    (``index.named.names``).
    """
    added = np.zeros(len(passages), np.float32)
    if at_place is not None:
        added += _AT_PLACE * at_place
    if of_document is not None:
        added += _OF_DOCUMENT * of_document
    sections = cited_sections(question.text)
    wants_steps = question.kind is QuestionKind.HOW_TO
    if not sections and not wants_steps:
        return added
    for number, passage in enumerate(passages):
        if sections:
            in_heading = sections & cited_sections(" ".join(passage.heading))
            in_text = sections & cited_sections(passage.text)
            added[number] += _SECTION_IN_HEADING * bool(in_heading) + _SECTION_IN_TEXT * bool(in_text)
        if wants_steps and _is_steps(passage) and _is_about(question, passage):
            added[number] += _STEPS_ASKED_FOR
    return added


def _is_steps(passage: Passage) -> bool:
    numbered = passage.kind is PassageKind.LIST and bool(_NUMBERED.match(passage.slice(passage.items[0])))
    return numbered and bool(_STEPS.search(" ".join((*passage.heading[-1:], passage.lead_in))))


def _is_about(question: Question, passage: Passage) -> bool:
    words = beginnings(content_words(question.text))
    text = fold(headed_passage(passage))
    shared = sum(word in text for word in words)
    return not words or shared > len(words) * _SHARED or (shared > 0 and len(words) > _LONG)

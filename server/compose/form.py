"""Form: which form an answer takes, and the excerpts of each form."""

import math
import re
from collections.abc import Sequence

from index.question import Question, QuestionKind
from index.search import Found, Hit
from ingest import PassageKind, Span
from server.answer import AnswerKind
from server.compose.columns import rows_by_column
from server.compose.composition import Composition, Excerpt, excerpt
from server.compose.extremes import extreme_rows
from server.compose.quote import further, quote

_CLOSE = 0.4  # a list this close to the best passage is preferred when the question asks for one
_LONG_LIST = 800  # characters; from here on the items are shown by their first sentence
_ORDERED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z]\)|\(\d{1,2}\)|(?:Schritt|Phase|Stufe) \d)")
_ASKS_FOR_LIST = (QuestionKind.HOW_TO, QuestionKind.LIST)


def compose(found: Found) -> Composition | None:
    """The best answer the hits allow; None without a hit that may be quoted."""
    hits = [hit for hit in found.hits if max(hit.evidence) > -math.inf]
    if not hits:
        return None
    if rows := extreme_rows(found.question.text, hits) or rows_by_column(found.question, hits):
        return Composition(AnswerKind.TABLE, tuple(rows))
    listed = _list_hit(found.question, hits)
    if listed:
        return _whole_list(found.question, listed)
    excerpts = quote(found.question, hits)
    if not excerpts:
        return None
    return _quoted(found.question, excerpts)


def completed(composition: Composition, question: Question, hits: Sequence[Hit]) -> Composition:
    """A quoted answer to ``question`` with one sentence more, out of the ``hits`` for a half of it.

    The same where no sentence of its documents is worth that. Its sources keep their order, a new one comes last.
    """
    if composition.kind in (AnswerKind.LIST, AnswerKind.STEPS):
        return composition
    added = further(question, hits, composition.excerpts)
    if added is None:
        return composition
    here = added.hit.passage.id
    joined = [
        excerpt(part.hit, [*part.spans, *added.spans]) if part.hit.passage.id == here else part
        for part in composition.excerpts
    ]
    known = any(part.hit.passage.id == here for part in composition.excerpts)
    return _quoted(question, joined if known else [*joined, added])


def _quoted(question: Question, excerpts: Sequence[Excerpt]) -> Composition:
    kinds = {part.hit.passage.kind for part in excerpts}
    if kinds == {PassageKind.TABLE}:
        kind = AnswerKind.TABLE
    elif question.kind is QuestionKind.DEFINITION and excerpts[0].hit.passage.kind is PassageKind.DEFINITION:
        kind = AnswerKind.DEFINITION
    else:
        kind = AnswerKind.QUOTE
    return Composition(kind, tuple(excerpts))


def _list_hit(question: Question, hits: Sequence[Hit]) -> Hit | None:
    """The hit to be shown as a whole list: asked for as such, and among or close to the best."""
    if question.kind not in _ASKS_FOR_LIST and not question.wants_all:
        return None
    for hit in hits[:4]:
        passage = hit.passage
        if passage.kind is PassageKind.LIST and len(passage.items) > 1 and (hit is hits[0] or hit.score >= _CLOSE):
            return hit
    return None


def _whole_list(question: Question, hit: Hit) -> Composition:
    passage = hit.passage
    lead_in = [span for span in passage.sentences if span.end <= passage.items[0].start]
    items = list(passage.items)
    if len(passage.text) > _LONG_LIST:
        items = [_first_sentence(hit, item) for item in items]
    ordered = sum(bool(_ORDERED.match(passage.slice(item))) for item in passage.items) > len(passage.items) / 2
    kind = AnswerKind.STEPS if ordered and question.kind is QuestionKind.HOW_TO else AnswerKind.LIST
    return Composition(kind, (excerpt(hit, [*lead_in, *items]),))


def _first_sentence(hit: Hit, item: Span) -> Span:
    inside = [span for span in hit.passage.sentences if item.start <= span.start < item.end]
    return Span(item.start, inside[0].end, item.page, item.page_label) if inside else item

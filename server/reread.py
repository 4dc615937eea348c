"""Reread: question and possible answer looked at together, which search has not done."""

from collections.abc import Iterator

from index.places import named_places
from index.search import Found, Searcher
from server.answer import AnswerKind
from server.compose import Composition, completed, compose
from server.message.halves import Halves, halves
from server.message.matter import matter
from server.refusal import ANSWERED_FROM, UNCERTAIN_FROM


def reread(searcher: Searcher, found: Found) -> tuple[Found, Composition | None]:
    """What was found and is answered, after a reader has seen the question together with what could be answered.

    Nothing is read where search is not in doubt, or where nothing may be quoted. An answer about another place or year
    than the question's is hardly one, whatever the reader says, nor is one that names fewer things than were asked for.
    """
    composition = compose(found)
    if composition is None:
        return found, None
    steps = composition.kind is AnswerKind.STEPS
    found = searcher.reread(found, composition.reading, steps=steps)
    passages = [part.hit.passage for part in composition.excerpts]
    found = searcher.anchored(found, composition.reading, passages)
    return found, _with_other_half(searcher, found, composition)


def _with_other_half(searcher: Searcher, found: Found, composition: Composition) -> Composition:
    """The answer to a double question with a sentence for the half that it seems to lack.

    A half is searched for alone, the second first, and the first only if the second adds nothing. Nothing is added for
    a half that the documents hardly answer. What is thought of the answer stays as it is for the whole.
    """
    parted = halves(found.question.text) if found.question.is_german and not found.context else None
    if parted is None or found.is_lookup or found.probability < UNCERTAIN_FROM:
        return composition
    for question, context in _searches(searcher, parted):
        half = searcher.search(question, context)
        if half.probability >= ANSWERED_FROM:
            more = completed(composition, found.question, half.hits)
            if more is not composition:
                return more
    return composition


def _searches(searcher: Searcher, parted: Halves) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each half with what it continues: the matter of the first where the second leaves that unsaid.

    So it does where the first names a place, year or code, which a second one means as well.
    """
    places = named_places(parted.first, is_german=True, local=searcher.snapshot.places)
    numbered = any(letter.isdigit() for letter in parted.first)
    alone = parted.second_names_its_matter and not places and not numbered
    yield parted.second, () if alone else (matter(parted.first),)
    yield f"{parted.first}?", ()

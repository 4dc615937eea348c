"""Reread: question and possible answer looked at together, which search has not done."""

from index.search import Found, Searcher
from server.answer import AnswerKind
from server.compose import Composition, compose


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
    return searcher.anchored(found, composition.reading, passages), composition

"""Reread: question and possible answer read together, where search alone is in doubt."""

from index.search import Found, Searcher
from server.answer import AnswerKind
from server.compose import Composition, compose


def reread(searcher: Searcher, found: Found) -> tuple[Found, Composition | None]:
    """What was found and is answered, after a reader has seen the question together with what could be answered.

    Nothing is read where search is not in doubt, or where nothing may be quoted.
    """
    composition = compose(found)
    if composition is None:
        return found, None
    steps = composition.kind is AnswerKind.STEPS
    return searcher.reread(found, composition.reading, steps=steps), composition

"""Reread: question and possible answers read together, where search alone is in doubt."""

from collections.abc import Sequence
from dataclasses import replace

from index.reader import Judgement
from index.search import Found, Searcher
from server.compose import Composition, compose


def reread(searcher: Searcher, found: Found) -> tuple[Found, Composition | None]:
    """What was found and is answered, after a reader has seen the question together with what could be answered.

    It reads the answer first. Where that does not settle the matter, it reads what would be answered from each of the
    nearest passages and puts those in order that search finds nearly as good as the first; if that makes another
    answer, it reads it too, and its word on all of them goes into the probability. Nothing is read where search is not
    in doubt, or where nothing may be quoted.
    """
    composition = compose(found)
    if composition is None or not searcher.in_doubt(found):
        return found, composition
    reads = _Reads(searcher, found.asked)
    (judgement,) = reads([composition.reading])
    read = searcher.corrected(found, judgement)
    if searcher.is_settled(read):
        return read, composition
    nearest = searcher.nearest(found)
    alone = [compose(replace(found, hits=(hit,))) for hit in nearest]
    judgements = reads([one.reading if one else hit.passage.text for one, hit in zip(alone, nearest, strict=True)])
    found = searcher.reranked(found, judgements)
    composition = compose(found) or composition
    (judgement,) = reads([composition.reading])
    return searcher.corrected(found, judgement, judgements), composition


class _Reads:
    """What the reader says of answers to one question, each read once."""

    def __init__(self, searcher: Searcher, question: str) -> None:
        self._searcher = searcher
        self._question = question
        self._said: dict[str, Judgement] = {}

    def __call__(self, answers: Sequence[str]) -> list[Judgement]:
        unread = [answer for answer in dict.fromkeys(answers) if answer not in self._said]
        self._said |= zip(unread, self._searcher.read(self._question, unread), strict=True)
        return [self._said[answer] for answer in answers]

"""Reread: question and possible answers read together, where search alone is in doubt."""

from collections.abc import Sequence
from dataclasses import replace

from index.search import Found, Searcher
from server.compose import Composition, compose


def reread(searcher: Searcher, found: Found, context: Sequence[str] = ()) -> tuple[Found, Composition | None]:
    """What was found and is answered, after a reader has seen the question together with what could be answered.

    It reads what would be answered from each of the nearest passages and puts those in order that search finds nearly
    as good as the first; then it reads the answer itself. Its word on all of them goes into the probability.
    ``context`` are the earlier questions that this one continues. Nothing is read where search is not in doubt, or
    where nothing may be quoted.
    """
    composition = compose(found)
    if composition is None or not searcher.in_doubt(found):
        return found, composition
    question = " ".join((*context, found.question.text))
    nearest = searcher.nearest(found)
    alone = [compose(replace(found, hits=(hit,))) for hit in nearest]
    texts = [one.reading if one else hit.passage.text for one, hit in zip(alone, nearest, strict=True)]
    judgements = searcher.read(question, texts)
    found = searcher.reranked(found, judgements)
    composition = compose(found) or composition
    known = dict(zip(texts, judgements, strict=True))
    judgement = known.get(composition.reading) or searcher.read(question, [composition.reading])[0]
    return searcher.corrected(found, judgement, judgements), composition

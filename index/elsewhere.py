"""Elsewhere: an answer that tells of another place than the question, both of which only the documents know.

A collection of many towns' papers answers „Hundesteuer Oberlenz“ with the statute of Ellersheim: everything fits but
the place. Lists of towns (``index.places``) know neither.
"""

import re
from collections.abc import Sequence
from itertools import chain

from index.places import NAME, common_part, names
from index.storage.snapshot import Snapshot
from index.words.analysis import fold
from index.words.spelling import is_german
from ingest import Passage

_HOME = 0.2
"""Share of the passages from which a place is what the whole corpus is about, so that not every answer names it."""
_WORD = re.compile(NAME)


def elsewhere(snapshot: Snapshot, question: str, answer: str, passages: Sequence[Passage]) -> str | None:
    """A place that a question names and an answer does not, which names another; None where there is none.

    The other stands in the answer, or it stands above it and nothing in the document names the one asked about. Of 34
    such answers to training questions none was right; of 1,446 to others that name a town, 668.
    """
    asked = [place for word in _WORD.findall(question) if (place := _town(snapshot, word))]
    if all(is_home(snapshot, place) for place in asked):
        return None
    documents = [snapshot.documents[passage.document] for passage in passages]
    headings = [heading for passage in passages for heading in passage.heading]
    above = " ".join((*headings, *(f"{d.title} {d.publisher or ''} {d.file}" for d in documents)))
    read = fold(f"{answer} {above}")
    told, scope = _towns(snapshot, _below(answer, headings)), _towns(snapshot, above)
    away = (place for place in asked if not names(read, place) and not is_home(snapshot, place))
    return next((place for place in away if told or (scope and not is_in_documents(snapshot, place, passages))), None)


def is_home(snapshot: Snapshot, place: str) -> bool:
    """Whether the corpus as a whole is about a place."""
    stem = snapshot.analyzer.stem(fold(place))
    return bool((snapshot.lexical["headed-stems"].coverage([stem]) > 0).mean() >= _HOME)


def _town(snapshot: Snapshot, word: str) -> str | None:
    forms = (word, word.removesuffix("s"))
    return next((form for form in forms if not is_german(form) and form in snapshot.towns), None)


def _towns(snapshot: Snapshot, text: str) -> bool:
    """Whether a text names a town at all."""
    return any(word in snapshot.towns for word in _WORD.findall(text))


def _below(answer: str, headings: Sequence[str]) -> str:
    """An answer without the headings that it was given."""
    for heading in headings:
        answer = answer.replace(heading, "")
    return answer


def is_in_documents(snapshot: Snapshot, place: str, passages: Sequence[Passage]) -> bool:
    """Whether anything in the documents of some passages names a place."""
    documents = {passage.document for passage in passages}
    texts = chain.from_iterable((*p.heading, p.text) for p in snapshot.passages if p.document in documents)
    name = common_part(place)
    return any(name in text for text in texts)

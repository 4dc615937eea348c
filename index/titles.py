"""Titles: what the documents are called by those who ask about one of them, and what looks like the name of one."""

import re
from collections.abc import Iterable, Mapping, Set
from itertools import chain, islice
from pathlib import Path

from index.analysis import fold, words
from index.snapshot import Snapshot
from ingest import Passage

Titles = Mapping[str, Set[str]]
"""Stems of what each document is called, by its id."""
_ENDING = (
    r"(?:gesetz(?:buch)?(?:e?s)?|ordnung|satzung|vorschrift|richtlinie|anweisung|vereinbarung|vertrag(?:e?s)?"
    r"|erlass(?:es)?)"
)
LAW = re.compile(
    rf"(?:der |des |dem |die )?(?P<name>(?:\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*|(?!Tagesordnung)[A-ZÄÖÜ]\w*{_ENDING})"
    r"(?: (?:\d+|[IVX]+)\b)?)"
)
"""The name of a law or the like in a question, with what leads to it: „DWG“, „der Geschäftsordnung“, „SGB VIII“."""
_OPENING = 3
"""Passages of a document in which its short title may stand."""
_SHORT_TITLE = re.compile(r"\(.{2,80}\)")


def titles_of(snapshot: Snapshot) -> Titles:
    """Stems of what each document is called: title, file, a heading above all of it, a short title, abbreviations."""
    passages: dict[str, list[Passage]] = {}
    for passage in snapshot.passages:
        passages.setdefault(passage.document, []).append(passage)
    found: dict[str, Set[str]] = {}
    for name, of_document in passages.items():
        document = snapshot.documents[name]
        above = {passage.heading[:1] for passage in of_document if passage.heading}
        lines = chain.from_iterable((*one.heading, *one.text.split("\n")) for one in islice(of_document, _OPENING))
        short = (line for line in lines if _SHORT_TITLE.fullmatch(line))
        named = [document.title, Path(document.file).stem.replace("_", " ").replace("-", " "), *short]
        named += next(iter(above)) if len(above) == 1 else ()
        abbreviations = {_initials(snapshot, title) for title in named}
        found[name] = stems(snapshot, chain.from_iterable(map(words, named))) | abbreviations
    return found


def called(snapshot: Snapshot, titles: Titles, name: str) -> set[str]:
    """Ids of the documents that have all words of a name in what they are called."""
    named = stems(snapshot, words(name))
    return {document for document, title in titles.items() if named <= title}


def stems(snapshot: Snapshot, folded: Iterable[str]) -> set[str]:
    """Stems of folded words."""
    return {snapshot.analyzer.stem(word) for word in folded}


def _initials(snapshot: Snapshot, title: str) -> str:
    """Abbreviation of a title made of its nouns and their parts: „Hessische Bauordnung“ gives „hbo“."""
    nouns = (fold(word) for word in re.findall(r"\w+", title) if word[0].isupper())
    return "".join(part[0] for noun in nouns for part in snapshot.analyzer.parts(noun) or (noun,))

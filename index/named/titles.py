"""Titles: what the documents are called by those who ask about one of them, and what looks like the name of one."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from pathlib import Path

from index.words.analysis import GermanAnalyzer, fold, words
from ingest import Document, Passage

Titles = Mapping[str, Set[str]]
"""Stems of what each document is called, by its id."""
RULES = (
    r"gesetz(?:buch)?(?:e?s)?|ordnung|satzung|vorschrift|richtlinie|anweisung|vereinbarung|vertrag(?:e?s)?"
    r"|erlass(?:es)?"
)
"""What the name of a law or the like ends with."""
LAW = re.compile(
    rf"(?:der |des |dem |die )?(?P<name>(?:\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*|(?!Tagesordnung)[A-ZÄÖÜ]\w*(?:{RULES}))"
    r"(?: (?:\d+|[IVX]+)\b)?)"
)
"""The name of a law or the like in a question, with what leads to it: „DWG“, „der Geschäftsordnung“, „SGB VIII“."""
_OPENING = 3
"""Passages of a document in which its short title may stand."""
_SHORT_TITLE = re.compile(r"\(.{2,80}\)")
_ABBREVIATED = re.compile(r"\([^()§]{0,60}\b\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ][^()§]{0,20}\)$")
"""What a heading ends with that is short for a title: „(DA 12-04)“, „(Aktenordnung – AktO)“."""


def titles_of(documents: Mapping[str, Document], passages: Sequence[Passage], analyzer: GermanAnalyzer) -> Titles:
    """Stems of what each document is called: title, file, a heading above all of it, a short title, abbreviations."""
    all_passages: dict[str, list[Passage]] = {}
    for passage in passages:
        all_passages.setdefault(passage.document, []).append(passage)
    titles: dict[str, Set[str]] = {}
    for name, of_document in all_passages.items():
        document = documents[name]
        above = {passage.heading[:1] for passage in of_document if passage.heading}
        opening = of_document[:_OPENING]
        lines = chain.from_iterable((*one.heading, *one.text.split("\n")) for one in opening)
        short = [line for line in lines if _SHORT_TITLE.fullmatch(line)]
        short += [found[0] for one in opening for line in one.heading if (found := _ABBREVIATED.search(line))]
        named = [document.title, Path(document.file).stem.replace("_", " ").replace("-", " "), *short]
        named += next(iter(above)) if len(above) == 1 else ()
        abbreviations = {_initials(analyzer, title) for title in named}
        titles[name] = stems(analyzer, chain.from_iterable(map(words, named))) | abbreviations
    return titles


def called(analyzer: GermanAnalyzer, titles: Titles, name: str) -> set[str]:
    """Ids of the documents that have all words of a name in what they are called."""
    named = stems(analyzer, words(name))
    return {document for document, title in titles.items() if named <= title}


def stems(analyzer: GermanAnalyzer, folded: Iterable[str]) -> set[str]:
    """Stems of folded words."""
    return {analyzer.stem(word) for word in folded}


def _initials(analyzer: GermanAnalyzer, title: str) -> str:
    """Abbreviation of a title made of its nouns and their parts: „Hessische Bauordnung“ gives „hbo“."""
    nouns = (fold(word) for word in re.findall(r"\w+", title) if word[0].isupper())
    return "".join(part[0] for noun in nouns for part in analyzer.parts(noun) or (noun,))

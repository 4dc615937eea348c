"""Titles: what the documents are called by those who ask about one of them, and what looks like the name of one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from pathlib import Path
from typing import TypeVar

from index.named.acts import Act
from index.words.analysis import GermanAnalyzer, fold, words
from ingest import Document, Passage

Titles = Mapping[str, Set[str]]
"""Stems of what each document is called, by its id."""
_Key = TypeVar("_Key")
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
_COMPOUND = re.compile(rf"(?P<about>\w{{4,}}?)(?P<rules>verordnung|{RULES})")
_OPENING = 3
"""Passages of a document in which its short title may stand."""
_SHORT_TITLE = re.compile(r"\(.{2,80}\)")
_ABBREVIATED = re.compile(r"\([^()§]{0,60}\b\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ][^()§]{0,20}\)$")
"""What a heading ends with that is short for a title: „(DA 12-04)“, „(Aktenordnung – AktO)“."""


def titles_of(
    documents: Mapping[str, Document], passages: Sequence[Passage], acts: Sequence[Act], analyzer: GermanAnalyzer
) -> Titles:
    """Stems of what each document is called: title, file, a heading above all of it, a short title, abbreviations.

    What stands in one of several ``acts`` of a document is no title of it.
    """
    all_passages: dict[str, list[Passage]] = {}
    for passage in passages:
        all_passages.setdefault(passage.document, []).append(passage)
    count = Counter(act.document for act in acts)
    inside = {passages[row].id for act in acts if count[act.document] > 1 for row in act.rows}
    titles: dict[str, Set[str]] = {}
    for name, of_document in all_passages.items():
        document = documents[name]
        above = {passage.heading[:1] for passage in of_document if passage.heading}
        opening = [one for one in of_document[:_OPENING] if one.id not in inside]
        lines = chain.from_iterable((*one.heading, *one.text.split("\n")) for one in opening)
        short = [line for line in lines if _SHORT_TITLE.fullmatch(line)]
        short += [found[0] for one in opening for line in one.heading if (found := _ABBREVIATED.search(line))]
        named = [document.title, Path(document.file).stem.replace("_", " ").replace("-", " "), *short]
        named += next(iter(above)) if len(above) == 1 else ()
        titles[name] = _all_stems(analyzer, named)
    return titles


def act_titles_of(acts: Sequence[Act], analyzer: GermanAnalyzer) -> Mapping[Act, Set[str]]:
    """Stems of what each act is called: its heading, and what it says of the act that it changes."""
    return {act: _all_stems(analyzer, [act.title, *act.changes]) for act in acts}


def called(analyzer: GermanAnalyzer, titles: Mapping[_Key, Set[str]], name: str) -> set[_Key]:
    """The documents or acts that have all words of a name in what they are called."""
    named = [spelled(analyzer, word) for word in words(name)]
    return {key for key, title in titles.items() if all(has_spelled(title, word) for word in named)}


def spelled(analyzer: GermanAnalyzer, word: str) -> Sequence[Set[str]]:
    """The stems that a title has which a folded word names: its own, or those of two words that it is made of.

    A „Satzung über die Erhebung einer Zweitwohnungsteuer“ is a „Zweitwohnungsteuersatzung“.
    """
    found = _COMPOUND.fullmatch(word)
    parts = [(form, found["rules"]) for form in (found["about"], found["about"].removesuffix("s"))] if found else []
    return [{analyzer.stem(one) for one in form} for form in ((word,), *parts)]


def has_spelled(title: Set[str], forms: Iterable[Set[str]]) -> bool:
    """Whether a title names a word as it is ``spelled``."""
    return any(form <= title for form in forms)


def _all_stems(analyzer: GermanAnalyzer, titles: Sequence[str]) -> set[str]:
    abbreviations = {_initials(analyzer, title) for title in titles}
    return stems(analyzer, chain.from_iterable(map(words, titles))) | abbreviations


def stems(analyzer: GermanAnalyzer, folded: Iterable[str]) -> set[str]:
    """Stems of folded words."""
    return {analyzer.stem(word) for word in folded}


def _initials(analyzer: GermanAnalyzer, title: str) -> str:
    """Abbreviation of a title made of its nouns and their parts: „Hessische Bauordnung“ gives „hbo“."""
    nouns = (fold(word) for word in re.findall(r"\w+", title) if word[0].isupper())
    return "".join(part[0] for noun in nouns for part in analyzer.parts(noun) or (noun,))

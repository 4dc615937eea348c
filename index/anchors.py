"""Anchors: the place, the year and the number of things that a question names, and that an answer does not know.

A question about Passau is not answered by a table of towns without Passau, one about 2006 not by figures for 2005. Gate
and reader see that a word is missing, but words are missing from many right answers; a place hardly ever is, nor a
year. ``places.txt`` holds the states of Germany, its towns from 15,000 inhabitants on (GeoNames, CC BY 4.0), without
those whose names are common words, and counties. Nor does a sentence that counts eleven things name them.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.analysis import content_words, fold
from index.question import Question
from index.snapshot import Snapshot
from index.views import headed_passage
from ingest import Passage

_FILE = Path(__file__).with_name("places.txt")
_HOME = 0.2
"""Share of the passages from which a place is what the whole corpus is about, so that not every answer names it."""
_BEFORE = r"(?:in|bei|für|von|Stadt|Gemeinde|Kommune|Region|Modellregion|Kreis|Landkreis|Land|Bundesland)"
_COUNTY = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)+-Kreis"
_YEAR = re.compile(r"(?<![\d./-])(?<!\bum )(?:1[5-9]|20)\d\d(?!\d|er|'l|[./-]\d)")
"""A year alone: no part of a date or number, no decade („1980er“), and not about („um 1800“)."""
_YEARS = re.compile(r"((?:1[5-9]|20)\d\d) ?(?:–|-|bis|und|/) ?((?:1[5-9]|20)?\d\d)(?!\d)")
_SENTENCE_END = re.compile(r"(?<=[.!]) ")
_ENDING = 2
"""Letters of a name that another form of it may lack or change: „Hessen“, „hessisch“."""
_SHORT = 5
"""Letters up to which a name keeps all of them."""
_NUMERALS = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_SO_MANY = re.compile(rf"\bwelche[nrs]? (?:[a-zäöüß]+ )?({'|'.join(_NUMERALS)}|[2-9]|[1-9]\d) ", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]| (?:und|sowie|oder) ")
_ODDS = 20.0
"""How often the odds of an answer being right are divided where it lacks an anchor.

Of 71 answers to training questions that name a place which the answer does not know, 2 were right; of 193 to such as
name one that it knows, 73. Of 1,362 that do not know the year, 58; of 3,347 that know it, 1,310.
"""


def missing_anchor(snapshot: Snapshot, question: Question, passages: Sequence[Passage]) -> str | None:
    """A place or a year that the question names and none of the passages does, nor a heading, title or date above them.

    None too where the place is one that the corpus as a whole is about. Only the last sentence of a question counts,
    which asks; those before tell where somebody lives or when it happened.
    """
    asking = _SENTENCE_END.split(question.text)[-1]
    places, years = named_places(asking, is_german=question.is_german), _YEAR.findall(asking)
    if not places and not years:
        return None
    documents = [snapshot.documents[passage.document] for passage in passages]
    above = [f"{document.title} {document.date or ''}" for document in documents]
    read = " ".join((*above, *map(headed_passage, passages)))
    folded = fold(read) if places else ""
    away = (place for place in places if not _names(folded, place) and not _is_home(snapshot, place))
    untold = (year for year in years if year not in read and not _spans(read, int(year)))
    return next(away, None) or next(untold, None)


def unnamed(question: str, answer: str) -> str | None:
    """The number of things that a question wants named („Welche elf Bewerber …?“), if an answer cannot name so many.

    None where it can: one of its lines has as many parts, or it has as many lines. Of 106 answers to training questions
    that cannot, none was right, also not those 12 of which gate and reader thought so; of 75 that can, 14.
    """
    asked = _SO_MANY.search(question)
    if asked is None:
        return None
    number = asked[1].lower()
    wanted = _NUMERALS.index(number) + 2 if number in _NUMERALS else int(number)
    lines = answer.split("\n")
    parts = max(len(_BETWEEN.findall(line)) + 1 for line in lines)
    return asked[1] if max(parts, len(lines)) < wanted else None


def unlikely(probability: float) -> float:
    """Probability (0–1) of an answer being right that lacks an anchor of the question."""
    return probability / (probability + _ODDS * (1 - probability))


def named_places(text: str, *, is_german: bool) -> list[str]:
    """Towns, counties and states that a text names as the place where, in the form of the list.

    In German a name counts behind a preposition of place or behind „Stadt“ and the like; „Worms“ alone may be anything.
    """
    return [found["county"] or found["name"] for found in _pattern(is_german=is_german).finditer(text)]


def without_places(text: str, *, is_german: bool) -> str:
    """A text without the places that it names; the same where nothing to search for would be left."""
    bare = " ".join(_pattern(is_german=is_german).sub(" ", text).split())
    return bare if content_words(bare) else text


def _names(folded: str, place: str) -> bool:
    """Whether a folded text names a place in any form; umlauts come and go in them: „Sachsen“, „sächsisch“."""
    name = fold(place)
    return (name if len(place) <= _SHORT else name[:-_ENDING]) in folded


def _spans(text: str, year: int) -> bool:
    """Whether a text names years around this one: „2009 bis 2013“, „2021/22“."""
    return any(int(first) <= year <= int(first[: -len(last)] + last) for first, last in _YEARS.findall(text))


def _is_home(snapshot: Snapshot, place: str) -> bool:
    stem = snapshot.analyzer.stem(fold(place))
    return bool((snapshot.lexical["headed-stems"].coverage([stem]) > 0).mean() >= _HOME)


@cache
def _pattern(*, is_german: bool) -> re.Pattern[str]:
    towns, counties = _known()
    before, after, ending = (rf"\b{_BEFORE} ", "s?", "(?:e?s)?") if is_german else (r"(?<=[\w,)] )", "", "")
    return re.compile(rf"{before}(?P<name>{towns}){after}\b(?!-)|\b(?P<county>{_COUNTY}|{counties}){ending}\b")


def _known() -> tuple[str, str]:
    """Patterns of the towns and states, and of the counties, whose names are nothing else."""
    names = sorted(_FILE.read_text(encoding="utf-8").splitlines(), key=len, reverse=True)
    counties = [name for name in names if name.endswith("kreis")]
    towns = [name for name in names if not name.endswith("kreis")]
    return "|".join(map(re.escape, towns)), "|".join(map(re.escape, counties))

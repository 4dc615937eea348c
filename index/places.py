"""Places: the towns, counties and states that a text names, and what is left of it without them.

``places.txt`` holds the states of Germany, its towns from 15,000 inhabitants on (GeoNames, CC BY 4.0), without those
whose names are common words, and counties. Smaller ones are learned from the documents, which call them „Gemeinde …“.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from index.words.analysis import content_words, fold
from index.words.spelling import is_german

_FILE = Path(__file__).with_name("places.txt")
_CALLED = "Stadt|Gemeinde|Kommune|Region|Modellregion|Kreis|Landkreis"
_BEFORE = rf"(?:in|aus|bei|für|von|{_CALLED}|Land|Bundesland)"
_HAS = r"(?:[Hh]at(?:te)?|bekommt|bekam|erhält|erhielt|zahlt|meldete?)"
NAME = r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
"""What the name of a place looks like: „Kassel“, „Rheda-Wiedenbrück“; a pattern to be built upon."""
_LOCAL = re.compile(rf"\b(?:{_CALLED}|Markt|\w+stadt) ({NAME})\b")
_INSIDE = re.compile(rf"\b(?:[Ii]n|[Aa]us) ({NAME})\b")
_DISTRICT = re.compile(rf"\b(?:Ortsteil|Stadtteil) ({NAME})\b")
_DATELINE = re.compile(rf"(?:^|[.;:\n]) ?({NAME}), (?:den \d|im [A-ZÄ][a-zäöü]+ \d{{4}}\b)", re.MULTILINE)
_ARTICLED = re.compile(
    rf"\b(?:[Dd](?:er|ie|as|em|en|es)|[Kk]?[Ee]ine?[nmrs]?|[Jj]ede[rsmn]?|[Dd]iese[rsmn]?|[Aa]lle[rn]?|[IiAa]m|[Zz]u[mr]"
    rf"|[Vv]om|[Bb]eim) ({NAME})\b"
)
_PLACE_ENDING = re.compile(
    r"(?:burg|berg|heim|hausen|dorf|stadt|ingen|furt|(?<!api)(?<!por)(?<!uar)tal|thal|wald|feld|bach|rode|kirchen"
    r"|(?<!b)(?<!sch)(?<!fr)(?<!st)au|(?<!s)itz|see|stein|brück|brunn|born|hagen|hafen|münde|münster|stedt|moor|ried"
    r"|fels|weiler|heide)$"
)
"""How names of places end; „Kapital“, „Bau“, „Rücksitz“ and the like do not."""
_COUNTY = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)+-Kreis"
_ENDING = 2
"""Letters of a name that another form of it may lack or change: „Hessen“, „hessisch“."""
_SHORT = 5
"""Letters up to which a name keeps all of them."""


def named_places(text: str, *, is_german: bool, local: frozenset[str] = frozenset()) -> list[str]:
    """Towns, counties and states that a text names as the place where, in the form of the list or of ``local``.

    In German a name counts behind a preposition of place, behind „Stadt“ and the like or as what has something;
    „Worms“ alone may be anything, but not where a question goes on („Und Worms?“).
    """
    found = _pattern(local, is_german=is_german).finditer(text)
    return [match["county"] or match["name"] for match in found]


def without_places(text: str, *, is_german: bool) -> str:
    """A text without the places that it names; the same where nothing to search for would be left."""
    return _without(_pattern(frozenset(), is_german=is_german), text)


def without_all_places(text: str) -> str:
    """A text without any name of a place, also where it is no more than an adjective („das Kasseler Konzept“).

    The same where nothing to search for would be left.
    """
    return _without(_anywhere(), text)


def names_any(text: str) -> bool:
    """Whether the name of a place stands anywhere in a text."""
    return bool(_anywhere().search(text))


def names(folded: str, place: str) -> bool:
    """Whether a folded text names a place in any form; umlauts come and go in them: „Sachsen“, „sächsisch“."""
    return common_part(fold(place)) in folded


def common_part(name: str) -> str:
    """What all forms of a place's name have in common: of „Hessen“ and „hessisch“ the first letters."""
    return name if len(name) <= _SHORT else name[:-_ENDING]


def local_places(texts: Iterable[str]) -> frozenset[str]:
    """Names behind „Stadt“, „Gemeinde“, „Landkreis“ and the like in some texts."""
    return frozenset(name for text in texts for name in _LOCAL.findall(text))


def is_listed(name: str) -> bool:
    """Whether a name is that of a place everybody knows, not of one that only documents tell of."""
    return name in _listed()


def towns(texts: Iterable[str]) -> frozenset[str]:
    """Names that some texts use as those of places where something is, and for nothing else as far as can be told.

    They stand behind „Ortsteil“ or before a date („Ellern, den 3. Mai“), or they end like the name of a place and stand
    behind „in“ or „aus“ and never behind an article; and no German word is written like them.
    """
    inside, called, articled = set[str](), set[str](), set[str]()
    for text in texts:
        inside.update(_INSIDE.findall(text))
        called.update(_DISTRICT.findall(text), _DATELINE.findall(text))
        articled.update(_ARTICLED.findall(text))
    ending = {name for name in inside - articled if _PLACE_ENDING.search(name)}
    return frozenset(name for name in called | ending if not is_german(name))


def _without(pattern: re.Pattern[str], text: str) -> str:
    bare = " ".join(pattern.sub(" ", text).split())
    return bare if content_words(bare) else text


@cache
def _pattern(local: frozenset[str], *, is_german: bool) -> re.Pattern[str]:
    towns, counties = _known(local)
    before, after, ending = (r"(?<=[\w,)] )", "", "")
    if is_german:
        before, after, ending = rf"(?:\b(?:{_BEFORE}|{_HAS}) |^(?:Und|Aber|Oder) )", "s?", "(?:e?s)?"
    return re.compile(rf"{before}(?P<name>{towns}){after}\b(?!-)|\b(?P<county>{_COUNTY}|{counties}){ending}\b")


@cache
def _anywhere() -> re.Pattern[str]:
    towns, counties = _known(frozenset())
    article = r"(?:(?:der|dem|den|des|die) )?"
    name = rf"(?:(?:{towns})s?|(?:{_COUNTY}|{counties})(?:e?s)?)"
    return re.compile(rf"\b(?:{article}(?:{_BEFORE} )?{article}{name}|(?:{towns})er)\b(?!-)", re.IGNORECASE)


@cache
def _listed() -> frozenset[str]:
    return frozenset(_FILE.read_text(encoding="utf-8").splitlines())


def _known(local: frozenset[str]) -> tuple[str, str]:
    """Patterns of the towns and states, and of the counties, whose names are nothing else."""
    known = _listed() | local
    ordered = sorted(known, key=lambda name: (-len(name), name))
    counties = [name for name in ordered if name.endswith("kreis")]
    towns = [name for name in ordered if not name.endswith("kreis")]
    return "|".join(map(re.escape, towns)), "|".join(map(re.escape, counties))

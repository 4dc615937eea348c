"""Places: a town, a county or a state that a question names and an answer does not know.

A question about Passau is not answered by a table of towns without Passau. Gate and reader see that a word is missing,
but words are missing from many right answers; a place hardly ever is. ``places.txt`` holds the states of Germany, its
towns from 15,000 inhabitants on (GeoNames, CC BY 4.0), without those whose names are common words, and counties.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.analysis import fold
from index.question import Question
from index.snapshot import Snapshot
from ingest import Passage

_FILE = Path(__file__).with_name("places.txt")
_HOME = 0.2
"""Share of the passages from which a place is what the whole corpus is about, so that not every answer names it."""
_BEFORE = r"(?:in|bei|für|von|Stadt|Gemeinde|Kommune|Region|Modellregion|Kreis|Landkreis|Land|Bundesland)"
_COUNTY = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)+-Kreis"
_SENTENCE_END = re.compile(r"(?<=[.!]) ")
_ENDING = 2
"""Letters of a name that another form of it may lack or change: „Hessen“, „hessisch“."""
_SHORT = 5
"""Letters up to which a name keeps all of them."""
_ODDS = 20.0
"""How often the odds of an answer being right are divided where it does not know the place.

Of 71 answers to training questions that name a place which the answer does not know, 2 were right; of 193 to such as
name one that it knows, 73.
"""


def missing_place(snapshot: Snapshot, question: Question, passages: Sequence[Passage]) -> str | None:
    """A place that the question names and none of the passages does, nor a heading or title above them.

    None too where the place is one that the corpus as a whole is about.
    """
    texts = [
        " ".join((snapshot.documents[passage.document].title, *passage.heading, passage.text)) for passage in passages
    ]
    read = _plain(" ".join(texts))
    for place in named_places(question):
        name = _plain(place)
        if (name if len(name) <= _SHORT else name[:-_ENDING]) not in read and not _is_home(snapshot, place):
            return place
    return None


def unlikely(probability: float) -> float:
    """Probability (0–1) of an answer being right that does not know the place asked for."""
    return probability / (probability + _ODDS * (1 - probability))


def named_places(question: Question) -> list[str]:
    """Towns, counties and states that a question names as the place where, in the form of the list.

    Only the last sentence counts, which asks; those before tell where somebody lives. In German a name counts behind a
    preposition of place or behind „Stadt“ and the like; „Worms“ alone may be anything.
    """
    pattern = _german() if question.is_german else _foreign()
    asking = _SENTENCE_END.split(question.text)[-1]
    return [found["county"] or found["name"] for found in pattern.finditer(asking)]


def _is_home(snapshot: Snapshot, place: str) -> bool:
    stem = snapshot.analyzer.stem(fold(place))
    return bool((snapshot.lexical["headed-stems"].coverage([stem]) > 0).mean() >= _HOME)


def _plain(text: str) -> str:
    """Small letters without umlauts, which come and go in the forms of a name: „Sachsen“, „sächsisch“."""
    return text.lower().translate(str.maketrans("äöü", "aou"))


@cache
def _german() -> re.Pattern[str]:
    towns, counties = _names()
    return re.compile(rf"\b{_BEFORE} (?P<name>{towns})s?\b(?!-)|\b(?P<county>{_COUNTY}|{counties})(?:e?s)?\b")


@cache
def _foreign() -> re.Pattern[str]:
    towns, counties = _names()
    return re.compile(rf"(?<=[\w,)] )(?P<name>{towns})\b(?!-)|\b(?P<county>{_COUNTY}|{counties})\b")


def _names() -> tuple[str, str]:
    """Patterns of the towns and states, and of the counties, whose names are nothing else."""
    names = sorted(_FILE.read_text(encoding="utf-8").splitlines(), key=len, reverse=True)
    counties = [name for name in names if name.endswith("kreis")]
    towns = [name for name in names if not name.endswith("kreis")]
    return "|".join(map(re.escape, towns)), "|".join(map(re.escape, counties))

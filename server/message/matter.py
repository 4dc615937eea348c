"""Matter: what a question is about, without what it asks of it.

The matter goes on in the next question, the asking does not: „Was kostet die Einbürgerung?“ before „Wo beantragt man
das?“ would else find the costs again.
"""

import re
from collections.abc import Callable

from index.question import read_question
from index.words.analysis import content_words
from server.message.own_words import own_words

_WORD = re.compile(r"[\w-]+")
_ASKED = re.compile(
    r"\b(?:wie viele? [\w-]+ (?:hat|haben|hatten?) (?=(?:er|sie|es|der|die|das)\b(?! [A-ZÄÖÜ]))"
    r"|wie \w+(?= (?:man|ich|wir)\b)|(?:seit|ab|bis|von) wann|kostet|dauert|beträgt|beantrag\w*|bedeutet|heißt|macht"
    r"|gab|so eins|(?-i:kosten|dauern|betragen))\b",
    re.IGNORECASE,
)
_ASKED_ABROAD = re.compile(
    r"\b(?:what (?:is|are)|how (?:much|many|long|often|high|old)? ?(?:is|are|was|were|does|do|did|can)|costs?"
    r"|qu['’]est-ce que?(?: c['’]est)?|combien (?:coûte(?:nt)?|dure(?:nt)?)|qué (?:es|son)|cuánto (?:cuesta|dura)n?"
    r"|(?:che )?cos['’]è|quanto (?:costa|dura)|co to jest|ile (?:kosztuje|trwa)|ce (?:este|sunt)|что такое|що таке"
    r"|сколько (?:стоит|длится)|скільки (?:коштує|триває)|какво е|što je|šta je|τι είναι|nedir|ما (?:هو|هي)|چیست)\b",
    re.IGNORECASE,
)
"""What something is or how much it is, asked in other languages."""


def matter(question: str) -> str:
    """What a question is about: „Plan“ for „Was kostet der Plan?“; all that it says where it only asks."""
    return left_over(question) or content(question)


def left_over(question: str) -> str:
    """The same; empty where a question only asks, as „Und wie lange dauert das?“."""
    if read_question(question).is_german:
        return _kept(_ASKED.sub(" ", question), own_words)
    return " ".join(_ASKED_ABROAD.sub(" ", question).strip(" ?¿؟.").split())


def content(question: str) -> str:
    """The content words of a German question, „kostet Plan“; any other, or one without such words, as it is."""
    return (_kept(question, content_words) if read_question(question).is_german else "") or question


def _kept(text: str, says: Callable[[str], list[str]]) -> str:
    return " ".join(word for word in _WORD.findall(text) if says(word))

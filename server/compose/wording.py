"""Wording: whether two words are the same in another form, and what a question calls the things that it asks for."""

import re
from collections.abc import Sequence

from index.words.analysis import beginnings, content_words, fold, words

_WORD = re.compile(r"[^\W_]+")
_ENDING = 2
"""Letters that a form of a word may have more than what it shares with another: „Projekte“, „Projekt“."""
_SHORTEST_PART = 5
_ASKED_FOR = re.compile(
    r"\b(?:welche[nrsm]?|alle[nr]?|sämtliche[nr]?|liste(?: der| aller)?) (?:der |den |die )?((?:\w+ ){0,2}\w+)",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"\d+")


def is_form(one: str, other: str) -> bool:
    """Whether two folded words may be forms of one word."""
    if one == other:
        return True
    if beginnings([one]) != beginnings([other]) or not beginnings([one]):
        return False
    longest = max(len(one), len(other)) - _ENDING
    return one[:longest] == other[:longest]


def is_kind_of(one: str, other: str) -> bool:
    """Whether of two folded words the longer one is a compound that ends with the other, in any form."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_PART:
        return False
    return any(is_form(long[at:], short) for at in range(3, len(long) - len(short) + _ENDING + 1))


def nouns(text: str) -> list[str]:
    """The folded words of a text that are written with a capital, without that with which it begins."""
    return [fold(word) for word in _WORD.findall(text)[1:] if word[0].isupper()]


def names(text: str, phrase: str) -> bool:
    """Whether a text has all content words of a phrase, in any form; a phrase without any is named by none."""
    wanted, held = content_words(phrase), words(text)
    return bool(wanted) and all(any(is_form(word, other) for other in held) for word in wanted)


def named_heads(text: str, heads: Sequence[str]) -> list[str]:
    """The heads of which a text has all words, also where one is broken in two.

    If there is none, those that are kinds of the things that the text names: „Beirat“ may be the „Seniorenbeirat“.
    """
    exactly = [head for head in heads if names(text, head) or names(text, head.replace("-", ""))]
    return exactly or [head for head in heads if _are_kinds(head, nouns(text))]


def _are_kinds(phrase: str, of: Sequence[str]) -> bool:
    wanted = content_words(phrase)
    return bool(wanted) and all(any(covers(word, one) for one in of) for word in wanted)


def covers(text: str, word: str) -> bool:
    """Whether a text has a folded word in any form, or as the end of a compound, but not only what it is a kind of."""
    return any(is_form(word, one) or (len(one) > len(word) and is_kind_of(word, one)) for one in words(text))


def says(text: str, phrase: str) -> bool:
    """Whether a text has the words of a phrase one after the other, just so."""
    return f" {' '.join(words(phrase))} " in f" {' '.join(words(text))} " and bool(content_words(phrase))


def asks_for(question: str, name: str) -> bool:
    """Whether the things that a question asks for („Welche Schulen …?“) are called by a word of ``name``."""
    asked = [word for found in _ASKED_FOR.findall(question) for word in content_words(found)]
    return any(is_form(one, word) or is_kind_of(one, word) for one in asked for word in content_words(name))


def numerals(text: str) -> set[str]:
    """The numbers that a text names."""
    return set(_NUMERAL.findall(text))

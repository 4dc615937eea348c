"""Spelling: the words of a question as the documents and German write them.

Officers type „auslaenderbeirat“, „Vorraussetzungen“ and whole questions in small letters. Word search meets such words
by folding and character n-grams; an embedding model and a reader cut them into pieces that they hardly know.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, product
from string import ascii_lowercase

import numpy as np
import numpy.typing as npt
from spellchecker import SpellChecker

from index.words.analysis import STOP_WORDS, GermanAnalyzer, fold

_LETTERS = re.compile(r"[^\W\d_]+")
_TYPED = {"ae": "ä", "oe": "ö", "ue": "ü"}
_TYPED_LETTER = re.compile("|".join(_TYPED), re.IGNORECASE)
_MOST_TYPED = 4  # such letters in one word; what has more is none
_SMALL = 0.2  # share of a word's forms
_SHORTEST = 5
"""Letters of the shortest word in which an error is looked for; of short ones too many differ by one letter."""
_SHORTEST_PART = 4  # letters of a word that a compound begins or ends with
_LONG = 7
"""Letters from which a word that German lacks is hardly a name that differs from a German word by one letter."""
_PLACE = re.compile(r"(?:burg|berg|heim|hausen|dorf|stadt|ingen|furt|t?hal|tal|wald|feld|bach|rode|kirchen|au|ow|itz)$")
"""Ends of the names of places, which often differ by one letter („Niederhausen“, „Niedernhausen“)."""
_SOUND_ALIKE = tuple(map(set, ("dt", "ck", "cz", "sz", "fv", "bp", "gk", "iy")))
"""Any other letter that differs makes another word („Homburg“, „Hamburg“)."""


def written_words(texts: Iterable[str]) -> dict[str, str]:
    """Folded words of texts and the form that each is written in, the most frequent first.

    The small form is taken even where the other is more frequent, which begins headings and sentences; not where it is
    as rare as a noun is in an address.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for form in _LETTERS.findall(unicodedata.normalize("NFC", text)):
            counts[fold(form)][form] += 1
    words = sorted(counts, key=lambda word: (-counts[word].total(), word))
    return {word: _usual(counts[word]) for word in words if word.isalpha()}


def _usual(forms: Counter[str]) -> str:
    small = {form for form in forms if form.islower() and forms[form] >= _SMALL * forms.total()}
    return min(small or forms, key=lambda form: (-forms[form], form))


class Spelling:
    """Puts right how the words of German questions are written; safe to share between threads.

    ``written`` are the words of the corpus (``written_words``), ``analyzer`` knows the same words. A word that the
    corpus or German knows is never taken for an error.
    """

    def __init__(self, written: Mapping[str, str], analyzer: GermanAnalyzer) -> None:
        self._forms = written
        self._rank = {word: rank for rank, word in enumerate(written)}
        self._analyzer = analyzer
        _german()  # takes half a second, which no question should wait for

    def corrected(self, text: str) -> str:
        """A question with umlauts printed and errors of one letter mended.

        Its first word and its nouns are large if it has no large letter. Everything between the words stays as it is.
        """
        small = text.islower()
        written = _LETTERS.sub(lambda match: self._written(match.group(), small=small), text)
        return written[:1].upper() + written[1:] if small else written

    def _written(self, word: str, *, small: bool) -> str:
        meant = self._meant(word)
        if small:
            return meant
        if meant.casefold() == word.casefold():
            return word
        if word.isupper():
            return meant.upper()
        return (meant[0].upper() if word[0].isupper() else meant[0].lower()) + meant[1:]

    def _meant(self, word: str) -> str:
        folded = fold(word)
        form = None if folded in STOP_WORDS else self._forms.get(folded)
        if form and form.casefold() == word.casefold():
            return form
        if is_german(word):
            return word
        printed = _variants(word)
        if form and form.casefold() in {variant.casefold() for variant in printed}:
            return form
        return _known(printed) or self._mended(word) or word

    def _mended(self, word: str) -> str | None:
        """The most frequent word that may have been meant, of the corpus or else of German; None where there is none.

        A short word, which may be a name, is only taken for another word of the corpus, or for one of the same length.
        """
        folded, lowered = fold(word), word.lower()
        if (
            len(folded) < _SHORTEST
            or not word[1:].islower()
            or folded in STOP_WORDS
            or self._analyzer.knows(folded)
            or any(is_german(lowered[:cut]) and is_german(lowered[cut:]) for cut in _cuts(lowered))
        ):
            return None
        of_corpus = [near for near in _typing().edit_distance_1(folded) if near in self._forms]
        slips = [near for near in of_corpus if _is_slip(folded, near, self._forms[near])]
        if slips:
            return self._forms[min(slips, key=self._rank.__getitem__)]
        used = _known_of(_typing().edit_distance_1(lowered))
        short = len(lowered) < _LONG
        slips = [near for near in used if _is_slip(lowered, near, near) and not (short and len(near) != len(lowered))]
        return max(slips, key=lambda near: (used[near], near), default=None)


def _is_slip(typed: str, meant: str, form: str) -> bool:
    """Whether a word may be a slip for one that differs by one edit and is written as ``form``.

    A letter missing or too many, but none that makes another place; two exchanged; one that sounds alike.
    """
    if typed[0] != meant[0]:
        return False
    short, long = sorted((typed, meant), key=len)
    differing = (number for number, letters in enumerate(zip(short, long, strict=False)) if letters[0] != letters[1])
    place = next(differing, len(short))
    if len(short) < len(long):
        doubled = long[place] == long[place - 1]
        return doubled or (place < len(short) and not _PLACE.search(typed))
    letters = {typed[place], meant[place]}
    exchanged = typed[place + 1 :] != meant[place + 1 :]
    umlaut = letters == {"a", "e"} and typed[place] == "e" and len(form) == len(meant) and form[place] in "äÄ"
    return exchanged or umlaut or letters in _SOUND_ALIKE


def _cuts(word: str) -> range:
    return range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)


def _variants(word: str) -> list[str]:
    """The word with umlauts for none, some or all of what may be typed for one; with all first."""
    pieces = _TYPED_LETTER.split(word)
    typed = _TYPED_LETTER.findall(word)
    if len(typed) > _MOST_TYPED:
        return [word]
    return ["".join(chain(*zip(pieces, (*letters, ""), strict=True))) for letters in product(*map(_either, typed))]


def _either(typed: str) -> tuple[str, str]:
    printed = _TYPED[typed.lower()]
    return (printed.upper() if typed[0].isupper() else printed), typed


def _known(printed: list[str]) -> str | None:
    """The first of the variants of a word that German knows; else the first one of which it knows beginning or end."""
    *others, _ = printed  # the last one is as it was typed
    return next(chain(filter(is_german, others), filter(_is_compound, others)), None)


def _is_compound(word: str) -> bool:
    """Whether German knows the beginning with all umlauts, or the end."""
    places = [place for place, letter in enumerate(word) if letter.lower() in _TYPED.values()]
    ends = (word[start:] for start in range(1, places[0] + 1))
    beginnings = (word[:end] for end in range(places[-1] + 1, len(word)))
    return any(len(part) >= _SHORTEST_PART and is_german(part) for part in chain(ends, beginnings))


def is_german(word: str) -> bool:
    """Whether a word is one of German, as far as the word list knows."""
    return bool(_known_of([word.lower()]))


def _known_of(words: Iterable[str]) -> dict[str, int]:
    """Those of some small words that German knows, and how often each is used."""
    looked_up = list(words)
    known, counts = _german()
    wanted = np.fromiter(map(hash, looked_up), np.int64, len(looked_up))
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return {looked_up[found]: int(counts[places[found]]) for found in np.flatnonzero(known[places] == wanted)}


@cache
def _german() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Hashes of the words of German, sorted, and how often each is used: 5 MB instead of the 80 MB of the words."""
    words = SpellChecker(language="de").word_frequency.dictionary
    known = np.fromiter(map(hash, words), np.int64)
    order = np.argsort(known)
    return known[order], np.fromiter(words.values(), np.int64)[order]


@cache
def _typing() -> SpellChecker:
    """Makes the typing errors of folded words; knows no word but the letters."""
    checker = SpellChecker(language=None, distance=1)
    checker.word_frequency.load_words([ascii_lowercase + "äöüß"])
    return checker

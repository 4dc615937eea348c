"""German lexical analysis: folding, stop words, stems, character n-grams, compound parts from the corpus's own words.

Dictionary splitters mis-split official German („Wand|halterung“ → „wand|alterung“), so compounds are only ever split
into words that the corpus itself uses; character 4-grams meet what remains (inflections, typing errors).
"""

import re
import unicodedata
from collections.abc import Iterable

import Stemmer
from bm25s.stopwords import STOPWORDS_GERMAN

VERSION = 2
"""Raised with every change that alters the tokens of a text; a snapshot of another version is refused."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_TYPED_UMLAUT = re.compile(r"ae|oe|(?<![aeq])ue")
_THOUSANDS = re.compile(r"(?<=\d)[.\u202f ](?=\d{3}(?!\d))")
_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_QUESTION_WORDS = (
    "wann warum was welch welche welchem welchen welcher welches wem wen wer weshalb weswegen wessen wie wieso wieviel "
    "wieviele wo wodurch wofür woher wohin womit wonach woran worauf woraus worin worüber wovon wozu "
    "bitte darf dürfen gibt gibts gilt geben möchte müssen sage sagen wissen eigentlich überhaupt denn mal ja "
    "eben halt gerne kurz genau dabei dafür daran darauf davon dazu sowie bzw etc usw ggf"
)
_LINKING = ("", "s", "es", "n", "en", "er", "e")
_SHORTEST_PART = 3
_SHORTEST_COMPOUND = 7
_MOST_PARTS = 3
_MOST_REMEMBERED = 200_000  # splits kept in memory; questions of strangers end up here too
_NGRAM = 4
_BEGINNING = 5


def fold(text: str) -> str:
    """Lower case without umlauts, ß and accents; typed umlauts (ae, oe, ue) meet the printed ones.

    „Ausländerbeirat“, „Auslaenderbeirat“ and „AUSLÄNDERBEIRAT“ become the same string.
    """
    text = _THOUSANDS.sub("", unicodedata.normalize("NFC", text).casefold()).translate(_PLAIN)
    text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return _TYPED_UMLAUT.sub(lambda match: match.group()[0], text)


STOP_WORDS = frozenset(fold(word) for word in (*STOPWORDS_GERMAN, *_QUESTION_WORDS.split()))
"""Folded words that carry no topic: function words and the words questions are made of."""


def words(text: str) -> list[str]:
    """Folded words and numbers of a text in order; „15.000“ is the number 15000, „§“ and punctuation are dropped."""
    return _WORD.findall(fold(text))


def content_words(text: str) -> list[str]:
    """The words of a text that are no stop words."""
    return [word for word in words(text) if word not in STOP_WORDS]


def beginnings(tokens: Iterable[str]) -> list[str]:
    """The first letters of words that have as many or nearly, by which they are looked for in any form."""
    return [token[:_BEGINNING] for token in tokens if len(token) >= _BEGINNING - 1]


def ngrams(tokens: Iterable[str], size: int = _NGRAM) -> list[str]:
    """Character n-grams of each word between word borders; a shorter word is one n-gram, a number stays whole."""
    grams: list[str] = []
    for token in tokens:
        padded = f"_{token}_"
        if len(padded) <= size or token[0].isdigit():
            grams.append(padded)
        else:
            grams += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return grams


class GermanAnalyzer:
    """Stems with compound parts, the second lexical view beside the n-grams.

    ``vocabulary`` holds the folded words of the corpus; a word is split only into words of it, in any inflection.
    """

    def __init__(self, vocabulary: Iterable[str] = ()) -> None:
        self._stemmer = Stemmer.Stemmer("german")
        self._known: set[str] = set()
        for word in vocabulary:
            if len(word) >= _SHORTEST_PART and word.isalpha() and word not in STOP_WORDS:
                self._known |= {word, self.stem(word)}
        self._parts: dict[str, tuple[str, ...]] = {}

    def stem(self, word: str) -> str:
        """Snowball stem of a folded word."""
        return str(self._stemmer.stemWord(word))

    def parts(self, word: str) -> tuple[str, ...]:
        """Words of the corpus that a compound is made of; empty when it cannot be split completely.

        Of several splits the one with the fewest parts is taken, then the one whose shortest part is longest.
        """
        found = self._parts.get(word)
        if found is None:
            splits = self._splits(word, _MOST_PARTS) if len(word) >= _SHORTEST_COMPOUND else []
            found = min(splits, key=lambda parts: (len(parts), -min(map(len, parts))), default=())
            if len(self._parts) < _MOST_REMEMBERED:
                self._parts[word] = found
        return found

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of the corpus, in any inflection, or made of such words."""
        return self._is_known(word) or bool(self.parts(word))

    def stems(self, text: str) -> list[str]:
        """Stems of the content words, each followed by the stems of its parts."""
        found: list[str] = []
        for word in content_words(text):
            found.append(self.stem(word))
            found += [self.stem(part) for part in self.parts(word)]
        return found

    def _splits(self, word: str, most: int) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            head, rest = self._head(word[:end]), word[end:]
            if not head:
                continue
            if self._is_known(rest):
                found.append((head, rest))
            if most > 2:
                found += [(head, *tail) for tail in self._splits(rest, most - 1)]
        return found

    def _is_known(self, piece: str) -> bool:
        return piece in self._known or (len(piece) > _SHORTEST_PART and self.stem(piece) in self._known)

    def _head(self, piece: str) -> str:
        """The word a compound begins with, without its linking letters; empty when the corpus does not use it."""
        for link in _LINKING:
            stem = piece.removesuffix(link)
            if piece.endswith(link) and len(stem) >= _SHORTEST_PART and stem in self._known:
                return stem
        return ""

"""Joining of lines: which hyphens at a line end belong to the word, decided by the document's own vocabulary."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"[^\W_]+(?:-[^\W_]+)*-$")
_LAST = re.compile(r"[^\W\d_]+$")
_SPAN = re.compile(r"\d–$")  # "9.00–12.00" cut behind its dash
_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A name of a file ("color.sty") is no address: a program that sets a book does cut it.
_ADDRESS = re.compile(
    r"@|://|\bwww\.|[a-z\d-]\.(?:[a-z]{2}|com|org|net|info|int|edu|gov|example|berlin|hamburg|koeln|bayern|nrw|saarland"
    r"|ruhr)(?:[/?#:]|\W*$)",
    re.I,
)
_CONNECTIVE = re.compile(r"(?:und|oder|bzw\.?|beziehungsweise|sowie|bis|wie|statt|noch|als auch|u\.|and|or)\b")
_ADJECTIVE = re.compile(r"\w+(?:lich|isch|iv|är)$")
_ADJECTIVE_FORM = re.compile(r"\w+(?:lich|isch|iv|är)(?:e[rnms]?)?$")


class Vocabulary:
    """Words of a document that stand inside its lines, lower-cased, with their counts."""

    def __init__(self, lines: Iterable[str] = (), *, told_apart: bool = False) -> None:
        """Counts the words of ``lines``; a word cut at a line end does not count.

        ``told_apart`` says that the document sets its automatic hyphens as another character than its own.
        """
        self._count: Counter[str] = Counter()
        self.told_apart = told_apart
        self.mended: Counter[str] = Counter()
        """Words cut by a hyphen at a line end, closed up: no evidence about hyphens, but that the word exists."""
        cut = ""
        for line in lines:
            words = _WORD.findall(line)
            if cut and words and words[0].islower():
                self.mended[(cut + words.pop(0)).lower()] += 1
            cut = words.pop() if line.endswith("-") and words else ""
            self._count.update(w.lower() for w in words)

    def __getitem__(self, word: str) -> int:
        return self._count[word.lower()]


def join(left: str, right: str, vocabulary: Vocabulary, *, automatic: bool = True) -> str:
    """Two lines as running text; ``automatic`` says that the hyphen at the end of ``left`` may be of that kind.

    A hyphen at the end of ``left`` stays, followed by a space, before "und", "oder" and the like ("Ausgabe- und")
    unless the vocabulary knows the whole ("Heides-and"); stays before a capital, a digit or a symbol ("Mecklenburg-
    Vorpommern", "§ 5-7"); otherwise the vote of the vocabulary decides between "öffentlich-rechtlich" and
    "Verfahren", and without a vote the word is closed up. Inside an address of mail or web it always stays.
    """
    if not left or not right:
        return left or right
    if _SPAN.search(left) and right[0].isdecimal():
        return left + right
    tail = _TAIL.search(left)
    if tail is None:
        if _is_torn(left, right, vocabulary):
            return left + right
        closed = left.endswith(("/", "-")) and len(left) > 1 and left[-2] != " "
        return left + ("" if closed and not right.startswith(("-", "–")) else " ") + right
    if _ADDRESS.search(left.split()[-1] + right.split()[0]):
        return left + right
    head = _HEAD.match(right)
    if head is None:
        return left + right if right[0].isdecimal() else left + " " + right
    first, second = tail[0][:-1], head[0]
    kept, closed_up = vocabulary[first + "-" + second], vocabulary[first + second]
    if _CONNECTIVE.match(right) and not closed_up:
        return left + " " + right
    if second[0].isupper():
        # Capitals as in INTEGRA-TION say nothing about the hyphen.
        shouting = first.isupper() and second.isupper() and len(first) > 1 and len(second) > 1
        return left[:-1] + right if (shouting or closed_up > kept) and closed_up >= kept else left + right
    own = vocabulary.told_apart and not automatic
    if kept > closed_up or (kept == closed_up == 0 and (own or _is_compound(first, second))):
        return left + right
    return left[:-1] + right


def _is_torn(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether a narrow table cell tore a word without a hyphen: only the whole word is common in the document."""
    first, second = _LAST.search(left), _HEAD.match(right)
    if first is None or second is None or len(first[0]) < 4 or len(second[0]) < 3 or not second[0].islower():
        return False
    word = first[0] + second[0]
    whole = vocabulary[word] + vocabulary.mended[word.lower()]
    return whole >= 2 and whole >= 3 * max(vocabulary[first[0]], vocabulary[second[0]])


def _is_compound(first: str, second: str) -> bool:
    """Whether the hyphen couples two adjectives ("operativ-taktisch"), as their endings say."""
    return bool(_ADJECTIVE.fullmatch(first) and _ADJECTIVE_FORM.fullmatch(second) and len(second) > 5)

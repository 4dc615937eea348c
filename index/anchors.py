"""Anchors: the place, year, code and number of things that a question names, and that an answer does not know.

A question about Passau is not answered by a table of towns without Passau, one about 2006 not by figures for 2005, one
about decision 34/2 not by 34/1. Gate and reader see that a word is missing, but words are missing from many right
answers; a place hardly ever is, nor a year. Nor does a sentence that counts eleven things name them. What else an
answer cannot lack is told in ``elsewhere``, ``kinds`` and ``restrictions``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from index.elsewhere import elsewhere, is_home, is_in_documents
from index.kinds import KEYWORDS, TWO, kind_missing
from index.named.papers import number_key
from index.places import is_listed, local_places, named_places, names
from index.question import Question, QuestionKind
from index.restrictions import NUMERALS, restriction_missing
from index.storage.snapshot import Snapshot
from index.storage.views import headed_passage
from index.words.analysis import content_words, fold
from index.words.spelling import is_german
from ingest import Passage

_YEAR = re.compile(r"(?<![\d./-])(?<!\bum )(?:1[5-9]|20)\d\d(?!\d|er|'l|[./-]\d)")
"""A year alone: no part of a date or number, no decade („1980er“), and not about („um 1800“)."""
_IN_A_YEAR = re.compile(rf"(?:\b(?:im Jahre?|in) )?{_YEAR.pattern}")
_YEARS = re.compile(r"((?:1[5-9]|20)\d\d) ?(?:–|-|bis|und|/) ?((?:1[5-9]|20)?\d\d)(?!\d)")
_SENTENCE_END = re.compile(r"(?<=[.!]) (?<!\b\d\. )(?<!\b\d\d\. )")
_CODE = re.compile(
    r"(?<![\w-])(?!SGB)[A-ZÄÖÜ]{1,4}[ -]?(?!(?:1[5-9]|20)\d\d\b)\d{1,4}[a-z]?\b(?![.,/-]\d)"
    r"|(?<![\w/.,-])(?!(?:19|20)\d\d/\d\d)\d{1,4}(?:/\d{1,6}){1,2}(?![\w/-]|\.\d)"
)
"""„VN 5“, „A 11“, „B2“, „7/4182“, „9/7/2025“: one of many of its kind.

Of 129 answers to training questions that do not know such a code, 7 were right; of 230 that know it, 92.
"""
_FILED = re.compile(r"(?<=\d)[-_](?=\d)")
"""What stands in the name of a file for the stroke of a code: „vorlage_7-4182.pdf“."""
_ORDINAL = re.compile(r"\b(\d{1,3})\. (?!Jan|Feb|März|Apr|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez)([A-ZÄÖÜ]\w{2,})")
_SO_MANY = re.compile(rf"\bwelche[nrs]? (?:[a-zäöüß]+ )?({'|'.join(NUMERALS)}|[2-9]|[1-9]\d) ", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]| (?:und|sowie|oder) ")
_REASON = re.compile(
    r"\b(?:weil|da|denn|wegen|aufgrund|damit|durch|nachdem|deshalb|deswegen|weshalb|daher|sodass|so dass|um|beruht"
    r"|entsteh\w*|zurückzuführen|dara[nu]f?|dass|soll\w*|mangel\w*|\w*mangels?"
    r"|\w*gr(?:und(?:es?)?|ünden?)|\w*ursachen?|\w*(?:anlass|anlässen?)|\w*zweck(?:e[ns]?|s)?|(?:in)?folgen?"
    r"|führ(?:t|en|te|ten)|\w*hindernis\w*|\w*ziel(?:e[ns]?|s)?)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    rf"{KEYWORDS}(?:grund|ursache|anlass)\b|\baus welche[mn] (?:grund|gründen|anlass)\b"
    r"|\b(?:was|welches) (?:ist|war) der (?:grund|anlass)\b",
    re.IGNORECASE,
)
"""What asks why without a question word."""
_ODDS = 20.0
"""How often the odds of an answer being right are divided where it lacks an anchor.

Of 1,362 answers to training questions that do not know the year, 58 were right; of 3,347 that know it, 1,310.
"""
DOUBTFUL = 0.45
"""Probability at most of an answer that lacks a place or code of the question, however well it seems to fit.

Of 71 answers to training questions that name a place which the answer does not know, 2 were right; of 193 to such as
name one that it knows, 73.
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """What an answer lacks, in words, and the probability (0–1) that it may have at most."""

    name: str
    at_most: float = 1.0

    def left(self, probability: float) -> float:
        """Probability of the answer being right, when what is missing is reckoned with."""
        return min(unlikely(probability), self.at_most)


def missing(snapshot: Snapshot, question: Question, answer: str, passages: Sequence[Passage]) -> Missing | None:
    """What an answer taken from some passages lacks, the first of it; None where nothing is missing."""
    if number := unnamed(question.text, answer, headings=len(passages)):
        return Missing(f"eine Aufzählung von {number}")
    if anchor := missing_anchor(snapshot, question, passages):
        return anchor
    if lacks_reason(question, answer):
        return Missing("ein Grund", DOUBTFUL)
    detail = missing_detail(snapshot, question, answer, passages) if question.is_german else None
    return Missing(detail, DOUBTFUL) if detail else None


def missing_detail(snapshot: Snapshot, question: Question, answer: str, passages: Sequence[Passage]) -> str | None:
    """What a German question wants or what narrows it, and what neither the answer nor what stands above it has."""
    asking = _asking(question)
    documents = [snapshot.documents[passage.document] for passage in passages]
    above = (*(document.title for document in documents), *chain.from_iterable(p.heading for p in passages))
    return (
        elsewhere(snapshot, asking, answer, passages)
        or kind_missing(question, asking, answer)
        or restriction_missing(asking, "\n".join((*above, answer)))
    )


def missing_anchor(snapshot: Snapshot, question: Question, passages: Sequence[Passage]) -> Missing | None:
    """A place, code or year that the question names and none of the passages does, nor what stands above them.

    That is heading, title, date, publisher and the file's name.

    None too where the place is one that the corpus as a whole is about, or one that only documents tell of and that
    theirs names anywhere: all of it is about that place then. Of 114 such answers to training questions 49 were right,
    of 24 without the name 1. Only the last sentence of a question counts, which asks; those before tell where somebody
    lives or when it happened.
    """
    asking = _asking(question)
    places = named_places(asking, is_german=question.is_german, local=snapshot.places)
    places += [name for name in local_places([asking]) if not is_german(name)]  # „der Gemeinde Rottmar“
    codes, ordinals, years = _CODE.findall(asking), _ORDINAL.findall(asking), named_years(asking)
    if not any((places, codes, ordinals, years)):
        return None
    documents = [snapshot.documents[passage.document] for passage in passages]
    above = [" ".join((d.title, d.date or "", d.publisher or "", d.file, _FILED.sub("/", d.file))) for d in documents]
    read = " ".join((*above, *map(headed_passage, passages)))
    folded, closed = fold(read) if places else "", _closed(read) if codes else ""
    away = (
        place
        for place in places
        if not names(folded, place)
        and not is_home(snapshot, place)
        and (is_listed(place) or not is_in_documents(snapshot, place, passages))
    )
    other = (
        code
        for code in codes
        if _closed(code) not in closed and not _is_spelled_out(read, code) and not _is_number(snapshot, code, passages)
    )
    sister = (f"{number}. {noun}" for number, noun in ordinals if _is_counted(read, number, noun))
    untold = (year for year in years if year not in read and not _spans(read, int(year)))
    surely = next(chain(away, other, sister), None)
    year = next(untold, None)
    return Missing(surely, DOUBTFUL) if surely else Missing(year) if year else None


def unnamed(question: str, answer: str, headings: int = 0) -> str | None:
    """The number of things that a question wants named („Welche elf Bewerber …?“), if an answer cannot name so many.

    None where it can: one of its lines has as many parts, or it has as many lines that are neither lead-in nor one of
    its ``headings``. Of 106 answers to training questions that cannot, none was right, also not those 12 of which gate
    and reader thought so; of 75 that can, 14.
    """
    asked = _SO_MANY.search(question)
    if asked is None:
        return None
    number = asked[1].lower()
    wanted = NUMERALS.index(number) + 2 if number in NUMERALS else int(number)
    lines = answer.split("\n")
    parts = max(len(_BETWEEN.findall(line)) + 1 for line in lines)
    named = sum(not line.endswith(":") for line in lines) - headings
    return asked[1] if max(parts, named) < wanted else None


def lacks_reason(question: Question, answer: str) -> bool:
    """Whether a question asks why and the answer, with its headings, gives no reason, only the fact once more.

    Of 142 such answers to training questions, 8 were right; of the other 235 to questions why, 121. Of 30 to questions
    for a „Grund“, 1 was right; of the other 25, 15.
    """
    asking = _asking(question)
    asked = question.kind is QuestionKind.WHY or (_WHY.search(asking) and not TWO.search(asking))
    return bool(asked) and question.is_german and not _REASON.search(answer)


def unlikely(probability: float) -> float:
    """Probability (0–1) of an answer being right that lacks an anchor of the question."""
    return probability / (probability + _ODDS * (1 - probability))


def named_years(text: str) -> list[str]:
    """The years that a text names, each four digits."""
    return _YEAR.findall(text)


def without_years(text: str) -> str:
    """A text without the years that it names; the same where nothing to search for would be left."""
    bare = " ".join(_IN_A_YEAR.sub(" ", text).split())
    return bare if content_words(bare) else text


def _asking(question: Question) -> str:
    """The last sentence of a question, which asks."""
    return _SENTENCE_END.split(question.text)[-1]


def _closed(text: str) -> str:
    """A text by which codes are compared: „VN 5“ is „VN-5“ and „VN5“."""
    return re.sub(r"[\s-]+", "", text).casefold()


def _is_number(snapshot: Snapshot, code: str, passages: Sequence[Passage]) -> bool:
    """Whether a code is the number of the paper that one of the passages is about (``index.named.papers``)."""
    rows = {row for section in snapshot.papers.get(number_key(code), ()) for row in section.rows}
    return any(snapshot.row_of[passage.id] in rows for passage in passages)


def _is_spelled_out(text: str, code: str) -> bool:
    """Whether a text has the word that the one letter of a code stands for: „Entgeltgruppe 9a“ for „E 9a“."""
    letter, number = code[0], _closed(code[1:])
    return bool(re.search(rf"\b{letter}[a-zäöüß]+ {re.escape(number)}\b", text)) if letter.isalpha() else False


def _is_counted(text: str, number: str, noun: str) -> bool:
    """Whether a text counts things of this name and not this one: the 36th conference and no 37th."""
    told = re.findall(rf"\b(\d{{1,3}})\. {re.escape(noun)}", text)
    return bool(told) and number not in told


def _spans(text: str, year: int) -> bool:
    """Whether a text names years around this one: „2009 bis 2013“, „2021/22“."""
    return any(int(first) <= year <= int(first[: -len(last)] + last) for first, last in _YEARS.findall(text))

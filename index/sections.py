"""Sections: where in the documents that stands which a question names by its number (``index.addresses``).

A place is searched for in all documents, or in the one that is named with it. Its words need not be those of the
question, so that no search would find it.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

import numpy as np

from index.addresses import (
    NUMBER,
    Address,
    asked_code,
    code_pattern,
    heading_pattern,
    named_addresses,
    opening_pattern,
)
from index.analysis import STOP_WORDS, beginnings, content_words, fold, words
from index.expectation import expectations
from index.lexical_scores import Rows
from index.question import Question
from index.snapshot import Snapshot
from index.titles import LAW, Titles, called, stems, titles_of
from index.views import headed_passage
from ingest import Passage

_MOST = 60
"""Passages that are looked at of one place; a chapter may have hundreds."""
_LEADING = re.compile(
    r"(?:\b(?:nach|gemäß|laut|in|im|zu|unter|aus|von|gem\.)\s+)?(?:\b(?:der|dem|den)\s+)?$", re.IGNORECASE
)
"""What leads to an address and goes with it."""
_MARKED = re.compile(r"\s*\(\d+[a-z]?\)")
_DECIMAL = r"\s*\d+(?:\.\d+)+[.)]?\s"
_ALL = 0.999
"""Coverage of a passage that has all words, but for rounding."""


@dataclass(frozen=True, slots=True)
class Place:
    """Rows of the passages and sentences at a place, in the order in which they are to be read.

    With ``is_all`` nothing else is asked, and all that is asked for is there; ``besides`` is what else is asked.
    ``is_code`` tells that it is no place but wherever a code is named.
    """

    passages: Rows
    sentences: Rows
    is_all: bool
    is_code: bool = False
    besides: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its row, that of its passage, and whether it stands behind the items of a list."""

    row: int
    passage: int
    heading: tuple[str, ...]
    text: str
    is_tail: bool


def named_place(snapshot: Snapshot, question: Question) -> Place | None:
    """The place that a question names, or all where the code stands that it consists of; None if there is none.

    What else is asked has to share a word with it, or to ask for a kind of fact that stands there.
    """
    addresses = list(named_addresses(question.text))
    titles: Titles = titles_of(snapshot) if addresses else {}
    found = [place for address in addresses if (place := _place(snapshot, titles, question, address))]
    if found:
        return max(found, key=lambda place: place.is_all)
    code = asked_code(question.text.strip(" ?.!"))
    return _named_code(snapshot, code) if code else None


def _place(snapshot: Snapshot, titles: Titles, question: Question, address: Address) -> Place | None:
    sections, named = _sections(snapshot, address), stems(snapshot, address.besides)
    whole = [
        one for one in sections if named <= titles[one[0].document] | stems(snapshot, words(" ".join(one[0].heading)))
    ]
    if place := _read(snapshot, address, whole):
        return place
    meant, besides = _meant(snapshot, titles, address)
    about = whole or [
        one for one in sections if one[0].document in meant and _is_about(snapshot, question, address, one)
    ]
    place = _read(snapshot, address, about) or _read(snapshot, Address(address.kind, address.number), about)
    return replace(place, is_all=False, besides="" if whole else besides) if place else None


def _sections(snapshot: Snapshot, address: Address) -> list[list[Passage]]:
    """The passages at an address, those of one document after the other: below a heading, or begun by its number."""
    heading, opening = heading_pattern(address), opening_pattern(address)
    sections = {(passage.document, passage.heading) for passage in snapshot.passages}
    places = {(document, path) for document, path in sections if any(map(heading.match, path))}
    if opening:
        headed = {document for document, _ in places}
        places |= {
            (passage.document, passage.heading)
            for passage in snapshot.passages
            if address.number in passage.text
            and passage.document not in headed
            and any(opening.match(passage.slice(span)) for span in passage.sentences)
        }
    found: dict[str, list[Passage]] = {}
    for passage in snapshot.passages:
        if (passage.document, passage.heading) in places:
            found.setdefault(passage.document, []).append(passage)
    return list(found.values())


def _read(snapshot: Snapshot, address: Address, parts: Iterable[Sequence[Passage]]) -> Place | None:
    """What is to be read of the passages of each document: the first of each, then the second, and so on."""
    asked = [(part, inside) for part in parts if (inside := _asked_for(snapshot, address, part))]
    if not asked:
        return None
    sentences = [one for row in zip_longest(*(inside for _, inside in asked)) for one in row if one]
    beside = [snapshot.row_of[one.id] for row in zip_longest(*(part for part, _ in asked)) for one in row if one]
    rows = list(dict.fromkeys(chain((sentence.passage for sentence in sentences), beside)))
    return Place(np.array(rows[:_MOST]), np.array([sentence.row for sentence in sentences]), is_all=True)


def _sentences(snapshot: Snapshot, passages: Iterable[Passage]) -> list[_Sentence]:
    rows = [(snapshot.row_of[passage.id], passage) for passage in passages]
    return [
        _Sentence(
            int(snapshot.first_sentence[row]) + number,
            row,
            passage.heading,
            passage.slice(span),
            bool(passage.items) and span.start >= passage.items[-1].end,
        )
        for row, passage in rows
        for number, span in enumerate(passage.sentences)
    ]


def _asked_for(snapshot: Snapshot, address: Address, section: Sequence[Passage]) -> list[_Sentence]:
    """The sentences of what is named inside a place; none if it is not there."""
    sentences = _sentences(snapshot, section)
    opening = opening_pattern(address)
    if opening and not any(map(heading_pattern(address).match, section[0].heading)):
        inner = rf"(?!\s*{re.escape(address.number)}\.)"
        ends = re.compile(inner + _DECIMAL) if address.kind is NUMBER else None
        sentences = _stretch(sentences, opening, ends)
    if address.paragraph:
        sentences = _stretch(sentences, re.compile(rf"\s*\({address.paragraph}\)"), _MARKED)
    for mark, other in ((address.item, r"\d+[a-z]?"), (address.letter, "[a-z]")):
        if mark:
            begins, ends = (re.compile(rf"\s*{one}[.):]", re.IGNORECASE) for one in (mark, other))
            within = re.compile(rf"(?:^|\s){mark}[.)]\s", re.IGNORECASE)
            inside = [one for one in _stretch(sentences, begins, ends) if not one.is_tail]
            sentences = inside or [one for one in sentences if within.search(one.text)]
    return sentences


def _stretch(sentences: Iterable[_Sentence], begins: re.Pattern[str], ends: re.Pattern[str] | None) -> list[_Sentence]:
    """The sentences from each that ``begins`` on, up to one that ``ends`` it, or else to the end of its passage.

    None goes beyond its section.
    """
    found: list[_Sentence] = []
    first: _Sentence | None = None
    for sentence in sentences:
        if begins.match(sentence.text):
            first = sentence
        elif first:
            over = ends.match(sentence.text) if ends else sentence.passage != first.passage
            first = None if over or sentence.heading != first.heading else first
        if first:
            found.append(sentence)
    return found


def _named_code(snapshot: Snapshot, code: str) -> Place | None:
    pattern, tokens = code_pattern(code), [snapshot.analyzer.stem(word) for word in content_words(code)]
    (rows,) = np.nonzero(snapshot.lexical["headed-stems"].coverage(tokens) >= _ALL)
    passages = [snapshot.passages[int(row)] for row in rows]
    holding = [passage for passage in passages if pattern.search(headed_passage(passage))][:_MOST]
    sentences = [one.row for one in _sentences(snapshot, holding) if pattern.search(one.text)]
    found = np.array([snapshot.row_of[passage.id] for passage in holding], np.int64)
    return Place(found, np.array(sentences, np.int64), is_all=True, is_code=True) if holding else None


def _meant(snapshot: Snapshot, titles: Titles, address: Address) -> tuple[Set[str], str]:
    """Ids of the documents that a question may mean, none if that is not there; and the question without them."""
    before, behind = _LEADING.sub("", address.before), address.behind.lstrip()
    beside = LAW.match(behind)
    without = " ".join(f"{before} {behind[beside.end() if beside else 0 :]}".split()).replace(" ?", "?")
    if beside:
        return called(snapshot, titles, beside["name"]), without
    laws = (called(snapshot, titles, law["name"]) for law in LAW.finditer(without))
    return next(filter(None, laws), set(titles)), without


def _is_about(snapshot: Snapshot, question: Question, address: Address, section: Sequence[Passage]) -> bool:
    """Whether a section has any of the words asked for, by their beginnings, or the kind of fact."""
    text = fold("\n".join(map(headed_passage, section)))
    asked = beginnings(word for word in address.besides if word not in STOP_WORDS)
    rows = [snapshot.row_of[passage.id] for passage in section]
    wanted = [kind.bit for kind in expectations(question.text)[:1]]
    facts = any(int(snapshot.passage_facts[row]) & bit for row in rows for bit in wanted)
    return facts or any(word in text for word in asked)

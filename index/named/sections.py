"""Sections: where in the documents that stands which a question names by its number (``index.named.addresses``).

A place is searched for in all documents, or in the one that is named with it. Its words need not be those of the
question, so that no search would find it.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, groupby, zip_longest

import numpy as np

from index.expectation import expectations
from index.named.acts import Act
from index.named.addresses import CHANGED, PAPER, Address, asked_code, code_pattern, named_addresses
from index.named.endings import endings, proposals, surely_ended
from index.named.matters import told_of_matter
from index.named.outline import Section
from index.named.papers import number_key
from index.named.stretch import Sentence, asked_for, sentences_of
from index.named.titles import LAW, called, has_spelled, spelled, stems
from index.places import names
from index.question import Question
from index.storage.snapshot import Snapshot
from index.storage.views import headed_passage
from index.words.analysis import STOP_WORDS, beginnings, content_words, fold, words
from index.words.lexical_scores import Rows

_MOST = 60
"""Passages that are looked at of one place; a chapter may have hundreds."""
_FEW = 3
"""Documents in which a place may tell what is asked, so that any of them may be meant."""
_LEADING = re.compile(
    r"(?:\b(?:nach|gemäß|laut|in|im|zu|zur|zum|über|unter|aus|von|gem\.)\s+)?(?:\b(?:der|dem|den|die)\s+)?$",
    re.IGNORECASE,
)
"""What leads to an address and goes with it."""
_ALL = 0.999
"""Coverage of a passage that has all words, but for rounding."""


@dataclass(frozen=True, slots=True)
class Place:
    """Rows of the passages and sentences at a place, in the order in which they are to be read.

    With ``is_all`` nothing else is asked, and all that is asked for is there; ``besides`` is what else is asked, and
    ``is_told`` that it seems to stand there. ``is_code`` tells that it is no place but wherever a code is named.
    """

    passages: Rows
    sentences: Rows
    is_all: bool
    is_code: bool = False
    besides: str = ""
    is_told: bool = False


def numbered_place(snapshot: Snapshot, question: Question) -> Place | None:
    """The place that a question names, all where the code stands that it consists of, or how the matter ended.

    None if there is none of them.

    What else is asked has to share a word with it, or to ask for a kind of fact that stands there.
    """
    addresses = named_addresses(question.text)
    found = [place for address in addresses if (place := _place(snapshot, question, address))]
    if found:
        return max(found, key=lambda place: (place.is_all, place.is_told))
    code = asked_code(question.text.strip(" ?.!"))
    return _named_code(snapshot, code) if code else _told(told_of_matter(snapshot, question.text))


def _place(snapshot: Snapshot, question: Question, address: Address) -> Place | None:
    sections = _sections(snapshot, address)
    if address.asks_what_was_proposed and (place := _proposed(snapshot, address, sections)):
        return place
    whole = _called(snapshot, sections, address.besides) or _of_kind(snapshot, sections, address)
    if place := _read(snapshot, address, whole):
        return place
    meant, besides = _meant(snapshot, address)
    inside = [one for one in sections if one.document in meant or one.act in meant]
    about = whole or [one for one in inside if _is_about(snapshot, question, address, one)]
    told = [
        one
        for one in about
        if not whole and not one.is_document and _is_told(snapshot, besides, _inside(snapshot, address, one))
    ]
    if len(told) <= _FEW and (place := _read(snapshot, address, told)):
        return replace(place, is_all=False, besides=besides, is_told=True)
    place = _read(snapshot, address, about) or _read(snapshot, Address(address.kind, address.number), about)
    return replace(place, is_all=False, besides="" if whole else besides) if place else None


def _proposed(snapshot: Snapshot, address: Address, sections: Sequence[Section]) -> Place | None:
    """The proposals at an address that have all words that are asked for, as of whom they are."""
    named = stems(snapshot.analyzer, address.besides)
    found = [
        proposal
        for section in sections
        for proposal in proposals(asked_for(snapshot, address, section))
        if named <= set(snapshot.analyzer.stems("\n".join((section.title, *(one.text for one in proposal)))))
    ]
    return _told(list(chain.from_iterable(found)))


def _told(sentences: Sequence[Sentence]) -> Place | None:
    """The place that some sentences are, with nothing else asked; None without any."""
    rows = np.array(list(dict.fromkeys(one.passage for one in sentences)))
    return Place(rows, np.array([one.row for one in sentences]), is_all=True) if sentences else None


def _sections(snapshot: Snapshot, address: Address) -> list[Section]:
    """What stands at an address in each document; to how it ended, only where that is told.

    How a paper ended is told in the minutes, not in the paper itself.
    """
    if address.kind is PAPER:
        about = snapshot.papers.get(number_key(address.number), ())
        sections = [one for one in about if not (one.is_document and address.asks_how_it_ended)]
    else:
        sections = [*snapshot.outline.at(address), *snapshot.outline.amended(address)]
    if address.asks_how_it_ended:
        return [one for one in sections if surely_ended(asked_for(snapshot, address, one))] or sections
    return sections


def _called(snapshot: Snapshot, sections: Sequence[Section], besides: Sequence[str]) -> list[Section]:
    """The sections that are all that is asked for, since what is asked ``besides`` only names them.

    To what was amended it may also be asked what is new.
    """
    asked = {word: spelled(snapshot.analyzer, word) for word in besides}

    def is_called(section: Section) -> bool:
        names = _names(snapshot, section)
        return all(has_spelled(names, forms) or (section.amended and word in CHANGED) for word, forms in asked.items())

    return [one for one in sections if not one.is_document and is_called(one)]


def _names(snapshot: Snapshot, section: Section) -> set[str]:
    """Stems of what a section, its act and its document are called."""
    of_act = snapshot.act_titles[section.act] if section.act else set()
    return {*snapshot.titles[section.document], *of_act, *stems(snapshot.analyzer, words(section.title))}


def _of_kind(snapshot: Snapshot, sections: Sequence[Section], address: Address) -> list[Section]:
    """The one section that is all that is asked for but for the kind of document and the place that it is about."""
    if address.besides == address.besides_kind or len({one.document for one in sections}) != 1:
        return []
    head = fold(next(one.text for one in snapshot.passages if one.document == sections[0].document))
    local = {fold(place) for place in snapshot.places}
    besides = [word for word in address.besides_kind if not (word in local and names(head, word))]
    return _called(snapshot, sections, besides)


def _read(snapshot: Snapshot, address: Address, parts: Iterable[Section]) -> Place | None:
    """What is to be read of the passages of each document: the first of each, then the second, and so on."""
    asked = [
        (() if part.lines else part.rows, inside) for part in parts if (inside := _inside(snapshot, address, part))
    ]
    if not asked:
        return None
    sentences = [one for row in zip_longest(*(inside for _, inside in asked)) for one in row if one]
    beside = [one for row in zip_longest(*(rows for rows, _ in asked)) for one in row if one is not None]
    rows = list(dict.fromkeys(chain((sentence.passage for sentence in sentences), beside)))
    return Place(np.array(rows[:_MOST]), np.array([sentence.row for sentence in sentences]), is_all=True)


def _inside(snapshot: Snapshot, address: Address, section: Section) -> list[Sentence]:
    """The sentences that are asked for, in the order in which they are to be read; none if they are not there."""
    found = asked_for(snapshot, address, section)
    return endings(found) if address.asks_how_it_ended else found


def _named_code(snapshot: Snapshot, code: str) -> Place | None:
    pattern, tokens = code_pattern(code), [snapshot.analyzer.stem(word) for word in content_words(code)]
    (rows,) = np.nonzero(snapshot.lexical["headed-stems"].coverage(tokens) >= _ALL)
    passages = [snapshot.passages[int(row)] for row in rows]
    holding = [passage for passage in passages if pattern.search(headed_passage(passage))][:_MOST]
    found = [snapshot.row_of[passage.id] for passage in holding]
    sentences = [one.row for one in sentences_of(snapshot, found) if pattern.search(one.text)]
    return (
        Place(np.array(found, np.int64), np.array(sentences, np.int64), is_all=True, is_code=True) if holding else None
    )


def _meant(snapshot: Snapshot, address: Address) -> tuple[Set[str | Act], str]:
    """Ids of the documents, and the acts, that a question may mean, none if that is not there; and the rest of it."""
    before, behind = _LEADING.sub("", address.before), address.behind.lstrip()
    beside = LAW.match(behind)
    without = " ".join(f"{before} {behind[beside.end() if beside else 0 :]}".split()).replace(" ?", "?")
    if beside:
        return _named(snapshot, beside["name"]), without
    laws = (_named(snapshot, law["name"]) for law in LAW.finditer(without))
    return next(filter(None, laws), set(snapshot.titles)), without


def _named(snapshot: Snapshot, name: str) -> Set[str | Act]:
    """What is called by a name: documents by their ids, or else acts that stand in one with others."""
    documents = called(snapshot.analyzer, snapshot.titles, name)
    return {*documents} or {*called(snapshot.analyzer, snapshot.act_titles, name)}


def _is_about(snapshot: Snapshot, question: Question, address: Address, section: Section) -> bool:
    """Whether a section has any of the words asked for, by their beginnings, or the kind of fact."""
    text = fold("\n".join(headed_passage(snapshot.passages[row]) for row in section.rows))
    asked = beginnings(word for word in address.besides if word not in STOP_WORDS)
    wanted = [kind.bit for kind in expectations(question.text)[:1]]
    facts = any(int(snapshot.passage_facts[row]) & bit for row in section.rows for bit in wanted)
    return facts or any(word in text for word in asked)


def _is_told(snapshot: Snapshot, besides: str, sentences: Sequence[Sentence]) -> bool:
    """Whether one passage of a place has all words that are asked for, or stands below them, and the kind of fact.

    The words that ask for that kind („Frist“) need not be there.
    """
    wanted = next(iter(expectations(besides)), None)
    asked = content_words(wanted.asked.sub(" ", besides) if wanted else besides)
    for _, passage in groupby(sentences, key=lambda sentence: sentence.passage):
        said = list(passage)
        text = "\n".join(sentence.text for sentence in said)
        there = set(snapshot.analyzer.stems("\n".join((*said[0].heading, text))))
        has_words = all(there.intersection(snapshot.analyzer.stems(word)) for word in asked)
        if has_words and (wanted.met(text) if wanted else asked):
            return True
    return False

"""Stretch: the sentences of a section that are the place named, or the paragraph, item or letter named in it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.named.addresses import ANNEX, MARGINAL, QUESTION, Address
from index.named.numbering import ANSWERED, MARKED, TITLED, opened_by, part_held
from index.named.outline import Section
from index.storage.snapshot import Snapshot
from ingest import PassageKind, announces_new_text

_MARKED = re.compile(r"\s*\(\d+[a-z]?\)")
_DECIMAL = r"\s*\d+(?:\.\d+)+[.)]?\s"
_PART_ANSWERED = re.compile(
    r"\s*(?:Antwort )?(?:zu|auf) (?:den )?(?:(?:Fragen?|Nr\.|Nummer|Buchstaben?|Punkte?)\s*)?(?P<number>\d+)?\s?"
    r"(?P<letters>[a-z](?:\)?\s*(?:,|und|bis|[–-])\s*[a-z](?=[):]))*)[):]",
    re.IGNORECASE,
)
"""What a text begins with that answers one part of a question or several: „Zu Frage 13 c):“, „Zu a) und b)“."""

_PART_OVER = re.compile(rf"{_PART_ANSWERED.pattern}|{ANSWERED.pattern}", re.IGNORECASE | re.DOTALL)
"""What begins the answer to another part, or another question."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its row, that of its passage, and whether it stands behind the items of a list.

    ``is_part`` tells that it belongs to a list or table, ``opens_line`` that a line of its passage begins with it.
    """

    row: int
    passage: int
    heading: tuple[str, ...]
    text: str
    is_tail: bool
    is_part: bool = False
    opens_line: bool = True


def sentences_of(snapshot: Snapshot, rows: Iterable[int]) -> list[Sentence]:
    """The sentences of the passages in ``rows``; those of lists and tables are parts of a whole."""
    return [
        Sentence(
            int(snapshot.first_sentence[row]) + number,
            row,
            passage.heading,
            passage.slice(span),
            bool(passage.items) and span.start >= passage.items[-1].end,
            passage.kind in (PassageKind.LIST, PassageKind.TABLE),
            passage.text[: span.start].rstrip(" ")[-1:] in ("", "\n"),
        )
        for row, passage in ((row, snapshot.passages[row]) for row in rows)
        for number, span in enumerate(passage.sentences)
    ]


def asked_for(snapshot: Snapshot, address: Address, section: Section) -> list[Sentence]:
    """The sentences of what is named in a section at an address; none if it is not there."""
    found = sentences_of(snapshot, section.rows)
    if section.amended:
        return _amended(snapshot, address, section, found)
    if section.lines:
        titles = re.compile("|".join(rf"{re.escape(line)}$" for line in section.lines))
        found = _stretch(found, lambda text: text == section.lines[0], titles)
    elif not section.is_headed:
        found = _answer_first(_stretch(found, opened_by(address), _ends(address)))
    if address.paragraph:
        found = _stretch(found, re.compile(rf"\s*\({address.paragraph}\)").match, _MARKED)
    if address.letter and address.kind is QUESTION and (answers := _answers(found, address)):
        return answers
    for mark, other in ((address.item, r"\d+[a-z]?"), (address.letter, "[a-z]")):
        if mark:
            found = _item(found, mark, other, re.escape(address.number) if address.kind is QUESTION else "")
    return found


def _amended(snapshot: Snapshot, address: Address, section: Section, sentences: list[Sentence]) -> list[Sentence]:
    """The commands at an address with their new texts; of a whole section that is new the paragraph named."""
    first = snapshot.first_sentence
    told = [one for one in sentences if one.row - int(first[one.passage]) in section.amended[one.passage]]
    leads = [one for one in told if announces_new_text(one.text)]
    marked = re.compile(rf"\s*[„»“\"]?\({address.paragraph}\)")
    inside = _stretch(told, marked.match, _MARKED) if address.paragraph else []
    return [*leads, *(one for one in inside if one not in leads)] if inside else told


def _answer_first(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with those behind that are a question in a passage of its own, above tables for instance."""
    asking = [one for one in sentences if one.passage == sentences[0].passage]
    asks = all(one.text.rstrip().endswith("?") for one in asking)
    return [*sentences[len(asking) :], *asking] if asks else sentences


def _ends(address: Address) -> re.Pattern[str] | None:
    """What ends a place that begins inside a section; None where it is the end of its passage."""
    if address.kind.is_bare and "." in address.number:
        return re.compile(rf"(?!\s*{re.escape(address.number)}\.){_DECIMAL}")
    return {QUESTION: ANSWERED, ANNEX: TITLED, MARGINAL: MARKED}.get(address.kind)


def _item(sentences: list[Sentence], mark: str, other: str, number: str) -> list[Sentence]:
    """The sentences of the item with a mark, or those that hold it; the first may stand behind a ``number``."""
    before = rf"(?:{number}[.)]\s*)?" if number else ""
    begins, ends = (re.compile(rf"\s*{before}{one}[.):]", re.IGNORECASE) for one in (mark, other))
    within = re.compile(rf"(?:^|\s){mark}[.)]\s", re.IGNORECASE)
    inside = [one for one in _stretch(sentences, begins.match, ends) if not one.is_tail]
    return inside or [one for one in sentences if within.search(one.text)]


def _answers(sentences: list[Sentence], address: Address) -> list[Sentence]:
    """The sentences below the heading of a lettered part („4a) Welche …?“), or where a text answers it."""
    is_held = part_held(address)
    headed = [one for one in sentences if any(map(is_held, one.heading))]
    return headed or _stretch(sentences, lambda text: _answers_part(address, text) or is_held(text), _PART_OVER)


def _answers_part(address: Address, text: str) -> bool:
    found = _PART_ANSWERED.match(text)
    if found is None or found["number"] not in (None, address.number):
        return False
    letters = re.findall(r"\b[a-z]\b|bis|[–-]", found["letters"].lower())
    spans = len(letters) == 3 and letters[1] in ("bis", "–", "-")
    return letters[0] <= address.letter <= letters[2] if spans else address.letter in letters


def _stretch(
    sentences: Iterable[Sentence], begins: Callable[[str], object], ends: re.Pattern[str] | None
) -> list[Sentence]:
    """The sentences from each that ``begins`` on, up to one that ``ends`` it, or else to the end of its passage.

    None goes beyond its section.
    """
    found: list[Sentence] = []
    first: Sentence | None = None
    for sentence in sentences:
        if begins(sentence.text):
            first = sentence
        elif first:
            over = ends.match(sentence.text) if ends else sentence.passage != first.passage
            first = None if over or sentence.heading != first.heading else first
        if first:
            found.append(sentence)
    return found

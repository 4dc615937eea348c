"""Labels: the row of a table that a question calls by its name; it comes before rows that only share words with it."""

import re
from collections.abc import Sequence

from index.question import Question
from index.search import Hit
from index.tables import may_be_one
from index.words.analysis import content_words
from ingest import PassageKind
from server.compose.cells import cells
from server.compose.units import Unit, is_item, text_of

_CODE = re.compile(
    r"\b(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahre?|Stand|Seite) )"
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,} \d{1,3}[a-z]?|[A-Z]{1,3} ?\d{1,3}[a-z]?)\b(?![.,]\d)"
)
"""A word with its number („Abteilung 4“) or a code („B2“, „EG 9c“), and no part of a date."""
_SHORTEST_WORD = 4


def named_row(question: Question, hits: Sequence[Hit], best: Unit, units: Sequence[Unit]) -> Unit:
    """The one row that the question names, where the best sentence is another row of the same table.

    A code is looked for in the passage of the best row, and where that has none in the other passages of its table;
    a label that stands wholly in the question only in its passage.
    """
    rows = [unit for unit in units if unit.hit == best.hit and _is_row(hits, unit)]
    if best not in rows:
        return best
    others = [unit for unit in units if unit.hit != best.hit and is_rival(hits, unit, best)]
    return _by_code(question, hits, rows, others) or _by_label(question, hits, best, rows)


def is_rival(hits: Sequence[Hit], unit: Unit, named: Unit) -> bool:
    """Whether a sentence is another row of the table of the named one."""
    is_row = unit != named and _is_row(hits, unit)
    return is_row and may_be_one(hits[unit.hit].passage, hits[named.hit].passage)


def _by_code(question: Question, hits: Sequence[Hit], rows: Sequence[Unit], others: Sequence[Unit]) -> Unit | None:
    """The one row with a code of the question; None where two codes mean two rows."""
    meant = set()
    for code in _CODE.findall(question.text):
        written = re.compile(rf"(?<!\w){' ?'.join(map(re.escape, code.split()))}(?!\w|[.,]\d)")
        here, there = ([unit for unit in part if written.search(_label(hits, unit))] for part in (rows, others))
        having = here or there
        meant |= set(having) if len(having) == 1 else set()
    return meant.pop() if len(meant) == 1 else None


def _by_label(question: Question, hits: Sequence[Hit], best: Unit, rows: Sequence[Unit]) -> Unit:
    """The one row whose label stands wholly in the question; of „Meister“ and „Meister mit Zulage“ the longer one."""
    asked = set(content_words(question.text))
    labels = [(unit, frozenset(content_words(_label(hits, unit)))) for unit in rows]
    named = [(unit, words) for unit, words in labels if asked.issuperset(words) and any(map(_speaks, words))]
    if not named:
        return best
    row, longest = max(named, key=lambda one: len(one[1]))
    is_only = all(words < longest for unit, words in named if unit != row)
    return row if is_only else best


def _speaks(word: str) -> bool:
    return len(word) >= _SHORTEST_WORD and not word.isdigit()


def _label(hits: Sequence[Hit], unit: Unit) -> str:
    """The first cell of a row, without its head."""
    return cells(text_of(hits, unit))[0][1]


def _is_row(hits: Sequence[Hit], unit: Unit) -> bool:
    return is_item(hits, unit) and hits[unit.hit].passage.kind is PassageKind.TABLE

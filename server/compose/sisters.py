"""Sisters: the rows of a table that divide one case, „b) in allen übrigen Fällen – aa) erste Seite, bb) jede weitere“.

Who asks for the case has to see all of them; one alone looks as if it were the whole answer.
"""

import re
from collections.abc import Sequence

from index.question import Question
from index.search import Hit
from index.words.analysis import beginnings, content_words
from ingest import PassageKind
from server.compose.cells import cells
from server.compose.units import Unit, is_item, length_of, text_of

_DIVIDED = re.compile(r"(?P<case>.*\S) – (?P<own>(?:[a-z]{1,2}|\d{1,2})\) .*)")
"""A cell that names a case, and by its letter the part of it that the row is about."""
_FEW = 4
_ROOM = 600  # characters of all the rows


def with_sisters(question: Question, hits: Sequence[Hit], chosen: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """What was chosen, and with a row that is a part of one case the other parts, if they are few.

    None of them where the question says which part it asks for.
    """
    cases: dict[tuple[int, str], list[tuple[Unit, str]]] = {}
    for unit in units:
        if divided := _divided(hits, unit):
            case, own = divided
            cases.setdefault((unit.hit, case), []).append((unit, own))
    shown = list(chosen)
    for parts in cases.values():
        rows = [unit for unit, _ in parts]
        is_short = len(rows) <= _FEW and sum(length_of(hits, unit) for unit in rows) <= _ROOM
        is_open = not any(_is_asked(question, own) for _, own in parts)
        if is_short and is_open and any(unit in chosen for unit in rows):
            shown += [unit for unit in rows if unit not in shown]
    return shown


def _divided(hits: Sequence[Hit], unit: Unit) -> tuple[str, str] | None:
    """The case that a row is a part of, with the cells before it, and what tells this part; None for other rows."""
    if hits[unit.hit].passage.kind is not PassageKind.TABLE or not is_item(hits, unit):
        return None
    before: list[str] = []
    for head, value in cells(text_of(hits, unit)):
        if found := _DIVIDED.fullmatch(value):
            return "; ".join((*before, head, found["case"])), found["own"]
        before.append(value)
    return None


def _is_asked(question: Question, part: str) -> bool:
    """Whether a question has a word that tells a part of a case, in any form."""
    asked, told = content_words(question.text), content_words(part)
    return not set(asked).isdisjoint(told) or not set(beginnings(asked)).isdisjoint(beginnings(told))

"""Columns: all rows of a table that a question asks for by a column („Welche Schulen haben eine Mensa?“).

What the rows have in common stands in their column, so that none of them answers better than the others: a choice among
them by likelihood is arbitrary, and a part of them looks as if it were all.
"""

import re
from collections.abc import Sequence

from index.question import Question, QuestionKind
from index.search import Hit
from ingest import sentences
from server.compose.composition import Excerpt
from server.compose.tables import Row, Table, nearest_tables
from server.compose.wording import asks_for, covers, named_heads, nouns, says

MOST_ROWS = 40
"""Rows that are shown at most; where a column has more, the likeliest are shown as for any other question."""
_YES = re.compile(r"\(?(?:[x✓✔☑☒●•■×]|ja)\)?(?:\*+|[¹²³⁴⁵⁶⁷⁸⁹]+|\d\))?", re.IGNORECASE)
_NO = re.compile(r"|[–—−-]|nein|[☐✗✘]", re.IGNORECASE)
_UNTOLD = re.compile(r"[./?]|k\. ?A\.")
"""What stands where nothing is known: such a row is neither with nor without."""
_WITHOUT = re.compile(r"\b(?:kein(?:e[mnrs]?)?|nicht|ohne|fehl(?:t|en|te|ten))\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\bnicht nur\b|\b(?:und|oder|bzw\.) (?:welche[nrs]? )?(?:kein(?:e[mnrs]?)?|nicht|ohne)\b"
    rf"|,.*{_WITHOUT.pattern}|{_WITHOUT.pattern}.*,",
    re.IGNORECASE,
)
"""Where the two are asked for, or only one of two clauses denies something."""
_IS_SUBJECT = r"(?<!\bfür )(?<!\bin )(?<!\bbei )(?<!\bmit )(?<!\bzu )\b(?:der|die|das|des) (?:[a-zäöüß]+ )?{}"
_SHORTEST_VALUE = 4


def rows_by_column(question: Question, hits: Sequence[Hit]) -> list[Excerpt]:
    """All rows that have what a column tells of, or all that lack it; empty where no column is asked for beyond doubt.

    A table among the nearest passages is read as a whole. The question has to ask for a list and to name one column: by
    its head, if that holds nothing but marks, or by a value that stands alone in its cells.
    """
    if not question.is_german or (question.kind is not QuestionKind.LIST and not question.wants_all):
        return []
    asking = sentences(question.text)[-1]
    for table in nearest_tables(hits):
        if any(says(question.text, row.name) for row in table.rows):
            continue
        is_best = any(hit is hits[0] for hit in table.hits)
        rows = _by_mark(asking, table, is_best=is_best) or _by_value(asking, table)
        if 0 < len(rows) <= MOST_ROWS:
            return table.excerpts(rows)
    return []


def _by_mark(text: str, table: Table, *, is_best: bool) -> list[Row]:
    """The rows with the mark of the one column whose head the question names, or those without it."""
    marked = [head for head in table.heads if _is_marked(table, head)]
    named = [head for head in named_heads(text, table.heads) if head in marked or not asks_for(text, head)]
    if len(named) != 1 or named[0] not in marked or _BOTH.search(text) or _WITHOUT.search(named[0]):
        return []
    head = named[0]
    if not table.is_about(text, head) or (not asks_for(text, table.called) and not (is_best and _is_had(text, head))):
        return []
    rows = _narrowed(text, [row for row in table.rows if not row.is_total])
    having = [row for row in rows if _YES.fullmatch(row.value(head))]
    if not _WITHOUT.search(text):
        return having
    if len(table.lines) != len(table.rows):
        return []  # what has no head may be a row without anything
    with_it = {row.name for row in having}
    return [row for row in rows if _NO.fullmatch(row.value(head)) and row.name not in with_it]


def _narrowed(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows with the value that the question names beside the column („Welche Mitglieder der Partei …?“)."""
    heads = {head for row in rows for head, value in row.cells[1:] if says(text, value)}
    if any(not row.value(head) for row in rows for head in heads):
        return []
    return [row for row in rows if all(says(text, row.value(head)) for head in heads)]


def _by_value(text: str, table: Table) -> list[Row]:
    """The rows with the one value that the question names, where that stands alone in the cells of one column."""
    if _WITHOUT.search(text) or not asks_for(text, table.called):
        return []
    values = {(head, value) for row in table.rows for head, value in row.cells[1:] if head}
    named = [(head, value) for head, value in values if len(value) >= _SHORTEST_VALUE and says(text, value)]
    if not named:
        return []
    head, value = max(named, key=lambda one: (len(one[1]), one))
    if any(other not in value for _, other in named) or any(one != head and same == value for one, same in named):
        return []
    cells = [row.value(head) for row in table.rows if not row.is_total]
    if not all(cells) or any(cell != value and says(cell, value) for cell in cells):
        return []
    told = f"{table.called} {head} {value} {' '.join(table.hits[0].passage.heading)}"
    asked = nouns(text)  # none where all is written small, so that it cannot be told what else is asked for
    if not asked or not all(covers(told, noun) for noun in asked) or not table.is_about(text, value):
        return []
    return [row for row in table.rows if row.value(head) == value]


def _is_marked(table: Table, head: str) -> bool:
    """Whether a column holds nothing but marks, of which one says yes, and stands behind the name in every row."""
    values = [row.value(head) for row in table.rows if not row.is_total]
    if len(values) < 2 or any(row.cells[0][0] == head for row in table.rows):
        return False
    known = all(any(mark.fullmatch(value) for mark in (_YES, _NO, _UNTOLD)) for value in values)
    return known and any(_YES.fullmatch(value) for value in values)


def _is_had(text: str, head: str) -> bool:
    """Whether the question is for who has it, and not for what „der Beirat“ has."""
    return not re.search(_IS_SUBJECT.format(re.escape(head.split()[0][:_SHORTEST_VALUE])), text, re.IGNORECASE)

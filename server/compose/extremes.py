"""Extremes: the row with the largest or smallest value of the column that a question asks for, and never the sum.

„Welche Gemeinde hat die meisten Einwohner?“ is answered by one row; the others are no worse answers by their words.
"""

import re
from collections.abc import Sequence

from index.search import Hit
from index.words.analysis import content_words
from server.compose.composition import Excerpt
from server.compose.tables import Row, Table, is_total, nearest_tables
from server.compose.units import Unit
from server.compose.wording import asks_for, covers, named_heads

_LARGEST = r"(?:höchst|größt|meist|längst|teuerst|stärkst|häufigst)"
_SMALLEST = r"(?:niedrigst|kleinst|wenigst|geringst|kürzest|billigst|günstigst|schwächst|seltenst)"
_EXTREME = rf"\b(?:(?P<largest>{_LARGEST})|{_SMALLEST})e[nrsm]?\b"
_ASKED = re.compile(rf"\b(?:welche[nrsm]?|wer|wo)\b.* {_EXTREME}", re.IGNORECASE)
_SEVERAL = re.compile(r"\bwelche (?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d+)\b", re.IGNORECASE)
_SAID = re.compile(
    r"(?:am|ende|jahr|hatten?|gab|leb|wohn|zahl|verzeichne|erhalt|erhielt|bekomm|bekam|lieg|lag|weist|wies|betrag|betrug"
    r"|anteil|prozent|anzahl|wert)\w*"
)
"""Folded words that say nothing of which column is meant, or are understood otherwise."""
_SHARE = re.compile(r"\b\w*(?:anteile?n?|quoten?|prozent\w*)\b", re.IGNORECASE)
_PER_CENT = re.compile(r"%|\b(?:prozent|anteil|\w*quote)\b|v\. ?h\.", re.IGNORECASE)
_COUNTED = re.compile(
    r"%|\b(?:davon|darunter|in|abs(?:olut)?\.?|anzahl|zahl|prozent|anteil|insg(?:esamt)?\.?|zus(?:ammen)?\.?|euro|eur)(?!\w)"
    r"|v\. ?h\.|€",
    re.IGNORECASE,
)
"""What a head says of how is counted, and not of what."""
_NUMBER = re.compile(
    r"(?P<sign>[+±–−-] ?)?(?P<whole>\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)(?:,(?P<part>\d+))?"
    r"(?: ?(?:€|Euro|EUR|%|Prozent|v\. ?H\.))?"
)
_NONE = re.compile(r"|[–—−./-]|k\. ?A\.")


def extreme_rows(text: str, hits: Sequence[Hit]) -> list[Excerpt]:
    """The row of the largest or smallest value below its caption, all of them where several have it.

    Empty where none is asked for, or where not exactly one column of numbers is meant beyond doubt.
    """
    asked = _ASKED.search(text)
    if asked is None or _SEVERAL.search(text):
        return []
    for table in nearest_tables(hits):
        if head := _column(text, table):
            numbers = {row: number for row in _single(table) if (number := _number(row.value(head))) is not None}
            wanted = (max if asked["largest"] else min)(numbers.values())
            return table.excerpts([row for row, number in numbers.items() if number == wanted])
    return []


def without_totals(text: str, hits: Sequence[Hit], units: list[Unit]) -> list[Unit]:
    """The sentences without the rows that add up others, where the largest or smallest of these is asked for."""
    if not _ASKED.search(text):
        return units
    return [unit for unit in units if not is_total(hits[unit.hit].passage, unit.sentence)] or units


def _column(text: str, table: Table) -> str | None:
    """The head of the one column of numbers that the question means."""
    if not asks_for(text, table.called):
        return None
    bare = {head: _COUNTED.sub(" ", head).strip(" –") for head in table.heads}
    meant = named_heads(text, [name for name in dict.fromkeys(bare.values()) if content_words(name)])
    share = bool(_SHARE.search(text))
    found = [head for head, name in bare.items() if name in meant and bool(_PER_CENT.search(head)) == share]
    if len(meant) != 1 or len(found) != 1 or not table.is_about(text, found[0]):
        return None
    return found[0] if _is_numeric(table, found[0]) and not _unheard(text, f"{table.called} {found[0]}") else None


def _unheard(text: str, said: str) -> list[str]:
    """The words of a question that a table has not: with them it may ask for another column, or for some rows only."""
    asked = content_words(re.sub(_EXTREME, " ", text, flags=re.IGNORECASE))
    return [word for word in asked if not word.isdigit() and not _SAID.fullmatch(word) and not covers(said, word)]


def _is_numeric(table: Table, head: str) -> bool:
    """Whether a column holds nothing but numbers, at least two of them, and stands behind the name in every row."""
    values = [row.value(head) for row in _single(table)]
    numbers = [value for value in values if _number(value) is not None]
    known = all(_NUMBER.fullmatch(value) or _NONE.fullmatch(value) for value in values)
    return known and len(numbers) > 1 and all(row.cells[0][0] == table.first_head for row in _single(table))


def _single(table: Table) -> list[Row]:
    return [row for row in table.rows if not row.is_total]


def _number(value: str) -> float | None:
    """The number that a cell holds in German notation: „1.234,5 %“, „– 7“, „1 234 €“."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return None
    number = float(re.sub(r"\D", "", found["whole"]) + "." + (found["part"] or "0"))
    return -number if found["sign"] and found["sign"].strip() in "–−-" else number

"""Notes below a table: they begin with a mark that its cells carry, as "3) ohne Ortsteile" explains "Bachtal3)".

A legend explains the signs that are all of a cell: "– = nichts vorhanden".
"""

import re
from collections.abc import Iterator, Sequence

from ingest.cut.draft import Draft
from ingest.language.legend import signs_explained
from ingest.language.numerals import LOWERED, RAISED

_NOTE = re.compile(
    r"(?P<star>\*+)|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})\)?\s*\S|(?P<closed>[1-9]\d?|[a-z])\)\s*\S"
    r"|(?P<bare>[1-9]|[a-z])\s+[A-ZÄÖÜ„\"]"
)
_BETWEEN_CELLS = re.compile(r"[;:,]\s|\s–\s")
_COUNTING = re.compile(
    r"abs(?:atz|\.)|anlage|art(?:ikel|\.)|buchstabe|gruppe|kapitel|kategorie|klasse|modul|n(?:umme)?r\.?|phase|platz"
    r"|punkt|raum|satz|schritt|staffel|stufe|tabelle|tarif|teil|typ|variante|ziffer|zimmer|zone",
    re.I,
)


def noted_parts(note: str, parts: Sequence[Draft]) -> list[Draft]:
    """The parts of a table that carry the mark with which the paragraph below it begins; empty when it is no note.

    A star begins a note even where no cell carries it; then it belongs to the last part.
    """
    if signs := signs_explained(note):
        return [part for part in parts if not signs.isdisjoint(_cells(part))]
    match = _NOTE.match(note.strip())
    if not match or not parts or note.rstrip().endswith(":"):
        return []
    if star := match["star"]:
        exactly = re.compile(rf"(?<!\*){re.escape(star)}(?!\*)")
        return [part for part in parts if exactly.search(part.text)] or [parts[-1]]
    mark = (match["raised"] or match["closed"] or match["bare"]).translate(LOWERED)
    return [part for part in parts if any(_carries(cell, mark) for cell in _cells(part))]


def _cells(part: Draft) -> Iterator[str]:
    for line in part.lines:
        yield from (cell.strip() for cell in _BETWEEN_CELLS.split(line.printed.rstrip(" :;,")))


def _carries(cell: str, mark: str) -> bool:
    """Whether a cell ends with a mark, or holds it raised anywhere; not so "Stufe 3", "§ 5 a" and "(siehe 3)"."""
    raised = mark.translate(RAISED)
    if raised != mark and re.search(rf"(?<!\bm)(?<!\b[ckdm]m)(?<![⁰¹²³⁴-⁹]){raised}(?![⁰¹²³⁴-⁹])", cell):
        return True
    closed = cell.endswith(")") and cell.count(")") > cell.count("(")
    bare = cell[:-1] if closed else cell
    before = bare[: -len(mark)]
    if not bare.endswith(mark) or not before.strip():
        return False
    if before[-1].isspace():
        word = before.split()[-1]
        named = len(word) > 1 and bool(re.search(r"[A-ZÄÖÜ]", word)) and not _COUNTING.fullmatch(word)
        return named or (closed and mark.isdigit() and bool(re.search(r"[\d€%]$", word)))
    return bool(re.search(r"[^\W\d_]$|[)€%]$" if closed else r"[^\W\d_]{3}$", before)) and (closed or mark.isdigit())

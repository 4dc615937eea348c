"""Acts of a gazette: each has a title of its own, and ends with place, date and signature."""

import re
from collections.abc import Sequence

from ingest.language.acts import is_act_title
from ingest.pdf.lines import Line
from ingest.pdf.parts import Piece

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_SIGNED = re.compile(
    r"(?!\w+tag,|Mittwoch,|Sonnabend,)[A-ZÄÖÜ][\w./()\- ]{2,40}, den "
    rf"\d{{1,2}}\. ?(?:(?:{_MONTHS}) |\d{{1,2}}\. ?)\d{{4}}|gez\. .+"
)
_ARTICLE = re.compile(r"Art(?:ikel|\.) \d+")
_FIRST = re.compile(
    r"(?:§ ?|Art(?:ikel|\.) |Teil |Kapitel |Abschnitt )?(?:1|I)\.?(?:\s(?!\d)|$)|A\.?\s"
    r"|Erste[rs]? (?:Teil|Kapitel|Abschnitt)\b",
    re.I,
)
_BELOW = 2.0  # font sizes from the base line of the date to that of the signature


def is_act(text: str) -> bool:
    """Whether a heading is the title of an act: "Dritte Satzung zur Änderung …", "Artikel 2"."""
    return is_act_title(text) or bool(_ARTICLE.match(text))


def begins_count(text: str) -> bool:
    """Whether a heading is the first of a count: "§ 1", "1. Zweck", "Teil I", "Erster Abschnitt"."""
    return bool(_FIRST.match(text))


def is_cited(text: str) -> bool:
    """Whether a heading opens a quotation that goes on below it: the new text of an act that another one amends."""
    return text[:1] in ("„", "»") and not re.search("[“”«]", text)


def is_dated(piece: Piece) -> bool:
    """Whether a text has a line of a signature: "Musterstadt, den 3. Mai 2024", "gez. Muster"."""
    return not (piece.heading or piece.note or piece.boxed) and any(
        _SIGNED.fullmatch(line.text) for line in piece.lines
    )


def signatures(pieces: Sequence[Piece]) -> set[int]:
    """Indices of pieces that stand right below place and date: who signs, be it in bold print."""
    return {i for i in range(1, len(pieces)) if is_dated(pieces[i - 1]) and _is_below(pieces[i - 1], pieces[i])}


def _is_below(date: Piece, piece: Piece) -> bool:
    last, first = date.lines[-1], piece.lines[0]
    near: bool = last.page == first.page and 0 < first.base - last.base < _BELOW * max(first.size, last.size)
    return near and _shares_column(last, first) and bool(_SIGNED.fullmatch(last.text))


def _shares_column(above: Line, line: Line) -> bool:
    return above.x0 < line.x1 and line.x0 < above.x1

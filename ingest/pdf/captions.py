"""Captions: lines "Tabelle 3: …" above or below tables, and lines "Abbildung 3: …" of figures."""

import re
from collections.abc import Sequence

from ingest.pdf.paragraphs import Piece
from ingest.pdf.tables import DraftTable

_FIGURE = re.compile(r"(?:Abbildung|Abb\.|Grafik|Schaubild|Diagramm|Karte|Foto|Bild)\s\d")
_CAPTION = re.compile(r"(?:Tabelle|Tab\.|Übersicht|Table)\s\w")


def is_caption(part: Piece | DraftTable | None) -> bool:
    """Whether a part is a line "Tabelle 3: …"."""
    return isinstance(part, Piece) and bool(_CAPTION.match(part.raw)) and len(part.raw) < 250


def is_figure(piece: Piece) -> bool:
    """Whether a piece is a line "Abbildung 3: …" below or above a figure."""
    return bool(_FIGURE.match(piece.raw)) and len(piece.raw) < 250


def take_captions(parts: Sequence[Piece | DraftTable]) -> list[Piece | DraftTable]:
    """Parts with each line "Tabelle 3: …" beside a table made its caption: above or below, as the document does."""
    beside = [None, *parts, None]
    tables = [i for i, part in enumerate(beside) if isinstance(part, DraftTable)]
    above, below = (sum(is_caption(beside[i + step]) for i in tables) for step in (-1, 1))
    step = -1 if above >= below else 1
    gone: set[int] = set()
    for i in tables:
        table, caption = beside[i], beside[i + step]
        if isinstance(table, DraftTable) and isinstance(caption, Piece) and is_caption(caption):
            table.caption = caption.lines
            gone.add(i + step)
    return [part for i, part in enumerate(beside) if part is not None and i not in gone]

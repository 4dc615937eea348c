"""What looks like a heading and is none: authorities, signatures, lines of a cover, dates, examples of print."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from ingest.pdf.headings.acts import signatures
from ingest.pdf.headings.outline import stands_out
from ingest.pdf.parts import Piece
from ingest.pdf.properties.title import is_authority

_DATE = re.compile(r"vom \d{1,2}\. ?(?:[^\W\d_]+ |\d{1,2}\. ?)\d{4}", re.I)
_ENOUGH = 5  # headings that the outline names, to tell how headings of the document look
_LARGER = 1.12  # of the body size


def lookalikes(pieces: Sequence[Piece], named: Collection[int], body: float) -> set[int]:
    """Indices of such pieces; ``named`` are those that the outline names, ``body`` the font size of running text."""
    found = {i for i, piece in enumerate(pieces) if _DATE.fullmatch(piece.raw) or _is_example(pieces, i, body)}
    found |= signatures(pieces)
    if len(pieces) > 1 and is_authority(pieces[0].raw) and stands_out(pieces[1], body):
        found.add(0)
    if len(named) >= _ENOUGH:
        found.update(_unnamed(pieces, named, body))
    return found - set(named)


def _is_example(pieces: Sequence[Piece], i: int, body: float) -> bool:
    """Whether the same words stand right above or below it in plain print."""
    beside = [*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2]]
    return any(piece.raw == pieces[i].raw and not stands_out(piece, body) for piece in beside)


def _unnamed(pieces: Sequence[Piece], named: Collection[int], body: float) -> Iterator[int]:
    """What the outline leaves out: bold lines below the title of a cover, and larger ones where headings are bold.

    The last line of a cover may be the heading of what follows, where it looks unlike the one above it.
    """
    start = min(pieces[i].lines[0].page for i in named)
    cover = list(
        takewhile(lambda i: stands_out(pieces[i], body) and pieces[i].lines[0].page < start, range(len(pieces)))
    )
    if len(cover) > 1 and pieces[cover[-1]].lines[0].size != pieces[cover[-2]].lines[-1].size:
        cover.pop()
    yield from (i for i in cover if not _is_larger(pieces[i], body))
    if all(pieces[i].bold for i in named):
        for i, piece in enumerate(pieces):
            if piece.lines[0].page >= start and not any(line.bold for line in piece.lines):
                yield i


def _is_larger(piece: Piece, body: float) -> bool:
    return all(line.size > _LARGER * body for line in piece.lines)

"""Enumerations with decimal numbers: "2.1 Bürgerbus ein Fahrzeug …, 2.2 Mitfahrbank …"."""

from collections.abc import Iterable, Iterator

from ingest.pdf.decimals import NUMBER, UNFINISHED, decimal_of, follows
from ingest.pdf.markers import Marker
from ingest.pdf.parts import Piece


def mark_decimal_items(pieces: Iterable[Piece]) -> None:
    """Makes items of pieces numbered one after the other, all but the last of which end in a comma or the like."""
    for run in _enumerations(pieces):
        for piece in run:
            match = NUMBER.match(piece.raw)
            if match:
                piece.marker, piece.nested = Marker(match[0].rstrip(), "1.1", match.end()), 0


def _enumerations(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for piece in pieces:
        number = decimal_of(piece.raw) if not (piece.heading or piece.note or piece.boxed or piece.marker) else ()
        if run and number and follows(decimal_of(run[-1].raw), number) and UNFINISHED.search(run[-1].raw):
            run.append(piece)
            continue
        if len(run) > 1:
            yield run
        run = [piece] if number else []
    if len(run) > 1:
        yield run

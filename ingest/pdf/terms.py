"""Terms of a glossary that a tagged file sets as bold lines above their definitions.

Browsers print <dl> so, and tag terms and definitions as groups without a name.
"""

from collections.abc import Iterator, Sequence

from ingest.definitions import is_glossary
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.located import located
from ingest.pdf.markers import Marker
from ingest.pdf.paragraphs import Piece
from ingest.pdf.tables import DraftTable

_LONGEST = 80  # characters of a term


def mark_terms(parts: Sequence[Piece | DraftTable], vocabulary: Vocabulary) -> list[Piece | DraftTable]:
    """The parts with each definition of a glossary made an item whose marker is the term above it.

    A glossary has at least two terms. A section of it that holds lists stays as it is: their items are no terms.
    """
    pairs = [pair for section in _glossaries(parts) for pair in _pairs(section)]
    if len(pairs) < 2:
        return list(parts)
    gone: set[int] = set()
    for term, definition, more in pairs:
        name = located(term.lines, vocabulary, [None] * term.lines[-1].page).text.rstrip(":")
        definition.marker, definition.nested = Marker(f"{name}:", "", 0), 0
        definition.lines += [line for piece in more for line in piece.lines]
        gone |= {id(piece) for piece in (term, *more)}
    return [part for part in parts if id(part) not in gone]


def _glossaries(parts: Sequence[Piece | DraftTable]) -> Iterator[list[Piece | DraftTable]]:
    """What stands under each heading of a glossary, the letters of its alphabet included."""
    path: list[Piece] = []
    section: list[Piece | DraftTable] = []
    for part in [*parts, None]:
        if isinstance(part, DraftTable) or (part is not None and not part.heading):
            section.append(part)
            continue
        if section and is_glossary(tuple(heading.raw for heading in path)):
            yield section
        section = []
        if part is not None:
            path = [*(heading for heading in path if heading.level < part.level), part]


def _pairs(section: Sequence[Piece | DraftTable]) -> list[tuple[Piece, Piece, list[Piece]]]:
    """Each term with the first paragraph of its definition and the others; those behind the last term are none."""
    pairs: list[tuple[Piece, Piece, list[Piece]]] = []
    pieces = [part for part in section if isinstance(part, Piece) and not part.note]
    if any(piece.marker for piece in pieces):
        return []
    starts = [i for i, piece in enumerate(pieces[:-1]) if _is_term(piece) and _is_text(pieces[i + 1])]
    for k, start in enumerate(starts):
        more = pieces[start + 2 : starts[k + 1]] if k + 1 < len(starts) else []
        if all(map(_is_text, more)):
            pairs.append((pieces[start], pieces[start + 1], more))
    return pairs


def _is_term(piece: Piece) -> bool:
    short = len(piece.lines) <= 2 and len(piece.raw) <= _LONGEST
    return short and not piece.boxed and all(line.bold for line in piece.lines) and piece.raw[-1] not in ".,;!?"


def _is_text(piece: Piece) -> bool:
    return not piece.boxed and not any(line.bold for line in piece.lines)

"""Numbered questions and items of an agenda that a tagged file sets as bold paragraphs: they are headings."""

from collections.abc import Sequence

from ingest.pdf.parts import DraftTable, Part, Piece
from ingest.typed.questions import Number, number_of, running


def running_questions(parts: Sequence[Part]) -> set[int]:
    """Identities (``id``) of bold paragraphs numbered on from one to the next, with plain text or a table below them.

    Bold items that follow one another are a list.
    """
    own = [part for part in parts if isinstance(part, DraftTable) or not part.note]
    divides = [isinstance(part, DraftTable) or not part.lines[0].bold for part in own[1:]]
    return {id(own[index]) for index in running([_number_of(part) for part in own], [*divides, False])}


def _number_of(part: Part) -> Number | None:
    """The number that a paragraph which is bold as a whole begins with."""
    if not isinstance(part, Piece) or part.heading or part.boxed or part.nested is not None:
        return None
    match = number_of(part.raw)
    return match if match and part.bold else None

"""Terms with their explanations: bold lines above them in the glossary of a tagged file, or bold words before them.

Browsers print <dl> as bold lines, and tag terms and definitions as groups without a name. LaTeX and others set the term
at the margin and its explanation behind it, with the further lines hanging.
"""

from collections.abc import Iterator, Sequence

from ingest.language.definitions import is_glossary
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.lines import Line
from ingest.pdf.located import located
from ingest.pdf.markers import Marker, marker_of, starts_clause
from ingest.pdf.parts import DraftTable, Part, Piece
from ingest.pdf.tables.captions import is_caption, is_figure

_LONGEST = 80  # characters of a term
_HANGING = 8.0  # points by which explanations are indented at least
_SAME_EDGE = 2.0  # points


def mark_terms(parts: Sequence[Part], vocabulary: Vocabulary) -> list[Part]:
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


def _glossaries(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """What stands under each heading of a glossary, the letters of its alphabet included."""
    path: list[Piece] = []
    section: list[Part] = []
    for part in [*parts, None]:
        if isinstance(part, DraftTable) or (part is not None and not part.heading):
            section.append(part)
            continue
        if section and is_glossary(tuple(heading.raw for heading in path)):
            yield section
        section = []
        if part is not None:
            path = [*(heading for heading in path if heading.level < part.level), part]


def _pairs(section: Sequence[Part]) -> list[tuple[Piece, Piece, list[Piece]]]:
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
    return short and not piece.boxed and piece.bold and piece.raw[-1] not in ".,;!?"


def _is_text(piece: Piece) -> bool:
    return not piece.boxed and not any(line.bold for line in piece.lines)


def mark_hanging_terms(parts: Sequence[Part]) -> list[Part]:
    """The parts with consecutive paragraphs that begin with a bold term and hang made items with the terms as markers.

    At least two of them hang, all begin with a term, and none stands there twice: other paragraphs that begin in bold
    stay. A paragraph at the indent of the explanations goes on with the one before.
    """
    run: list[list[Piece]] = []
    gone: set[int] = set()
    for part in [*parts, None]:
        if isinstance(part, Piece) and run and _explains_on(run, part):
            run[-1].append(part)
        elif isinstance(part, Piece) and _may_explain(part) and (not run or _same_edge(run[-1][0], part)):
            run.append([part])
        else:
            gone |= _mark_run(run)
            run = [[part]] if isinstance(part, Piece) and _may_explain(part) else []
    return [part for part in parts if id(part) not in gone]


def _mark_run(run: Sequence[Sequence[Piece]]) -> set[int]:
    """Makes items of a run of terms if it is one; returns the identities of the pieces that went into others."""
    terms = {piece.lines[0].lead for piece, *_ in run if _begins_with_term(piece)}
    if sum(_indent(piece) is not None for piece, *_ in run) < 2 or len(terms) < len(run):
        return set()
    for piece, *more in run:
        lead = piece.lines[0].lead
        piece.marker, piece.nested = Marker(f"{lead.rstrip(':.')}:", "", len(lead) + 1), 0
        piece.lines += [line for other in more for line in other.lines]
    return {id(other) for _, *more in run for other in more}


def _may_explain(piece: Piece) -> bool:
    """Whether a paragraph begins in bold and has no second line or hangs."""
    plain = piece.plain and not (is_caption(piece) or is_figure(piece))
    return plain and bool(piece.lines[0].lead) and (_indent(piece) is not None or len(_on_page(piece)) == 1)


def _begins_with_term(piece: Piece) -> bool:
    """Whether the bold words are a term, not a number, and the whole term: no bracket or comma goes on with it."""
    text, lead = piece.lines[0].text, piece.lines[0].lead
    ended = text[len(lead) :].lstrip()[:1] not in ("", *"([/,;:–-")
    named = lead[:1].isalpha() and len(lead) <= _LONGEST and lead[-1] not in ",;!?"
    return ended and named and not (starts_clause(lead) or marker_of(f"{lead} x"))


def _on_page(piece: Piece) -> list[Line]:
    return [line for line in piece.lines if line.page == piece.lines[0].page]


def _indent(piece: Piece) -> float | None:
    """Where all further lines of an explanation begin, right of its term; None for other paragraphs."""
    first, *more = _on_page(piece)
    hangs = bool(more) and all(abs(n.x0 - more[0].x0) < _SAME_EDGE and n.x0 > first.x0 + _HANGING for n in more)
    return more[0].x0 if hangs else None


def _same_edge(last: Piece, piece: Piece) -> bool:
    return last.lines[-1].page != piece.lines[0].page or abs(last.x0 - piece.x0) < _SAME_EDGE


def _explains_on(run: Sequence[Sequence[Piece]], piece: Piece) -> bool:
    """Whether a paragraph stands where the explanations of this page do."""
    pages = [first for first, *_ in run if first.lines[0].page == piece.lines[0].page]
    indent = next((found for first in reversed(pages) if (found := _indent(first)) is not None), None)
    return piece.plain and indent is not None and all(abs(line.x0 - indent) < _SAME_EDGE for line in piece.lines)

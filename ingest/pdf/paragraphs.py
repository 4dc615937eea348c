"""Paragraphs and list items from lines in reading order."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.language.openends import OPEN_WORD
from ingest.pdf.decimals import counts_on
from ingest.pdf.edges import right_edges
from ingest.pdf.lines import Line
from ingest.pdf.markers import Marker, marker_of, ordinal, starts_clause
from ingest.pdf.parts import Piece
from ingest.pdf.romans import aligned
from ingest.pdf.rowvalues import row_values

_END = re.compile(r"[.!?:;…]['\"“”»)\]]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_ABBREVIATIONS = (
    r"bzw|z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|ggf|gem|vgl|ca|inkl|einschl|sog|Nr|Nrn|Abs|Art|Ziff|Buchst|Kap|Tel|Dr|Prof"
    r"|St|Std|mind|max|evtl|insb|lfd|S|Bd|Hrsg|Anl|i\. ?V\. ?m|i\. ?S\. ?d"
)
_ABBREVIATION = re.compile(rf"\b(?:{_ABBREVIATIONS})\.$")
_OPEN_END = re.compile(rf"(?:[,\-–/(]|{OPEN_WORD}|\b(?:bzw|Abs|Nr)\.|§)$")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})*,\d")
_SENTENCE = re.compile(r"(?:\S+ ){3,}\S*[^\W\d_]")  # words, not the name of what an amount below it counts
_WIDEST_ROMAN = 30.0  # points by which Roman numbers of one list, set flush right, begin apart at most
_DEPTH = {"I.": -1, "1.": 0, "1)": 0, "(1)": 0, "a.": 1, "a)": 1, "(a)": 1, "aa)": 2, "i.": 2, "i)": 2, "(i)": 2}


class Leading:
    """Usual distance between base lines of a paragraph, by font size, learned from the document."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        """Learns from the lines of each page in reading order."""
        steps: dict[int, Counter[float]] = defaultdict(Counter)
        for lines in pages:
            for a, b in pairwise(lines):
                step = b.base - a.base
                if round(a.size) == round(b.size) and 0.8 * a.size < step < 2.2 * a.size:
                    steps[round(a.size)][round(step * 2) / 2] += 1
        self._steps = {size: self._usual(counts) for size, counts in steps.items()}

    @staticmethod
    def _usual(counts: Counter[float]) -> float:
        """The smallest step that is common: paragraphs of one line make larger steps common too."""
        most = max(counts.values())
        return min(step for step, n in counts.items() if n >= 0.25 * most)

    def __call__(self, size: float) -> float:
        """Distance in points for a font size."""
        return self._steps.get(round(size), 1.25 * size)


def build_pieces(lines: Sequence[Line], leading: Leading, romans: Mapping[int, Marker] | None = None) -> list[Piece]:
    """Pieces of one page (or any run of lines in reading order).

    ``romans`` are the Roman numbers that are markers, by the identity of their line.
    """
    rights = right_edges(lines)
    values = row_values(lines)
    wrapped = {i for value, host in values.items() for i in range(host + 1, value + 1)}
    pieces: list[Piece] = []
    items: list[Piece] = []
    for i, line in enumerate(lines):
        if i in wrapped:
            pieces[-1].lines.append(line)
            continue
        previous = pieces[-1] if pieces else None
        marker = (romans or {}).get(id(line)) or marker_of(line.text)
        gap = previous is None or i - 1 in values or _separate(previous, line, leading, rights[i - 1] if i else 0.0)
        if marker is not None and not _begins_item(marker, line, previous, items, gap, rights[i - 1] if i else 0.0):
            marker = None
        if marker is not None:
            piece = Piece([line], marker)
            pieces.append(piece)
            items.append(piece)
        elif gap or previous is None or (starts_clause(line.text) and _begins_clause(line, previous, pieces)):
            pieces.append(Piece([line]))
        else:
            previous.lines.append(line)
    return pieces


def ends(text: str) -> bool:
    """Whether a line ends a sentence or clause, not merely an abbreviation."""
    return bool(_END.search(text)) and not _ABBREVIATION.search(text)


def _begins_clause(line: Line, previous: Piece, pieces: Sequence[Piece]) -> bool:
    return ends(previous.lines[-1].text) or counts_on(line, previous.lines, (piece.lines[0] for piece in pieces))


def is_full(line: Line, following: Line, right: float) -> bool:
    """Whether the next line's first word would not have fitted behind this line, in a column that ends at ``right``."""
    return line.x1 + 0.3 * line.size + following.first_width > right - 0.25 * line.size


def _separate(piece: Piece, line: Line, leading: Leading, right: float) -> bool:
    last = piece.lines[-1]
    step = line.base - last.base
    usual = leading(max(last.size, line.size))
    moved = step < 0.5 * line.size or line.x0 > last.x1 or line.x1 < last.x0
    hanging = last.text.endswith("-") and line.text[0].islower()
    if line.lead and piece.lines[0].lead and abs(line.x0 - piece.x0) < 4 and last.x0 > line.x0 + 4:
        return True  # The next term of a list of terms, whose explanations hang.
    if abs(line.size - last.size) > 0.08 * last.size + 0.2 and not hanging:
        return True
    if moved or step > 3.5 * usual:
        return not may_continue(piece, line, right)
    if step > max(1.28 * usual, usual + 2.0) and not (hanging and step < 2 * usual):
        return True
    if line.bold != last.bold and not (hanging or runs_open(last, line)):
        return True
    if hanging:
        return False
    full = is_full(last, line, right)
    start = piece.lines[1].x0 if len(piece.lines) > 1 else (last.text_x if piece.marker else last.x0)
    indent = line.x0 - start
    if indent > 0.8 * line.size and not (len(piece.lines) == 1 and not full):
        return not (full and runs_open(last, line)) if len(piece.lines) > 1 or ends(last.text) else False
    if full:
        return bool(piece.marker and line.x0 < piece.x0 - 2.0 and ends(last.text))
    return not runs_open(last, line)


def runs_open(last: Line, line: Line) -> bool:
    """Whether the text says that a sentence runs on over the line end."""
    if ends(last.text):
        return False
    amount = _AMOUNT.match(line.text) and not _AMOUNT.match(last.text) and _SENTENCE.fullmatch(last.text)
    return line.text[0].islower() or bool(amount or _OPEN_END.search(last.text))


def may_continue(piece: Piece, line: Line, right: float) -> bool:
    """Whether a paragraph runs on at the top of the next column or page."""
    last = piece.lines[-1]
    if abs(line.size - last.size) > 0.3 or line.bold != last.bold or marker_of(line.text) or starts_clause(line.text):
        return False
    if last.text.endswith("-") and len(last.text) > 2:
        return True
    if ends(last.text):
        return False
    if line.text[0].islower() or _OPEN_END.search(last.text):
        return True
    hanging = len(piece.lines) > 1 and piece.lines[0].x0 < last.x0 - 8 and line.x0 < last.x0 - 8
    return not hanging and len(piece.lines) > 1 and last.x1 > right - 2 * last.size


def _begins_item(
    marker: Marker, line: Line, previous: Piece | None, items: list[Piece], gap: bool, right: float
) -> bool:
    """Whether a line that looks like an item is one, and not a wrapped line that begins with "– " or "12."."""
    if previous is None or gap:
        return True
    last = previous.lines[-1]
    rank = ordinal(marker)
    for item in reversed(items[-8:]):
        near = abs(item.x0 - line.x0) < 4 or (marker.roman is not None and aligned(item.lines[0], line))
        if item.marker and item.marker.kind == marker.kind and near:
            known = ordinal(item.marker)
            if rank == 1 and item is not previous:
                break  # Another paragraph stands between: the count may begin anew.
            return known is None or rank is None or rank == known + 1
    if rank is not None and rank > 1:
        return not is_full(last, line, right) and ends(last.text)
    return (
        ends(last.text)
        or not is_full(last, line, right)
        or line.x0 > last.x0 + 4
        or last.text.endswith(("und", "oder", ","))
    )


def nest(items: Sequence[Piece]) -> None:
    """Sets the level of consecutive items from where their markers stand and of which kind they are."""
    stack: list[tuple[float, str]] = []
    page = None
    for piece in items:
        if piece.marker is None:
            continue
        if piece.nested is not None:
            piece.level = piece.nested
            continue
        x, kind = piece.x0, piece.marker.kind
        if page is not None and piece.lines[0].page != page:
            # Odd and even pages have other margins: only the kind tells.
            stack = [(x if k == kind else s, k) for s, k in stack]
        page = piece.lines[0].page
        kinds = [k for _, k in stack]
        reach = 12 if piece.marker.roman is None else _WIDEST_ROMAN
        if kind in kinds and abs(stack[kinds.index(kind)][0] - x) < reach:
            stack = stack[: kinds.index(kind) + 1]
        else:
            while stack and x < stack[-1][0] - 4:
                stack.pop()
            if stack and abs(x - stack[-1][0]) <= 4 and kind != stack[-1][1] and _deeper(kind, stack[-1][1]):
                stack.append((x, kind))
            elif stack and abs(x - stack[-1][0]) <= 4:
                stack[-1] = (x, kind)
            else:
                stack.append((x, kind))
        piece.level = len(stack) - 1


def _deeper(kind: str, above: str) -> bool:
    return _DEPTH.get(kind, 3) > _DEPTH.get(above, 3)

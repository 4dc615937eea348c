"""Numbers set large above or beside the words that they count: "12 Tage" over "dauert die Prüfung im Mittel".

They look like headings and are none: number and words are one sentence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.pdf.lines import Line
from ingest.pdf.parts import DraftTable, Piece

_LARGE = 1.5  # of the size of running text, at least
_PLAIN = 1.12  # of it, at most, are the words below
_STEP = 1.2  # of the size of the number; its words begin no further below it
_APART = 2.0  # of the size of the number; words beside it begin no further right
_MOST = 5  # lines of words; more are a paragraph of its own
_DIGITS = r"\d+(?:[.,:/]\d+)*"
_UNIT = (
    r"%|‰|€|°C?|Prozent|Promille|Euro|Cent|Mio\.|Mrd\.|Millionen?|Milliarden?|Grad|Mal|Sekunden?|Minuten?|Stunden?"
    r"|Tagen?|Tag|Wochen?|Monaten?|Monat|Jahren?|Jahr|Uhr|[kc]?m[²³]?|ha|k?g|t|l|kWh?|[MG]Wh?"
)
_NUMBER = re.compile(
    rf"(?:(?:rund|ca\.|circa|etwa|über|unter|fast|knapp|mehr als|bis zu|nur|[+–±<>≈-]) ?)?{_DIGITS}"
    rf"(?: ?(?:von|bis|[–-]) ?{_DIGITS})?(?: ?(?:{_UNIT})){{0,2}}"
)


def join_big_numbers(parts: Sequence[Piece | DraftTable], body: float) -> list[Piece | DraftTable]:
    """The parts with each large number in one piece with its words; ``body`` is the font size of running text."""
    joined: list[Piece | DraftTable] = []
    for part in _split(parts, body):
        last = joined[-1] if joined else None
        if isinstance(last, Piece) and isinstance(part, Piece) and _counts(last, part, body):
            last.lines += part.lines
            last.heading, last.level = False, 0
        else:
            joined.append(part)
    return joined


def _split(parts: Sequence[Piece | DraftTable], body: float) -> Iterator[Piece | DraftTable]:
    """The parts, with a number that ends the paragraph of another one's words parted from it."""
    for part in parts:
        if isinstance(part, Piece) and len(part.lines) > 1 and not (part.heading or part.note):
            places = [i for i, (one, two) in enumerate(pairwise(part.lines), 1) if _begins(one, two, body)]
            for start, end in pairwise([0, *places, len(part.lines)] if places else []):
                yield Piece(part.lines[start:end], part.marker if start == 0 else None, boxed=part.boxed)
            if places:
                continue
        yield part


def _begins(above: Line, line: Line, body: float) -> bool:
    return line.size > _LARGE * above.size and line.size >= _LARGE * body and bool(_NUMBER.fullmatch(line.text))


def _counts(number: Piece, words: Piece, body: float) -> bool:
    """Whether a piece is a large number and the one behind it the words that it counts."""
    first, last = words.lines[0], number.lines[-1]
    if number.marker or words.marker or words.heading or words.note or number.note or len(words.lines) > _MOST:
        return False
    if min(line.size for line in number.lines) < _LARGE * body or not _NUMBER.fullmatch(number.raw):
        return False
    if first.page != last.page or first.bold or first.size > _PLAIN * body or first.size * _LARGE > last.size:
        return False
    below = 0 < first.base - last.base < _STEP * last.size and first.x0 < last.x1 and last.x0 < first.x1
    beside = abs(first.base - last.base) < last.size and -1.0 < first.x0 - last.x1 < _APART * last.size
    return below or beside

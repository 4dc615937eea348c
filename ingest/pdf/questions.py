"""Numbered questions and items of an agenda that a tagged file sets as bold paragraphs: they are headings."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.paragraphs import Piece
from ingest.pdf.tables import DraftTable

_NUMBERED = re.compile(
    r"(?:(?P<answer>(?:Antwort )?(?:(?:auf|zu) )?(?:(?:den|die|der) )?)(?P<noun>Frage|TOP|Tagesordnungspunkt)[en]? )?"
    r"(?:Nr\. )?(?P<first>\d{1,2})(?P<letter>[a-z])?(?: ?(?:und|bis|,|-|–) ?(?P<last>\d{1,2}))?(?P<end>[.):]*)(?=\s|$)",
    re.I,
)
_LONGEST = 700  # characters of a question


def running_questions(parts: Sequence[Piece | DraftTable]) -> set[int]:
    """Identities (``id``) of bold paragraphs numbered on from one to the next, with plain text or a table below them.

    "1. Wie viele …?" and "2. …" begin with 1; "Frage 3:", "TOP 4", "Zu Frage 2" name themselves and may begin anywhere.
    Bold items that follow one another are a list; a bold "Zu Frage 1" below a bold "Frage 1" divides no text.
    """
    found: set[int] = set()
    chains: dict[str, list[int]] = defaultdict(list)
    reached: dict[str, tuple[int, str]] = {}
    before: re.Match[str] | None = None
    own = [part for part in parts if isinstance(part, DraftTable) or not part.note]
    for part, following in pairwise([*own, None]):
        match, above = _number_of(part), before
        before = match
        if match is None or (above is not None and match["answer"] and not above["answer"]):
            continue
        name = f"{bool(match['answer'])} {match['noun'] or match['end']}".lower()
        number, letter = int(match["first"]), (match["letter"] or "").lower()
        if not _goes_on(reached.get(name), number, letter):
            chains[name] = []
            if not match["noun"] and number != 1:
                reached.pop(name, None)
                continue
        reached[name] = (int(match["last"] or number), letter)
        if isinstance(following, DraftTable) or (following is not None and not following.lines[0].bold):
            chains[name].append(id(part))
        if len(chains[name]) > 1:
            found.update(chains[name])
    return found


def _number_of(part: Piece | DraftTable | None) -> re.Match[str] | None:
    """The number that a paragraph which is bold as a whole begins with."""
    if not isinstance(part, Piece) or part.heading or part.boxed or part.nested is not None:
        return None
    match = _NUMBERED.match(part.raw) if len(part.raw) <= _LONGEST else None
    if match is None or not all(line.bold for line in part.lines):
        return None
    return match if match["noun"] or match["end"] in (".", ")") else None


def _goes_on(before: tuple[int, str] | None, number: int, letter: str) -> bool:
    if before is None:
        return False
    follows = bool(letter) and number == before[0] and letter == (chr(ord(before[1]) + 1) if before[1] else "a")
    return follows or (number == before[0] + 1 and letter in ("", "a"))

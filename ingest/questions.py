"""Numbered questions and items of an agenda that a document sets as bold paragraphs: they are headings."""

import re
from collections import defaultdict
from collections.abc import Sequence

Number = re.Match[str]
"""What a numbered paragraph begins with: "3.", "Frage 3:", "Zu den Fragen 4 bis 6"."""

_NUMBERED = re.compile(
    r"(?:(?P<answer>(?:Antwort )?(?:(?:auf|zu) )?(?:(?:den|die|der) )?)(?P<noun>Frage|TOP|Tagesordnungspunkt)[en]? )?"
    r"(?:Nr\. )?(?P<first>\d{1,2})(?P<letter>[a-z])?(?: ?(?:und|bis|,|-|–) ?(?P<last>\d{1,2}))?(?P<end>[.):]*)(?=\s|$)",
    re.I,
)
_LONGEST = 700  # characters of a question


def number_of(text: str) -> Number | None:
    """The number that the text of a bold paragraph begins with."""
    match = _NUMBERED.match(text) if len(text) <= _LONGEST else None
    return match if match and (match["noun"] or match["end"] in (".", ")")) else None


def running(numbers: Sequence[Number | None], divides: Sequence[bool]) -> set[int]:
    """Indices of the paragraphs numbered on from one to the next that divide the text.

    ``numbers`` holds the number of each paragraph that is bold as a whole, ``divides`` whether what follows it is its
    text. "1. Wie viele …?" and "2. …" begin with 1; "Frage 3:", "TOP 4", "Zu Frage 2" name themselves and may begin
    anywhere. A bold "Zu Frage 1" below a bold "Frage 1" divides no text.
    """
    found: set[int] = set()
    chains: dict[str, list[int]] = defaultdict(list)
    reached: dict[str, tuple[int, str]] = {}
    above: Number | None = None
    for index, match in enumerate(numbers):
        before, above = above, match
        if match is None or (before is not None and match["answer"] and not before["answer"]):
            continue
        name = f"{bool(match['answer'])} {match['noun'] or match['end']}".lower()
        number, letter = int(match["first"]), (match["letter"] or "").lower()
        if not _goes_on(reached.get(name), number, letter):
            chains[name] = []
            if not match["noun"] and number != 1:
                reached.pop(name, None)
                continue
        reached[name] = (int(match["last"] or number), letter)
        if divides[index]:
            chains[name].append(index)
        if len(chains[name]) > 1:
            found.update(chains[name])
    return found


def _goes_on(before: tuple[int, str] | None, number: int, letter: str) -> bool:
    if before is None:
        return False
    follows = bool(letter) and number == before[0] and letter == (chr(ord(before[1]) + 1) if before[1] else "a")
    return follows or (number == before[0] + 1 and letter in ("", "a"))

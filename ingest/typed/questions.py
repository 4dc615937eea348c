"""Numbered questions and items of an agenda: bold paragraphs that are headings, and questions answered together."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.block import Block, Heading, SectionEnd

Number = re.Match[str]
"""What a numbered paragraph begins with: "3.", "Frage 3:", "Zu den Fragen 4 bis 6"."""

_NUMBERED = re.compile(
    r"(?:(?P<answer>(?:Antwort )?(?:(?:auf|zu) )?(?:(?:den|die|der) )?)(?P<noun>Frage|TOP|Tagesordnungspunkt)[en]? )?"
    r"(?:Nr\. )?(?P<first>\d{1,2})(?P<letter>[a-z])?(?: ?(?:und|bis|,|-|–) ?(?P<last>\d{1,2}))?(?P<end>[.):]*)(?=\s|$)",
    re.I,
)
_LONGEST = 700  # characters of a question
_MOST = 8  # questions answered together


def number_of(text: str) -> Number | None:
    """The number that the text of a bold paragraph begins with."""
    match = _NUMBERED.match(text) if len(text) <= _LONGEST else None
    return match if match and (match["noun"] or match["end"] in (".", ")")) else None


def follows(above: Number | None, below: Number | None) -> bool:
    """Whether one number goes on from another: „2a)“ from „2.“, „2b)“ from „2a)“, „3.“ from „2.“ or „2b)“."""
    if above is None or below is None or above["answer"] or below["answer"]:
        return False
    reached = int(above["last"] or above["first"]), (above["letter"] or "").lower()
    return _goes_on(reached, int(below["first"]), (below["letter"] or "").lower())


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


def answered_together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with questions that one answer follows set below one another, so that it stands under each of them.

    They are headings of one level, numbered on from one to the next ("4. Wie …?", "5. Welche …?"), with no text between
    them: "Die Fragen 4 bis 6 werden gemeinsam beantwortet."
    """
    out = list(blocks)
    start = 0
    for index in range(1, len(out) + 1):
        if index < len(out) and _follows(blocks[index - 1], blocks[index]):
            continue
        answered = index < len(out) and not isinstance(blocks[index], Heading | SectionEnd)
        if answered and 1 < index - start <= _MOST:
            for depth, block in enumerate(blocks[start:index]):
                out[start + depth] = replace(block, level=block.level + depth) if isinstance(block, Heading) else block
        start = index
    return out


def _follows(above: Block, block: Block) -> bool:
    """Whether two headings are questions of one level, the second numbered on from the first."""
    if not isinstance(above, Heading) or not isinstance(block, Heading) or above.level != block.level:
        return False
    numbers = [_asked(heading) for heading in (above, block)]
    return numbers[0] is not None and numbers[1] is not None and numbers[1] == numbers[0] + 1


def _asked(heading: Heading) -> int | None:
    text = " ".join(heading.text.text.split())
    match = number_of(text)
    if match is None or match["answer"] or match["letter"] or match["last"]:
        return None
    question = text.endswith("?") or (match["noun"] or "").lower() == "frage"
    return int(match["first"]) if question else None


def _goes_on(before: tuple[int, str] | None, number: int, letter: str) -> bool:
    if before is None:
        return False
    follows = bool(letter) and number == before[0] and letter == (chr(ord(before[1]) + 1) if before[1] else "a")
    return follows or (number == before[0] + 1 and letter in ("", "a"))

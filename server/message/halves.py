"""Halves: two questions put as one, „Wann tagt der Beirat und wer lädt ein?“, or one after the other.

One search finds what is near to both together, which often answers only one of them. Only a coordination of clauses
that each begin with a question word is taken apart. What „ob“ or „dass“ introduces stays whole, as does „Wie und wo“,
which asks about one thing.
"""

import re
from dataclasses import dataclass

from server.message.dependence import is_dependent

_PREPOSITION = (
    r"(?:ab|an|auf|aus|bei|bis|durch|für|gegen|in|innerhalb|mit|nach|ohne|seit|über|um|unter|von|vor|wegen|zu|zwischen)"
)
_ASKING = (
    rf"(?:{_PREPOSITION} )?(?:we[rnm]|wessen|was|wie|wieviele?|wann|warum|weshalb|wieso|weswegen|welche[nrms]?"
    r"|inwie(?:fern|weit)|wo|wo(?:hin|her|mit|für|von|zu|nach|durch|bei|gegen|r(?:an|auf|aus|in|über|um|unter)))\b"
)
_OPENING = re.compile(_ASKING, re.IGNORECASE)
_JOINT = re.compile(
    rf"(?:\?(?: und)?|[,;]? (?:und|sowie)) (?:(?:außerdem|dann|auch) )?(?={_ASKING})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÄÖÜ])")
_OPEN_CLAUSE = re.compile(rf"(?:[,:] |\b(?=ob|dass))(?:ob\b|dass\b|{_ASKING})[^,]*$", re.IGNORECASE)
"""A clause within the first question that goes on behind „und“ if no comma ends it: „…, was fehlt und wer hilft“."""
_FEWEST = 2
"""Words after the question word without which the first half is none of its own: „Wie lang und wie schwer darf …“."""
_NOUN = re.compile(r"(?<=\w )[A-ZÄÖÜ][\w-]{2,}")
_POINTING = re.compile(
    r"\b(?:sie|er|es|ihn|ihm|ihnen|das|dort|da|dann|(?:da|hier)(?:r?(?:an|auf|aus|in|über|um|unter)"
    r"|bei|durch|für|gegen|mit|nach|von|vor|zu))\b(?! [A-ZÄÖÜ])"
)


@dataclass(frozen=True, slots=True)
class Halves:
    """The two questions of one text, in the words of that text."""

    first: str
    second: str

    @property
    def second_names_its_matter(self) -> bool:
        """Whether the second has a noun of its own and nothing that points at the first."""
        points = _POINTING.search(self.second) or is_dependent(self.second)
        return bool(_NOUN.search(self.second)) and not points


def halves(question: str) -> Halves | None:
    """The two questions that a text puts, parted at the last joint that parts any; None if it puts one.

    What is told before the first question stays with it.
    """
    for joint in reversed(list(_JOINT.finditer(question))):
        first, second = question[: joint.start()].strip(), question[joint.end() :].strip()
        asked = _SENTENCE_END.split(first)[-1]
        opening = _OPENING.match(asked)
        rest = asked[opening.end() :] if opening else ""
        goes_on = joint.group().startswith(" ") and _OPEN_CLAUSE.search(rest)
        if len(rest.split()) >= _FEWEST and not goes_on:
            return Halves(first, second)
    return None

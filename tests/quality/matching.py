"""Matching: whether a text holds the facts a right answer must contain, tolerant of line breaks and hyphenation."""

import re
from functools import cache

from server.answer import Answer

_HYPHENS = "\u00ad\ufffe\u2010\u2011-"


@cache
def pattern(literal: str) -> re.Pattern[str]:
    """Regular expression for a literal that bears line breaks, hyphenation and cell borders.

    The same tolerance as the evaluation set's own check: a space between digits may be missing, a hyphen may be
    doubled, a word may be broken.
    """
    out: list[str] = []
    tokens = literal.split()
    for number, token in enumerate(tokens):
        if number:
            digits = tokens[number - 1][-1].isdigit() and token[0].isdigit()
            out.append(r"[\s.\u202f]?" if digits else rf"[\s|{_HYPHENS}]*")
        for place, char in enumerate(token):
            if char == "." and re.search(r"\d$", token[:place]) and re.match(r"\d{3}(?!\d)", token[place + 1 :]):
                out.append(r"[\s.\u202f]?")
                continue
            if char == "-":
                out.append(rf"[{_HYPHENS}]+\s*")
                continue
            out.append(re.escape(char))
            following = token[place + 1] if place + 1 < len(token) else ""
            if char.isalpha() and following.isalpha():
                out.append(rf"(?:[{_HYPHENS}]+\s*)?")
    left = r"(?<!\d)(?<!\d[.,])" if literal[0].isdigit() else ""
    right = r"(?!\d)(?![.,]\d)" if literal[-1].isdigit() else ""
    return re.compile(left + "".join(out) + right, re.IGNORECASE)


def holds(question: dict, text: str) -> bool:
    """Whether a text holds all of ``expect`` and one of ``any``."""
    wanted = question.get("any") or []
    return all(pattern(piece).search(text) for piece in question.get("expect") or []) and (
        not wanted or any(pattern(piece).search(text) for piece in wanted)
    )


def pieces(question: dict, text: str) -> float:
    """Share (0–1) of the expected strings that a text holds."""
    expected = question.get("expect") or question.get("any") or []
    return sum(bool(pattern(piece).search(text)) for piece in expected) / len(expected) if expected else 0.0


def shown(answer: Answer) -> str:
    """What is read of an answer: its parts, and the headings above them."""
    headings = (heading for source in answer.sources for heading in source.section)
    return "\n".join([*(part.text for part in answer.parts), *headings])

"""Question: what is accepted as one, before anything works on it."""

import unicodedata
from collections.abc import Sequence

from server.web.http_errors import question_empty, question_too_long

HISTORY_KEPT = 6
_JOINERS = "\u200c\u200d"  # they change how a word reads in Persian, Hindi and others


def clean_question(raw: str, limit: int) -> str:
    """The question in NFC, without control and direction characters, white space collapsed.

    Raises HttpError 422 when nothing is left or more than ``limit`` characters are.
    """
    if len(raw) > 4 * limit:  # no normalising of what cannot be a question
        raise question_too_long(limit)
    question = " ".join(unicodedata.normalize("NFC", "".join(map(_readable, raw))).split())
    if not any(char.isalnum() for char in question):
        raise question_empty()
    if len(question) > limit:
        raise question_too_long(limit)
    return question


def clean_history(raw: Sequence[str], limit: int) -> tuple[str, ...]:
    """The latest earlier questions, each as :func:`clean_question` would have it; empty ones are left out."""
    return tuple(clean_question(entry, limit) for entry in raw[-HISTORY_KEPT:] if entry.strip())


def _readable(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return char if char in _JOINERS else ""
    return " " if category in {"Cc", "Cs", "Co", "Cn"} else char

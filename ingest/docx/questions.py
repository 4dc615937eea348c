"""Numbered questions and items of an agenda that are bold paragraphs, however long: they are headings."""

import re
from collections.abc import Sequence

from ingest.block import Table
from ingest.docx.para import Para, Part, shown
from ingest.typed.questions import Number, number_of, running

_PART = re.compile(r"[a-z]{1,2}\)\s")
_ASKED = re.compile(r"\?[)\"“«]*$")


def running_questions(parts: Sequence[Part]) -> set[int]:
    """Indices of the bold paragraphs numbered on from one to the next, with plain text or a table below them.

    Their bold parts "a) …" may stand between, and questions that are answered together follow one another. Other bold
    items that follow one another are a list.
    """
    numbers = [_number_of(part) for part in parts]
    return running(numbers, [number is not None and _divides(parts, numbers, i) for i, number in enumerate(numbers)])


def parts_of(parts: Sequence[Part], questions: set[int]) -> set[int]:
    """Indices of the bold parts "a) …" and "b) …" that follow one another right below a question."""
    found: set[int] = set()
    for index in questions:
        end = _end(parts, index + 1)
        if end > index + 2:
            found.update(range(index + 1, end))
    return found


def _number_of(part: Part) -> Number | None:
    plain = isinstance(part, Para) and not (part.level or part.title or part.boxed or part.caption)
    return number_of(shown(part)) if plain and isinstance(part, Para) and part.bold else None


def _divides(parts: Sequence[Part], numbers: Sequence[Number | None], index: int) -> bool:
    end = _end(parts, index + 1)
    while end < len(parts) and numbers[end] is not None and _ASKED.search(shown(parts[end - 1])):
        end = _end(parts, end + 1)
    following = parts[end] if end < len(parts) else None
    return isinstance(following, Table) or (following is not None and not _is_bold(following))


def _end(parts: Sequence[Part], start: int) -> int:
    """Where the bold parts of a question end that stand from ``start`` on."""
    end = start
    while end < len(parts) and _is_bold(parts[end]) and _PART.match(shown(parts[end])):
        end += 1
    return end


def _is_bold(part: Part) -> bool:
    return isinstance(part, Para) and (part.bold or part.level is not None)

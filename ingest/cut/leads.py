"""Lead-ins: what announces a list or a table, and what goes on with its sentence behind it."""

import re

from ingest.block import Block, ListBlock, Located, Paragraph, Table
from ingest.cut.draft import Line, part
from ingest.language.sentences import is_ended, sentence_spans

LONG_LEAD = 500
"""A lead-in paragraph above this many characters leaves all but its last sentence to a passage of their own."""
ENDED = re.compile(r"[.!?…:][)\"“«]*$", re.M)
"""The end of a sentence or a lead-in at the end of a line."""

_CUE = re.compile(
    r"\b(?:folgende\w*|nachfolgend\w*|nachstehend\w*|diese|dies sind|insbesondere|beispielsweise)\b", re.I
)


def leads(paragraph: Paragraph, following: str | None) -> bool:
    """Whether a paragraph announces what follows: the list with this first item, or a table (None)."""
    text = paragraph.text.text.rstrip()
    if text.endswith(":"):
        return True
    if not is_ended(text):
        return True
    last = text[sentence_spans(text)[-1][0] :]
    return bool(_CUE.search(last)) or (following is not None and len(text) <= 200)


def announces(paragraph: Block, following: Block | None) -> bool:
    """Whether a block is a paragraph that announces the list or table right behind it."""
    if not isinstance(paragraph, Paragraph) or not any(c.isalpha() for c in paragraph.text.text):
        return False
    if isinstance(following, ListBlock) and following.items:
        return leads(paragraph, following.items[0].text.text)
    return isinstance(following, Table) and leads(paragraph, None)


def continues(paragraph: Paragraph) -> bool:
    """Whether a paragraph after a list goes on with the sentence that the list is part of."""
    text = paragraph.text.text.lstrip(" –—-")
    return text[:1].islower() and not re.match(r"[a-z]{1,2}[).]\s", text)


def lead_lines(paragraph: Paragraph) -> tuple[Located | None, Line]:
    """What of a lead-in paragraph is prose of its own, and the line that stands before the items."""
    text = paragraph.text.text
    spans = sentence_spans(text)
    if len(text) <= LONG_LEAD or len(spans) < 2:
        return None, Line(paragraph.text)
    start = spans[-1][0]
    return part(paragraph.text, 0, len(text[:start].rstrip())), Line(part(paragraph.text, start, len(text)))


def announcement(line: Line) -> Line:
    """What of a line may stand again before the next table: its last sentence, the others are said once."""
    text = line.text.text
    spans = sentence_spans(text)
    return Line(part(line.text, spans[-1][0], len(text))) if len(spans) > 1 else line

"""The bold words that a line begins with: a term before its explanation, a title before its text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.language.normalise import normalise
from ingest.pdf.page import Word


def bold_lead(words: Sequence[Word], text: str) -> str:
    """The part of a line's text that is bold, with a colon or full stop behind it; "" unless other text follows."""
    bold = list(takewhile(lambda word: word.font.bold, words))
    lead = normalise("".join(word.text if word.glue else f" {word.text}" for word in bold)).strip()
    if not lead or len(bold) == len(words) or not text.startswith(lead):
        return ""
    end = re.compile(r"[:.]?(?= )").match(text, len(lead))
    return text[: end.end()] if end else ""

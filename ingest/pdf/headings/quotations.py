"""Pull quotes: what somebody said, set large between the paragraphs to catch the eye."""

import re

_QUOTED = re.compile(r"[„“”\"«»‚‘›‹][^„“”\"«»?]*[“”\"«»‘’‹›]")
_NAME = 5  # words of a name in quotation marks, at most


def is_quotation(text: str) -> bool:
    """Whether a text is a sentence in quotation marks and neither a name in them nor a question that is answered."""
    return bool(_QUOTED.fullmatch(text)) and len(text.split()) > _NAME

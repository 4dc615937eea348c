"""Annexes: bold lines such as "Anlage 2" that end all sections before them."""

import re

_ANNEX = re.compile(
    r"(?:Anlage|Anhang)(?:\s+(?:Nr\.\s*)?(?:\d{1,2}|[A-Z]|[IVX]{1,4}))?(?:\s*[:–—-]\s.*|\s(?:zu|zur|zum)\s.*|\s\(.*\))?"
)


def is_annex(line: str) -> bool:
    """Whether a line that is set off from the text is the title of an annex."""
    return bool(_ANNEX.fullmatch(line))

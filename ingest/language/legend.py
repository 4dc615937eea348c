"""Legends: what says what the signs in the cells of a table mean, as "x = vorhanden, – = nicht vorhanden"."""

import re

_LED = (
    r"(?:(?:Zeichen(?:erklärung)?|Legende|Erläuterung(?:en)?|Abkürzungen|(?:In (?:der|den) Tabellen? |Es |Dabei )?"
    r"bedeute[nt])\s?:? )?"
)
_SIGN = r"(?:\( ?\)|k\. ?A\.|[^\s=,;:]{1,4})"
_ENTRY = re.compile(rf"(?P<sign>{_SIGN})\s?= ?[^\W\d].*", re.DOTALL)
_NEXT = re.compile(rf"[,;]\s+(?={_SIGN}\s?= )")


def signs_explained(text: str) -> frozenset[str]:
    """The signs that a line explains; empty for a line that says anything else."""
    entries = [_ENTRY.fullmatch(entry) for entry in _NEXT.split(re.sub(rf"^{_LED}", "", text.strip()))]
    return frozenset(entry["sign"] for entry in entries if entry) if all(entries) else frozenset()

"""References: lines that name sources or lead elsewhere; they are read, but never quoted as an answer."""

import re

_REFERENCE = re.compile(r"\s*(?:Quellen?|Belege?|Fundstellen?|Literatur)\b[^.:;]{0,30}:", re.IGNORECASE)


def is_reference(text: str) -> bool:
    """Whether a sentence only names sources („Quelle: Statistisches Landesamt, 2024“)."""
    return bool(_REFERENCE.match(text))

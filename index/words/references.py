"""References: what a text cites, and lines that name sources or lead elsewhere, which are never quoted as an answer."""

import re

_REFERENCE = re.compile(r"\s*(?:Quellen?|Belege?|Fundstellen?|Literatur)\b[^.:;]{0,30}:", re.IGNORECASE)

_NUMBER = r"\d+[a-z]?\b(?!\.\d)"
_PART = r"(?:\s*(?:Abs(?:atz|\.)|Satz|S\.|Nr\.|Nummer)\s*\d+[a-z]?\b)*"
_ONE = re.compile(rf"§+\s*({_NUMBER})")
_SEVERAL = re.compile(rf"§§\s*{_NUMBER}{_PART}(?:\s*(?:,|und|sowie|oder|bis|[-–])\s*{_NUMBER}{_PART})+")
_RANGE = re.compile(rf"(\d+)[a-z]?\b{_PART}\s*(?:bis|[-–])\s*(\d+)")
_LISTED = re.compile(rf"(?:§§|,|und|sowie|oder|bis|[-–])\s*({_NUMBER})")
_WIDEST = 200
"""Sections in one range; a wider one is more likely a misprint."""


def is_reference(text: str) -> bool:
    """Whether a sentence only names sources („Quelle: Statistisches Landesamt, 2024“)."""
    return bool(_REFERENCE.match(text))


def cited_sections(text: str) -> set[str]:
    """Numbers of the sections of laws that a text names: „89“ and „90a“ for „nach den §§ 89 und 90a“."""
    listed = {number for several in _SEVERAL.findall(text) for number in _LISTED.findall(several)}
    return listed | set(_ONE.findall(text))


def spanned_sections(text: str) -> set[str]:
    """Numbers of the sections that a text covers without naming them: „85“ to „87“ for „§§ 84 bis 88“."""
    spans = [(int(a), int(b)) for several in _SEVERAL.findall(text) for a, b in _RANGE.findall(several)]
    return {str(number) for first, last in spans if last - first < _WIDEST for number in range(first + 1, last)}

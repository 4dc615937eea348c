"""List markers at the start of a line: what they are, and whether a line may begin an item."""

import re
from dataclasses import dataclass

from ingest.language.months import MONTH
from ingest.language.numerals import roman

_BULLET = re.compile(r"([☐☑☒•◦▪▫‣∙▸⁃›−·●○■□►▶➢➤✓✔❖◆◇*→\-–—]|o(?= [A-ZÄÖÜ„]))\s+(?=\S)")
_ENUMERATION = re.compile(r"(\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})\)|\d{1,3}\.|[a-z]\.)\s+(?=\S)")
_NO_ITEM = re.compile(
    rf"\d{{1,2}}\.\s+(?:{MONTH}|Jahrhundert|Auflage|Absatz)\b"
    r"|[A-Za-z]\.\s+[A-Za-z]\.|[IVX]+\.\s+(?:Quartal|Halbjahr|Weltkrieg|Instanz)\b"
)
_ROMAN = re.compile(r"(?:([ivxl]+|[IVXL]+)[.)]|\(([ivxl]+|[IVXL]+)\))\s+(?=\S)")
_CLAUSE = re.compile(r"\(\d{1,3}[a-z]?\)\s+(?=\S)")
_SECTION = re.compile(r"(?:\d{1,3}\.)+\d{1,3}\.?\s+(?=\S)|§+ ?\d+[a-z]?\b|(?:Art(?:ikel|\.)|Anlage|Anhang) \d+")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed, its kind ("•", "1.", "a)", …) and the length it takes with the space behind it.

    ``roman`` is the number of a Roman numeral, whose kind is "i." or "I.", "(i)" …; None for other markers.
    """

    text: str
    kind: str
    length: int
    roman: int | None = None


def marker_of(text: str) -> Marker | None:
    """The list marker a line begins with; None for clauses "(1)", section numbers "4.1" and dates."""
    bullet = _BULLET.match(text)
    if bullet:
        return Marker(bullet[1], bullet[1], bullet.end())
    number = _ENUMERATION.match(text)
    if number is None or _NO_ITEM.match(text) or _CLAUSE.match(text):
        return None
    kind = re.sub(r"\d+", "1", re.sub(r"[a-z]+", lambda m: "a" * min(2, len(m[0])), number[1]))
    return Marker(number[1], kind, number.end())


def roman_marker_of(text: str) -> Marker | None:
    """The Roman number a line may begin with as an item; only others that it counts on from tell that it does."""
    match = _ROMAN.match(text)
    token = match and (match[1] or match[2])
    number = roman(token) if token else None
    if match is None or token is None or number is None or _NO_ITEM.match(text):
        return None
    printed = match[0].rstrip()
    return Marker(printed, printed.replace(token, "i" if token.islower() else "I"), match.end(), number)


def starts_clause(text: str) -> bool:
    """Whether a line begins a clause "(1)" or carries a section number, which begins a paragraph."""
    return bool(_CLAUSE.match(text) or _SECTION.match(text))


def ordinal(marker: Marker) -> int | None:
    """The rank a marker names: "3." is 3, "c)" is 3, "iii." in a count of Roman numbers is 3; None for bullets."""
    if marker.roman is not None:
        return marker.roman
    digits = re.search(r"\d+", marker.text)
    if digits:
        return int(digits[0])
    letter = re.search(r"[a-z]+", marker.text)
    if (letter and marker.kind != marker.text) or (letter and marker.kind in ("a)", "a.", "(a)", "aa)")):
        return ord(letter[0][0]) - 96
    return None

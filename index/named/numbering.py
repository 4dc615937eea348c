"""Numbering: where a document has the place that a question names by its number (``index.named.addresses``).

A heading begins with it, or a text does. Several places may stand together („Die Fragen 4 bis 6 werden gemeinsam
beantwortet“, „TOP 2 und 3“).
"""

import re
from collections.abc import Callable

from index.named.addresses import ANNEX, DECISION, END, KINDS, MARGINAL, NUMBER, QUESTION, Address, Kind

_ORDINALS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt")
_ANSWER = r"(?:(?:Antwort(?:en)? )?(?:auf|zu) (?:den |der )?)?"
_AND = r"\.?\s*(?:,|/|und|sowie|bis|[–-])\s*"
_NUMBERS = rf"(?P<numbers>\d+(?:{_AND}\d+)+)(?![\w-]|\.\d)"
_LETTER = r"(?:\s?[a-z]\b)?\)?"
_QUESTIONS = rf"(?P<numbers>\d+{_LETTER}(?:{_AND}(?:\d+{_LETTER}|[a-z]\b\)?))+)(?![\w-]|\.\d)"
"""Questions may have parts: „4a und 4b“, „2 bis 2b“, „3 a) bis c)“."""
_PLACE = re.compile(r"(?P<to>bis|[–-])?\s*(?:(?P<number>\d+)\s?(?P<letter>[a-z]\b)?|(?<![^\W_])(?P<only>[a-z])\b)")
_LETTERED = re.compile(r"[A-Z]\.\d")
"""A number that needs no word in front of it: „A.2 Vordrucke“ is in no list but that of the annexes."""
_Part = tuple[int, str]
_ALL = "~"
"""Behind each letter."""
_WIDEST = 30
"""Places under one number; more are a misprint."""
_ASKING = (
    r"(?:.*[?]$|\s+(?:\w+ ){0,2}(?:wie|was|we[rnm]|wessen|wann|wo(?:her|hin|für|durch|mit|zu)?|warum|weshalb|wieso"
    r"|welche[mnrs]?|inwie(?:weit|fern))\b)"
)
"""What tells a question from another heading; the parts of a long one („3. Wie viele Boote“) may stand below it."""
_ASKED = r"{number}[.)]\s.*[?]\s*$"
"""A line of text that asks a question under its number."""
_ANY_ASKED = _ASKED.format(number=r"\d{1,2}[a-z]?")
_LABELS = "|".join(kind.label for kind in KINDS if kind.is_bare or kind.opens_text or kind is ANNEX)
_CODED = r"(?-i:[A-ZÄÖÜ]{1,4}|[IVX]+)?[ .-]?\d?"
NUMBERED = re.compile(
    rf"\s*(?:\d+(?:\.\d+)+[.)]?\s|{_ANY_ASKED}|(?:Die )?{_ANSWER}(?:{_LABELS})\s*{_CODED})", re.IGNORECASE | re.DOTALL
)
"""What any text begins with that may be a place."""
_TITLE = r"[^.;!?\n]{0,80}$"
"""The rest of a line that is a title and no sentence."""
TITLED = re.compile(rf"\s*{ANNEX.label}\s*(?:{ANNEX.number}){END}{_TITLE}", re.IGNORECASE)
"""The title of an annex where no heading is."""
ANSWERED = re.compile(rf"\s*(?:{_ANY_ASKED}|(?:Die )?{_ANSWER}{QUESTION.label}\s*\d)", re.IGNORECASE | re.DOTALL)
"""What a text begins with that asks or answers a question of a list by its number."""


MARKED = re.compile(rf"\s*{MARGINAL.label}\s*\d+[a-z]?{END}", re.IGNORECASE)
"""What begins a paragraph that has a number in the margin."""


def headed_by(address: Address) -> Callable[[str], bool]:
    """Tells of a heading whether it begins with the place, alone or among others.

    „4. Wer …? / 5. Wann …?“ and „Fragen 4 bis 6“ hold question 5.
    """
    matches, is_among = heading_pattern(address).match, _among(address)
    if address.kind is QUESTION:
        return lambda heading: any(map(matches, heading.split(" / "))) or is_among(heading)
    return lambda heading: bool(matches(heading)) or is_among(heading)


def heading_pattern(address: Address) -> re.Pattern[str]:
    """What a heading begins with that is the place."""
    kind, plain, number = address.kind, address.number, _written(address)
    forms = [rf"{_ANSWER}{kind.label}\s*{number}{END}"]
    if kind.is_bare or _LETTERED.match(plain):
        forms.append(rf"{number}[.)]?(?=\s){_ASKING if kind is QUESTION else ''}")
    if kind.has_ordinals:
        forms.append(rf"{number}\. {kind.label}\b")
        if plain.isdigit() and 0 < int(plain) <= len(_ORDINALS):
            forms.append(rf"{_ORDINALS[int(plain) - 1]}e[rs]? {kind.label}\b")
    return re.compile(rf"\s*(?:{'|'.join(forms)})", re.IGNORECASE)


def opened_by(address: Address) -> Callable[[str], bool]:
    """Tells of a text whether it begins with the place, alone or among others („Die Fragen 4 bis 6 werden …“)."""
    pattern, is_among = opening_pattern(address), _among(address)
    if not address.kind.opens_text:
        return lambda text: bool(pattern and pattern.match(text))
    return lambda text: bool(pattern and pattern.match(text)) or is_among(text)


def opening_pattern(address: Address) -> re.Pattern[str] | None:
    """What a text begins with that is the place; None for what only headings number. An annex has a line of its own."""
    kind, plain, number = address.kind, address.number, _written(address)
    if kind.is_bare and "." in plain:
        return re.compile(rf"\s*(?:{kind.label}\s*)?{number}[.)]?(?=\s)", re.IGNORECASE)
    if kind is ANNEX:
        return re.compile(rf"\s*{kind.label}\s*{number}{END}{_TITLE}", re.IGNORECASE)
    if kind is NUMBER or not kind.opens_text:  # a text that begins with „4.“ is an item of any list
        return None
    if kind is QUESTION:
        asked = _ASKED.format(number=number)
        return re.compile(rf"\s*(?:{_ANSWER}{kind.label}\s*{number}{END}|{asked})", re.IGNORECASE | re.DOTALL)
    return re.compile(rf"\s*{kind.label}\s*{number}{END}", re.IGNORECASE)


def _written(address: Address) -> str:
    """A pattern of the number; letters before a code may be left out, a question may have parts („13a)“, „13a“)."""
    number = re.escape(address.number)
    if address.kind is QUESTION:
        return rf"{number}(?:[a-z]\b)?"
    if address.kind is DECISION:
        return number.replace(r"\ ", "[ -]?") if address.number[0].isalpha() else rf"(?:[A-ZÄÖÜ]{{1,4}}[ -]?)?{number}"
    return number


def part_held(address: Address) -> Callable[[str], bool]:
    """Tells of a heading or text whether it begins with the lettered part („4a“) of a question, maybe among others."""
    written = rf"{re.escape(address.number)}\s?{address.letter}"
    alone = re.compile(rf"\s*(?:{_ANSWER}{QUESTION.label}\s*{written}\b|(?:Zu\s+)?{written}[.):])", re.IGNORECASE)
    several, part = _several(QUESTION), (int(address.number), address.letter)

    def is_held(text: str) -> bool:
        found = several.match(text)
        among = found and any(first <= part <= last for first, last in _spans(found["numbers"]))
        return bool(among) or any(map(alone.match, text.split(" / ")))

    return is_held


def _among(address: Address) -> Callable[[str], bool]:
    """Tells of a text whether it begins with several places of a kind and this is one of them.

    Questions may be named by their numbers alone: „4.–6. Wie viele …?“, „Zu 4 bis 6:“.
    """
    number, several = address.number, _several(address.kind)

    def is_among(text: str) -> bool:
        found = several.match(text) if number.isdigit() else None
        spans = _spans(found["numbers"]) if found else ()
        return any(first[0] <= int(number) <= last[0] < first[0] + _WIDEST for first, last in spans)

    return is_among


def _several(kind: Kind) -> re.Pattern[str]:
    """What begins with several places of a kind; their ``numbers`` are a group."""
    alone, numbers = (r"|Zu (?:den )?|(?=.*\?\s*$)", _QUESTIONS) if kind is QUESTION else ("", _NUMBERS)
    return re.compile(rf"\s*(?:(?:Die )?{_ANSWER}{kind.label}{alone})\s*{numbers}", re.IGNORECASE)


def _spans(numbers: str) -> list[tuple[_Part, _Part]]:
    """First and last place of each piece of „2 bis 4b, 6“; a number without a letter has all its parts."""
    spans: list[tuple[_Part, _Part]] = []
    for found in _PLACE.finditer(numbers.lower()):
        number = int(found["number"]) if found["number"] else spans[-1][1][0]
        letter = found["letter"] or found["only"] or ""
        first = spans.pop()[0] if found["to"] and spans else (number, letter)
        spans.append((first, (number, letter or _ALL)))
    return spans

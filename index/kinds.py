"""Kinds: what a question asks for by name, a telephone number or a time of day, and what shows it in an answer.

Whoever asks for the number of an office is not answered by its street, however well all else fits. Only what an answer
cannot do without counts here; what it mostly has is for the gate to weigh (``index.expectation``).
"""

import re
from dataclasses import dataclass

from index.question import Question, QuestionKind

_CLOCK = (
    r"\buhr\b|\b\d{1,2}[.:]\d\d\b|\d ?(?:–|-|bis) ?\d|mittag|mitternacht|abend|morgens|nachts|jederzeit|durchgehend"
    r"|rund um|ganztägig|24 stunden"
)
_DAY = r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|täglich|werktag|vereinbarung|geschlossen|dienst"
KEYWORDS = (
    r"^(?!.*\b(?:w(?:o\w*|er|e[mn]|essen|ie|as|ann|arum|eshalb|elche\w*)|muss|darf|kann|soll\w*|ist|sind|hat|haben|wird|werden|gibt)\b)"
    r".*\b"
)
"""A query that only names things, as typed into a search box, up to the one asked for."""
TWO = re.compile(r"\b(?:und|oder|sowie) (?:\w+ )?w(?:o|er|e[mn]|ie|as|ann|arum|elche[mnrs]?)\b|\?\s\S", re.IGNORECASE)
"""Two questions in one: „Wo ist das Amt und welche Telefonnummer hat es?“."""
_UNITS = (
    ("Quadratmetern", r"quadratmetern?|qm|hektar", r"m²|qm\b|quadratm|hektar|\bha\b"),
    ("Metern", r"(?:zenti|kilo)?metern?", r"\d\s?(?:m|cm|mm|km)\b|meter"),
    ("Litern", r"litern?|kubikmetern?", r"liter|\bl\b|m³|cbm|kubik"),
    ("Kilogramm", r"kilo(?:gramm)?|tonnen|gramm", r"kilo|\bkg|tonne|\bt\b|gramm|\bg\b"),
    ("Dezibel", r"dezibel", r"dezibel|\bdb"),
    ("Grad", r"grad", r"grad|°"),
)
"""Measures: what they are called, what belongs together because it is converted, and how it is written."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: what it is called (German), how a question asks for it, and what shows it in a text."""

    name: str
    asked: re.Pattern[str]
    shown: re.Pattern[str]


def _kind(name: str, asked: str, shown: str) -> Kind:
    return Kind(name, re.compile(asked, re.IGNORECASE), re.compile(shown, re.IGNORECASE))


def _named(noun: str) -> str:
    """What asks for a thing by its name: „Welche Telefonnummer …?“, „Wie lautet die Anschrift?“, keywords."""
    return (
        rf"\bwelche[rnms]? (?:\w+ )?(?:{noun})\b|\bwie (?:lautet|lauten|ist|sind) (?:die|der|das) (?:\w+ )?(?:{noun})\b"
        rf"|{KEYWORDS}(?:{noun})\b"
    )


KINDS = (
    _kind("eine Faxnummer", _named("fax|faxnummer"), r"\b(?:tele)?fax"),
    _kind(
        "eine Telefonnummer",
        rf"{_named('(?:telefon|ruf|handy|mobil)nummer|durchwahl')}|^telefon\b|{KEYWORDS}telefon\W*$",
        r"\d[\d /()–-]{2,}\d|(?:tel|ruf|wahl|nummer|hotline)\w*\W{0,3}\d",
    ),
    _kind("eine E-Mail-Adresse", _named("(?:e-?)?mail-? ?adresse"), r"@|\(at\)|\[at\]"),
    _kind("eine Uhrzeit", rf"{_named('uhrzeit(?:en)?')}|\bwie ?viel uhr\b", _CLOCK),
    _kind(
        "eine Öffnungszeit",
        rf"{_named('(?:öffnungs|sprech)zeit(?:en)?')}"
        r"|\bwann (?:hat|haben|ist|sind)\b.*\b(?:auf|offen|geöffnet)\W*$",
        rf"{_CLOCK}|{_DAY}",
    ),
    _kind(
        "eine Anschrift",
        rf"{_named('anschrift|(?<!mail)(?<!mail[- ])adresse')}|\bin welcher stra(?:ß|ss)e\b|\bhausnummer\b",
        r"stra(?:ß|ss)e|str\.|\w(?:weg|platz|allee|gasse|ring|markt|ufer|damm|hof|tor|berg|garten|chaussee)\b|\b\d{5}\b"
        r"|@|www|(?-i:\b(?:Am|An der|Im|Zum|Zur|Auf dem) [A-ZÄÖÜ]|[A-ZÄÖÜ][a-zäöüß]+ \d{1,3} ?[a-z]?\b)",
    ),
    *(_kind(f"eine Angabe in {name}", rf"\b(?:wie ?viele?|in) (?:{asked})\b", shown) for name, asked, shown in _UNITS),
)


def kind_missing(question: Question, asking: str, answer: str) -> str | None:
    """What a German question asks for by name and an answer does not show; None where nothing is missing.

    ``asking`` is the sentence of it that asks. Whether something is so is asked without any wish for the thing itself,
    and of two things that are asked for one is worth showing. Of 129 answers to training questions that do not show
    what is asked for so none was right; of 276 that show it, 112.
    """
    if question.kind is QuestionKind.YES_NO or TWO.search(asking):
        return None
    asked = [kind for kind in KINDS if kind.asked.search(asking)]
    return asked[0].name if asked and not any(kind.shown.search(answer) for kind in asked) else None

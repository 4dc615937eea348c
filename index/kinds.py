"""Kinds: what a question asks for in so many words, a telephone number or a time of day, and what shows it in an answer.

Whoever asks for the number of an office is not answered by its street, however well all else fits. Only what an answer
cannot do without counts here; what it mostly has is for the gate to weigh (``index.expectation``).
"""

import re
from dataclasses import dataclass

_CLOCK = (
    r"\buhr\b|\b\d{1,2}[.:]\d\d\b|\d ?(?:–|-|bis) ?\d|mittag|mitternacht|abend|morgens|nachts|jederzeit|durchgehend"
    r"|rund um|ganztägig|24 stunden"
)
_DAY = r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|täglich|werktag|vereinbarung|geschlossen|dienst"
_MONEY_NOUN = (
    r"\w*(?:gebühr(?:en)?|kosten|bußgeld|geldbuße|preise?|miete|vergütung|beitrag|beiträge|steuer|betrag|pauschale"
    r"|entschädigung|gehalt|entgelte?|kaution|lohn|prämie|zulage)"
)
_PERSON = (
    r"\w*(?:leiter|chef|vorsitzende|vorstand|beauftragte|ansprechpartner|ansprechperson|mitarbeiter|sozialarbeiter"
    r"|sachbearbeiter|direktor|bürgermeister|minister|trainer|koordinator|geschäftsführer|referent|betreuer|lehrer"
    r"|wehrführer|wart|rät|rat|mann|frau|leitung)(?:in)?"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: what it is called (German), how a question asks for it, and what shows it in a text."""

    name: str
    asked: re.Pattern[str]
    shown: re.Pattern[str]


def _kind(name: str, asked: str, shown: str) -> Kind:
    return Kind(name, re.compile(asked, re.IGNORECASE), re.compile(shown, re.IGNORECASE))


KINDS = (
    _kind("eine Faxnummer", r"\bfax(?:nummer)?\b", r"\b(?:tele)?fax"),
    _kind(
        "eine Telefonnummer",
        r"\b(?:telefon|ruf|handy|mobil)nummern?\b|\bdurchwahl\b"
        r"|(?<!per )(?<!am )(?<!das )(?<!vom )(?<!mit )(?<!ein )\btelefon\b",
        r"\d[\d /()–-]{2,}\d|(?:tel|ruf|wahl|nummer|hotline)\w*\W{0,3}\d",
    ),
    _kind("eine E-Mail-Adresse", r"\b(?:e-?)?mail-? ?adressen?\b", r"@|\(at\)|\[at\]"),
    _kind("eine Uhrzeit", r"\buhrzeit(?:en)?\b|\bwie ?viel uhr\b", _CLOCK),
    _kind(
        "eine Öffnungszeit",
        r"\b(?:öffnungs|sprech)zeit(?:en)?\b|\bwann (?:hat|haben|ist|sind|macht)\b.*\b(?:auf|offen|geöffnet)\W*$",
        rf"{_CLOCK}|{_DAY}",
    ),
    _kind(
        "eine Anschrift",
        r"(?:\bwelche|\bwie lautet|\bgenaue)\b.*\b(?:anschrift|adresse)\b|^(?:anschrift|adresse)\b"
        r"|(?<!mail)(?<!mail[- ])\b(?:anschrift|adresse)\W*$|\bin welcher stra(?:ß|ss)e\b|\bhausnummer\b",
        r"stra(?:ß|ss)e|str\.|\w(?:weg|platz|allee|gasse|ring|markt|ufer|damm|hof|tor|berg|garten|chaussee)\b|\b\d{5}\b"
        r"|@|www|(?-i:\b(?:Am|An der|Im|Zum|Zur|Auf dem) [A-ZÄÖÜ]|[A-ZÄÖÜ][a-zäöüß]+ \d{1,3} ?[a-z]?\b)",
    ),
    _kind(
        "ein Name",
        rf"\bwie hei(?:ß|ss)(?:t|en) (?:denn |eigentlich )?(?:der|die) (?:\w+ )?{_PERSON}\b"
        rf"|\bnamen? (?:des|der) (?:\w+ )?{_PERSON}",
        r"(?-i:\b(?:Herrn?|Frau|Dr\.|Prof\.|[A-ZÄÖÜ]\.(?: ?[A-ZÄÖÜ]\.)*) ?[A-ZÄÖÜ]"
        r"|\b[A-ZÄÖÜ][a-zéü]+(?:-[A-ZÄÖÜ][a-zäöü]+)? (?:(?:von|zu|de|van) )?[A-ZÄÖÜ][a-zäöüéçß]+)",
    ),
    _kind(
        "ein Prozentsatz",
        r"\bwie ?viele? prozent\b|\bprozentsatz\b|\bwie hoch (?:ist|war|liegt) (?:der|die) (?:\w+ )?\w*(?:anteil|quote)\b",
        r"%|prozent|v\. ?h\b|vom hundert|hälfte|drittel|viertel|fünftel|zehntel|\d,\d|quote",
    ),
    _kind(
        "ein Geldbetrag",
        rf"\bwas kostet\b|\bwas kosten\b|\bwie teuer\b|\bwie hoch (?:ist|sind|war|waren) (?:der|die|das) (?:\w+ )?{_MONEY_NOUN}\b"
        r"|\bwelche[nr]? (?:geld)?(?:betrag|preis|summe)\b",
        r"€|:\s*\d|euro|\beur\b|cent\b|\bmio|million|milliard|\d,\d\d\b|kostenlos|frei\b|unentgeltlich|umsonst|prozent|%|v\. ?h"
        r"|vom hundert|entfällt|befreit|\bkeine?\b|kosten (?:trägt|tragen|übernimmt)|trägt|übernimmt|übernommen|satz\b|fach",
    ),
    _kind("eine Angabe in Quadratmetern", r"\bwie ?viele? (?:quadratmeter|qm|m²)", r"m²|qm\b|quadratmeter"),
)


def kind_missing(question: str, answer: str) -> str | None:
    """What a German question asks for in so many words and an answer does not show; None where nothing is missing."""
    return next((kind.name for kind in KINDS if kind.asked.search(question) and not kind.shown.search(answer)), None)

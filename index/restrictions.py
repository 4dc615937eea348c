"""Restrictions: words that narrow what a question asks about, and without which an answer speaks of something else.

The allowance of the deputy is not that of the chair, the third container not the second, and what is open on weekdays
may be closed on Saturday. Only such words count as a right answer repeats in some form.
"""

import re

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_SHORT_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_SATURDAY = re.compile(r"\bsonnabend", re.IGNORECASE)
_DAY = re.compile(rf"\b(?:(?i:({'|'.join(_DAYS)}))|({'|'.join(_SHORT_DAYS)})\b)")
_DAY_RANGE = re.compile(rf"{_DAY.pattern}[a-z]*\.?,?\s*(?:–|-|—|bis(?: einschließlich| zum)?)\s*{_DAY.pattern}")
_ANY_DAY = re.compile(r"\btäglich|\bjede\w* (?:Wochen)?tag|rund um die Uhr|durchgehend|24/7", re.IGNORECASE)
_WORKING_DAY = re.compile(r"werktag|wochentag|arbeitstag", re.IGNORECASE)
_DAY_OFF = re.compile(r"wochenend|feiertag", re.IGNORECASE)
_OPENING = re.compile(
    r"\bgeöffnet\b|\b(?:offen|auf)\W*$|\bhat\b.*\bauf\b|öffnungszeit|sprechzeit|sprechstunde|\berreich(?:bar|en)\b"
    r"|\bwie ?viel uhr\b|\buhrzeit\b",
    re.IGNORECASE,
)
_DEPUTY = re.compile(
    r"\b(?:stellvertret|vize)\w*|\bvertreter(?:in)? (?:von|des|der)\b|\bvertretung (?:von|des|der)\b"
    r"|\bwer vertritt (?:herrn?|frau|ihn|sie)\b",
    re.IGNORECASE,
)
_DEPUTISING = re.compile(r"vertret|vertritt|\bstellv|\bstv\b|\bvize|abwesen|verhinder", re.IGNORECASE)
_NUMBERS = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_ORDINALS = {"zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "neunt": 9, "zehnt": 10}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ORDINAL = re.compile(
    rf"\b((?i:{'|'.join(_ORDINALS)}))e[nrsm]? (?!Mal\b|Hand\b|Bildungs|Welt|Wahl\b|\w*(?i:jahr|klasse|monat|woche|tag\b|tage\b|quartal"
    r"|semester|stufe|abschnitt|teil\b|kapitel))([A-ZÄÖÜ][\w-]+)"
)
_STEM = 5
_MORE = re.compile(r"\bweiter|\bje(?:de[rsmn]?|weils)?\b|\bbeide|\bpro\b|\bwiederhol|\berneut|\bnochmal|geschwist", re.IGNORECASE)
_DIRECTION = re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]+)[ -](Nord|Süd|Ost|West)\b")
_ANY_DIRECTION = re.compile(r"\b(?:Nord|Süd|Ost|West|nördlich|südlich|östlich|westlich)")


def restriction_missing(question: str, text: str) -> str | None:
    """What narrows a German question and a text does not repeat in any form; None where nothing is missing."""
    if _DEPUTY.search(question) and not _DEPUTISING.search(text):
        return "eine Vertretung"
    return _ordinal(question, text) or _weekday(question, text) or _direction(question, text)


def _ordinal(question: str, text: str) -> str | None:
    asked = _ORDINAL.search(question)
    if asked is None or _MORE.search(text):
        return None
    number = _ORDINALS[asked[1].lower()]
    noun = re.escape(asked[2][:_STEM])
    told = rf"(?i:{asked[1]})|(?<![\d.,]){number}\.(?!\d)|\b{_ROMAN[number]}\. |(?i:{noun}\w* (?:Nr\. )?{number}\b|{number}-?{noun})|\b[A-ZÄÖÜ]{{2,5}} ?{number}\b"
    return None if re.search(told, text) else f"„{asked[0]}“"


def _weekday(question: str, text: str) -> str | None:
    """The weekday that a question about opening times names, if a text names others and not this one."""
    question, text = _SATURDAY.sub("Samstag", question), _SATURDAY.sub("Samstag", text)
    asked = [_number(match) for match in _DAY.finditer(question) if match[1]]
    if len(asked) != 1 or not _OPENING.search(question) or _ANY_DAY.search(text):
        return None
    day = asked[0]
    if (_DAY_OFF if day > 4 else _WORKING_DAY).search(text) or (day == 5 and _WORKING_DAY.search(text)):
        return None
    told = {_number(match) for match in _DAY.finditer(text)}
    for match in _DAY_RANGE.finditer(text):
        first, last = _place(match[1] or match[2]), _place(match[3] or match[4])
        told |= set(range(first, last + 1)) if first <= last else {*range(first, 7), *range(last + 1)}
    named = told or _WORKING_DAY.search(text)
    return None if day in told or not named else _DAYS[day]


def _direction(question: str, text: str) -> str | None:
    """„Sportplatz Nord“, if a text tells of a place in another direction and of none in this one."""
    asked = _DIRECTION.search(question)
    if asked is None or re.search(rf"\b{asked[2]}|-{asked[2].lower()}", text) or not _ANY_DIRECTION.search(text):
        return None
    return asked[0]


def _number(match: re.Match[str]) -> int:
    return _place(match[1] or match[2])


def _place(day: str) -> int:
    names = _SHORT_DAYS if day in _SHORT_DAYS else _DAYS
    return names.index(day if day in _SHORT_DAYS else day.capitalize())

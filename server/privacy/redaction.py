"""Redaction: what points to a person is blacked out before a question is kept."""

import re

MARK = "█"

_MAIL = re.compile(r"[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)*", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]){11,30}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.])(?:\+|00|\(?0)[\d()](?:[\s/().–-]{0,3}\d){4,16}\)?")
_LONG_NUMBER = re.compile(r"(?<!\w)\d(?:[\s./-]?\d){6,}(?!\w)")
_BIRTH_DATE = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?(?:19|20)?\d{2}\b")
_FILE_NUMBER = re.compile(r"\b(?:Az\.?|Aktenzeichen|Kundennummer|Geschäftszeichen)[:\s]+\S+(?:\s\d\S*)*", re.IGNORECASE)
_STREET = re.compile(
    r"\b[^\W\d_][\w.-]*\s?(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer)\s+\d+\s?[a-z]?\b", re.IGNORECASE
)
_NAME = r"[A-ZÄÖÜÇŞĞİ][\wäöüßçşğı'’-]+"
_TITLED = re.compile(
    rf"\b(?P<lead>Herrn?|Frau|Hr\.|Fr\.|Dr\.|Prof\.|Familie)\s+(?:(?:Dr|Prof)\.\s+)*{_NAME}(?:\s+{_NAME})?"
)
_SELF = re.compile(
    r"(?P<lead>\b(?:ich hei(?:ß|ss)e|mein name ist|ich bin (?:der|die)|my name is|(?:mein|meine) "
    r"(?:mann|frau|sohn|tochter|bruder|schwester|freund|freundin|kollege|kollegin))\s+)"
    r"[A-ZÄÖÜÇŞĞİ]?[\wäöüßçşğı'’-]+(?:\s+[A-ZÄÖÜÇŞĞİ][\wäöüßçşğı'’-]+)?",
    re.IGNORECASE,
)

_WHOLE = (_URL, _MAIL, _IBAN, _FILE_NUMBER, _PHONE, _BIRTH_DATE, _STREET, _LONG_NUMBER)


def redact(text: str) -> str:
    """The text with e-mail and web addresses, IBANs, phone, file and other long numbers, dates of birth, streets with a
    house number, and names after a title or an introduction („Frau …“, „ich heiße …“) replaced by blocks.

    Bare names without such a lead are not recognised: a model that finds them would be larger than this program. That
    is why questions are only kept when the operator asks for it, and never longer than set.

    >>> redact("Ich heiße Ayşe Kaya, Tel. 0611 32-1234: Wer darf wählen?")
    'Ich heiße █, Tel. █: Wer darf wählen?'
    """
    for pattern in _WHOLE:
        text = pattern.sub(MARK, text)
    for pattern in (_TITLED, _SELF):
        text = pattern.sub(_after_lead, text)
    return text


def _after_lead(found: re.Match[str]) -> str:
    return f"{found['lead'].rstrip()} {MARK}"

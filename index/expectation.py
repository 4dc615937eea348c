"""Expectation: what the answer to a question must contain to be one (a sum of money, a period, a date, a paragraph …).

A passage on the right topic without the kind of fact asked for is the commonest near miss: „Was kostet der Lehrgang?“
is not answered by a passage that describes the lehrgang and names no price.
"""

import re
from dataclasses import dataclass

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)*|\b(?:ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"fünfzehn|\w*(?:zig|ßig|hundert|tausend)|halbe[snrm]?|viertel|dritte[ln]?)\b)"
)
_DIGITS = (
    r"\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|keine?n?|mehrere|einmal|zweimal|dreimal"
    r"|jährlich|monatlich|täglich|wöchentlich)\b"
)
_PERIOD = (
    r"(?:stunden?|std|minuten?|tagen?|tage|tag|wochen?|monate?[ns]?|jahre?[ns]?|lebensjahr|quartal|kalenderjahre?"
    r"|werktage?n?|sekunden?|ue|unterrichtsstunden?|unterrichtseinheiten)\b"
)
_TIMES = ("Zeitraum", "Zeitpunkt")
_ELSE = re.compile(
    r"\b(?:wer|wem|wen|wessen|wann|wo|wohin|woher|wofür|wozu|womit|warum|weshalb|weswegen|wieso)\b", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"\b(?:wie|was kostet|welche[mnrs]?|how)\b", re.IGNORECASE)
_MONTHS = r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"


@dataclass(frozen=True, slots=True)
class Expectation:
    """A kind of fact: questions that ask for it, and what it looks like in a text.

    ``name`` is what people are told it is called (German), ``bit`` marks it in the facts of a passage.
    """

    name: str
    bit: int
    asked: re.Pattern[str]
    found: re.Pattern[str]

    def met(self, text: str) -> bool:
        """Whether a text holds a fact of this kind."""
        return bool(self.found.search(text))


def _expectation(number: int, name: str, asked: str, found: str) -> Expectation:
    return Expectation(name, 1 << number, re.compile(asked, re.IGNORECASE), re.compile(found, re.IGNORECASE))


FACTS = (
    _expectation(
        0,
        "Paragraf",
        r"\bparagra|\b§|\brechtsgrundlage|\bwelche[mnrs]? (?:artikel|gesetz|vorschrift|norm|bestimmung|verordnung)"
        r"|\bwo (?:steht|ist .* geregelt)",
        r"§|\bart(?:ikel|\.)? ?\d|\babsatz \d|gesetz\b|verordnung\b",
    ),
    _expectation(
        1,
        "Alter",
        r"\bwie alt\b|\b(?:mindest|höchst)?alter\b|\bab wie viele?n? jahren\b",
        rf"\balter\b|lebensjahr|jahre alt|jährige|{_NUMBER} jahre",
    ),
    _expectation(
        2,
        "Geldbetrag",
        r"\bkoste[tn]?\b|\bkosten\b|\bteuer\b|\bpreis\w*|\w*gebühr\w*|\bbetrag\b|\w*beträge\b|\w*geld\b|\w*lohn\b"
        r"|\bgehalt\b|\beuro\b|€|\bbeitrag\w*\b|\bwie viel (?:geld|förderung|zuschuss)|\bförderhöhe"
        r"|\bhöhe der förderung|\bförderung höhe|\bwie hoch (?:ist|sind|war) (?:die|der|das) (?:\w*förder\w*"
        r"|zuschuss\w*|\w*betrag|\w*gebühr\w*|bußgeld|geldbuße|strafe|\w*beitrag|\w*prämie|\w*pauschale|\w*entschädigung"
        r"|\w*zuschlag|\w*vergütung|\w*honorar|\w*zulage)|\bhow much (?:does|is|do)\b|\bücret"
        r"|\bstrafe\b",
        rf"{_NUMBER}\s*(?:€|euro|eur\b|cent|mio|millionen|tsd|t€|dm\b|v\. ?h)|€\s*\d|kostenlos|kostenfrei"
        r"|gebührenfrei|unentgeltlich|\d,\d\d\b|kosten (?:trägt|tragen|übernimmt)",
    ),
    _expectation(
        3,
        "Anteil",
        r"\banteil\w*|\bprozent\w*|\b\w*quote\b|\bprozentsatz|wahlbeteiligung|\bpercent",
        r"%|prozent|v\. ?h\.|vom hundert|\bjede[rs]? (?:zweite|dritte|vierte|fünfte)|hälfte|drittel|viertel|\d,\d",
    ),
    _expectation(
        10,
        "Häufigkeit",
        r"\bwie (?:oft|häufig)|\bin welche[mn] (?:abständen|abstand|turnus|rhythmus)|\balle wie ?viele?\b|\bhow often\b"
        r"|ne sıklıkla",
        r"\b(?:ein|zwei|drei|vier|fünf|sechs|zehn|zwölf|mehr|\d+)-?\s?mal\b|(?:jähr|monat|wöchent|täg|stünd)lich"
        rf"|\balle {_NUMBER} {_PERIOD}|\bjede[snmr]? (?:zweite[snm]? |dritte[snm]? )?{_PERIOD}|\bregelmäßig|turnus"
        rf"|\b(?:pro|je) {_PERIOD}|\b(?:im|in der|am) (?:jahr|quartal|monat|woche|tag)\b(?! \d)",
    ),
    _expectation(
        4,
        "Zeitraum",
        r"\bwie lang\w*|(?<!auf )\bdauer\w*|\w*frist\w*|\binnerhalb welcher|\bwie schnell"
        r"|\bwie ?viele? (?:stunden|tage|wochen|monate|jahre|minuten|ue)|\bin welcher zeit|\bbis wann"
        r"|\bwie viel zeit|\bhow (?:long|many (?:hours|days|weeks|months))|kaç (?:saat|ay|gün|yıl)",
        rf"{_NUMBER}\s*{_PERIOD}|{_PERIOD}|jährlich|monatlich|wöchentlich|unverzüglich|sofort|\d{{4}}|befristet"
        rf"|{_MONTHS}|\d\.\d|regelmäßig",
    ),
    _expectation(
        5,
        "Zeitpunkt",
        r"\bwann\b|\bdatum\b|\b(?:welchem|welches) (?:tag|jahr|monat|datum)|\bseit wann|\bstichtag|^when\b|ne zaman",
        rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}\. ?(?:{_MONTHS}|\d)|{_MONTHS}|{_NUMBER} {_PERIOD}|\buhr\b|jährlich"
        r"|unverzüglich|spätestens|sobald",
    ),
    _expectation(
        6,
        "Maß",
        r"\bwie (?:hoch|groß|gross|breit|tief|schwer|stark|weit|schnell)\b|\b\w*(?:größe|groesse|länge|laenge"
        r"|breite|höhe|gewicht|leistung|abstand|watt|speicher\w*)\b|\bhow (?:big|large|high|wide)",
        r"\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b",
    ),
    _expectation(
        7,
        "Anzahl",
        r"\bwie ?viele?n?\b|\banzahl\b|\bzahl der\b|\bwie oft\b|\bmindestens\b|\bhöchstens\b|\bmaximale?\w*\b"
        r"|\bhow many|\bkaç\b",
        _DIGITS,
    ),
    _expectation(
        8,
        "Nummer",
        r"\b(?:pantone|telefon|kontakt|aktenzeichen|durchwahl|fax)\w*|\bnummer\b|\bwelche[rs]? (?:besoldungsgruppe"
        r"|note|klasse|stufe)",
        r"\d",
    ),
    _expectation(
        9,
        "Adresse",
        r"\b(?:adresse|anschrift|e-?mail|telefonnummer|rufnummer|durchwahl|öffnungszeiten)\b",
        r"@|\bstr(?:aße|\.)|\b\d{5}\b|tel\.|telefon|uhr",
    ),
)
"""All kinds of fact, the more special first where a question asks for several."""


def expectations(question: str) -> tuple[Expectation, ...]:
    """Kinds of fact that an answer to this question must contain, the most special first; often none."""
    return tuple(kind for kind in FACTS if kind.asked.search(question))


def asks_otherwise(question: str, kind: Expectation) -> bool:
    """Whether a question that names this kind of fact asks for a person, a place, a date or a reason instead.

    („Wer trägt die Kosten?“) What was learned takes such questions for ones about a sum of money as well.
    """
    return kind.name not in _TIMES and bool(_ELSE.search(question)) and not _HOW_MUCH.search(question)


def fact_bits(text: str) -> int:
    """Kinds of fact that a text holds, one bit each, as ``Expectation.bit`` numbers them."""
    return sum(kind.bit for kind in FACTS if kind.met(text))

"""Pointing: which sentence says little without its neighbour, by the words with which German points at one."""

import re

from index.expectation import expectations
from index.question import Question

_ANAPHORIC = re.compile(
    r"(?:Er|Sie|Es|Ihm|Ihnen|Dies(?:e[mnrs]?)?|Das(?! (?:[a-zäöüß]+e[nrs]? )?[A-ZÄÖÜ])|Dabei|Dazu|Dafür|Daher|Damit"
    r"|Danach|Darin|Darüber|Davon|Hierzu|Hierbei|Hierfür|Dort|Deshalb|Außerdem|Zudem|Ferner|Jedoch|Allerdings|Letztere[rs]?"
    r"|Beide|Solche|Sein|Seine|Ihre?"
    r"|Gleichzeitig|Zugleich(?= (?:tritt|treten|trat))|Daneben|Ebenso|Ebenfalls|Hierunter|Darunter|Hierdurch|Dadurch"
    r"|Hieraus|Daraus|Hierauf|Darauf|Hieran|Daran|Dagegen|Demgegenüber|Hingegen|Dennoch|Trotzdem|Gleichwohl|Stattdessen"
    r"|Insoweit|Insofern|Demnach|Somit|Folglich|Infolgedessen|Anschließend|Sodann|Vielmehr|Gleiches|Entsprechendes"
    r"|Dasselbe)\b"
)
"""What points at the sentence before; „Das Land“ names something itself."""
_CONDITION = re.compile(
    r"(?:Wird|Werden|Ist|Sind|Hat|Haben|Kann|Können|Darf|Dürfen|Soll|Sollen|Liegt|Liegen|Fehlt|Fehlen|Erfolgt|Gilt|Gelten)"
    r"(?: (?:er|sie|dies(?:e[mnrs]?)?)\b|[^.,;]{1,80} (?:trotzdem|dennoch|gleichwohl)\b)"
)
"""A condition about what the sentence before says: „Wird sie nicht erteilt, …“, „Wird der Weg trotzdem …“."""
_NUMBERED = re.compile(r"\(\d{1,2}[a-z]?\) (?=(?:Gleichzeitig|Zugleich)\b)")
"""A paragraph that goes on with the one before it: „(2) Gleichzeitig tritt die Satzung von 1998 außer Kraft.“"""
_POLITE = re.compile(r"Sie|Ihnen|Ihre?")
_ADDRESSED = re.compile(r"[a-zäöüß,] (?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
"""Where a text addresses its reader, „Sie“ at the beginning of a sentence is no pronoun for what came before."""
_INVERTED = re.compile(r"[^,;:]* [a-zäöüß]{2,} (?:er|sie)\b")
"""A pronoun behind the verb of the first clause: „Eine weitere Stelle lehnt sie ab.“"""
_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß-]{3,}")
_TAKEN_UP = re.compile(rf"\b[Dd]ies(?:e[mnrs]?)? (?:[a-zäöüß]+en? )?(?P<noun>{_NOUN.pattern})")
_TAKEN_UP_WHOLE = re.compile(r"(?:[^,;:]* )?\b(?:[Dd]ies|[Hh]ier(?:zu|bei|für|von|über|nach|unter))\b(?! [A-ZÄÖÜ])")
_STEM = 5
_ASKS_FOR_REFERENCE = re.compile(
    r"\b(?:nach|gemäß|aufgrund|laut) welche[mnrs]?\b|\bwonach\b|\bwelche[mnrs]? (?:tarif|gesetz|vorschrift|regelung)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"§|\b(?:Anlage|Artikel|Nummer|Absatz|Ziffer|Tabelle|Abschnitt) \d"
    r"|(?:gesetz|verordnung|satzung|richtlinie|vertrag)e?s?\b"
)
_WHO = re.compile(r"we[rmn] (?P<verb>[a-zäöüß]{4,})\b", re.IGNORECASE)


def points_back(sentence: str, passage: str) -> bool:
    """Whether a sentence of a passage says little without the one before it."""
    pronoun = _ANAPHORIC.match(_NUMBERED.sub("", sentence, count=1))
    if pronoun and not (_POLITE.fullmatch(pronoun[0]) and _ADDRESSED.search(passage)):
        return True
    return _CONDITION.match(sentence) is not None


def means_named(question: Question, sentence: str, before: str) -> bool:
    """Whether „er“ or „sie“ behind the verb of a sentence may be what the question and only the one before name."""
    names = _NOUN.findall(question.text) if _INVERTED.match(sentence) else ()
    return any(name in before and name not in sentence for name in names)


def goes_on(question: Question, sentence: str, after: str) -> bool:
    """Whether the sentence after one points into it and holds what the question asks for, which that one lacks."""
    return _points_into(sentence, after) and _tells_only(question, sentence, after)


def _points_into(sentence: str, after: str) -> bool:
    """Whether a sentence takes up what the one before says, or one of its nouns, also as part of a compound."""
    if _TAKEN_UP_WHOLE.match(after):
        return True
    taken_up = [found["noun"] for found in _TAKEN_UP.finditer(after)]
    return any(_is_akin(noun, other) for noun in taken_up for other in _NOUN.findall(sentence))


def _is_akin(noun: str, other: str) -> bool:
    """„Anlage“ and „Anlagen“, „Strecke“ and „Teilstrecke“."""
    same_beginning = noun[:_STEM] == other[:_STEM] or noun.startswith(other)
    return same_beginning or other.lower().endswith(noun.lower())


def _tells_only(question: Question, sentence: str, after: str) -> bool:
    """Whether the value, the reference or the deed that is asked for stands in a sentence and not in the one before."""
    kinds = expectations(question.text)
    if kinds and kinds[0].met(after) and not kinds[0].met(sentence):
        return True
    if _ASKS_FOR_REFERENCE.search(question.text):
        return _REFERENCE.search(after) is not None and not _REFERENCE.search(sentence)
    deed = _WHO.match(question.text)
    verb = re.compile(rf"\b{deed['verb']}\b") if deed else None
    return verb is not None and verb.search(after) is not None and not verb.search(sentence)

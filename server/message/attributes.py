"""Attributes: nouns that ask for a property of what was asked about before („Laufzeit?“ after „KIV-Förderung“).

Such a noun is always one of something. Where a question goes before it, it means that; where none does, it is looked
up as any other word.
"""

import re

_ATTRIBUTE = (
    r"(?:(?:höchst|mindest|gesamt|maximal)?(?:kosten|preise?|gebühr(?:en)?|betrag|beträge|summe|höhe|dauer|laufzeit"
    r"|frist(?:en)?|größe|länge|breite|umfang|stunden|stundenzahl|anzahl|zahl|anteil|quote|alter|punktzahl|sätze?)"
    r"|(?:alters|ober|unter)grenze|bearbeitungs(?:zeit|dauer)|wartezeit|turnus|häufigkeit|beginn|ende|zeitraum"
    r"|voraussetzung(?:en)?|bedingung(?:en)?|unterlagen|nachweise?|ablauf|reihenfolge|beispiele?|ausnahmen?"
    r"|vorteile?|nachteile?|gründe?|zweck|ziele?|zielgruppe|aufgaben|zusammensetzung|zuständigkeit|rechtsgrundlagen?"
    r"|definition|bedeutung|unterschiede?|konsequenzen|folgen|einzelheiten|details)"
)
_ALONE = re.compile(
    rf"(?:(?:die|der|das|welche[rs]?) )?{_ATTRIBUTE}(?:(?:,| und| oder| ?/) (?:die |der |das )?{_ATTRIBUTE})*"
    r"(?: (?:de[rs]|für (?:die|das|den)|zu[rm]) (?:förderung|programms?|projekts?|kurs(?:es)?|verfahrens?|antrags?))?"
    r"(?: (?:denn|dann|noch|genau|eigentlich|ungefähr|etwa|insgesamt|jeweils))?[?!. ]*",
    re.IGNORECASE,
)


def names_attribute(text: str) -> bool:
    """Whether a text is nothing but such nouns („Kosten und Dauer?“)."""
    return bool(_ALONE.fullmatch(text))

"""Requested: what a request is for, which is found best by its name („Nennen Sie mir die Rechte des Beirats“)."""

import re

SOFTLY = (
    r"(?: (?:bitte|gern|gerne|mal|noch|einfach|auch|kurz|vielleicht|zufällig|genau|genauer|eigentlich|denn|einmal))*+"
)
DOCUMENTS = r"(?:dokumente?n?|unterlagen|quellen|texten?|materialien|informationen|angaben|datenbank|bestand)"
_MATTER = r"(?:etwas|was|mehr|näheres|informationen|infos?|auskunft|auskünfte|material|hinweise|angaben|genaueres)"
_ABOUT = re.compile(
    rf"(?:was (?:steht|stehen|sagen|sagt|findet sich|wissen sie|weißt du)"
    rf"|(?:(?:ich|wir) (?:(?:suche|brauche|benötige|hätte|möchte|bräuchte)n?)"
    rf"|gibt es|haben sie|habt ihr|wo (?:steht|finde ich|finden wir)|(?:bitte )?(?:geben|erzählen|zeigen|schicken) sie"
    rf"|bitte){SOFTLY}(?: (?:mir|uns))?{SOFTLY}(?: (?:hier|darin))? {_MATTER}|{_MATTER})"
    rf"(?: (?:mir|uns))?(?: (?:die|diese|ihre|ihren|in|im|aus)(?: (?:den|dem|der|diesen|ihren))? {DOCUMENTS}| hier)?"
    r" (?:zu|zum|zur|über|bezüglich|hinsichtlich|rund um)(?: thema| themen)?"
    r" (?:(?:die|das|der|den|dem|ein|eine|einen|einem|einer) )?(?P<topic>[^,.;:!?]{3,80})",
    re.IGNORECASE,
)
_ARTICLE = r"(?:das|die|den|der|eine?n?|jede[ns]?)"
_ALL = r"(?:alle|sämtliche)"
_LIST = r"(?:liste|aufzählung|auflistung|aufstellung|übersicht|zusammenstellung)"
_LISTING = rf"(?:{_LIST}|nennung|angabe|auskunft|erklärung|beschreibung|darstellung|kurzfassung|zusammenfassung)"


def _requests(thing: str) -> re.Pattern[str]:
    """Requests for a thing, given by its pattern; what is requested is the one group that is found.

    Something has to stand behind the noun: „die Vorteile“ alone asks back, it has no topic.
    """
    named = rf"{thing},? (?:(?!\. )[^?!])+?"
    return re.compile(
        # „Nennen Sie mir die Rechte des Beirats“, „Zähl bitte alle Schritte zum Konzept auf“
        r"(?:bitte )?(?:nenn|geb|gib|zeig|list|zähl|schick|send|beschreib|erklär|erläuter|schilder)(?:en|e)?"
        rf"(?: (?:sie|du))?{SOFTLY}(?: (?:mir|uns))?{SOFTLY} (?:(?:{_ARTICLE} )?({named})|({_ALL} {named}))"
        r"(?: (?:auf|an|dar))?"
        # „Bitte eine Liste der Rechte, die ein Beirat hat“, „Ich hätte gern eine Übersicht aller Schritte zum Konzept“
        rf"|(?:bitte(?: um)?|(?:ich|wir) (?:bitten? um|(?:suche|brauche|benötige|bräuchte|möchte|hätte)n?){SOFTLY})"
        rf" (?:(?:eine?|die) )?(?:\w+e )?{_LISTING}"
        rf" (?:der|aller|des|von|zum|zur|zu(?: den| der)?|über(?: die| den| das)?) ({named})"
        # „Erstellen Sie mir bitte eine Liste der Modellregionen“, „Kannst du mir eine Übersicht der Mittel machen?“
        rf"|(?:bitte )?(?:(?:erstell|mach|schreib|fertig|stell|liefer)(?:en|e)?(?: (?:sie|du))?"
        rf"|(?:können|könnten|würden) sie|(?:kannst|könntest|würdest) du){SOFTLY}(?: (?:mir|uns))?{SOFTLY}"
        rf" eine (?:\w+e )?{_LIST} (?:der|aller|des|von|zu(?:m|r| den| der)?|über(?: die| den| das)?|mit (?:den|allen))"
        rf" ({thing}(?:,? (?:(?!\. )[^?!])+?)??)(?: (?:an|auf|zusammen))?"
        r"(?: (?:an|auf|zusammen)?(?:stellen|erstellen|machen|schreiben|geben|liefern|schicken|fertigen))?"
        # „Ich suche die Zahl der Kinder in Vorlaufkursen“
        rf"|(?:ich|wir) (?:suche|brauche|benötige|bräuchte)n?{SOFTLY} (?:das|die|den) ({named})",
        re.IGNORECASE,
    )


_REQUEST = _requests(r"(?-i:(?:[a-zäöüß-]+ ){0,3}(?!Sie\b|Ihnen\b|Ihre?n?\b)[A-ZÄÖÜ])[\w-]*")
_SMALL_REQUEST = _requests(r"(?!(?:genau|näher|nochmal|ganze|alle|bitte|einen|meine|deine)\w*\b)[\w-]{5,}")
"""In a text without capitals nouns cannot be told from other words."""
_ADDRESSED = re.compile(r"(?:bitte|ich|wir|\w+ (?:sie|du|mir|uns|bitte))\b", re.IGNORECASE)
"""How a request begins that has a question mark; „Zählen Babys mit?“ is none."""


def topic(text: str) -> str:
    """What a request is for: a topic, or something that is to be named; other texts stay as they are."""
    alone = text.rstrip(" ?!.")
    if about := _ABOUT.fullmatch(alone):
        return about["topic"]
    if text.endswith("?") and not _ADDRESSED.match(text):
        return text
    if request := (_SMALL_REQUEST if text.islower() else _REQUEST).fullmatch(alone):
        thing: str = next(filter(None, request.groups()))
        return thing
    return text

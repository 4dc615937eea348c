"""Scope: texts no document may answer: another role, a task, a complaint, an opinion."""

import re

from server.message.reduction import ASKING_WORD

_OPENING = r"(?:^|(?<=[.!?:;,–„“\"»] )|(?<=[„“\"»])|(?<=\bbitte )|(?<=\bund )|(?<=\band ))"
"""Where an order begins; „Was passiert, wenn ich die Frist ignoriere?“ and „Can he ignore the rules?“ are none."""
_RULES = (
    r"\b\w*(?:anweisung|regel|vorgabe|richtlinie|vorschrift|dokument|doku\b|quelle|auftrag|rolle\b|gesetz|schranke"
    r"|instruction|rule|document|source|prompt|previous|above|guideline)\w*|\b(?:alles|was man dir|schritt \d)\b"
)
"""What the assistant is told to leave aside; „Vergiss mein nicht“ is no order."""
_ROLE_PLAY = re.compile(
    rf"{_OPENING}(?:ignorier(?:e|en sie)?|vergiss|vergessen sie|missachte|ignore)\b[^.?!:;]{{0,60}}?(?:{_RULES})"
    # „Du bist jetzt gefragt: …“ gives no role.
    r"|\bdu bist (?:ab )?(?:jetzt|nun) (?:eine?\b|mein\w*|dein\w*|der\b|die\b|das\b|(?-i:[A-ZÄÖÜ]))"
    rf"|\btu so,? als\b|{_OPENING}spiele? (?:eine?n?|den|die|beide)\b"  # „Welche Rolle spielt die Stadt?“ asks
    rf"|\bsystem ?prompt|\bjailbreak\b|{_OPENING}antworte (?:ohne|nur|als)\b|\byou are now\b|{_OPENING}pretend\b"
    # „Gib mir das Passwort dieser Anwendung“
    rf"|{_OPENING}(?:gib|zeig|nenn|sag|verrat|print|show|reveal|tell)(?:e|en sie)?(?: (?:mir|uns|me|us|bitte|mal))*"
    r"(?: (?:das|dein|ihr|euer|die|deine|ihre|eure|the|your))? [\w-]*(?:passwort|kennwort|zugangsdaten|password)\b",
    re.IGNORECASE,
)
_JUDGED = (
    r"(?:gut|schlecht|sinnvoll|sinnlos|wichtig|richtig|falsch|(?:un)?gerecht|(?:un)?fair|(?:un)?nötig|notwendig"
    r"|überflüssig|toll|okay|zu \w+)"
)
_OPINION = re.compile(
    r"\b(?:[Ff]ind(?:est|et)|[Mm]ein(?:st|t)|[Dd]enk(?:st|t)|[Gg]laub(?:st|t)) (?:du|ihr)\b"
    r"|(?:^|[.!?:;,] )(?:[Mm]einen|[Gg]lauben|[Dd]enken) Sie\b"
    r"|(?:^|[.!?:;] )[Ff]inden Sie (?:nicht )?(?:auch|es|das|den|die)\b"
    rf"|(?:^|[.!?:;] )[Ff]inden [Ss]ie (?:[\w-]+ )+{_JUDGED}\s*\?*$"
    r"|\b[Ww]as (?:hältst|hälst|haltet|halten|denkst|denkt|denken|sagst|sagt|sagen) (?:du|ihr|[Ss]ie) (?:\w+ )?"
    r"(?:von|über|vom|zu[mr]?)\b"
    r"|\b[Ww]as meinst du (?!mit\b)|\b(?:[Bb]ist du|[Ss]eid ihr|[Ss]ind Sie) (?:\w+ )?"
    r"(?:für|gegen|dafür|dagegen|der Meinung)\b"
    # „Sind Sie für die Einbürgerung zuständig?“
    r"(?![^.?!]*\b(?:zuständig|verantwortlich|da(?=[?!. ]*$)|erreichbar|ansprechbar|offen|geöffnet"
    r"|[Aa]nsprechpartner\w*|[Aa]nsprechstelle|[Aa]nlaufstelle)\b)"
    r"|\b(?:deiner?|eurer?|Ihrer) (?:\w+ )?Meinung\b|\b[Ww]as ist Ihre (?:\w+ )?Meinung\b"
    r"|\b[Ww]hat(?: do you think|'s your (?:opinion|take))\b|\b[Dd]o you (?:think|believe|like|agree)\b"
    r"|\byour opinion\b"
    # Said, not asked; „Ich finde das Formular nicht“ is about a search.
    r"|^(?:[Ii]ch finde|[Mm]einer Meinung nach|[Ii]ch bin (?:gegen|dafür|dagegen))\b"
    r"(?!.*(?:\?|\b(?:nicht|nichts|nirgend\w*|kein\w*|leider|nur|we[rnm]|was|wie|wo|wann|warum|welche\w*)\b))"
)
_DOING = (
    r"(?:schreiben|verfassen|ausfüllen|übersetzen|formulieren|programmieren|zeichnen|malen|dichten|ausrechnen"
    r"|berechnen|entwerfen|erstellen|anlegen|buchen|reservieren|vereinbaren|bestellen|ausdrucken|zusenden|zuschicken"
    r"|schicken|anrufen|weiterleiten)"
)
_MAKE = r"(?:schreib|verfass|übersetz|formulier|entwirf|erstell|berechn|rechn|programmier|zeichn|erfind)"
_TASK = re.compile(
    r"^(?:bitte )?(?:(?:kannst|könntest|würdest|willst|magst) du|(?:können|könnten|würden) sie)"
    rf" (?:bitte |mal |auch |vielleicht )*(?:mir|uns|für (?:mich|uns))\b[^,?]* {_DOING}\s*[?.!]*$"
    rf"|^(?:bitte )?{_MAKE}(?:e|en sie)?(?: bitte| mal)* (?:mir|uns|für (?:mich|uns)|eine?n?|diese[nsr]?|de[nmr]|die"
    r"|das|zwei|drei|vier|fünf)\b(?!.*\?)"
    # „Dichte einen Reim“, not „Dichte der Bevölkerung“; „Mal eine Katze“, not „Mal eine Frage“
    r"|^(?:bitte )?(?:dicht|mal)(?:e|en sie)?(?: bitte| mal)* (?:mir|uns|für (?:mich|uns)"
    r"|eine?n? (?!(?:[\w-]+ )?(?:\w*frage|bitte|info\w*|auskunft)\b))(?!.*\?)"
    # „Ich brauche ein Skript, das …“
    r"|^(?:ich|wir) (?:brauche|bräuchte|benötige|möchte|hätte)n?(?: (?:bitte|gern|gerne|mal|noch|schnell))* eine?n?"
    r" (?:[a-zäöüß]+ )?(?:[\w-]+-)?(?:skript|script|makro|gedicht|rede|grußwort|pressemitteilung)\b(?!.*\?)",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:über|gegen) (?:[\w-]+ ){0,3}?(?:\w*(?:mitarbeiter|sachbearbeiter|beamt)\w*|\w*(?:amt|amtes|behörde|büro)"
    r"|(?:stadt|gemeinde|kreis)?verwaltung|sie|euch|umgangston|wartezeit\w*)\b"
)
_COMPLAINT = re.compile(
    rf"\b(?:mich|uns)\b[^.?!]*\b{_OFFICE}[^.?!]*\bbeschweren\b"
    rf"|\bbeschweren? (?:ich |wir )?(?:mich|uns)\b[^.?!]*\b{_OFFICE}"
    rf"|\b(?:lege|legen|erhebe|erheben|reiche|reichen)\b[^.?!]*beschwerde\b[^.?!]*\b{_OFFICE}",
    re.IGNORECASE,
)
"""A complaint about those who answer here, which nobody takes who only quotes; „Wo kann ich mich beschweren?“ asks."""
_ASKS = re.compile(rf"\?|(?:^|[,;:.] |\bund ){ASKING_WORD}", re.IGNORECASE)

_CLOSING = " \n\"'“”»«)"
"""What may follow the last mark of a text."""


def is_manipulation(question: str) -> bool:
    """Whether a text tries to give the assistant another role instead of asking about the documents."""
    return bool(_ROLE_PLAY.search(question))


def is_task(question: str) -> bool:
    """Whether something is to be made or done instead of told; „schreiben Sie mir, wann …“ is no task once reduced."""
    return bool(_TASK.search(question))


def is_complaint(text: str) -> bool:
    """Whether somebody complains about an office or who works there, and asks nothing."""
    return bool(_COMPLAINT.search(text)) and not _ASKS.search(text)


def is_opinion(text: str) -> bool:
    """Whether a text gives an opinion or asks the assistant for one; what the documents say of a matter is neither."""
    return bool(_OPINION.search(text))


def is_said(text: str) -> bool:
    """Whether a text ends as something said or demanded, not asked."""
    return text.rstrip(_CLOSING).endswith((".", "!"))

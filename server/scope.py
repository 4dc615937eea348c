"""Scope: texts no document may answer: a person's own case, a decision, another role, a task, an opinion."""

import re

_MINE = r"(?:\bmein(?:e|em|er|es)?|\büber meinen)"
"""„Ist mein Antrag fertig?“ asks about a case; „Wo gebe ich meinen Antrag ab?“ asks how everybody does it."""

_OWN_CASE = re.compile(
    _MINE + r" (?:\w+ )?\w*(?:antrag|bescheid|verfahren|akte|aufenthaltstitel|einbürgerung|anhörung"
    r"|termin|fall|unterlagen|visum|pass)\w*\b"
    r".*\b(?:bearbeitet|fertig|entschieden|genehmigt|abgelehnt|wann|schon|stand|dauert|bekomme|noch)\b"
    rf"|\b(?:wann|wie lange|warum|wo|ist|wurde|wird) .*{_MINE} (?:\w+ )?\w*(?:antrag|bescheid|verfahren"
    r"|akte|aufenthaltstitel|visum)\b"
    r"|\b(?:mein|unser)(?:e[mnrs]?)? (?:\w+ )?\w*(?:antrag|bescheid|unterlagen|widerspruch|akte|urkunde)\w*\b"
    r".*\b(?:eingegangen|angekommen|eingetroffen|vorlieg\w+|bewilligt)\b"
    r"|\b(?:warte|wartet|warten)\b.* auf (?:mein|sein|ihr|unser)(?:e[mnrs]?)? (?:\w+ )?"
    r"\w*(?:antrag|bescheid|pass|visum|titel|termin|urkunde|einbürgerung|entscheidung|unterlagen)\b.*\b(?:wann|warum|wieso|wo|endlich|noch)\b"
    r"|\bhaben sie (?:\w+ ){0,4}(?:bekommen|erhalten)\b.*\bich\b"
    r"|\bwann habe ich (?:\w+ )?(?:\w*termin|anhörung|prüfung)\b|\bin welche[nrs]? \w+ kommt mein"
    r"|\b(?:status|check|decided|approved|processed|rejected)\b.*\bmy (?:\w+ )?(?:application|case|file|permit|visa)\b"
    r"|\bmy (?:\w+ )?(?:application|case|file|permit|visa)\b.*\b(?:status|decided|approved|processed|rejected)\b"
    r"|\bbaşvurum ne\b"
    r"|\b(?:bekomme|kriege|erhalte) ich (?:trotzdem |dann |noch )?(?:eine?n? |die |den )?(?:\w+ )?"
    r"(?:aufenthaltserlaubnis|duldung|pass|einbürgerung|visum"
    r"|niederlassungserlaubnis|schmerzensgeld|entschädigung)"
    r"|\bwerde ich (?:abgeschoben|eingebürgert|ausgewiesen)|\bwird mein\w* \w+ (?:abgeschoben|verlängert|anerkannt)",
    re.IGNORECASE,
)
_LEGAL_ADVICE = re.compile(
    r"\b(?:soll|sollte|kann|muss|darf|könnte) ich\b.*\b(?:klagen|verklagen|anzeigen|widerspruch|einspruch|anwalt"
    r"|prozess)\b"
    # „Darf ich vor dem Bescheid Verträge unterschreiben?“ asks for a rule.
    r"|\b(?:soll|sollte) ich\b.*\b(?:kündigen|unterschreiben)\b"
    r"|\b(?:kann|muss|darf|könnte) ich\b(?=.*\b(?:mein\w*|mir|mich)\b).*\b(?:kündigen|unterschreiben)\b"
    r"|\b(?:klagen|verklagen|verklage|schmerzensgeld|schadensersatz|schadenersatz)\b.*\b(?:ich|mir|mich|mein\w*|uns)\b"
    r"|\b(?:ich|mir|mich|mein\w*|uns)\b.*\b(?:klagen|verklagen|verklage|schmerzensgeld|schadensersatz|schadenersatz)\b"
    r"|\b(?:widerspruch|klage|beschwerde|einspruch) (?:gegen|wegen) mein|\bich\b.*\banfechten,? (?:weil|da|obwohl)\b"
    r"|\b(?:mir|mich|uns|mein\w*)\b.*\b(?:rechtens|rechtmäßig|nachzahlen|entschädigen|abfindung)\b"
    r"|\bmy (?:landlord|employer|boss)\b.*\b(?:compensation|sue|legal|damages)\b"
    r"|\bhabe ich (?:gute )?(?:chancen|aussicht)|\bbin ich im recht\b|\bwer hat recht\b|\bdarf das \w+ mir\b",
    re.IGNORECASE,
)
_ROLE_PLAY = re.compile(
    r"\b(?:du bist (?:jetzt|ab jetzt|nun)|ignoriere?|ignorieren sie|vergiss|tu so"
    r"|(?:^|(?<=[.!?:;,] )|(?<=bitte ))spiele? (?:eine?n?|den|die)"  # „Welche Rolle spielt die Stadt?“ is a question
    r"|system ?prompt|jailbreak|antworte (?:ohne|nur|als)|ignore (?:all|previous|the)|you are now|pretend)\b",
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
_TASK = re.compile(
    r"^(?:bitte )?(?:(?:kannst|könntest|würdest|willst|magst) du|(?:können|könnten|würden) sie)"
    rf" (?:bitte |mal |auch |vielleicht )*(?:mir|uns|für (?:mich|uns))\b[^,?]* {_DOING}\s*[?.!]*$"
    r"|^(?:bitte )?(?:schreib|verfass|übersetz|formulier|entwirf|erstell|dicht|berechn|rechn|programmier|mal|zeichn)"
    r"(?:e|en sie)?(?: bitte| mal)* (?:mir|uns|für (?:mich|uns)|eine?n?|diese[ns]?|das folgende|den folgenden)\b"
    r"(?!.*\?)",
    re.IGNORECASE,
)

_CLOSING = " \n\"'“”»«)"
"""What may follow the last mark of a text."""


def is_personal_or_legal(question: str) -> bool:
    """Whether a question asks for a decision or advice on a single case, which only an office can give."""
    return bool(_OWN_CASE.search(question) or _LEGAL_ADVICE.search(question))


def is_manipulation(question: str) -> bool:
    """Whether a text tries to give the assistant another role instead of asking about the documents."""
    return bool(_ROLE_PLAY.search(question))


def is_task(question: str) -> bool:
    """Whether something is to be made or done instead of told; „schreiben Sie mir, wann …“ is no task once reduced."""
    return bool(_TASK.search(question))


def is_opinion(text: str) -> bool:
    """Whether a text gives an opinion or asks the assistant for one; what the documents say of a matter is neither."""
    return bool(_OPINION.search(text))


def is_said(text: str) -> bool:
    """Whether a text ends as something said or demanded, not asked."""
    return text.rstrip(_CLOSING).endswith((".", "!"))

"""Single case: questions about one person's own matter, which only an office can tell or advise on.

„Ist mein Antrag schon bearbeitet?“ asks about a case; „Wo gebe ich meinen Antrag ab?“ asks how everybody does it. So
each clause is read for itself, and one that opens with a question word asks for a rule, unless it asks when, why or
where the own matter is. What is only told („Mein Antrag wurde abgelehnt. Bis wann kann ich klagen?“) asks nothing.
"""

import re

from server.message.reduction import ASKING_WORD, pieces

_MINE = r"(?:mein|unser)(?:e[mnrs]?)?"
_MATTER = (
    r"[\w-]*(?:antrag|anträge|bescheid|verfahren|akte|titel|einbürgerung|anhörung|termin|unterlagen|papiere|visum"
    r"|pass|ausweis|urkunde|widerspruch|beschwerde|einspruch|zeugnis|anmeldung|bewerbung|erlaubnis)(?:e?[ns]|e)?\b"
)
_WORDS = r"(?:(?!(?:und|oder|wenn|falls|bis|ob|dass|weil|damit)\b)[\w.„“\"/-]+ )"
"""A word on the way from one part of a pattern to the next, which lies in the same clause."""
_OWN = rf"\b(?:{_MINE} (?:[\w-]+ ){{0,2}}?{_MATTER}|(?:der|die|das|den) {_MATTER} (?:mein|unser)e[rs] [\w-]+)"
_DONE = (
    r"\b(?:bearbeitet|fertig|entschieden|genehmigt|abgelehnt|bewilligt|eingegangen|angekommen|eingetroffen|erhalten"
    r"|bekommen|durch|da(?=\s*[?!.]*$)|verschickt|unterwegs|vollständig|erledigt|gespeichert|abgeschlossen|ausgestellt|aussichtslos)\b"
)
_UNLESS = r"(?!.*\b(?:wenn|falls|sofern|sobald|solange|ohne)\b)"
"""„Wird mein Antrag abgelehnt, wenn ein Nachweis fehlt?“ asks for a rule."""
_TITLE = r"(?:aufenthaltserlaubnis|duldung|pass|einbürgerung|visum|niederlassungserlaubnis|schmerzensgeld)\b"
_MONEY = r"(?:schmerzensgeld|schadenersatz|schadensersatz)"
_SUING = r"(?:klagen|verklagen|verklage)"

_ASKED_WITH_YES_OR_NO = re.compile(
    rf"{_UNLESS}(?:"
    # „Ist mein Antrag auf Wohngeld schon bewilligt?“, „… nachsehen, ob meine Unterlagen angekommen sind“
    rf"\b(?:ist|sind|wurden?|wird|werden|hat|haben|liegt|liegen|ob) {_WORDS}{{0,5}}{_OWN},? {_WORDS}{{0,14}}?{_DONE}"
    rf"|\b(?:liegt|liegen|hängt|steckt|fehlen|fehlt) {_WORDS}{{0,5}}{_OWN}.*\bnoch\b"
    # „Hat der Verein seinen Antrag schon bewilligt bekommen?“
    rf"|\b(?:hat|haben|ist|sind|wurden?) {_WORDS}{{1,8}}(?:sein|ihr)(?:e[nmrs]?)? (?:[\w-]+ ){{0,2}}?{_MATTER} {_WORDS}"
    rf"{{0,6}}(?:schon|bereits|inzwischen|mittlerweile|endlich) {_WORDS}{{0,3}}{_DONE})"
    r"|\bhaben sie (?:\w+ ){0,4}(?:bekommen|erhalten)\b.*\bich\b"
    r"|\b(?:bekomme|kriege|erhalte) ich (?:trotzdem |dann |noch )?(?:eine?n? |die |den |das )?(?:\w+ )?"
    + _TITLE
    + r"|\bwerde ich (?:abgeschoben|eingebürgert|ausgewiesen)|\bbin ich\b.*\beinbürgerbar\b"
    rf"|\bwird {_MINE} (?:\w+|(?:\w+ )?\w*(?:abschluss|diplom|studium|ausbildung|zeugnis|master|bachelor|beruf)"
    r"(?: [\w-]+){0,8}) (?:abgeschoben|verlängert|anerkannt)\b"
    r"|\b(?:kann|können|darf|dürfen) (?:man|sie|die|der|das)(?: [\w-]+)? mich\b.*\b(?:abschieben|ausweisen)\b"
    r"|\bdarf das \w+ mir\b"
    r"|\b(?:soll|sollte) ich\b.*\b(?:anzeigen|widerspruch|einspruch|anwalt|prozess|kündigen|unterschreiben)\b"
    rf"|\b(?:soll|sollen|sollten?) (?:ich|wir)\b.*\b{_SUING}\b"
    r"|\b(?:kann|könnte) ich\b.*\bverklagen\b|\b(?:kann|könnte) ich (?:sie|ihn|die|den|das amt) (?:\w+ )?anzeigen\b"
    r"|\b(?:kann|könnte|darf) ich (?:mein(?:em|er) \w+|ihm|ihr) (?:\w+ ){0,2}kündigen\b"
    r"|\b(?:muss|müssen|soll|sollen|sollte) (?:ich|wir|er|sie|mein\w* \w+)\b(?!.*\balles\b)"
    r".*\b(?:(?:das|es|dies) (?:\w+ ){0,2}hinnehmen|(?:mir|uns|sich) .*gefallen lassen)\b"
    rf"|\b(?:steht|stehen) (?:mir|uns)\b.*\b{_MONEY}|\b(?:bekomme|kriege?) (?:ich|wir)\b.*\b{_MONEY}"
    r"|\bich\b.*\banfechten,? (?:weil|da|obwohl)\b"
    r"|\bhabe? ich (?:da |hier )?(?:gute )?(?:chancen|aussicht)|\bbin ich im recht\b",
    re.IGNORECASE,
)
_ASKED_WITH_A_WORD = re.compile(
    # „Wann wird endlich über meinen Antrag entschieden?“
    rf"(?<!\bab )(?<!\bbis )(?<!\bseit )\bwann (?:wird|kommt|kommen|bekomm\w*|krieg\w*|erhalte|entscheide[nt]|habe) "
    rf"{_WORDS}{{0,5}}{_OWN}(?<!zeugnis)|\bwann habe ich (?:\w+ )?(?:\w*termin|anhörung|prüfung)\b"
    rf"|\b(?:warum|wieso|weshalb) (?!muss|müssen|brauch|darf|dürfen|soll|kann){_WORDS}{{1,5}}{_OWN}"
    rf"|\bwo (?:ist|sind|bleib\w*|häng\w*|lieg\w*|steck\w*) {_WORDS}{{0,3}}{_OWN}"
    rf"|\b(?:wie weit|was) (?:ist|sind) (?:mit )?{_OWN}"
    rf"|\bwie lange (?:dauer\w*|brauch\w*) (?=.*\bnoch\b){_WORDS}{{0,5}}{_OWN}"
    r"|\bin welche[nrs]? \w+ kommt mein"
    r"|\bwie (?:formulier|begründ|schreib)\w* .*\b(?:widerspruch|klage|beschwerde|einspruch) (?:gegen|wegen) mein"
    rf"|\b(?:wie ?viel|was für ein|welches) {_MONEY}\b(?!.*\bmuss ich\b).*\b(?:ich|mir|mich|mein\w*|wir"
    r"|uns|realistisch)\b"
    r"|\b(?:mir|uns)\b.*\b(?:nachzahlen|entschädigen)\b"
    rf"|\bwer (?:be)?zahlt (?:mir|uns)\b.*\b(?:anwalt|anwältin|prozess|gericht)\b.*\b{_MINE} \w*(?:klage|prozess)\b"
    r"|\bwie stehen meine chancen\b|\bwer hat recht\b(?! auf)",
    re.IGNORECASE,
)
_RIGHT_OR_WRONG = re.compile(rf"^{_UNLESS}.*\b(?:rechtens|rechtmäßig|rechtswidrig|strafbar)\b", re.IGNORECASE)
_CONCERNED = re.compile(r"\b(?:mir|mich|uns|mein\w*|unser\w*)\b", re.IGNORECASE)
_MYSELF = re.compile(r"\b(?:ich|mir|mich|mein\w*)\b", re.IGNORECASE)
_DECIDED_BY_OFFICES = re.compile(
    r"\b(?:\w*(?:antr[aä]g|bescheid|visum|aufenthalt|einbürger|ausweis|urkunde|widerspruch|behörde|erlaubnis|duldung"
    r"|asyl|bewillig|genehmig)\w*|\w*(?<!ges)amt|pass|abgelehnt|anerkannt|abgeschoben|verfahren|akte)\b",
    re.IGNORECASE,
)
_SUES = re.compile(rf"\b(?:kann|könnte) (?:ich|wir)\b.*\b{_SUING}\b|\b(?:oder|also) klagen\?", re.IGNORECASE)
_WAITING = re.compile(
    r"\b(?:warte|wartet|warten)\b.* auf (?:mein|sein|ihr|unser)(?:e[mnrs]?)? (?:\w+ )?"
    r"\w*(?:antrag|bescheid|pass|visum|titel|termin|urkunde|einbürgerung|entscheidung|unterlagen)\b"
    r".*\b(?:wann|warum|wieso|wo|endlich|noch)\b",
    re.IGNORECASE,
)
"""What is waited for may be named in the sentence before the question."""
_FOREIGN = re.compile(
    r"\b(?:status|check)\b[^.?!]*\bmy (?:\w+ ){0,2}(?:application|case|file|permit|visa)\b"
    r"|\b(?:has|have|is|was|did|will|when|why)\b(?![^.,?!]*\bif\b)[^.,?!]*"
    r"\bmy (?:\w+ ){0,2}(?:application|case|file|permit|visa)\b[^.,?!]*\b(?:decided|approved|processed|rejected)\b"
    r"|\bmy (?:landlord|employer|boss)\b[^.?!]*\b(?:compensation|sue|legal|damages)\b"
    r"|\bbaşvurum ne\b",
    re.IGNORECASE,
)
_QUESTION_WORD = rf"(?!ob\b)(?:(?:innerhalb|binnen) )?{ASKING_WORD}"
_CLAUSE_END = re.compile(
    rf"[;:] |(?:,| –| und| oder| aber|, und|, oder|, aber) {_QUESTION_WORD}"
    r"|,(?: und| oder)? (?=(?:soll|sollte|kann|muss|darf|ist|sind|war|wird|hat|habe|bekomme|kriege) )",
    re.IGNORECASE,
)
_OPENS_WITH_A_WORD = re.compile(rf"(?:(?:und|oder|aber|also|dann|ach) )*{_QUESTION_WORD}", re.IGNORECASE)


def is_personal_or_legal(text: str) -> bool:
    """Whether a text asks for a decision or advice on a single case, which only an office can give."""
    return bool(
        _WAITING.search(text) or _FOREIGN.search(text) or any(_asks(clause, text) for clause in _asking_clauses(text))
    )


def asks_for_oneself(text: str) -> bool:
    """Whether somebody asks yes or no about himself; „Wie lange habe ich Zeit?“ asks for a rule."""
    return bool(_MYSELF.search(text)) and not any(_OPENS_WITH_A_WORD.match(clause) for clause in _asking_clauses(text))


def names_a_matter(text: str) -> bool:
    """Whether a text names what offices decide on."""
    return bool(_DECIDED_BY_OFFICES.search(text))


def _asking_clauses(text: str) -> list[str]:
    """The clauses of all sentences that ask; of all sentences where none has a question mark."""
    sentences = pieces(text)
    asking = [sentence for sentence in sentences if sentence.rstrip(' "“”»«)').endswith("?")]
    return [clause for sentence in asking or sentences for clause in _CLAUSE_END.split(sentence)]


def _asks(clause: str, text: str) -> bool:
    if _ASKED_WITH_A_WORD.search(clause):
        return True
    if _OPENS_WITH_A_WORD.match(clause):
        return False
    concerned = bool(_CONCERNED.search(text))
    return bool(
        _ASKED_WITH_YES_OR_NO.search(clause) or (concerned and (_RIGHT_OR_WRONG.search(clause) or _SUES.search(clause)))
    )

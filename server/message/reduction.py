"""Reduction: what a message asks, without greeting, thanks and what leads to the question.

Officers write to an assistant as they write to a colleague: „Guten Tag, können Sie mir sagen, wer den Beirat wählt?
Vielen Dank!“ Vectors, words and the gate compare the whole text with the documents, which hold none of that. What a
message tells of a case stays: „Ich habe nur den ersten Teil gemacht. Gilt der noch?“ (Query reduction of verbose
queries: Gupta and Bendersky 2015.)
"""

import re

from index.question import clean
from ingest import sentences
from server.message.dependence import is_dependent
from server.message.requested import DOCUMENTS, SOFTLY, topic

_HAIL = (
    r"(?:hallo|hallöchen|hallihallo|huhu|hi|hey|moin|servus|gude|ahoi|grüß (?:gott|sie|euch|dich)|grüezi|mahlzeit"
    r"|betreff|guten? (?:morgen|tag|nachmittag|abend)|hello|good (?:morning|afternoon|evening)|bonjour|salut|hola"
    r"|buenos días|buongiorno|ciao|merhaba|selam|iyi günler|здравствуйте|добрый день|привет|вітаю|dzień dobry|cześć"
    r"|bună ziua|مرحبا|السلام عليكم|سلام)"
    r"(?: (?:zusammen|miteinander|nochmals?|beinand|an alle|(?:ihr|an) lieben|there|all|in die runde|ins? \w+"
    r"|liebes \w+|wünsche ich|(?-i:[A-ZÄÖÜ]\w+(?: [A-ZÄÖÜ]\w+)?)))?"
)
_ADDRESS = (
    r"(?:(?:(?:sehr )?geehrte|geschätzte|verehrte)[rs]? [^,!.:?]{2,60}|dear (?:sir|madam|team|colleague)[^,!.:?]{0,40}"
    r"|(?:liebe|werte)[rs]? (?:frau|herr|damen|team|kolleg|mitarbeite|ministerium|leute|redaktion)[^,!.:?]{0,60}"
    r"|(?-i:Liebe[rs]? [A-ZÄÖÜ]\w+)(?=,))"
)
_GREETING = (
    r"(?:(?:ein|einen|recht|schönen|wunderschönen|freundliches|herzliches) ){0,3}"
    rf"(?:{_HAIL}|{_ADDRESS})[,،!.:–-]+"
)
_NAMED = r"(?:mein name ist|ich heiße) [^,.!?:]{3,40}?(?:[,.]| und)"
ASKING_WORD = (
    r"(?=(?:(?:ab|an|auf|aus|bei|bis|durch|für|gegen|in|mit|nach|seit|über|um|unter|von|vor|zu) )?"
    r"(?:we[rnm]|wessen|was|wie(?!der)\w*|wo(?:\b|[abdfghimnruvz]\w*)|wann|warum|welche[nrsm]?|weshalb|wieso|weswegen"
    r"|inwie\w+|ob)\b)"
)
_MOOD = (
    r"(?:möchte|möchten|will|wollen|würde|würden|wüsste|wüssten|muss|müssen|müsste|müssten|hätte|hätten|sollte|soll)"
)
_KNOWING = r"(?:wissen|gewusst|erfahren|fragen|nachfragen|verstehen|herausfinden|klären|haben)"
_TELLING = (
    r"(?:sagen|erklären|erläutern|verraten|mitteilen|weiterhelfen|helfen|beantworten|schreiben|erzählen|angeben|nennen"
    r"|auskunft geben|bescheid geben)"
)
_WONDERING = (
    # „Können Sie mir sagen“, „Kann mir jemand erklären“, „Darf ich fragen“
    r"(?:können|könnten|kannst|könntest|könnt|kann|könnte|würden|würdest|darf|dürfte)"
    rf"(?: (?:sie|du|ihr|jemand|ich|mir|uns))+{SOFTLY} (?:{_TELLING}|fragen)",
    # „Ich wüsste gern“, „Ich bin neu hier und möchte wissen“
    rf"(?:(?:ich|wir) [^,.?!:]{{1,80}} und )?(?:(?:ich|wir) )?{_MOOD}(?: (?:ich|wir))?(?: von (?:ihnen|euch))?"
    rf"{SOFTLY}(?: {_KNOWING})?{SOFTLY}",
    rf"(?:mich|uns)(?: würde)?{SOFTLY} (?:interessiert|interessieren){SOFTLY}",
    rf"(?:es )?(?:interessiert|würde) (?:mich|uns){SOFTLY}(?: interessieren)?",
    r"(?:(?:ich|wir) )?frag(?:e|en)? (?:mich|uns)(?: \w+)?",
    r"(?:mir|uns) ist(?: \w+)? (?:nicht(?: \w+)? klar|unklar)",
    r"(?:ich|wir) (?:bin|sind) (?:mir|uns) (?:nicht(?: \w+)? sicher|unsicher)",
    rf"(?:ich|wir) (?:weiß|wissen|verstehe|verstehen)(?: \w+)? nicht{SOFTLY}",
    rf"(?:wissen|weißt|weiß|wisst) (?:sie|du|jemand|ihr){SOFTLY}",
    r"(?:bitte )?(?:sag|sagt|(?:sagen|verraten|erklären|erläutern|schreiben|beschreiben|nennen|zeigen|schildern) sie)"
    rf"(?: (?:mir|uns))?{SOFTLY}",
    # „Schreib mir auf, welche …“, „Stellen Sie mir zusammen, wer …“
    rf"(?:bitte )?(?:schreib|schreibe|notier|notiere|stell|stelle|list|liste|(?:schreiben|notieren|stellen|listen) sie)"
    rf"(?: (?:mir|uns))?{SOFTLY} (?:auf|zusammen)",
    rf"(?:bitte )?(?:teilen|geben) sie(?: (?:mir|uns))?{SOFTLY} (?:mit|an|auskunft|bescheid)",
    r"(?:bitte )?fassen sie(?: (?:mir|uns|kurz|bitte))* zusammen",
    r"(?:(?:ich|wir) bitten?|bitte) um (?:auskunft|mitteilung|info|information|klärung|antwort|angabe)(?: darüber)?",
    r"bitte (?:eine )?(?:kurze )?(?:auskunft|liste|aufzählung|übersicht|erklärung|info|angabe|[\w-]*anleitung)"
    r"(?: darüber| dazu)?",
    rf"(?:ich|wir) (?:suche|brauche|benötige|bräuchte)n?{SOFTLY} \w+ (?:dazu|darüber)",
    r"(?:es geht um )?(?:die|meine|unsere) frage(?: ist| lautet)?",
    r"(?:unser|mein|die|der)\w* [\w-]+ (?:fragt|will wissen|möchte wissen)(?: \w+)?",
)
_LEADS = (
    r"(?:[-–•>*]+ |\d{1,2}[.)] " + ASKING_WORD + ")",
    _GREETING,
    rf"(?:hallo|hi|hey|moin|servus|guten (?:morgen|tag|abend)) {ASKING_WORD}",
    _NAMED,
    rf"(?:{'|'.join(_WONDERING)})(?:, {ASKING_WORD}|:)",
    # „Ich habe eine Frage: …“, „Kurze Frage, …“, „Meine Frage lautet: …“, „Und eine Nachfrage: …“
    r"(?:(?:ich|wir) (?:habe|hätte|haben|hätten)(?: (?:da|mal|nur|noch|hier|auch))* |(?:und )?(?:(?:noch|nur|mal) )?)"
    r"(?:eine |ne )?(?:ganz )?(?:(?:kurze|kleine|andere|dringende|allgemeine|wichtige|weitere|letzte) )?"
    r"(?:rück|nach|anschluss|zusatz|zwischen|verständnis)?frage(?: an (?:sie|euch))?(?:[:.]| [–-]|,)",
    r"(?:und )?noch (?:et)?was:",
    # „Mal eine Frage zum Ausländerbeirat: wer wählt den“, whose topic stays
    r"(?:(?:ich|wir) (?:habe|hätte|haben|hätten) )?(?:(?:mal|nur|noch|kurz) )*eine (?:(?:kurze|kleine|andere) )?frage"
    r" (?:zu(?:m|r| den| der| dem)?|über (?:die|den|das)|wegen (?:der|des)) (?=[^,.:?!]{3,60}: )",
    r"(?:sag|sagt|sagen sie) mal(?: bitte)?[,:]",
    r"(?:bitte|also|sorry|entschuldigung|entschuldigen sie|verzeihung)[,:!.]",
    r"(?:can|could|would) you (?:please |kindly )?(?:tell|explain to) (?:me|us)[,:]?",
    r"(?:please )?tell (?:me|us)(?:[,:]| (?=wh|how|if))",
    r"(?:i would|i'd|we would|we'd) like to know[,:]?",
    r"(?:pouvez-vous|pourriez-vous) me dire[,:]?",
    r"¿?(?:me puede|me podría|puede|podría) decir(?:me)?[,:]?",
    r"(?:скажите|подскажите|скажіть|підкажіть),? (?:пожалуйста|будь ласка)[,:]?",
    r"i have a (?:quick )?question[,:.]",
)
_GREETED = re.compile(_GREETING, re.IGNORECASE)
_LEAD = re.compile(rf"(?:{'|'.join(_LEADS)})\s*", re.IGNORECASE)

_END = r"(?:^|[,;.–-] ?| (?=und ))(?:und )?"
_TAILS = (
    rf"[,]? (?:laut|gemäß|nach|in|aus) (?:den|diesen|ihren|euren|deinen|der|ihrer|dem|ihrem) {DOCUMENTS}",
    r"(?:^|[,;.–-] ?| (?=(?:vielen|herzlichen|besten|lieben) |danke (?:schon|im|vorab)))"
    r"(?:(?:vielen|herzlichen|besten|lieben|schon ?mal|schon jetzt|im voraus|mit) )*(?:danke?|dankeschön)"
    r"(?: (?:schön|sehr|ihnen|euch|dir|schon ?mal|(?:schon )?im voraus|vorab|für \w+(?: \w+)? "
    r"(?:hilfe|mühe|auskunft|antwort|rückmeldung)))*(?: und)?",
    rf"{_END}(?:mit )?(?:(?:viele|liebe|beste|freundliche|schöne|herzliche|kollegiale)[nmr]? )+"
    r"(?:grüßen?|gruß|grüsse)\b.*",
    rf"{_END}(?:gruß|grüße|mfg|vg|lg)\b.*",
    r"[,;–-] ?(?:bitte|please)",
    r"(?:^|[,;.–-] ?)(?:many thanks|thanks|thank you|merci|gracias|muchas gracias|grazie|teşekkürler|teşekkür ederim"
    r"|спасибо|дякую|dziękuję|mulțumesc|شكرا)(?: (?:in advance|very much|so much|beaucoup|заранее|çok))*",
    r"(?:^|[,;.–-] ?)(?:kind|best|warm) regards\b.*",
)
_TAIL = re.compile(rf"(?:{'|'.join(_TAILS)})(?P<mark>[?!. ]*)$", re.IGNORECASE)

_POLITE = re.compile(
    r"(?:(?:ich|wir) (?:suche|brauche|bräuchte|hoffe)n?(?: \w+){0,2} (?:hilfe|unterstützung)"
    r"|(?:ich|wir) hoffen?,? (?:sie|ihr|du) (?:können|könnt|kannst) (?:mir|uns)(?: \w+)? (?:weiter)?helfen"
    r"|(?:können|könnten) sie (?:(?:mir|uns)(?: \w+){0,3} |(?:bitte |da |dabei |hier ){0,2})(?:weiter)?helfen"
    r"|(?:ich|wir) (?:freue|bedanke)n? (?:mich|uns)\b.*"
    r"|(?:ich|wir) (?:wäre|wären) (?:ihnen )?(?:sehr )?dankbar"
    r"|(?:das|es) (?:wäre|ist) (?:\w+ ){0,2}(?:wichtig|hilfreich|nett|super|toll|lieb|dringend|eilig)"
    r"(?: für (?:mich|uns))?"
    r"|es eilt"
    r"|(?:über|für) (?:eine|ihre) (?:\w+ )?(?:antwort|rückmeldung|auskunft|hilfe)\b.*"
    r"|(?:ich|wir) (?:finde|finden|habe|haben) (?:dazu |darüber |es )?(?:leider )?(?:nichts|nirgends)"
    r"(?: (?:dazu|darüber|gefunden|finden))*)"
    r"[.!?]*",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?!.*\b(?:möchte|will|wollen|soll|sollen|muss|müssen|plane|planen|brauche|brauchen)n?\b)"
    r"(?:(?:ich|wir) (?:bin|sind|(?:arbeite|komme|leite|vertrete|studiere|schreibe|mache|wohne|betreue|bereite|halte"
    r"|sitze)n?)|als \w+(?: \w+)? (?:bin|(?:beschäftige|arbeite|schreibe|betreue|leite)n?) (?:ich|wir))\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\bda\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:dank(?:e|t|bar)?|grüße?n?|grüßt|gruß|grüsse|hochachtung\w*|empfehlungen|wünscht|cheers|merci"
    r"|(?:baldige|ihre|eine) antwort|alles gute|bleiben sie|passen sie|bis bald|tschüss)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")
_SIGNATURE = re.compile(r"(?:(?:(?:[Vv]iel|[Ll]ieb|[Hh]erzlich|[Bb]est)\w* )*[Dd]anke? ?)?(?:[A-ZÄÖÜ][\w.-]+ ?){1,3}")
"""A name, after thanks or alone; in a small question all words are small."""


def reduced(message: str) -> str:
    """The question of a message; the message itself if nothing else is in it."""
    text = clean(message)
    stripped = map(_stripped, pieces(_PICTURE.sub("", text).strip()))
    parts = [left for left in stripped if any(letter.isalnum() for letter in left)]
    asking = _without_closing([part for part in parts if not _POLITE.fullmatch(part)])
    if _GREETED.match(text):
        asking = _without_introduction(asking[:-1] if _is_signed(asking) else asking)
    question = re.sub(r"\s*\?[?!]+", "?", topic(" ".join(asking))) or text
    return question if question.islower() else question[:1].upper() + question[1:]


def _without_closing(parts: list[str]) -> list[str]:
    """What stands before the farewell: after the last question, whatever thanks, greets or is a mere name."""
    last = max((place for place, part in enumerate(parts) if part.endswith("?")), default=len(parts))
    return [part for place, part in enumerate(parts) if place <= last or not _CLOSING.search(part)]


def _is_signed(parts: list[str]) -> bool:
    return len(parts) > 1 and bool(_SIGNATURE.fullmatch(parts[-1]))


def _without_introduction(parts: list[str]) -> list[str]:
    """What is asked after a greeting, without who is asking, unless it cannot be understood without."""
    rest = [part for part in parts if part.endswith("?") or not _INTRODUCTION.match(part)]
    question = " ".join(rest)
    return parts if not rest or is_dependent(question) or _THERE.search(question) else rest


def pieces(text: str) -> list[str]:
    """Sentences, also those that begin with a small letter; what is cut too often is put together again."""
    return [piece for sentence in sentences(text) for piece in re.split(r"(?<=\w\w\w[.!?]) ", sentence)]


def _stripped(sentence: str) -> str:
    """A sentence without what leads to it and what follows on it."""
    text = sentence.strip()
    while text and (found := _LEAD.match(text)):
        text = text[found.end() :]
    while text and (found := _TAIL.search(text)):
        text = text[: found.start()] + found["mark"].strip()
    return text

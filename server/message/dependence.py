"""Dependence: whether a question can be understood without the one before it."""

import re

from index.question import clean
from index.words.analysis import content_words, fold
from index.words.degrees import DEGREES
from server.message.attributes import names_attribute
from server.message.outside import CLAUSE_BORDER, is_predicated, points_outside
from server.message.pronouns import means_something_unnamed

_OPENING = re.compile(
    r"^(?:(?:super|prima|verstehe|verstanden|schön|toll|alles klar|aha|ach so|interessant|gut zu wissen)[,.!]"
    r"|(und|aber|auch|sonst|außerdem|dann|also|oder|ok|okay|nein|ja|genau|danke)\b)(?!\s+(?:wie|was) (?:ist|sind"
    r"|lautet) (?:der|die|das) \w+ (?:von|des|der|für))",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:(?:ok|okay|ja|super|gut|prima)[,!. ]+)?(?:(?:vielen|herzlichen|besten|tausend) )?dank(?:e|eschön)?"
    r"(?: (?:schön|sehr|dir|ihnen|euch))*(?: für (?:die|ihre|deine|eure) [\w ]+)?"
    r"(?:[,.!]? (?:das (?:war|wär|reicht|hilft|hat|genügt|ist)\w*|mehr|bis|tschüss?|auf|schönen?|einen)\b[^?]*)?[!. ]*",
    re.IGNORECASE,
)
_ENGLISH_OPENING = re.compile(r"^(and|what about|how about|but|then)\b", re.IGNORECASE)
_PERSONAL_PRONOUN = re.compile(r"\b(er|es|ihn|ihm|ihnen|sie)\b|^(?:Er|Ihn|Ihm)\b")
_EXPLETIVE_ES = re.compile(
    r"\b(gibt|gab|gäbe|geht|ging|steht|kommt|dauert|heißt|handelt|bedarf|wird|ist|war|muss|kann|wie|ob|wenn"
    r"|regnet|schneit|stürmt|friert|lohnt|stimmt|reicht|klappt|genügt|braucht|hilft|bringt|fehlt) es\b"
    r"|\bes (gibt|gab|um|sich|dauert|eine?n?|für|in|bei|heißt|möglich|erlaubt|nötig|auch|mit)\b"
    r"|\bes\b[^.,;?!]*\b(gibt|gab|gäbe|geht|ging|bedarf|braucht)\s*(?:$|[.,;?!])",  # „wo es Beratung gibt“
    re.IGNORECASE,
)
_PRONOMINAL_ADVERB = re.compile(
    r"\b(dafür|davon|dazu|damit|dabei|daran|darauf|daraus|darin|darüber|darunter|dadurch|dagegen|danach|davor"
    r"|daneben|dahin|dorthin|dort|daher|diesbezüglich|stattdessen|hierfür|hierzu|hierbei|hiervon|hierüber)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:dort|dorthin|dahin)\b", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|im|bei|beim|nach|aus|an|am|auf|vom|zum|zur) (?:\w+ ){0,2}[A-ZÄÖÜ]|[.,;:?!–]|\b(?:und|wenn|ob)\b"
)
_CORRELATIVE = re.compile(
    r"\b(dafür|davon|dazu|damit|dabei|daran|darauf|darüber|dadurch),? (dass|ob|wie|wer|was|zu\b|wenn)", re.IGNORECASE
)
_DEMONSTRATIVE = re.compile(
    r"\b(dies(?:e[mnrs]?)?|solche?[mnrs]?|jene[mnrs]?|letztere[mnrs]?|erstere[mnrs]?|derselbe|dieselbe|dasselbe)\b",
    re.IGNORECASE,
)
_THESE_DAYS = re.compile(r"\bdies(?:e[mnrs]?)? (?:jahr|monat|woche|tage?)", re.IGNORECASE)
_BARE_ARTICLE = re.compile(
    r"\b(das|die|den|dem|der|denen|deren|dessen)\b(?=\s*(?:$|[?!.,;]|(?:[a-zäöüß]+)\b(?![\s-]+[A-ZÄÖÜ])))"
)
_ASKED_NOUN = re.compile(
    r"(?:[A-ZÄÖÜ]\w+ )?(?:welche[mnrs]?|wie viele?|wieviele?|was für(?: eine?[mnrs]?)?) (?:[a-zäöüß]+ )?[A-ZÄÖÜ][\w-]+ "
    r"[a-zäöüß]+ ",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\bdas (?:auch|denn|dann|noch|genau|genauer|eigentlich|überhaupt|wirklich|jetzt|immer|schon|so|nicht|für|bei|in|im"
    r"|näher|erklären|erläutern|sein|machen|gehen|heißen|bedeuten)\b",
    re.IGNORECASE,
)
_LAST_ARTICLE = re.compile(r"\b(?:das|die|den|dem|der|denen)\b(?: denn| dann| noch| genau)?\s*[?!.]*$")
_POSSESSIVE = re.compile(r"\b(?:sein|ihr|dessen|deren)(?:e[mnrs]?)?\b(?=\s+[A-ZÄÖÜ])")  # not the verb „sein“
_NOUN = re.compile(r"(?<!^)\b[A-ZÄÖÜ][\wäöüß-]{2,}")
_NAME = re.compile(r"(?<=[\w,)] )[A-ZÄÖÜ][\w-]+|\b[A-ZÄÖÜ]{2,}\b|\b\d{4}\b")
_GENERIC = re.compile(
    r"\b(?:das|die|der|den|dem|des) (Stadt|Projekt|Programm|Kreis|Gesetz|Unternehmen|Organisation|Verein|Verfahren"
    r"|Antrag|Konzept|Gremium|Kommission|Kurs|Förderung|Frist|Liste|Tabelle|Schritte?|Punkte?|Ergebnis(?:se)?|Beispiele?"
    r"|Person|Mann|Frau|Land|Region|Behörde|anderen?)\b"
)
_NAMED_BY_ITS_OWNER = re.compile(
    r"[A-ZÄÖÜ]\w+ (?:von|des|der|für|im|in|zur|zum) (?!(?:der|die|das|dem|den)\b)[A-ZÄÖÜ]\w+"
)
"""„das Konzept von Hanau“ needs nothing before it."""
_PARTICLE = r"(?:nicht|noch|genau|denn|dann|das|sonst|auch|eigentlich|ungefähr|etwa|maximal|mindestens|höchstens)"
_ELLIPTIC = re.compile(
    r"^(?:warum|wieso|weshalb|wozu|(?:seit |bis |ab )?wann|wer|wo|wie|was|wieviel|mehr|genauer|und dann|inwiefern"
    rf"|von wem|für wen|wie (?P<degree>\w+))(?: {_PARTICLE})*\W*$",
    re.IGNORECASE,
)
_TO_THE_ASSISTANT = re.compile(r"(?:ihr|du) (?:seid|bist|habt|hast|könnt|kannst)\b(?!.*\?$)", re.IGNORECASE)
"""What is said to the assistant and not asked needs no question before it to be understood."""
_META = re.compile(
    r"^(?:nein,? )?ich mein(?:e|te)\b|\b(meinte ich|das meine ich|nicht gemeint"
    r"|(?:ersten|zweiten|dritten|vierten|letzten|nächsten|anderen) (?:Punkt|Schritt|Satz|Teil))\b",
    re.IGNORECASE,
)


_PRONOUN_LAST = re.compile(
    r"\b(?:das|die|den|dem|der|denen)(?: (?:an|aus|ab|auf|ein|mit|vor|zu|um|durch|bei|nach|denn|dann|noch|so|alles))?"
    r"\s*[?!.]*$"
)
_PRONOUN_AFTER_VERB = re.compile(
    r"^(?:(?:was|wie|wo|wann|warum|wieso|wen|womit|wofür|wozu|seit wann|bis wann|wie \w+) \w+|gibt es|\w+)"
    r" (?:das (?:auch|denn|dann|noch|eigentlich|überhaupt|immer|schon|nicht|nur|jetzt)"
    r"|die (?:den ganzen|denn|eigentlich|überhaupt|alles))\b",
    re.IGNORECASE,
)
_ADVERB_OF_A_THING = re.compile(
    r"\b(?:dabei(?= (?!sein|gewesen|ist|war|und|oder)[a-zäöü])|dafür|daran|darauf|darüber|dagegen|hierfür|hierzu)\b"
    r"(?=[^,]*$)",
    re.IGNORECASE,
)
_DONE_WITH_IT = re.compile(r"(?:\w+ ){1,4}das [a-zäöüß]+en[?!. ]*", re.IGNORECASE)
"""„Wer darf das beantragen?“, which names nothing to search for."""
_DISLOCATED = re.compile(
    # „Der Beirat, wer wählt den?“, „Landesbranddirektor: wer bestellt den?“
    r"(?!(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em)\b[,:]|(?:In|Im|Bei|Beim|Für|Zu|Zum|Zur|Mit|Nach|Von|Vom|Aus|An|Am|Auf"
    r"|Über|Unter|Seit|Ab|Wenn|Falls|Da|Weil|Als|Ob|Dass)\b|(?:\w+ ){0,3}\w*(?:[Ff]rage|[Aa]nmerkung)\b)"
    r"(?:(?:[Dd]iese[mnrs]?|[Dd](?:er|ie|as|en|em)|[Ee]ine?) )?[A-ZÄÖÜ][\w-]{3,}"
    r"(?:(?: [\w§.-]+){0,6}(?:, ?| – )|[^:?!]{0,80}: ?)"
    r"(?:[A-ZÄÖÜa-zäöü][a-zäöü]* ){0,3}(?:[Ww](?:e[rnm]|as|ie|o\w*|ann|arum|elche[mnrs]?))\b"
    r".*\b(?:das|die|der|den|dem|er|sie|es|da\w*)\b.*"
    # „Integrationsmonitoring was ist das“
    r"|\w{4,}(?: [\w§.-]+){0,6},? (?:we[rnm]|was|wie|wo|wann)"
    r" (?:is|ist|sind|war|waren|heißt|bedeutet|macht|machen) (?:das|die|der|er|sie)\b(?: [a-zäöü]+)?",
)
"""A topic named before the question that takes it up by a pronoun („Der Beirat, wer wählt den?“): left dislocation."""
_ADDRESSED = frozenset(("Sie", "Ihnen", "Ihr", "Ihre"))
_BARE = 3  # content words
_ABOUT_IT = re.compile(
    r"(?:(?:ab|an|bis|für|in|mit|seit|von|zu) )?(?:was|wie(?: \w+)?|wo\w*|wann|warum|wieso|weshalb|we[rnm]|welche\w*"
    r"|gilt|geht|ist|sind|war|wird|muss|kann|darf|soll|hat) (?:[a-zäöüß]+ ){0,3}"
    r"(?:das|den|dem|der|die|er|ihn|ihm|sie|es)(?: [a-zäöüß]+){0,2}[?!. ]*",
    re.IGNORECASE,
)
"""One clause that holds nothing but a pronoun to tell what is asked about: „Wie lange dauert das?“."""
_BARE_FOREIGN = re.compile(
    r"^(?:and|but|what about|how about|peki|ya|ve|¿?y|а|и)\b(?:[ ,]+[\w'’]+){0,4}\s*\?*$", re.IGNORECASE
)


def is_bare(question: str) -> bool:
    """Whether a question names too little to be searched for without the one before it; most follow-ups name enough."""
    text = clean(question)
    if _THANKS.fullmatch(text):  # points at nothing, although it opens like a follow-up
        return False
    if _BARE_FOREIGN.match(text):
        return True
    return len(content_words(text)) <= _BARE and (_depends(text) or bool(_DONE_WITH_IT.fullmatch(text)))


def is_continued(question: str) -> bool:
    """Whether a bare question surely takes up another, however well passages seem to fit.

    It opens that way, and the rest points at something unnamed; or there is nothing in it but a pronoun and a verb.
    """
    text = clean(question)
    if not is_bare(text):
        return False
    if _ABOUT_IT.fullmatch(text) and text[1:].islower() and len(content_words(text)) < _BARE:
        return True
    opening = _OPENING.match(text)
    return opening is not None and is_dependent(text[opening.end() :].lstrip(" ,"))


def is_elliptic(text: str) -> bool:
    """Whether a text is a question word and nothing to ask it of, „wie“ also with how much is asked („Wie hoch?“)."""
    found = _ELLIPTIC.match(text)
    return bool(found and (not found["degree"] or fold(found["degree"]) in DEGREES))


def is_dependent(question: str) -> bool:
    """Whether a question cannot be understood without the one before it.

    Rules after Bertomeu et al. 2006 and the project's own trials: connectives, pronouns without an antecedent in the
    same question, pronominal adverbs, demonstratives, generic definite nouns in short questions, ellipses.
    """
    text = clean(question)
    return _depends(text) or _means_something_outside(text.strip(" ."))


def _depends(text: str) -> bool:
    """The same of a cleaned text as far as it is sure enough to refuse a question that nothing goes before."""
    text = text.strip(" .")
    names = _NAME.findall(text)
    content = content_words(text)
    if _TO_THE_ASSISTANT.match(text):
        return False
    if is_elliptic(text) or _META.search(text) or _BARE_FOREIGN.match(text):
        return True
    if (_OPENING.match(text) or _ENGLISH_OPENING.match(text)) and len(content) <= 6:
        return True
    if _DISLOCATED.match(text):
        return False
    if _DEMONSTRATIVE.search(text) and not _THESE_DAYS.search(text):
        return not _noun_before(text, _DEMONSTRATIVE)
    there = _THERE.search(text)
    if there and not _PLACE_BEFORE.search(text[: there.start()]):
        return True
    adverb = _PRONOMINAL_ADVERB.search(text)
    if adverb and not _CORRELATIVE.search(text) and not _noun_before(text, _PRONOMINAL_ADVERB):
        return True
    if _points_out_of_its_clause(text):
        return True
    for pattern in (_PERSONAL_PRONOUN, _POSSESSIVE):
        found = pattern.search(text)
        if (
            found
            and not (found.group() == "es" and _EXPLETIVE_ES.search(text))
            and (not _noun_before(text, pattern) or _asks_for_the_only_noun(text))
        ):
            return True
    small = text[1:] == text[1:].lower()  # nouns cannot be told from other words: only an article at the end is bare
    bare = _LAST_ARTICLE if small else _BARE_ARTICLE
    if bare.search(text) and len(content) <= 3 and not names and not _noun_before(text, bare):
        return True
    if _POINTING.search(text) and len(content) <= 2 and _ADDRESSED.issuperset(names):
        return True
    if _GENERIC.search(text) and len(content) <= 3 and not names[1:]:
        return not _NAMED_BY_ITS_OWNER.search(text)
    return False


def _points_out_of_its_clause(text: str) -> bool:
    """Whether a pronoun or pronominal adverb has to mean something outside: within one clause there is nothing."""
    if text == text.lower():  # typed in haste, clauses without borders
        return False
    if _CORRELATIVE.search(text):
        return False
    found = _ADVERB_OF_A_THING.search(text) or _PRONOUN_LAST.search(text) or _PRONOUN_AFTER_VERB.match(text)
    return bool(found and not CLAUSE_BORDER.search(text[: found.start()]))


def _means_something_outside(text: str) -> bool:
    """The same as far as it only joins a question with the one before it.

    A noun that is always one of something does so, a pronoun of another language, and what may be an article where a
    noun is typed small („hat das hallenbad auf“).
    """
    if names_attribute(text) or is_predicated(text) or means_something_unnamed(text):
        return True
    if text == text.lower() or _CORRELATIVE.search(text) or _DISLOCATED.match(text) or _TO_THE_ASSISTANT.match(text):
        return False
    return points_outside(text)


def _asks_for_the_only_noun(text: str) -> bool:
    """Whether the noun before a pronoun is the one asked for („Welche Aufgaben hat er?“), not what it means."""
    found = _PERSONAL_PRONOUN.search(text)
    return bool(found and found.group() != "es" and _ASKED_NOUN.fullmatch(text[: found.start()]))


def _noun_before(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a noun stands before the word found, so that the word may stand for it."""
    found = pattern.search(text)
    return bool(found and _NOUN.search(text[: found.start()]))

"""Outside: words that mean something their clause does not name, though they may look like articles („die“, „so ein“).

That is sure enough to join a question with the one before it, not to refuse one that nothing goes before.
"""

import re

CLAUSE_BORDER = re.compile(r"[.,;:?!–]| - |\b(?:und|oder|wenn|dass|weil|ob|falls|obwohl|damit)\b", re.IGNORECASE)
"""Where a clause ends that may name what a pronoun behind it means."""
_PARTICIPLE = r"[a-zäöüß]+(?:end|t|en)e[nrs]? [A-ZÄÖÜ]"
_ADVERB = (
    r"(?:auch|noch|wenigstens|überhaupt|eigentlich|schon|denn|dann|immer|trotzdem|vorher|nachher|selbst|jetzt|nun|heute"
    r"|wirklich|alle)"
)
_THING = re.compile(
    rf"(?!(?:Ab|Bei|Beim|In|Im|Mit|Nach|Von|Unter|Gegen)\b).*?"
    rf"(?:\b(?P<it>das)(?! (?:[\w-]+ )*{_PARTICIPLE}| für eine?\b)"
    r"(?=(?: [a-zäöüß]+){0,4}\s*[?!.]*$|"
    r" (?:in|im|bei|beim|für|auf|nach|vor|an|am|zum|zur|ab|seit|jede[nmrs]?|nicht|eine?[nmrs]?|unser\w*|man|ich|wir"
    rf"|jemand)\b| {_ADVERB}\b)"
    r"|(?<!\bals )(?<!\bmit )(?<!\bin )(?<!\bab )(?<!\bvon )(?<!\bzu )(?<!\bfür )(?<!\bauf )(?<!\bnach )"
    r"\b(?P<they>die|den|dem|der)(?=(?: [a-zäöüß]+){1,3}\s*[?!.]*$|"
    rf" {_ADVERB}\b(?! [a-zäöüß]+e[nrs]? [A-ZÄÖÜ])))"
)
"""„das“ or „die“ that is no article: „Wer muss das bezahlen?“, „Seit wann werden die gefördert?“."""
_OBJECT = re.compile(
    r".*?(?<!\bfür )(?<!\bmit )(?<!\bvon )(?<!\bzu )(?<!\bbei )(?<!\bbis )\b(?P<it>sie|ihn|ihm|ihnen)\b"
)
"""What the noun of the same clause does something to or for: „Können auch Vereine sie beantragen?“."""
_IN_THAT_CASE = re.compile(
    r".*?\b(?:gibt es|gilt|gelten|geht|kostet|hilft|(?:brauch|muss|kann|darf|soll|mach|bekomm)\w* (?:ich|man|wir))"
    r" (?P<it>da)\b"
    r"|.*?\b(?:hat|haben|ist|sind|wende ich mich|können|kann|kommt) (?:\w+ )?(?P<there>da)"
    r"(?= (?:de[nrm]|die|das|noch|überhaupt|eigentlich)\b)"
    r"|.*?\bmich (?P<then>da)\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r".*?\b(?P<one>[Ss]o (?:eins|eine?[mnrs]?(?! (?:[a-zäöüß]+ ){0,2}[A-ZÄÖÜ]))"
    r"|[Ss]o ?(?:et)?was(?! wie\b| (?:[a-zäöüß]+ ){0,2}[A-ZÄÖÜ]))\b"
)
"""„Wer darf so einen bilden?“, which names no other noun behind it."""
_NUMBERS = r"(?:Zahlen|Werten?|Anteilen?|Quoten|Beträgen?|Angaben|Jahren?|Summen|Größen|Ergebnissen?)"
_BOTH = re.compile(
    rf".*?\b(?P<both>(?:[Dd]ie|[Dd]en|[Dd]er) beiden)\b"
    rf"(?: {_NUMBERS}\b(?! (?:von|de[rs]|für|aus|in|im|zu[rm]?|\d))|(?! (?:[a-zäöüß-]+e[nr] )*[A-ZÄÖÜ]))"
)
"""„Worin unterscheiden sich die beiden?“; of numbers also „die beiden Zahlen“, which stand in answers."""
_PREDICATE = r"(?:Pflicht|Vorschrift|Standard|Gesetz|Voraussetzung|Bedingung|Thema)"
_PREDICATED = re.compile(
    rf"(?:[Ii]st|[Ss]ind|[Ww]aren?|[Ww]ird|[Ww]erden|[Ww]äre|[Hh]at|[Hh]aben|[Bb]ringt|[Mm]acht)"
    rf" (?:das|die|der)(?: {_ADVERB})* [A-ZÄÖÜ][\w-]+[?!. ]*"
    rf"|(?:(?:[Ss]eit|[Aa]b|[Bb]is) wann|[Ww]arum|[Ww]ieso|[Ww]eshalb|[Ww]ann|[Ww]o|[Ff]ür wen)"
    rf" (?:ist|sind|war|waren|wird|werden) (?:das|die|der)(?: {_ADVERB})* {_PREDICATE}[?!. ]*"
)


def points_outside(text: str) -> bool:
    """Whether such a word stands in a question, and no clause before it."""
    meant = (pattern.match(text) for pattern in (_THING, _OBJECT, _IN_THAT_CASE, _ONE_OF_THEM, _BOTH))
    return any(one and not CLAUSE_BORDER.search(text[: one.start(one.lastgroup or 0)]) for one in meant)


def is_predicated(text: str) -> bool:
    """Whether the only noun of a question is what is said of something else („Sind die Pflicht?“)."""
    return bool(_PREDICATED.fullmatch(text))

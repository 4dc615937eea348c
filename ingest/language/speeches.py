"""Speeches: how stenographic reports and other minutes of debates print who speaks, what is called out, how is voted.

„Lea Moor (SPD):“, „Präsidentin Ute Falk:“ and „Dr. Jan Ott, Minister für Verkehr:“ open a speech, before its text or on
a line of their own; „(Beifall bei der SPD – Ole Kamp [FDP]: Falsch!)“ interrupts it.
"""

import re

_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĞİŁŃŘŚŞŠŤŹŻŽ"
_TITLE = r"(?:(?:Prof|Dr|Dipl|Mag|h|c|med|phil|jur)\.(?:-\w+\.)? ?)*"
_WORD = rf"[{_CAPITAL}][\w’'.-]*"
_PARTICLE = (
    r"(?:(?:Freiherr |Graf )?(?:von|van|zu|vom|zum|de|da|di|du|le|la|al|el|ter|ten)(?: (?:der|den|dem|und zu))? )?"
)
_SURNAME = rf"{_TITLE}{_PARTICLE}{_WORD}(?: {_PARTICLE}{_WORD}){{0,4}}\*?\)?"
_FULL_NAME = rf"{_TITLE}{_WORD} {_PARTICLE}{_WORD}(?: {_PARTICLE}{_WORD}){{0,3}}\*?\)?"
_PRESIDING = (
    rf"(?!Minister|Regierungs|Polizei)(?=[{_CAPITAL}])[\w-]*"
    r"(?:[Pp]räsident(?:in)?|[Vv]orsitzender?|[Vv]orsteher(?:in)?|[Ss]itzungsleiter(?:in)?)"
)
_OFFICE = (
    rf"(?=[{_CAPITAL}])[\w-]*(?:(?:[Mm]inister|[Pp]räsident|[Kk]anzler|[Ss]enator|[Ss]taatssekretär|[Bb]ürgermeister"
    r"|[Vv]orsteher|[Dd]ezernent|[Bb]erichterstatter|[Ss]chriftführer)(?:in)?"
    r"|(?:[Ll]and|[Ss]tadt|[Kk]reis|[Ss]taats)r(?:at|ätin)|[Kk]ämmerer(?:in)?|[Kk]ämmerin"
    r"|(?:[Vv]orsitzende|[Bb]eigeordnete|[Bb]eauftragte)r?)"
)
_RANK = r"(?:(?:Erster?|Amtierender?|Stellv(?:\.|ertretender?)|Parl(?:\.|amentarischer?)) )?"
_MEMBER = (
    r"(?:Abg(?:\.|eordneter?)|Rats(?:herr|frau|mitglied)|Stadtverordneter?|KTA|Herr|Frau|Zeug(?:e|in)|Kolleg(?:e|in))"
)
_PARTY = (
    r"(?:CDU(?:/CSU)?|CSU|SPD|FDP(?:/DVP)?|AfD|BSW|SSW|BÜNDNIS ?90(?: ?/ ?DIE GRÜNEN)?|Bündnis ?90(?: ?/ ?Die Grünen)?"
    r"|(?:DIE |Die )?(?:GRÜNEN?|Grünen?|LINKEN?|Linken?)|BÜNDNISGRÜNEN?|FREIE WÄHLER|Freie Wähler|fraktionslos)"
)
_GROUP = rf"(?=[{_CAPITAL}]|fraktionslos)"
_BRACKETS = rf"(?: (?:\({_GROUP}[^()]{{2,60}}\)|\[{_GROUP}[^\[\]]{{2,60}}\]))(?: \([^()\d]{{2,60}}\))?"
_FURTHER = r"(?:, [^:;!?]{3,120})?"
_OPENING = re.compile(
    rf"(?P<speaker>(?:{_MEMBER} )?{_FULL_NAME}{_BRACKETS}{_FURTHER}"
    rf"|{_FULL_NAME}, (?:{_RANK}{_OFFICE}\b[^:;!?]{{0,120}}|{_PARTY})"
    rf"|{_RANK}(?P<presiding>{_PRESIDING}) {_SURNAME}(?:{_BRACKETS})?{_FURTHER}"
    rf"|{_RANK}{_OFFICE} {_SURNAME}(?:{_BRACKETS})?{_FURTHER}"
    rf"|{_MEMBER} {_SURNAME}(?:,? {_PARTY}|{_BRACKETS})?)\s?:(?=\s|$)\s*"
)
_LONGEST = 200

_LED = r"(?:[A-Za-zäöüß]+,? ){0,3}"
_CALL = rf"(?:{_LED}(?:Beifall|Heiterkeit|Zwischenrufe?|Gegenrufe?|Gelächter|Lachen|(?<!auf )Zurufe?)\b"
_BY_PARTY = rf"(?:Widerspruch|Zustimmung|Unruhe|[\w-]+-Rufe?)\b.{{0,60}}?\b(?:{_PARTY}\b|Abg\.|Abgeordneten?\b)"
_INTERJECTION = (
    rf"\((?:{_CALL})|{_BY_PARTY}|[^()\[\]:]{{3,60}}\[{_GROUP}[^\[\]]{{2,60}}\](?: –|:))(?:[^()]|\([^()]*\)){{0,900}}\)"
)
_INTERJECTIONS = re.compile(_INTERJECTION)
_ONLY_INTERJECTIONS = re.compile(rf"\s*(?:{_INTERJECTION}[\s–]*)+")

_ADDRESSED = (
    r"(?:(?:sehr|meine?|liebe[nrs]?|(?:hoch)?(?:ge|ver)ehrte[nrs]?|geschätzte[nrs]?|werte[nrs]?),? )*"
    r"(?:(?:Frau|Herr) (?:\w+-?)?(?:(?:Präsident|Minister|Kanzler|Vorsteher|Senator)(?:in)?|Vorsitzender?|Abgeordneter?"
    rf"|Kolleg(?:e|in)|Bürgermeister(?:in)?|Landrat|Landrätin)(?: (?-i:[{_CAPITAL}])[\w.-]*){{0,3}}?"
    r"|Damen und Herren(?: Abgeordneten?)?|Kolleginnen(?: und Kollegen)?|Kollegen|Abgeordneten?|Anwesende|Gäste"
    r"|Bürgerinnen und Bürger|Zuhörerinnen und Zuhörer|Zuschauerinnen und Zuschauer)"
)
_THANKS = (
    r"(?:(?:(?:vielen|herzlichen|besten|schönen) )?dank|danke(?: schön| sehr)?)(?: für (?:die|ihre) aufmerksamkeit)?"
)
_SALUTATION = re.compile(
    rf"\W*(?:(?:(?:guten (?:Morgen|Tag|Abend)|{_THANKS}),? )?{_ADDRESSED}"
    rf"(?:(?:,? und|,|!|[.!]? –) ?{_ADDRESSED})*\s*!|{_THANKS}(?:, {_ADDRESSED})?\s*[.!])",
    re.IGNORECASE,
)
_END = re.compile(r"\(?(?:Schluss|Ende)(?: der (?:\d+\. )?Sitzung)?: .{1,30}Uhr\)?")
_ASKS_VOTE = re.compile(
    r"\bWer stimmt\b|\bWer (?:dem|der|den|ist|enthält|möchte|für|hierfür)\b.*\b(?:\w*stimm\w*|dafür|dagegen|enthält)"
    r"|\bHandzeichen\b|\bGegenprobe\b|\bGegenstimmen\?|\bEnthaltungen\?|\bvon (?:den|ihren) Plätzen\b"
)
_RESULT = re.compile(
    r"\b(?:angenommen|abgelehnt|beschlossen|verabschiedet|überwiesen|gebilligt|zugestimmt|festgestellt|genehmigt)\b"
)
_MATTER = re.compile(
    r"\babstimm|\bAbstimmung über\b|\b(?:Antrag|Gesetzentwurf|Beschlussempfehlung|Drucksache|Artikel)\b"
)


def opening(text: str) -> re.Match[str] | None:
    """What a text begins with that opens a speech: groups ``speaker`` and, for who leads the debate, ``presiding``."""
    return _OPENING.match(text[: _LONGEST + 1])


def is_interjection(text: str) -> bool:
    """Whether a text only tells what the house did or called out: „(Beifall)“, „(Lea Moor [SPD]: Nein!)“."""
    return bool(_ONLY_INTERJECTIONS.fullmatch(text))


def interjections(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the interjections in a text."""
    return [match.span() for match in _INTERJECTIONS.finditer(text)]


def is_salutation(text: str) -> bool:
    """Whether a sentence only addresses or thanks the listeners: „Frau Präsidentin!“, „Vielen Dank.“."""
    return bool(_SALUTATION.fullmatch(text.strip()))


def ends_debate(text: str) -> bool:
    """Whether a line tells when the sitting ended, behind which nobody speaks: „(Schluss: 13:42 Uhr)“."""
    return bool(_END.fullmatch(text.strip()))


def asks_for_votes(sentence: str) -> bool:
    """Whether a sentence asks who is for or against something: „Wer stimmt dagegen?“, „Die Gegenprobe!“."""
    return bool(_ASKS_VOTE.search(sentence))


def tells_result(sentence: str) -> bool:
    """Whether a sentence tells how a vote ended."""
    return bool(_RESULT.search(sentence))


def names_matter(sentence: str) -> bool:
    """Whether a sentence says what is voted on."""
    return bool(_MATTER.search(sentence))


def is_vote_taken(text: str) -> bool:
    """Whether a text tells of a vote by show of hands from the question to the result."""
    return asks_for_votes(text) and tells_result(text)

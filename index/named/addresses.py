"""Addresses: places in a document that a question names by their number, as in „Was regelt § 4 Abs. 2 Satz 2 Nr. 4?“.

Such a question shares no word with the text it asks for: the number stands in the heading, or in front of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.words.analysis import fold, words

_LETTER_OR_ROMAN = r"\d+(?:\.\d+)*[a-z]?|(?-i:[IVX]+)|(?-i:[A-Z])(?:\.\d+)*"


@dataclass(frozen=True, slots=True)
class Kind:
    """What is numbered: a pattern of what it is called and one of its number, in questions and documents alike.

    ``letter`` is what may stand right behind its number („Frage 13c“), where that is no part of it as in „§ 13c“.
    ``is_bare`` tells that a heading may begin with the number alone („4.2 Fahrkosten“), ``has_ordinals`` with an
    ordinal („Zweiter Abschnitt“), and ``opens_text`` that the text may begin with it where there is no heading.
    """

    label: str
    number: str = r"\d+[a-z]?"
    letter: str = ""
    is_bare: bool = False
    has_ordinals: bool = False
    opens_text: bool = False


QUESTION = Kind(r"Fragen?", r"\d+", r"(?:\s?(?P<letter>(?-i:[a-z]))\)?)?", is_bare=True, opens_text=True)
NUMBER = Kind(r"(?:Nummer|Nr\.?|Ziffer|Ziff\.)", r"\d+(?:\.\d+)*[a-z]?", is_bare=True, opens_text=True)
MARGINAL = Kind(
    r"(?:Randnummer|Rdnr\.?|Rdn\.|Rn\.?|Randziffer|Rz\.?|Textziffer|Textzahl|Tz\.?)",
    r"\d+(?:\.\d+)*[a-z]?",
    is_bare=True,
    opens_text=True,
)
"""What numbers the paragraphs of a text in its margin."""
ANNEX = Kind(r"(?:Anlage|Anhang)", _LETTER_OR_ROMAN)
DECISION = Kind(
    r"Beschluss(?:es)?(?:[ -](?:Nr\.|Nummer))?:?", r"(?:(?-i:[A-ZÄÖÜ]{1,4})[ -])?\d+(?:[/-]\d+){0,3}", opens_text=True
)
PAPER = Kind(
    r"(?:(?:\w+)?Vorlagen?|Drucksachen?|Drs\.?)(?:[ -]?(?:Nr\.|Nummer))?:?",
    r"(?:(?-i:[A-ZÄÖÜ]{1,4})[ -])?\d{1,5}(?:[/-]\d{1,5}){1,3}(?:(?<=/\d\d) \d{3}(?!\d))?",
)
"""A paper for a council or parliament; one of the Bundestag may be „20/17 463“."""
KINDS = (
    Kind(r"(?:§{1,2}|Paragra(?:f|ph)(?:en|s)?)"),
    Kind(r"(?:Artikels?|Art\.)"),
    NUMBER,
    MARGINAL,
    ANNEX,
    Kind(r"(?:Abschnitts?)", _LETTER_OR_ROMAN, is_bare=True, has_ordinals=True),
    Kind(r"(?:Kapitels?|Kap\.)", _LETTER_OR_ROMAN, is_bare=True, has_ordinals=True),
    Kind(r"(?:Teils?)", _LETTER_OR_ROMAN, is_bare=True, has_ordinals=True),
    Kind(r"(?:TOPs?|Tagesordnungspunkte?s?)", opens_text=True),
    QUESTION,
    DECISION,
    PAPER,
    Kind(r"(?:Tabelle|Tab\.)", r"[A-Z]?\d+(?:\.\d+)*[a-z]?", opens_text=True),
    Kind(r"(?:Abbildung|Abb\.)", r"[A-Z]?\d+(?:\.\d+)*[a-z]?", opens_text=True),
    Kind(r"Schritt", r"\d+", opens_text=True),
)
END = r"(?![\w/§]|[.,-]\d)"
_PART = r"(?:Abs(?:atz|\.)?|Satz|S\.|Nr\.|Nummer|Ziffer|Ziff\.|Buchst(?:abe|\.)?|lit\.)"
_PARTS = rf"(?P<parts>(?:,?\s*(?:{_PART}\s*(?:\d+[a-z]?|[a-z])\b|\(\d+[a-z]?\)|(?-i:[a-z])\)))*)"
_DECIMAL = r"\d{1,2}(?:\.\d{1,2}){2,3}"
"""A number with at least two dots and no year needs no word in front of it."""
_PATTERNS = (
    *((kind, rf"(?<!\w){kind.label}\s*(?P<number>{kind.number}){kind.letter}{END}{_PARTS}") for kind in KINDS),
    (NUMBER, rf"(?<![\w.,-])(?P<number>{_DECIMAL}){END}{_PARTS}"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_PARAGRAPH = re.compile(r"(?:Abs(?:atz|\.)?\s*|\()(\d+[a-z]?)", re.IGNORECASE)
_ITEM = re.compile(r"(?:Nr\.|Nummer|Ziffer|Ziff\.)\s*(\d+[a-z]?)", re.IGNORECASE)
_LETTER = re.compile(r"(?:(?:Buchst(?:abe|\.)?|lit\.)\s*|(?<!\w)(?=\w\)))([a-z])\b", re.IGNORECASE)

_FRAME = frozenset(
    fold(
        "was wie wo worum wovon steht stehen sagt sagen besagt besagen regelt regeln bestimmt bestimmen gilt gelten "
        "lautet lauten heißt enthält enthalten beinhaltet umfasst behandelt bedeutet bedeuten betrifft geht handelt "
        "schreibt legt vor fest in im nach gemäß laut zu zum zur unter über bei auf von vom aus der des die das dem "
        "den ist sind wird werden wurde wurden geregelt festgelegt beschrieben besprochen beraten gefragt drin darin "
        "es um tagesordnung inhalt wortlaut text titel antwort verweisung verweis bezug bitte genau eigentlich denn "
        "alles mir sie uns zeige zeig zeigen zeigt nenne nenn nennen zitiere zitieren hat hatte hatten haben antworten "
        "antwortet antwortete geantwortet beantwortet landesregierung bundesregierung staatsregierung"
    ).split()
)
"""Words that ask for a place as such and for nothing that stands there."""
_KIND_OF_DOCUMENT = frozenset(
    fold(
        "großen große kleinen kleine anfrage niederschrift protokoll sitzungsprotokoll drucksache vorlage bericht "
        "sitzung stadtrat stadtrats stadtrates gemeinderat gemeinderats gemeinderates kreistag kreistags kreistages "
        "stadtverordnetenversammlung gemeindevertretung rat rats rates landtag landtags stadt gemeinde"
    ).split()
)
"""Words that say in what kind of document a place is, and of whom."""
_ENDED = frozenset(
    fold(
        "abstimmung abgestimmt abstimmungsergebnis beschluss beschlossen beschließt entschieden entscheidung ergebnis "
        "angenommen abgelehnt ging gingen gegangen ausgegangen ausging kam kommt gekommen raus heraus rauskommen "
        "rausgekommen herauskommen herausgekommen"
    ).split()
)
"""Words that ask how the matter ended that is dealt with at a place."""
_PROPOSED = frozenset(
    fold(
        "vorgeschlagen vorgeschlagene vorschlag vorschlägt beschlussvorschlag beantragt beantragte änderungsantrag"
    ).split()
)
"""Words that ask what was proposed there."""
CHANGED = frozenset(
    fold(
        "ändert ändern geändert änderung änderungen neu neue neuen neuer neues neuerdings neufassung fassung jetzt nun "
        "nunmehr künftig zukünftig sich aufgehoben gestrichen ersetzt eingefügt angefügt"
    ).split()
)
"""Words that ask what a place says now that it was changed."""
_CODE = (
    r"(?!(?:19|20)\d\d\b)(?:(?-i:[A-ZÄÖÜ]{1,4}) |[A-ZÄÖÜ]{1,4}-?)\d{1,5}[a-z]?(?:[-/]\d{1,6})*"
    r"|(?!(?:19|20)\d\d\b)\d{1,5}(?:[-/]\d{1,6})+"
)
_ASKED_CODE = re.compile(
    rf"(?P<frame>.*?\b)?(?P<label>(?:Formular|Formblatt|Vordruck|Muster|Code|Fehlercode|Fehler)s? )?(?P<code>{_CODE})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A place by its number, with the paragraph („Absatz“), item and letter in it, each "" if none is named.

    ``before`` and ``behind`` are the text around it.
    """

    kind: Kind
    number: str
    paragraph: str = ""
    item: str = ""
    letter: str = ""
    before: str = ""
    behind: str = ""

    @property
    def besides(self) -> list[str]:
        """The folded words around it that ask for more than what it says, how it ended or what was proposed."""
        return [word for word in self._around if word not in _FRAME | _ENDED | _PROPOSED]

    @property
    def besides_kind(self) -> list[str]:
        """The same without what says in what kind of document the place is."""
        return [word for word in self.besides if word not in _KIND_OF_DOCUMENT]

    @property
    def asks_how_it_ended(self) -> bool:
        """Whether the vote or the decision is asked for („Wie ging die Abstimmung zu TOP 4 aus?“)."""
        return not _ENDED.isdisjoint(self._around)

    @property
    def asks_what_was_proposed(self) -> bool:
        """Whether a proposal is asked for („Was hat die Verwaltung zu TOP 4 vorgeschlagen?“)."""
        return not _PROPOSED.isdisjoint(self._around)

    @property
    def _around(self) -> list[str]:
        return words(f"{self.before} {self.behind}")


def named_addresses(text: str) -> Iterator[Address]:
    """The addresses in a question, in its order; a sentence („Satz“) of a paragraph is not told from its others."""
    all_found = ((kind, found) for kind, pattern in _COMPILED for found in pattern.finditer(text))
    end = 0
    for kind, found in sorted(all_found, key=lambda one: one[1].start()):
        if found.start() < end:  # „Nr. 4“ of „§ 2 Nr. 4“
            continue
        end = found.end()
        paragraph, item, letter = (_inside(found["parts"], part) for part in (_PARAGRAPH, _ITEM, _LETTER))
        letter = letter or found.groupdict().get("letter") or ""
        yield Address(kind, found["number"], paragraph, item, letter, text[: found.start()], text[end:])


def asked_code(text: str) -> str | None:
    """The code that a message consists of („F9“, „Formular VN 4“); None if it asks something else."""
    found = _ASKED_CODE.fullmatch(text)
    if found is None:
        return None
    frame = words(found["frame"] or "")
    return found["code"] if not frame or (found["label"] and _FRAME.issuperset(frame)) else None


def _inside(parts: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(parts)
    return found[1] if found else ""


def code_pattern(code: str) -> re.Pattern[str]:
    """Where a text names a code, however letters and digits of it are set apart."""
    pieces = re.findall(r"[^\W\d_]+|\d+|[/]", code)
    return re.compile(rf"(?<![\w/-]){'[ -]?'.join(map(re.escape, pieces))}(?![\w/]|-\d|[.,]\d)", re.IGNORECASE)

"""Question: what kind of answer a question asks for, in which language."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from py3langid import langid

GERMAN = "de"
_LANGUAGES = (GERMAN, "en", "tr", "ar", "ru", "es", "fr", "uk", "pl", "it", "fa", "ro", "bg", "hr", "sr", "el", "ku")
_CLEARLY_FOREIGN = 8.0  # nats by which another language must beat German: keywords and typing errors look foreign
_WORD = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATIONS = 2
"""Words in large letters that may be abbreviations together („BAMF NRW“); what has more is shouted."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


class QuestionKind(StrEnum):
    """What a good answer consists of."""

    HOW_TO = "how_to"
    DEFINITION = "definition"
    WHO = "who"
    WHEN = "when"
    AMOUNT = "amount"
    WHERE = "where"
    WHY = "why"
    LIST = "list"
    PARAGRAPH = "paragraph"
    YES_NO = "yes_no"
    OTHER = "other"


_PATTERNS: tuple[tuple[QuestionKind, str], ...] = (
    (
        QuestionKind.PARAGRAPH,
        r"\b(in welche[mrn]|welche[rsn]?|nach welche[mr]|auf welche[rn]?) (paragra|§|vorschrift|rechtsgrundlage"
        r"|norm|artikel)"
        r"|\brechtsgrundlage\b|\bwelche paragra|\bwelche artikel\b",
    ),
    (
        QuestionKind.LIST,
        r"\bwas (?:ist|sind)\b.*\b(?:mitzubringen|vorzulegen|beizufügen|einzureichen|anzugeben)\b"
        r"|\bwas bring\w* (?:ich|wir|man)\b",
    ),
    (
        QuestionKind.HOW_TO,
        r"\bschritt für schritt\b|\bin welchen schritten\b|\b(welche|die) schritte\b|\b(ablauf|reihenfolge"
        r"|vorgehen|fahrplan|anleitung)\b"
        r"|\bwo\b.* (?:anfangen|beginnen|starten|ansetzen)\b"
        r"|\bwomit (beginn|fäng|fang|start)|\bwie (beginn|start|fang|fäng)\w*\b"
        r"|(?:^| [–-] )wie (erstell|geh|fang|fäng|mach|bau|beantrag|stell|setz|richt|leg|führ|komm|bekomm|entwick"
        r"|beginn|plan|organis|gründ|werd"
        r"|kann|können|muss|müssen|sollte|soll|läuft|funktioniert|erheb|wähl|melde|änder|schreib)"
        r"|\bwie (erstell\w*|geh\w* (ich|wir|man)|fang\w* (ich|wir|man)|stell\w* (ich|wir|man)|bau\w* (ich|wir"
        r"|man)|beantrag\w*)\b"
        r"|\bwie (?!lange|oft|hoch|viele?|weit|groß|gross|häufig|schnell|teuer|alt)[a-zäöüß]+ (?:ich|wir|man)\b"
        r"|\bwas ist zu (?:tun|machen)\b|\bwas (?:mache?|tue?n?) (?:ich|wir|man)\b"
        r"|\bwas (muss|müssen|soll|sollen) (ich|wir|man) (tun|machen)\b|\bwie und wo\b|^how (do|can|to|should)\b",
    ),
    (
        QuestionKind.DEFINITION,
        r"^was (ist|sind|war|bedeutet|heißt|versteht|meint|bezeichnet)\b|\bwas (bedeutet|heißt|versteht man"
        r"|ist mit)\b|\bwas (is|ist) das\b"
        r"|\b(definition|begriff|bedeutung|abkürzung)\b|\bsteht die abkürzung\b|\bgemeint\b|^what (is|are|does)\b"
        r"|^(kurz: )?was heißt\b",
    ),
    (
        QuestionKind.AMOUNT,
        r"\bwie ?viele?n?\b|\bwie (hoch|lange?|groß|gross|alt|oft|weit|schnell|teuer|viel|häufig|breit|schwer|stark)\b"
        r"|\b(höhe|anzahl|dauer|kosten|preis|gebühr|betrag|frist|mindest\w*|maximal\w*|anteil|prozent"
        r"|quote|summe|zahl|größe|länge|breite)\b"
        r"|\bhöchst\w*(?<!e)(?<!en)\b|(?<!welche )\bhöchst\w*en?\b"
        r"|\bwas kostet\b|\bab wann\b|\bbis zu welche[mr]\b|^how (many|much|long|often|high|big|large|old)\b"
        r"|\bkaç\b|\bne kadar\b",
    ),
    (
        QuestionKind.WHEN,
        r"^(ab |bis |seit )?wann\b|\bwann\b|\b(seit|bis|ab) wann\b|\bin welchem jahr\b|\bdatum\b"
        r"|\bbis zu welchem (tag|datum)\b|^when\b|\bne zaman\b",
    ),
    (
        QuestionKind.WHO,
        r"^(von )?we(r|m|n|ssen)\b|\bwer (darf|kann|ist|hat|muss|macht|bezahlt|zahlt|ernennt|wählt|entscheidet)\b"
        r"|\bzuständig|\bansprech|^who\b|^kim\b",
    ),
    (QuestionKind.WHY, r"^(warum|wieso|weshalb|weswegen|wozu)\b|\b(warum|wieso|weshalb)\b|^why\b"),
    (QuestionKind.WHERE, r"^wo(hin|her)?\b|\bwo (steckt|finde|gibt|stellt|kann|sitz|trägt|bekomm)|^where\b|\bnerede\b"),
    (
        QuestionKind.LIST,
        r"\bwelche[nr]?\b|\b(alle|alles|sämtliche|vollständig|liste|aufzählen|auflisten|bestandteile"
        r"|voraussetzungen|unterlagen|aufgaben)\b"
        r"|\bwas (gehört|muss alles|fördert|braucht|umfasst|brauche)\b|\bworaus\b|\bwas alles\b|^which\b|\bhangi\b",
    ),
    (
        QuestionKind.YES_NO,
        r"^(darf|dürfen|kann|können|muss|müssen|ist|sind|gibt|gibts|hat|haben|soll|sollte|reicht|gilt|gelten|war"
        r"|waren|wird|werden|zahlt|brauch\w*)\b"
        r"|\b(erlaubt|verboten|pflicht|zulässig|möglich)\?*$",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_WANTS_ALL = re.compile(
    r"\b(alle|alles|sämtliche|vollständig|komplett\w*|liste|aufzählen|auflisten|bestandteile|woraus|bitte alle)\b"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A cleaned question: text, kind of answer it asks for, language (BCP-47), and whether all items are wanted."""

    text: str
    kind: QuestionKind
    language: str
    wants_all: bool = False

    @property
    def is_german(self) -> bool:
        """Whether German lexical analysis applies."""
        return self.language == GERMAN


def clean(text: str) -> str:
    """NFC without control characters and runs of white space, so that no look-alike slips past a check."""
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())


def read_question(text: str, corrected: Callable[[str], str] | None = None) -> Question:
    """Analyse a question; an empty text is allowed here and refused at the request boundary.

    ``corrected`` puts right how a German text is written.
    """
    text = clean(text)
    language = detect_language(text)
    if text.isupper() and len(_WORD.findall(text)) > _ABBREVIATIONS:
        text = _lowered(text, language)
    if corrected and language == GERMAN:
        text = corrected(text)
    folded = text.lower()
    kind = next((kind for kind, pattern in _COMPILED if pattern.search(folded)), QuestionKind.OTHER)
    return Question(text, kind, language, bool(_WANTS_ALL.search(folded)))


def _lowered(text: str, language: str) -> str:
    """Small letters for large ones; in Turkish the dot tells two letters apart."""
    return (text.replace("I", "ı").replace("İ", "i") if language == "tr" else text).lower()


def detect_language(text: str) -> str:
    """BCP-47 tag of the question's language; German unless another language is clearly more likely."""
    ranked = dict(_identifier().rank(text))
    best = max(ranked, key=lambda tag: ranked[tag])
    return best if ranked[best] - ranked[GERMAN] > _CLEARLY_FOREIGN else GERMAN


@cache
def _identifier() -> langid.LanguageIdentifier:
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier

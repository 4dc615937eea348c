"""Definitions: which sentences say what a term means, and which term."""

import re

from ingest.language.sentences import sentences
from ingest.language.wordlists import word_list

_GLOSSARY = re.compile(
    r"glossar|begriffs(?:best|erkl|def)|^[\d.\s]*(?:wichtige |zentrale )?(?:begriffe|definitionen|abkürzungen)\b|"
    r"abkürzungsverzeichnis",
    re.I,
)
_LETTERS = re.compile(r"[\d.\s]*[A-ZÄÖÜ](?:\s*(?:bis|[–-])\s*[A-ZÄÖÜ])?")
_PREFIX = re.compile(r"^\(?\d{1,2}[a-z]?\)\s+|^\d{1,2}[.)]\s+|^[a-z]\)\s+")
_TERM = r"[^,;:.!?]{2,80}?"
_GENUS = r"(?:ein|eine|einer|eines|der|die|das|jede|jeder|jedes|alle|diejenige\w*|wer)\s"
# "Das Land ist der Charta beigetreten", "Der Antrag ist die Woche zuvor zu stellen": a predicate, not a genus.
_VERB_FORM = r"\b(?:zu\s+\w+en|\w*ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss)\w{3,}(?:t|en)|verpflichtet|berechtigt)"
_PATTERNS = (
    re.compile(rf"^Unter\s+({_TERM})\s+(?:versteht|verstehen)\s+(?:man|wir|sich|der|die|das)\b"),
    re.compile(rf"^Unter\s+({_TERM})\s+(?:ist|sind|wird|werden)\b[^.]*\bverst(?:ehen|anden)\b"),
    re.compile(rf"^Als\s+({_TERM})\s+(?:bezeichnet|bezeichnen)\s+(?:man|wir|der|die|das)\b"),
    re.compile(rf"^Als\s+({_TERM})\s+(?:wird|werden)\b[^.]*\bbezeichnet\b"),
    re.compile(rf"^Als\s+({_TERM})\s+(?:gilt|gelten)\b"),
    re.compile(rf"^Mit\s+({_TERM})\s+(?:ist|sind)\b[^.]*\bgemeint\b"),
    re.compile(
        rf"^(?:(?:Der|Die|Das)\s+Begriff\s+)[„\"»]?({_TERM})[“\"«]?\s+(?:bezeichnet|bedeutet|meint|umfasst|steht)\b"
    ),
    re.compile(rf"^({_TERM})\s+(?:im\s+Sinne\s+[^.]{{3,60}}?\s+)(?:ist|sind)\b"),
    re.compile(rf"^({_TERM})\s+(?:bezeichnet|bezeichnen|bedeutet|bedeuten|heißt)\b(?!\s+(?:nicht|dies|das,))"),
    re.compile(rf"^({_TERM})(?:\s+\([^)]{{2,40}}\))?\s+(?:ist|sind)\s+{_GENUS}(?!.*{_VERB_FORM}[.!?;]?$)"),
)
_ARTICLE = re.compile(r"^(?:Der|Die|Das|Den|Dem|Ein|Eine|Einem|Einer|der|die|das|den|dem|ein|eine|einem|einer)\s+")
# Subjects that open a sentence about a purpose or a condition, not a definition.
_NO_TERM = word_list(
    """
    Ziel Ziele Zweck Aufgabe Aufgaben Voraussetzung Voraussetzungen Grundlage Gegenstand Ergebnis Wichtig
    Problem Frage Beispiel Thema Grund Folge Ausnahme Hintergrund Schwerpunkt Anlass Ausgangspunkt Dies Das Es
    Er Sie Wir Hier Dort Dabei Damit Da Diese Dieser Dieses Man Ich Was Wer Wie Wo Wann Warum Welche Welcher
    Hierbei Hiervon Davon Zuständig Maßgebend Maßgeblich Entscheidend Notwendig Erforderlich Zudem Außerdem
    Auch Nicht Jedoch Ebenso Ansprechpartner Ansprechpartnerin Kern Bestandteil Vorteil Nachteil Zielgruppe
    Träger Letztere Erstere Die Der Den Dem Ein Eine Heute Gestern Morgen Derzeit Aktuell Bisher Jetzt Oft
    Meist Häufig Selten Immer Insgesamt Seitdem Danach Zunächst Zuerst Zuletzt Schließlich Darüber So Denn
    Belege Beleg Nachweis Nachweise Fundstelle Fundstellen Literatur Besonders Stand Möglich Neu Quelle
    Quellen Hinweis Anmerkung Achtung Tipp Siehe Vgl In Im An Am Auf Aus Bei Beim Für Gegen Mit Nach Ohne Seit
    Über Um Unter Von Vom Vor Zu Zum Zur Zwischen Durch Während Wegen Ab Bis Innerhalb Nachfolger Vorgänger
    Anfang
    """
)
# "Ein guter Anfang ist die Selbstprüfung" judges, it does not define.
_JUDGING = re.compile(
    r"(?:folgend|genannt|gut|best|erst|zweit|dritt|wichtig|zentral|weiter|häufig|groß|größt|klein|neu|ander|möglich|typisch|besonder|"
    r"wesentlich|entscheidend|einzig|letzt|nächst|solch|deutlich|klar|einfach|beid|viel|einig|mehrer)(?:st)?e[rnms]?$",
    re.I,
)
_ADVERB = re.compile(
    r"(?:gemäß|weise|seits|falls|dings|dessen|dem|sätzlich|ßlich|mals|her|hin|lich|ig|isch|bar|sam|haft|los)$"
    r"|^(?:Hier|Da|Dar|Wo)(?:mit|für|bei|zu|durch|nach|von|gegen|in|auf|über|um|aus|unter)$"
)
_ENTRY = re.compile(r"^([^:–.;!?]{2,70}?)(?:\s*:\s+|\s+[–—-]\s+)(?=\S)")


def is_glossary(heading: tuple[str, ...]) -> bool:
    """Whether a heading path leads into a glossary or a list of terms."""
    return any(_GLOSSARY.search(text) for text in heading)


def defined_term(text: str) -> str | None:
    """The term that the first sentence of a text defines ("Unter X versteht man …", "X ist ein …"), or None."""
    bare = next(iter(sentences(_PREFIX.sub("", text))), "")
    for pattern in _PATTERNS:
        match = pattern.match(bare)
        if match and (term := _term(match[1])):
            return term
    return None


def entry_term(text: str) -> str | None:
    """The term of a glossary entry "Term: Erklärung" or "Term – Erklärung", or None."""
    match = _ENTRY.match(text)
    if not match:
        return None
    return _term(match[1]) or (match[1] if re.fullmatch(r"[a-zäöüß]{2,12}", match[1]) else None)


def heading_term(heading: tuple[str, ...]) -> str | None:
    """The heading itself when it is the entry of a glossary, and not a letter of its alphabet."""
    inside = len(heading) > 1 and is_glossary(heading[:-1]) and not _LETTERS.fullmatch(heading[-1])
    return heading[-1] if inside else None


def _term(subject: str) -> str | None:
    term = _ARTICLE.sub("", subject.strip()).strip(' „“"»«*')
    words = term.split()
    if subject[:1].isupper() and len(words) > 1 and _JUDGING.match(words[0]):
        return None
    if words and words[0] in ("im", "in", "am", "an", "auf", "von", "zu", "zur", "zum", "nach", "mit", "für", "bei"):
        return None
    if len(words) == 1 and _ADVERB.search(words[0]):
        return None
    if not words or len(words) > 7 or words[0] in _NO_TERM or not any(word[0].isupper() for word in words):
        return None
    if not (term[0].isupper() or term[0].isdigit() or any(word[0].isupper() for word in words[:3])):
        return None
    return term

"""Labels: lines of minutes and of papers for a council that say what the text behind them is.

„Beschlussvorschlag der Verwaltung:“, „Änderungsantrag der SPD-Fraktion:“, „Beschluss:“, „Begründung:“. Both a proposal
and a decision say „Der Rat beschließt“; only the label tells them apart.
"""

import re
from enum import StrEnum


class Label(StrEnum):
    """What stands behind a label: a proposal, what was decided, how was voted, or anything else."""

    PROPOSAL = "proposal"
    DECISION = "decision"
    VOTE = "vote"
    OTHER = "other"


_LONGEST = 100
_WHOSE = r"(?:[ -](?:des|der|vom|von|im|in|für|an|auf|zu[mr]?|Nr\.?|\(|\d)[^:;?!]{0,70})?"
_KIND = r"(?:[A-ZÄÖÜ][\w-]+e[rs]? )?"
_NOUNS = {
    Label.PROPOSAL: rf"{_KIND}(?:(?:Beschluss|Verwaltungs|Entscheidungs)?[Vv]orschlag|Beschluss(?:empfehlung|entwurf)"
    r"|(?:[A-ZÄÖÜ]\w+a|A)ntrag|Alternativen?)",
    Label.DECISION: rf"{_KIND}(?:(?:Rats|Empfehlungs|Sach)?[Bb]eschluss(?:fassung|text|tenor)?|Entscheidung)",
    Label.VOTE: r"(?:[A-ZÄÖÜ][\w-]+e )?(?:Schluss|End|Einzel)?[Aa]bstimmung(?:sergebnis|sverhältnis)?"
    r"(?: über [^:;?!]{1,70})?|Stimm(?:en)?verhältnis",
    Label.OTHER: r"(?:Kurz)?[Bb]egründung|Sachverhalt|Sachdarstellung|Sach- und Rechtslage|Rechtslage"
    r"|Erläuterung(?:en)?|Finanzielle Auswirkungen|Stellungnahmen?|Anlagen?|Protokoll(?:notiz|erklärung)|Aussprache"
    r"|Beratung(?:sverlauf)?|Diskussion|Wortmeldungen?|Berichterstattung",
}
_LABELS = {label: re.compile(rf"\s*(?:{nouns}){_WHOSE}:(?=\s|$)") for label, nouns in _NOUNS.items()}
_COUNTED = re.compile(
    r"\s*(?:\d+ (?:Ja|Nein)\b|(?:Ja|Nein|Dafür|Dagegen|Enthaltung(?:en)?)(?:-?[Ss]timmen)?: ?\d"
    r"|(?:Einstimmig|Mehrheitlich)\b)"
)
"""What a line begins with that only counts votes: „12 Ja, 3 Nein“, „Einstimmig“."""
_RESULT = re.compile(
    r"\d+ (?:Ja|Nein|dafür|dagegen)\b|: ?\d+|\b(?:[Ee]instimmig|[Mm]ehrheitlich|angenommen|abgelehnt)\b"
)
_MARGINAL = re.compile(
    r"\s*(?:Randnummer|Rdnr\.?|Rdn\.|Rn\.?|Randziffer|Rz\.?|Textziffer|Textzahl|Tz\.?)\s*\d", re.IGNORECASE
)
_SHORT = 160


def label_of(text: str) -> Label | None:
    """What the label at the beginning of a text says that the text is; None without one."""
    return next((label for label, pattern in _LABELS.items() if pattern.match(text)), None)


def line_label(text: str) -> Label | None:
    """What a line says that the text below it is; None for one that is no label alone."""
    line = text.strip()
    found = next((label for label, pattern in _LABELS.items() if pattern.fullmatch(line)), None)
    return found if len(line) <= _LONGEST else None


def is_vote(text: str) -> bool:
    """Whether a short text only tells how was voted: „Abstimmungsergebnis: einstimmig“, „12 Ja, 3 Nein“."""
    return len(text.strip()) <= _SHORT and (label_of(text) is Label.VOTE or bool(_COUNTED.match(text)))


def counts_votes(text: str) -> bool:
    """Whether a short text tells how was voted with the result in it, which no heading does."""
    return is_vote(text) and bool(_RESULT.search(text))


def numbers_paragraph(text: str) -> bool:
    """Whether a short text begins with the number in the margin of the paragraph that follows it: „Tz. 7“."""
    return len(text.strip()) <= _LONGEST and bool(_MARGINAL.match(text))

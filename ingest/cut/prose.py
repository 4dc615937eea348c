"""Prose as drafts: which paragraphs of a section stand together, which alone, and where long ones are cut."""

import re
from collections.abc import Sequence

from ingest.block import Located
from ingest.cut.budget import JOINED, SHORT, TARGET, Budget
from ingest.cut.draft import Draft, Line, Path
from ingest.language.definitions import defined_term, entry_term, heading_term, is_glossary
from ingest.passage import PassageKind

NOTE = re.compile(
    r"(?:Quellen?|Belege?|Nachweise?|Fundstellen?|Stand|Datenquellen?|Vgl\.|Siehe auch)\b[^.]{0,40}?:"
    r"|\(?(?:Quellen?|Vgl\.)\s"
)
"""A paragraph that only says where the one before it comes from."""

_BOX_LABEL = re.compile(
    r"(?:(?:Praxis-?|Lese|Extra-?)?Tipps?|(?:Praxis|Fall|Rechen)?Beispiele?|(?:Wichtiger )?Hinweise?|Achtung|Wichtig"
    r"|Merksatz|Merke|Kurz gemerkt|Gut zu wissen|Aus der Praxis|Häufiger? (?:Fehler|Irrtum|Irrtümer)|Exkurs)"
    r"(?: [\w-]+){0,3}",
    re.I,
)
"""What stands above the text of a box and says what kind of box it is."""

_NUMBERED = re.compile(r"\(\d{1,2}[a-z]?\)\s")
_LABELLED = re.compile(
    r"(?!(?:Zu|Schritt|Phase|Stufe|Teil|Kapitel|Abschnitt|Frage|Punkt|Fall|Nr\.|Nummer|Anlage|Variante)\b)"
    r"(?P<name>[A-ZÄÖÜ][^:;!?]{1,60}):\s\S.*[^.!?:;,\s]",
)
_TIMED = re.compile(
    r".*(?:\d[:.]\d\d(?:\s?Uhr)?|\d\s?(?:Uhr|Euro|EUR|€|%|Prozent))\)?"
    r"|(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)s?\b"
    r"|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?\s?(?:[–,/-]|und|bis|\d)).*[^.!?:;,]"
)


def prose_drafts(heading: Path, texts: Sequence[Located], budget: Budget) -> list[Draft]:
    """Paragraphs of one section: definitions alone, short ones joined, long ones cut between sentences.

    A section of a few paragraphs is one topic and stays whole; numbered ones (legal texts) are topics of their own.
    """
    drafts: list[Draft] = []
    numbered = any(_NUMBERED.match(text.text) for text in texts)
    short = JOINED if not numbered and sum(len(text.text) for text in texts) <= JOINED else SHORT
    for number, text in enumerate(texts):
        term = _term_of(text.text, heading, first=number == 0)
        if term:
            pieces = budget.portions(heading, text)
            drafts += [Draft(heading, PassageKind.DEFINITION, [Line(piece)], term) for piece in pieces]
            continue
        for piece in budget.portions(heading, text):
            line = Line(piece, label=bool(_BOX_LABEL.fullmatch(piece.text.strip())))
            last = drafts[-1] if drafts else None
            if last and last.kind is not PassageKind.PARAGRAPH and not NOTE.match(text.text):
                last = None
            if last and _joins(last, line, short, budget):
                last.lines.append(line)
            else:
                drafts.append(Draft(heading, PassageKind.PARAGRAPH, [line]))
    if (
        len(drafts) > 1
        and drafts[-2].kind is PassageKind.PARAGRAPH
        and all(_is_short(x.printed) for x in drafts[-1].lines)
    ):
        drafts[-2].lines += drafts.pop().lines  # a label that announces nothing
    return drafts


def _joins(last: Draft, line: Line, short: int, budget: Budget) -> bool:
    text = last.text
    last_line = last.lines[-1].printed.rstrip()
    if line.printed.rstrip().endswith("?") and not last_line.endswith(("?", ":")):
        return False  # a question opens a passage, its answer follows in it
    listed = _is_entry(line.printed) and (last_line.endswith(":") or _is_entry(last_line))
    if _is_short(line.printed) and not (listed or last_line.endswith(":") or _is_short(last_line)):
        return False
    announced = listed or last_line.endswith((":", "?")) or _is_label(last_line)
    limit = TARGET if announced else JOINED
    small = announced or min(len(text), len(line.printed)) < short
    return small and len(text) + len(line.printed) <= limit and budget.holds(last.heading, [*last.lines, line])


def _is_label(text: str) -> bool:
    """Whether a line is the label of what follows, like "Anmerkung" or "Zu Frage 3"."""
    return _is_short(text) and not _is_entry(text)


def _is_short(text: str) -> bool:
    """Whether a line is short and ends without a stop, so that it is no sentence."""
    return len(text) < 60 and "\n" not in text and bool(re.search(r"[^\W_]$", text.rstrip()))


def _is_entry(text: str) -> bool:
    """Whether a line tells something itself, like "Abgabe: 3. Mai" or "Montag 8–12 Uhr", and is no label."""
    line = text.strip()
    if len(line) > SHORT or "\n" in line:
        return False
    named = _LABELLED.fullmatch(line)
    return (named is not None and not _BOX_LABEL.fullmatch(named["name"])) or bool(_TIMED.fullmatch(line))


def _term_of(text: str, heading: Path, first: bool) -> str | None:
    """The term a paragraph defines; under a heading of a glossary the first paragraph defines the heading."""
    term = defined_term(text) or (entry_term(text) if is_glossary(heading) else None)
    return term or (heading_term(heading) if first else None)

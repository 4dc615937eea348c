"""Endings: what of a section tells how a matter ended – the decision and the vote, never what was only proposed.

Proposals say „Der Rat beschließt“ as decisions do. Labels tell them apart (``ingest.language.labels``), in front of a
text or as its heading: „Beschlussvorschlag:“, „Beschluss:“, „Abstimmungsergebnis:“.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.named.stretch import Sentence
from ingest import Label, label_of, line_label

_VOTED = re.compile(
    r"\b(?:Ja|Nein)-?[Ss]timmen\b|\b\d+ (?:Ja|Nein|Enthaltung(?:en)?)\b|\b(?:Ja|Nein): |\bStimmengleichheit\b"
    r"|\b(?:einstimmig|mehrheitlich|angenommen|abgelehnt)\b"
)
"""What tells how was voted."""
_TOLD = re.compile(
    rf"{_VOTED.pattern}|^[^,]{{0,80}}\bbeschließt\b|\b(?:Beschluss|beschlossen|Abstimmungsergebnis|zugestimmt|genehmigt|gewählt|vertagt"
    r"|(?:zurück|über)?verwiesen|zurückgestellt|zurückgezogen|abgesetzt)\b"
)
"""What tells how a matter ended where nothing is labelled; „wer dem folgt, beschließt ein Versprechen“ does not."""
_VERSION = re.compile(r"\bin der Fassung (?:de[sr]|vom) (?:[a-zäöü]\w+ )?(?P<name>[A-ZÄÖÜ][\w-]+)")
"""What was decided on is another text of the section: „in der Fassung des Änderungsantrages“."""
_FEW = 6
"""Sentences of a table that does nothing but count votes."""


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A sentence with the label that it stands behind, and the text that begins with that."""

    sentence: Sentence
    label: Label | None = None
    opening: str = ""


def endings(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that tell how a matter ended: decisions, what they adopt, then votes; all if nothing tells it."""
    return surely_ended(sentences) or list(sentences)


def surely_ended(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that tell how a matter ended; none if nothing tells it."""
    labelled = list(_labelled(sentences))
    free = [one.sentence for one in labelled if one.label not in (Label.PROPOSAL, Label.DECISION)]
    decided = [one.sentence for one in labelled if one.label is Label.DECISION]
    counting = {one.sentence.row for one in labelled if one.label is Label.VOTE}
    if not decided:
        return _telling(free, _TOLD, counting)
    return [*decided, *_adopted(decided, labelled), *_telling(free, _VOTED, counting)]


def proposals(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences of each text that a label calls a proposal."""
    found: dict[str, list[Sentence]] = {}
    for one in _labelled(sentences):
        if one.label is Label.PROPOSAL:
            found.setdefault(one.opening, []).append(one.sentence)
    return list(found.values())


def _labelled(sentences: Sequence[Sentence]) -> Iterator[_Labelled]:
    """Each sentence with the label that holds for it.

    A label holds for the rest of its line, or for the next one where it stands alone; for all of a list.
    """
    last, is_alone = None, False
    for one in sentences:
        before = last.sentence if last else one
        label = label_of(one.text) if one.opens_line else None
        is_over = one.passage != before.passage or (one.opens_line and not one.is_part and not is_alone)
        if label:
            last = _Labelled(one, label, one.text)
        elif is_over or last is None:
            above = one.heading[-1] if one.heading else ""
            last = _Labelled(one, line_label(f"{above}:"), above)
        else:
            last = _Labelled(one, last.label, last.opening)
        is_alone = label is not None and line_label(one.text) is not None
        yield last


def _telling(sentences: Sequence[Sentence], told: re.Pattern[str], counting: set[int]) -> list[Sentence]:
    """The sentences that say what is looked for or are in the rows ``counting``, lists and small tables as a whole."""
    found = {one.row for one in sentences if one.row in counting or told.search(one.text)}
    parts = [one for one in sentences if one.is_part]
    whole = {one.passage for one in parts if one.row in found}
    large = {passage for passage in whole if sum(one.passage == passage for one in parts) > _FEW}
    return [one for one in sentences if one.row in found or one.passage in whole - large]


def _adopted(decided: Sequence[Sentence], labelled: Sequence[_Labelled]) -> list[Sentence]:
    """The one proposal that the decision names as the text that it adopts; none where several may be meant."""
    named = _VERSION.search("\n".join(one.text for one in decided))
    if named is None:
        return []
    name = re.sub(r"e?s$", "", named["name"]).casefold()
    meant = [one for one in labelled if one.label is Label.PROPOSAL and name in one.opening.casefold()]
    return [one.sentence for one in meant] if len({one.opening for one in meant}) == 1 else []

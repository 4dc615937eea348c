"""Known questions: what may be offered to readers, because the snapshot was seen to answer it."""

import re
from collections.abc import Iterable, Sequence

from index.storage.snapshot import KnownQuestion
from ingest import Passage
from server.answer import Status
from server.probes import Asked, Probe, ProbeResult

_PRESENTABLE = re.compile(r"[A-ZÄÖÜ][^\n]{14,88}\?")
_KINDS = ("definition", "how-to", "who", "list", "when", "which", "where", "why", "how-many", "table", "yes-no")
"""Kinds of probes that show what can be asked, the best first; the others are there to make it hard."""
_SHOWN_LENGTH = 60


def known_questions(
    assistant: Asked, passages: Sequence[Passage], probes: Sequence[Probe], results: Iterable[ProbeResult]
) -> list[KnownQuestion]:
    """Questions that were answered rightly, the best looking first; German, complete and without earlier questions.

    Besides the probes, headings that ask („Wer darf wählen?“), when the answer is taken from what stands below them.
    """
    right = {result.id: result for result in results if result.right}
    fit = [probe for probe in probes if probe.id in right and _is_presentable(probe)]
    fit.sort(key=lambda probe: (_KINDS.index(probe.kind), abs(len(probe.question) - _SHOWN_LENGTH)))
    known: dict[str, KnownQuestion] = {}
    for probe in _in_turn(fit):
        passage = right[probe.id].passage
        if passage:
            known.setdefault(probe.question, KnownQuestion(probe.question, passage))
    for heading in dict.fromkeys(passage.heading for passage in passages if passage.heading):
        text = heading[-1]
        if text not in known and _PRESENTABLE.fullmatch(text):
            answer = assistant.ask(text)
            below = [source for source in answer.sources if source.section == heading]
            if answer.status is Status.ANSWERED and below:
                known[text] = KnownQuestion(text, below[0].passage)
    return list(known.values())


def _is_presentable(probe: Probe) -> bool:
    return (
        probe.expect is Status.ANSWERED
        and probe.language == "de"
        and not probe.history
        and probe.kind in _KINDS
        and _PRESENTABLE.fullmatch(probe.question) is not None
    )


def _in_turn(probes: Sequence[Probe]) -> list[Probe]:
    """One of each kind, then the second of each, and so on, so that what is offered is mixed."""
    seen: dict[str, int] = {}
    turns = []
    for probe in probes:
        seen[probe.kind] = seen.get(probe.kind, 0) + 1
        turns.append((seen[probe.kind], probe))
    return [probe for _, probe in sorted(turns, key=lambda turn: turn[0])]

"""Wordings: do probe questions get the same reaction when somebody else types them?"""

from collections.abc import Mapping, Sequence

from server.answer import Answer, Status
from server.assistant import SnapshotAssistant
from server.probes import Probe
from tests.quality.datasets import Wording, wordings
from tests.quality.metrics import Figure, share

_STYLES = {
    "email": "E-Mail",
    "context": "mit Vorgeschichte",
    "indirect": "indirekt",
    "request": "Bitte",
    "keyword": "Stichwörter",
    "hasty": "alles klein, in Eile",
    "capitals": "ALLES GROSS",
    "typo": "Tippfehler",
    "colloquial": "gesprochen",
    "topic-first": "Thema vorweg",
}


def measure_wordings(
    assistants: Mapping[str, SnapshotAssistant], probes: Sequence[Probe], right_source: Mapping[str, set[str]]
) -> dict[str, Figure]:
    """Ask the probes in other words, each of its assistant; ``right_source`` has the passages that are at a target."""
    by_id = {probe.id: probe for probe in probes}
    asked = [(wording, assistants[wording.probe].ask(wording.text)) for wording in wordings() if wording.probe in by_id]

    def first(wording: Wording, answer: Answer) -> bool:
        return answer.status is Status.ANSWERED and answer.sources[0].passage in right_source[wording.probe]

    answerable = [(w, answer) for w, answer in asked if by_id[w.probe].expect == Status.ANSWERED]
    others = [answer for w, answer in asked if by_id[w.probe].expect != Status.ANSWERED]
    figures = {
        "reworded": Figure("umformuliert: richtige Quelle zuerst", *share([first(*pair) for pair in answerable])),
        "reworded_not_answered": Figure(
            "… nicht beantwortet, was niemand beantworten kann",
            *share([answer.status is not Status.ANSWERED for answer in others]),
        ),
    }
    for style, label in _STYLES.items():
        of_style = [first(w, answer) for w, answer in answerable if w.style == style]
        figures[f"reworded_{style}"] = Figure(f"… {label}", *share(of_style))
    return figures

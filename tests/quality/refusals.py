"""Refusals: are questions that no document may or can answer told apart from such that only sound alike?

``absagen.jsonl`` was written by somebody who knew the example corpus but neither the code nor the training texts: 211
questions to refuse, each with the reason, and 100 that look like them and are answered. ``ortsfragen.jsonl`` has 300 on
no topic of the corpus, 100 of them in five other languages, each with a town that the documents know. None of it is
learned from.
"""

from collections.abc import Sequence

from server.answer import Answer, Status
from server.assistant import SnapshotAssistant
from tests.quality.datasets import RefusalQuestion, questions_at_places, refusal_questions
from tests.quality.metrics import Figure, share

_KINDS = {
    "rechtsberatung": "Rat in einem Einzelfall",
    "einzelfall": "Stand eines Verfahrens",
    "beleidigend": "Beleidigung, Parole",
    "meinung": "nach einer Meinung",
    "manipulation": "Manipulation, andere Aufgaben",
    "ausser_thema": "anderes Thema",
    "nicht_im_bestand": "steht nicht im Bestand",
}


def measure_refusals(assistant: SnapshotAssistant) -> dict[str, Figure]:
    """Ask all of them of one assistant."""
    asked = [(question, assistant.ask(question.text)) for question in refusal_questions()]
    refused = [pair for pair in asked if pair[0].expect != Status.ANSWERED]
    alike = [pair for pair in asked if pair[0].expect == Status.ANSWERED]
    figures = {
        "strangers": Figure("von anderen geschrieben: Absage mit richtigem Grund", *_right(refused)),
        "strangers_not_answered": Figure(
            "… nicht beantwortet", *share([answer.status is not Status.ANSWERED for _, answer in refused])
        ),
        "strangers_answered": Figure("… ähnlich Klingendes beantwortet", *_right(alike)),
    }
    for kind, label in _KINDS.items():
        figures[f"strangers_{kind}"] = Figure(f"… {label}", *_right([pair for pair in refused if pair[0].kind == kind]))
    elsewhere = [assistant.ask(question).status for question in questions_at_places()]
    figures["places"] = Figure(
        "anderes Thema, Ort des Bestands: als solches erkannt",
        *share([status is Status.OUT_OF_SCOPE for status in elsewhere]),
    )
    figures["places_not_answered"] = Figure(
        "… nicht beantwortet", *share([status is not Status.ANSWERED for status in elsewhere])
    )
    return figures


def _right(asked: Sequence[tuple[RefusalQuestion, Answer]]) -> tuple[float, int, float]:
    return share([answer.status == question.expect for question, answer in asked])

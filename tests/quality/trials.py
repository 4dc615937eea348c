"""Trials: invented documents of many kinds, each kind a corpus of its own; ``trials/README.md`` describes them.

The program was developed with their failures in view: they show which kind of document a change harms, and say nothing
about documents that nobody has seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.answer import Answer, Status
from tests.quality.datasets import TRIALS, TrialQuestion, trial_questions
from tests.quality.laboratory import Laboratory
from tests.quality.matching import holds, shown
from tests.quality.metrics import Figure, auroc_figure, mean, share
from tests.quality.naive import NAIVE, nearest, pieces
from tests.quality.section import Section

KINDS = {
    "brochures": "Broschüren",
    "concepts": "Konzepte und Leitfäden",
    "directives": "Richtlinien und Dienstanweisungen",
    "gazettes": "Amtsblätter",
    "grants": "Förderung",
    "law": "Gesetz und Vorschriften",
    "minutes": "Niederschriften und Protokolle",
    "office-files": "Schriftverkehr (DOCX)",
    "parliament": "Drucksachen",
    "public-notices": "Bekanntmachungen, Merkblätter",
    "reports": "Berichte",
    "statistics": "Statistik und Haushalt",
    "statutes": "Satzungen (DOCX)",
    "typeset": "mit LaTeX Gesetztes",
    "web-pages": "Webseiten",
}
"""Folders of ``trials/``, as the report calls them."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A question and the answer to it; beside it the naive way's, and the cosine that is its confidence.

    ``cited`` are the files and pages of the answer's sources.
    """

    question: TrialQuestion
    answer: Answer
    cited: tuple[str, ...]
    naive: str
    cosine: float

    @property
    def tells(self) -> bool:
        """Whether all facts are in what is shown."""
        return bool(self.answer.parts) and holds(self.question.wanted, shown(self.answer))

    @property
    def given(self) -> bool:
        """Whether the answer is given without reservation."""
        return self.answer.status is Status.ANSWERED

    @property
    def naively(self) -> bool:
        """Whether all facts are in the naive way's answer."""
        return holds(self.question.wanted, self.naive)

    @property
    def characters(self) -> int:
        """Length of the answer's parts."""
        return sum(len(part.text) for part in self.answer.parts)


def measure_trials(laboratory: Laboratory) -> Section:
    """Ask the questions of each kind over its own documents, through the product's own pipeline."""
    tried = {name: _tried(laboratory, name) for name in KINDS}
    records = [_record(entry) for every in tried.values() for entry in every]
    title = f"Erfundene Dokumente ({len(tried)} Arten, {len(records)} Fragen; an ihnen wurde entwickelt)"
    return Section(title, figures(tried), {}, records)


def figures(tried: Mapping[str, Sequence[Tried]]) -> dict[str, Figure]:
    """Figures over all kinds, and for each kind how many questions are answered with all facts."""
    everything = [entry for every in tried.values() for entry in every]
    there = [entry for entry in everything if entry.question.answerable]
    absent = [entry for entry in everything if not entry.question.answerable]
    lengths = [entry.characters for entry in there if entry.given]
    simple = {NAIVE: ([entry.cosine for entry in there], [entry.cosine for entry in absent])}
    return {
        "facts_answered": _answered("Fakten in der Antwort", there),
        "facts_shown": Figure("Fakten in Antwort oder unsicherer Antwort", *share([entry.tells for entry in there])),
        "refused": Figure(
            "abgesagt, obwohl es dasteht", *share([not entry.answer.parts for entry in there]), falling=True
        ),
        "false_answers": Figure(
            "nicht Beantwortbares beantwortet", *share([entry.given for entry in absent]), falling=True
        ),
        "characters": Figure("Länge der Antworten im Mittel", mean(lengths), len(lengths), unit="Zeichen",
                             baselines={NAIVE: mean([len(entry.naive) for entry in there])}, falling=True),
        "auroc": auroc_figure(
            [entry.answer.confidence for entry in there], [entry.answer.confidence for entry in absent], simple
        ),
        **{
            f"facts_answered_{name}": _answered(
                f"{KINDS[name]}: Fakten in der Antwort", [entry for entry in every if entry.question.answerable]
            )
            for name, every in tried.items()
        },
    }  # fmt: skip


def _tried(laboratory: Laboratory, name: str) -> list[Tried]:
    corpus, asked = TRIALS / name, trial_questions(name)
    store = laboratory.store(f"trials-{name}", corpus)
    assistant, documents = laboratory.assistant(store), laboratory.snapshot(store).documents
    found = pieces(laboratory.pages(f"trials-{name}", corpus))
    ranked = nearest(found, [question.text for question in asked], laboratory.embedder)
    tried = []
    for question, ranking in zip(asked, ranked, strict=True):
        answer = assistant.ask(question.text)
        cited = tuple(f"{documents[source.document].file} {source.page or ''}".strip() for source in answer.sources)
        piece, cosine = ranking[0]
        tried.append(Tried(question, answer, cited, piece.text, cosine))
    return tried


def _record(tried: Tried) -> dict[str, Any]:
    question, answer = tried.question, tried.answer
    return {
        "id": question.id,
        "question": question.text,
        "kind": question.kind,
        "styles": list(question.styles),
        "right": tried.given and tried.tells if question.answerable else not tried.given,
        "status": answer.status.value,
        "confidence": round(answer.confidence, 4),
        "facts": question.answerable and tried.tells,
        "characters": tried.characters,
        "expected": list(question.facts),
        "place": f"{question.document} {', '.join(map(str, question.pages))}".strip() if question.document else None,
        "cited": list(tried.cited),
        "answer": shown(answer),
    }


def _answered(label: str, answerable: Sequence[Tried]) -> Figure:
    return Figure(
        label,
        *share([entry.given and entry.tells for entry in answerable]),
        baselines={NAIVE: share([entry.naively for entry in answerable])[0]},
    )

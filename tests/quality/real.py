"""Real documents: are the facts in the answer, is the right page cited, is what nobody can answer refused?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from index.storage.snapshot import Snapshot
from server.answer import Answer, Status
from tests.quality.ablation import ablation
from tests.quality.baselines import RRF, baselines, top_score
from tests.quality.datasets import RealQuestion, real_questions
from tests.quality.laboratory import Laboratory
from tests.quality.matching import holds
from tests.quality.metrics import Figure, auroc_figure, coverage_figure, mean, share
from tests.quality.naive import NAIVE, nearest, pieces
from tests.quality.officers import measure_officers
from tests.quality.real_search import ablated, holds_page, search_figures
from tests.quality.section import Section

_STORE = "real"
_CLASSES = {"near_miss": "knapp daneben", "off_topic": "anderes Thema", "context": "ohne Zusammenhang"}


def measure_real(laboratory: Laboratory, folder: Path, *, with_ablation: bool) -> Section:
    """Ask all questions about the eight documents through the product's own pipeline."""
    asked = real_questions(folder)
    store = laboratory.store(_STORE, folder / "documents")
    assistant, snapshot = laboratory.assistant(store), laboratory.snapshot(store)
    answers = {question.id: assistant.ask(question.text) for question in asked}
    answerable = [question for question in asked if question.answerable]
    records = [_record(question, answers[question.id], snapshot) for question in asked]
    right = {record["id"]: record for record in records}
    shown = [right[question.id] for question in answerable]
    given = [record["characters"] for record in shown if record["status"] == Status.ANSWERED]
    either = [record["characters"] for record in shown if record["characters"]]
    naive = _naive(laboratory, folder / "documents", snapshot, asked)
    figures = {
        "facts_answered": Figure(
            "Fakten in der Antwort", *share([r["facts"] and r["status"] == Status.ANSWERED for r in shown]),
            baselines={NAIVE: naive["facts"]}, must=0.52, aim=0.80,
        ),
        "facts_shown": Figure("Fakten in Antwort oder unsicherer Antwort", *share([r["facts"] for r in shown])),
        "characters": Figure("Länge der Antworten im Mittel", mean(given), len(given), unit="Zeichen",
                             baselines={NAIVE: naive["characters"]}, must=400, aim=400, falling=True),
        "characters_shown": Figure("… mit unsicheren", mean(either), len(either), unit="Zeichen", falling=True),
        "page_first": Figure("richtige Seite, erste Quelle", *share([r["page_first"] for r in shown]),
                             baselines={NAIVE: naive["page"]}, must=0.75, aim=0.90),
        "page_any": Figure("richtige Seite, irgendeine Quelle", *share([r["page_any"] for r in shown])),
        **_refusal(asked, answers, snapshot, laboratory),
        **search_figures(answerable, snapshot, laboratory),
        **measure_officers(assistant, "documents"),
    }  # fmt: skip
    rows = ablation(snapshot, lambda *variant: ablated(laboratory.searcher(*variant), asked)) if with_ablation else {}
    title = f"Echte Dokumente ({len(snapshot.documents)} Dokumente, {len(asked)} Fragen)"
    return Section(title, figures, rows, records)


def _record(question: RealQuestion, answer: Answer, snapshot: Snapshot) -> dict[str, Any]:
    text = "\n".join(part.text for part in answer.parts)
    pages = [holds_page(question, snapshot.documents[s.document].file, s.page) for s in answer.sources]
    facts = question.answerable and bool(text) and holds(question.wanted, text)
    answered = answer.status is Status.ANSWERED
    return {
        "id": question.id,
        "question": question.text,
        "kind": question.kind,
        "right": facts and answered if question.answerable else not answered,
        "status": answer.status.value,
        "confidence": round(answer.confidence, 4),
        "facts": facts,
        "page_first": bool(pages) and pages[0],
        "page_any": any(pages),
        "characters": sum(len(part.text) for part in answer.parts),
        "expected": [*question.expect, *([" / ".join(question.any_of)] if question.any_of else [])],
        "place": f"{question.file} {', '.join(map(str, question.pages))}" if question.file else None,
        "cited": [f"{snapshot.documents[s.document].file} {s.page}" for s in answer.sources],
        "answer": text,
    }


def _refusal(
    asked: Sequence[RealQuestion], answers: Mapping[str, Answer], snapshot: Snapshot, laboratory: Laboratory
) -> dict[str, Figure]:
    unanswerable = [question for question in asked if not question.answerable]
    figures = {
        "false_answers": Figure(
            "nicht Beantwortbares beantwortet",
            *share([answers[question.id].status is Status.ANSWERED for question in unanswerable]),
            must=0.15, aim=0.05, falling=True,
        )
    }  # fmt: skip
    for kind, label in _CLASSES.items():
        these = [answers[q.id].status is Status.ANSWERED for q in unanswerable if q.kind == kind]
        figures[f"false_answers_{kind}"] = Figure(f"… {label}", *share(these), falling=True)
    figures["uncertain_shown"] = Figure(
        "… als unsicher gezeigt",
        *share([answers[question.id].status is Status.UNCERTAIN for question in unanswerable]),
        falling=True,
    )
    confident = [answers[question.id].confidence for question in asked if question.answerable]
    doubtful = [answers[question.id].confidence for question in unanswerable]
    simple = {name: ranker for name, ranker in baselines(snapshot.passages, laboratory.embedder).items() if name != RRF}
    naive = {
        name: ([top_score(ranker(q.text)) for q in asked if q.answerable],
               [top_score(ranker(q.text)) for q in unanswerable])
        for name, ranker in simple.items()
    }  # fmt: skip
    figures["auroc"] = auroc_figure(confident, doubtful, naive, must=0.80, aim=0.92)
    figures["coverage"] = coverage_figure(confident, doubtful, naive)
    return figures


def _naive(laboratory: Laboratory, corpus: Path, snapshot: Snapshot, asked: Sequence[RealQuestion]) -> dict[str, float]:
    """Figures of the naive way: nearest piece as the answer, its cosine as the confidence."""
    paged = {document.id for document in snapshot.documents.values() if document.page_count}
    found = pieces(laboratory.pages(_STORE, corpus))
    ranked = nearest(found, [question.text for question in asked], laboratory.embedder)
    first = {question.id: ranking[0] for question, ranking in zip(asked, ranked, strict=True)}
    answerable = [question for question in asked if question.answerable]
    return {
        "facts": share([holds(q.wanted, first[q.id][0].text) for q in answerable])[0],
        "page": share(
            [
                holds_page(q, snapshot.documents[piece.document].file, piece.page if piece.document in paged else None)
                for q in answerable
                for piece, _ in [first[q.id]]
            ]
        )[0],
        "characters": mean([len(first[q.id][0].text) for q in answerable]),
    }

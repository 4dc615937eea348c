"""Search in real documents: where the facts of a right answer stand, and how high these places are ranked."""

from collections.abc import Iterable, Sequence

from index.search import Found, Searcher
from index.storage.snapshot import Snapshot
from ingest import Passage
from server.compose import Composition
from server.reread import reread
from tests.quality.baselines import baselines
from tests.quality.datasets import RealQuestion
from tests.quality.laboratory import Laboratory
from tests.quality.matching import holds
from tests.quality.metrics import Figure, auroc, share

DEPTHS = (1, 3, 5, 10)


def holds_page(question: RealQuestion, file: str, page: int | None) -> bool:
    """Whether a place is the document of the answer and, where the document has pages, one of its pages."""
    return file == question.file and (not question.pages or page in question.pages)


def facts_within(question: RealQuestion, passages: Iterable[Passage]) -> bool:
    """Whether the passages together hold the facts of a right answer."""
    return holds(question.wanted, "\n".join(passage.text for passage in passages))


def answer_to(searcher: Searcher, question: str, context: Sequence[str] = (), limit: int = 10) -> tuple[Found, str]:
    """What the product finds, and the text of the answer that it composes from that, whether it is given or not."""
    found, answer = reread(searcher, searcher.search(question, context, limit))
    return found, shown_text(answer) if answer else ""


def shown_text(answer: Composition) -> str:
    """All that an answer shows."""
    return "\n".join(text for shown in answer.excerpts for text in shown.texts)


def search_figures(answerable: Sequence[RealQuestion], snapshot: Snapshot, laboratory: Laboratory) -> dict[str, Figure]:
    searcher = laboratory.searcher(snapshot)
    answers = {q.id: answer_to(searcher, q.text) for q in answerable}
    ours = {name: [hit.passage for hit in found.hits[: max(DEPTHS)]] for name, (found, _) in answers.items()}
    others = {
        name: {q.id: [snapshot.passages[row] for row, _ in ranker(q.text)[: max(DEPTHS)]] for q in answerable}
        for name, ranker in baselines(snapshot.passages, laboratory.embedder).items()
    }
    figures = {}
    for depth in DEPTHS:
        figures[f"facts@{depth}"] = Figure(
            f"Fakten in den ersten {depth} Passagen" if depth > 1 else "Fakten in der ersten Passage",
            *share([facts_within(q, ours[q.id][:depth]) for q in answerable]),
            baselines={
                name: share([facts_within(q, found[q.id][:depth]) for q in answerable])[0]
                for name, found in others.items()
            },
        )
    figures["page@1"] = Figure(
        "richtige Seite der ersten Passage",
        *share([first_page(q, ours[q.id], snapshot) for q in answerable]),
        baselines={
            name: share([first_page(q, found[q.id], snapshot) for q in answerable])[0] for name, found in others.items()
        },
    )
    figures["facts_composed"] = Figure(
        "Fakten in der zusammengestellten Antwort, ohne Absagen",
        *share([holds(q.wanted, answers[q.id][1]) for q in answerable]),
    )
    oracle = [any(facts_within(q, [passage]) for passage in snapshot.passages) for q in answerable]
    figures["oracle"] = Figure("Obergrenze: eine Passage hat alle Fakten", *share(oracle))
    return figures


def ablated(searcher: Searcher, asked: Sequence[RealQuestion]) -> dict[str, float]:
    answers = {question.id: answer_to(searcher, question.text) for question in asked}
    found = {name: one for name, (one, _) in answers.items()}
    passages = {name: [hit.passage for hit in one.hits] for name, one in found.items()}
    answerable = [question for question in asked if question.answerable]
    return {
        "Fakten@1": share([facts_within(q, passages[q.id][:1]) for q in answerable])[0],
        "Fakten@3": share([facts_within(q, passages[q.id][:3]) for q in answerable])[0],
        "Seite@1": share([first_page(q, passages[q.id], searcher.snapshot) for q in answerable])[0],
        "Antwort": share([holds(q.wanted, answers[q.id][1]) for q in answerable])[0],
        "AUROC": auroc(
            [found[q.id].probability for q in answerable], [found[q.id].probability for q in asked if not q.answerable]
        ),
    }


def first_page(question: RealQuestion, found: Sequence[Passage], snapshot: Snapshot) -> bool:
    return bool(found) and holds_page(question, snapshot.documents[found[0].document].file, found[0].page)

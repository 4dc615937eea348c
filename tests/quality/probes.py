"""Probe questions: does the product answer its own corpus from the right place and refuse the rest rightly?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from index.calibration import Example, calibrate
from index.search import Searcher
from index.storage.snapshot import Snapshot
from index.weights import learned_weights
from server.answer import Answer, Status
from server.assistant import SnapshotAssistant
from server.calibration import examples, plain_texts
from server.message.followup import read_with_history
from server.probes import Probe, plain
from tests.conftest import ROOT
from tests.quality.ablation import ablation
from tests.quality.baselines import RRF, baselines, top_score
from tests.quality.datasets import probes
from tests.quality.laboratory import Laboratory
from tests.quality.metrics import Figure, auroc, auroc_figure, coverage_figure, noise, retrieval, share
from tests.quality.officers import measure_officers
from tests.quality.real_search import answer_to
from tests.quality.refusals import measure_refusals
from tests.quality.section import Section
from tests.quality.wordings import measure_wordings

_DEPTH = 10
_FOLDS = 5
_SAMPLED = 3
"""The ablation asks every third question."""
_REFUSALS = {
    "not_found": "steht nicht im Bestand",
    "out_of_scope": "anderes Thema",
    "needs_context": "ohne Zusammenhang",
    "personal_or_legal": "Einzelfall",
}


def measure_probes(laboratory: Laboratory, *, with_ablation: bool) -> Section:
    """Ask all probe questions of ``corpus/`` through the product's own pipeline."""
    store = laboratory.store("probes", ROOT / "corpus")
    snapshot = laboratory.snapshot(store)
    assistants, assistant = _cross_fitted(laboratory, snapshot)
    asked = [probe for probe in probes() if probe.expect != Status.ANSWERED or _reachable(probe, snapshot)]
    answers = {probe.id: assistants[probe.id].ask(probe.question, probe.history) for probe in asked}
    answered = [probe for probe in asked if probe.expect == Status.ANSWERED]
    refused = [probe for probe in asked if probe.expect != Status.ANSWERED]
    right = _right_passages(asked, snapshot)
    records = [_record(probe, answers[probe.id]) for probe in asked]
    figures = {
        **_answers(answered, {record["id"]: record for record in records}),
        **_retrieval(laboratory, answered, right, snapshot),
        **_refusals(refused, answers),
        **_confidence(laboratory, snapshot, answered, refused, answers),
        **measure_wordings(assistants, asked, right),
        **measure_refusals(assistant),
        **measure_officers(assistant, "corpus"),
    }
    sample = answered[::_SAMPLED], refused[::_SAMPLED]
    rows = (
        ablation(snapshot, lambda *variant: _ablated(laboratory.searcher(*variant), *sample)) if with_ablation else {}
    )
    return Section(f"Prüffragen des Bestands ({len(asked)} Fragen)", figures, rows, records)


def _cross_fitted(laboratory: Laboratory, snapshot: Snapshot) -> tuple[dict[str, SnapshotAssistant], SnapshotAssistant]:
    """Assistant for each probe by its id, whose calibration was fitted without the probe, and one fitted to all.

    The product calibrates with all of them; asked by itself, it would be measured on what it was fitted to.
    """
    all_probes = probes()
    shipped = Searcher(snapshot, laboratory.embedder, learned_weights())
    texts = plain_texts(shipped)
    taught = [list(examples(shipped, probe, texts)) for probe in all_probes]

    def fitted(found: Sequence[Example]) -> SnapshotAssistant:
        calibration = calibrate(learned_weights().gate, found)
        return SnapshotAssistant(Searcher(replace(snapshot, calibration=calibration), laboratory.embedder))

    assistants = {}
    for fold in range(_FOLDS):
        others = [example for number, found in enumerate(taught) if number % _FOLDS != fold for example in found]
        assistant = fitted(others)
        assistants |= {probe.id: assistant for probe in all_probes[fold::_FOLDS]}
    return assistants, fitted([example for found in taught for example in found])


def _reachable(probe: Probe, snapshot: Snapshot) -> bool:
    """A scanned page can only be found where text recognition is installed."""
    return any(target.document in snapshot.documents for target in probe.targets)


def _record(probe: Probe, answer: Answer) -> dict[str, Any]:
    text = "\n".join(part.text for part in answer.parts)
    first = bool(answer.sources) and probe.at_target(answer.sources[0].document, answer.sources[0].section)
    holds = bool(text) and all(plain(wanted) in plain(text) for wanted in probe.contains)
    answered = answer.status is Status.ANSWERED
    return {
        "id": probe.id,
        "question": probe.question,
        "history": list(probe.history),
        "kind": probe.kind,
        "language": probe.language,
        "right": answered and first and holds if probe.expect == Status.ANSWERED else answer.status == probe.expect,
        "expect": probe.expect,
        "status": answer.status.value,
        "confidence": round(answer.confidence, 4),
        "source_first": first,
        "contains": holds,
        "characters": len(text),
        "expected": list(probe.contains),
        "place": [f"{target.document} › {target.section}" for target in probe.targets],
        "cited": [" › ".join((source.document, *source.section)) for source in answer.sources],
        "answer": text,
    }


def _answers(answered: Sequence[Probe], records: Mapping[str, Mapping[str, Any]]) -> dict[str, Figure]:
    given = {probe.id: records[probe.id]["status"] == Status.ANSWERED for probe in answered}

    def first(chosen: Sequence[Probe]) -> tuple[float, int, float]:
        return share([given[probe.id] and records[probe.id]["source_first"] for probe in chosen])

    with_fact = [probe for probe in answered if probe.contains]
    lengths = [records[probe.id]["characters"] for probe in answered if given[probe.id]]
    figures = {
        "source_first": Figure("richtige Quelle zuerst", *first(answered), must=0.92, aim=0.97),
        "source_first_shown": Figure(
            "… mit unsicheren Antworten", *share([records[probe.id]["source_first"] for probe in answered])
        ),
        "contains": Figure(
            "Antwort enthält die Belege", *share([given[p.id] and records[p.id]["contains"] for p in with_fact])
        ),
        "contains_shown": Figure(
            "… mit unsicheren Antworten", *share([records[p.id]["contains"] for p in with_fact])
        ),
        "characters": Figure(
            "Länge der Antworten im Mittel", sum(lengths) / max(1, len(lengths)), len(lengths), unit="Zeichen",
            falling=True,
        ),
        "follow_ups": Figure("Nachfragen: richtige Quelle zuerst", *first([p for p in answered if p.history])),
    }  # fmt: skip
    for language in sorted({probe.language for probe in answered}):
        chosen = [probe for probe in answered if probe.language == language]
        if len(chosen) >= 10:
            figures[f"source_first_{language}"] = Figure(f"Sprache {language}: richtige Quelle zuerst", *first(chosen))
    return figures


def _right_passages(asked: Sequence[Probe], snapshot: Snapshot) -> dict[str, set[str]]:
    """Ids of the passages at a target of each probe, by the id of the probe."""
    return {probe.id: {p.id for p in snapshot.passages if probe.at_target(p.document, p.heading)} for probe in asked}


def _retrieval(
    laboratory: Laboratory, answered: Sequence[Probe], right: Mapping[str, set[str]], snapshot: Snapshot
) -> dict[str, Figure]:
    searcher = laboratory.searcher(snapshot)
    relevant = {probe.id: list(right[probe.id]) for probe in answered}
    rankings = {}
    for probe in answered:
        reading = read_with_history(probe.question, probe.history, searcher.written)
        hits = answer_to(searcher, reading.text, reading.context)[0].hits[:_DEPTH]
        rankings[probe.id] = [hit.passage.id for hit in hits]
    measured = retrieval(rankings, relevant)
    simple = {
        name: retrieval(
            {p.id: [snapshot.passages[row].id for row, _ in ranker(p.question)[:_DEPTH]] for p in answered}, relevant
        )
        for name, ranker in baselines(snapshot.passages, laboratory.embedder).items()
    }
    return {
        key: Figure(
            f"Passage {label}", measured[key], len(answered), noise(measured[key], len(answered)),
            baselines={name: values[key] for name, values in simple.items()},
        )
        for key, label in (("recall@1", "Recall@1"), ("recall@5", "Recall@5"), ("mrr@10", "MRR@10"))
    }  # fmt: skip


def _refusals(refused: Sequence[Probe], answers: Mapping[str, Answer]) -> dict[str, Figure]:
    right = {probe.id: answers[probe.id].status == probe.expect for probe in refused}
    figures = {
        "refusals": Figure("Absage mit richtigem Grund", *share(list(right.values())), must=0.90, aim=0.96),
    }
    for status, label in _REFUSALS.items():
        figures[f"refusals_{status}"] = Figure(
            f"… {label}", *share([right[p.id] for p in refused if p.expect == status])
        )
    figures["not_answered"] = Figure(
        "nicht beantwortet, was niemand beantworten kann",
        *share([answers[probe.id].status is not Status.ANSWERED for probe in refused]),
    )
    return figures


def _confidence(
    laboratory: Laboratory,
    snapshot: Snapshot,
    answered: Sequence[Probe],
    refused: Sequence[Probe],
    answers: Mapping[str, Answer],
) -> dict[str, Figure]:
    simple = {
        name: ([top_score(ranker(p.question)) for p in answered], [top_score(ranker(p.question)) for p in refused])
        for name, ranker in baselines(snapshot.passages, laboratory.embedder).items()
        if name != RRF
    }
    pair = [answers[p.id].confidence for p in answered], [answers[p.id].confidence for p in refused]
    return {"auroc": auroc_figure(*pair, simple), "coverage": coverage_figure(*pair, simple)}


def _ablated(searcher: Searcher, answered: Sequence[Probe], refused: Sequence[Probe]) -> Mapping[str, float]:
    first, there = [], []
    for probe in answered:
        reading = read_with_history(probe.question, probe.history, searcher.written)
        found, _ = answer_to(searcher, reading.text, reading.context)
        first.append(probe.at_target(found.hits[0].passage.document, found.hits[0].passage.heading))
        there.append(found.probability)
    absent = [answer_to(searcher, probe.question)[0].probability for probe in refused]
    return {"Recall@1": share(first)[0], "AUROC": auroc(there, absent)}

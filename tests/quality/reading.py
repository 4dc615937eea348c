"""Reading set (XQuAD): which paragraph answers, in which language, and what happens when it is gone."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from index.search import Searcher
from index.storage.snapshot import Snapshot
from server.answer import Status
from server.assistant import SnapshotAssistant
from server.message.followup import read_with_history
from server.probes import plain
from tests.quality.ablation import ablation
from tests.quality.baselines import DENSE, Ranking, baselines, top_score
from tests.quality.datasets import (
    LANGUAGES,
    Paragraph,
    ReadingQuestion,
    Turn,
    distractor_folder,
    learned_articles,
    reading_set,
    translations,
    turns,
)  # fmt: skip
from tests.quality.laboratory import Laboratory
from tests.quality.metrics import Figure, auroc_figure, coverage_figure, noise, retrieval, share
from tests.quality.real_search import answer_to
from tests.quality.section import Section

_PASSAGES = 60
"""Passages looked at so that ten paragraphs are among them."""
_DISTRACTORS = 5000
_SWITCHES = 150
_TRANSLATED = 3
"""Every third question is asked in other languages where its answer is gone."""
_SAMPLED = 4
"""The ablation asks every fourth question."""
_GOALS = {
    "recall@1": ("Recall@1", 0.97, 0.985),
    "recall@5": ("Recall@5", None, None),
    "mrr@10": ("MRR@10", 0.982, 0.99),
    "ndcg@10": ("nDCG@10", None, None),
}
_HARD_GOALS = {
    "recall@1": ("Recall@1", 0.965, 0.98),
    "recall@5": ("Recall@5", None, None),
    "mrr@10": ("MRR@10", 0.978, 0.987),
    "ndcg@10": ("nDCG@10", None, None),
}
_LANGUAGE_GOALS = {"en": (0.90, 0.93), "tr": (0.82, 0.87), "ar": (0.73, 0.80)}


@dataclass(frozen=True)
class Reading:
    """Paragraphs as documents of an index: each a file of its own, so that nothing but its text tells them apart."""

    laboratory: Laboratory
    folder: Path
    paragraphs: tuple[Paragraph, ...]
    questions: tuple[ReadingQuestion, ...]
    snapshot: Snapshot
    paragraph_of: Mapping[str, str]

    def ranked(self, searcher: Searcher, text: str, context: Sequence[str] = ()) -> list[str]:
        """Paragraphs in the order of their best passages; passages of other documents count as themselves."""
        hits = answer_to(searcher, text, context, _PASSAGES)[0].hits
        return list(dict.fromkeys(self.paragraph_of.get(hit.document.id, hit.passage.id) for hit in hits))

    @cached_property
    def unlearned(self) -> list[ReadingQuestion]:
        """The questions on articles that neither adapter, gate nor reader have learned from."""
        article_of = {paragraph.id: paragraph.article for paragraph in self.paragraphs}
        learned = learned_articles(self.paragraphs)
        return [question for question in self.questions if article_of[question.paragraph] not in learned]

    def documents(self, gone: Callable[[Paragraph], bool]) -> set[str]:
        """Ids of the documents of some paragraphs."""
        ids = {paragraph.id for paragraph in self.paragraphs if gone(paragraph)}
        return {document for document, paragraph in self.paragraph_of.items() if paragraph in ids}


def measure_reading(laboratory: Laboratory, folder: Path, *, fast: bool) -> Section:
    """Ask the questions of the reading set; ``fast`` leaves out what needs other indexes, and the ablation."""
    paragraphs, questions = reading_set(folder)
    snapshot, places = snapshot_of(laboratory, "reading", paragraphs)
    paragraph_of = {passage.document: place.id for passage, place in zip(snapshot.passages, places, strict=True)}
    reading = Reading(laboratory, folder, paragraphs, questions, snapshot, paragraph_of)
    searcher = laboratory.searcher(snapshot)
    figures = _retrieval(reading, searcher, snapshot, "", _GOALS) | _unlearned(reading, searcher)
    if not fast:
        figures |= _among_distractors(reading)
    figures |= _answers(reading, searcher)
    assistant = SnapshotAssistant(searcher)
    statuses = [assistant.ask(question.text).status for question in questions]
    figures["answered"] = Figure("Fragen beantwortet", *share([status is Status.ANSWERED for status in statuses]))
    if not fast:
        figures |= _refusal(reading, searcher)
    figures |= _dialogues(reading, searcher, turns(folder))
    figures |= _languages(reading, searcher)
    rows = {} if fast else ablation(snapshot, lambda *variant: _ablated(reading, laboratory.searcher(*variant)))
    return Section(f"XQuAD-de ({len(paragraphs)} Absätze, {len(questions)} Fragen)", figures, rows)


def written_paragraphs(paragraphs: Sequence[Paragraph], folder: Path) -> Path:
    """The folder, with every paragraph as a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, paragraph in enumerate(paragraphs):
        (folder / f"{number:03}.txt").write_text(paragraph.text + "\n", encoding="utf-8")
    return folder


def snapshot_of(laboratory: Laboratory, name: str, paragraphs: Sequence[Paragraph]) -> tuple[Snapshot, list[Paragraph]]:
    """Snapshot of paragraphs that are each a document of its own, and the paragraph of each of its passages."""
    store = laboratory.store(name, written_paragraphs(paragraphs, laboratory.folder / f"{name}-documents"))
    snapshot = laboratory.snapshot(store)
    return snapshot, [paragraphs[int(Path(snapshot.documents[p.document].file).stem)] for p in snapshot.passages]


def _retrieval(
    reading: Reading, searcher: Searcher, snapshot: Snapshot, prefix: str, goals: Mapping[str, tuple]
) -> dict[str, Figure]:
    relevant = {question.id: [question.paragraph] for question in reading.questions}
    measured = retrieval({q.id: reading.ranked(searcher, q.text) for q in reading.questions}, relevant)

    def paragraphs(ranking: Ranking) -> list[str]:
        found = [snapshot.passages[row] for row, _ in ranking]
        return list(dict.fromkeys(reading.paragraph_of.get(passage.document, passage.id) for passage in found))

    simple = {
        name: retrieval({q.id: paragraphs(ranker(q.text)) for q in reading.questions}, relevant)
        for name, ranker in baselines(snapshot.passages, reading.laboratory.embedder).items()
    }
    count = len(reading.questions)
    return {
        prefix + key: Figure(
            f"mit Fremdtexten: {label}" if prefix else label,
            measured[key],
            count,
            noise(measured[key], count),
            baselines={name: values[key] for name, values in simple.items()},
            must=must,
            aim=aim,
        )
        for key, (label, must, aim) in goals.items()
    }


def _unlearned(reading: Reading, searcher: Searcher) -> dict[str, Figure]:
    """Recall@1 for the questions on articles that nothing but the ranking has learned from, in each language."""
    figures = {}
    for language in ("de", *LANGUAGES):
        texts = translations(reading.folder, language) if language != "de" else {}
        right = [
            reading.ranked(searcher, texts.get(question.id, question.text))[:1] == [question.paragraph]
            for question in reading.unlearned
        ]
        figures[f"recall@1_unlearned_{language}"] = Figure(f"nicht gelernte Artikel, „{language}“: R@1", *share(right))
    return figures


def _among_distractors(reading: Reading) -> dict[str, Figure]:
    folder = distractor_folder()
    if folder is None:
        return {}
    snapshot = reading.laboratory.enlarged("reading-hard", reading.snapshot, folder, _DISTRACTORS)
    return _retrieval(reading, reading.laboratory.searcher(snapshot), snapshot, "hard_", _HARD_GOALS)


def _answers(reading: Reading, searcher: Searcher) -> dict[str, Figure]:
    answers = [_answer(answer_to(searcher, question.text)[1], question) for question in reading.questions]
    length = sum(length for _, length in answers) / len(answers)
    return {
        "contains": Figure(
            "Antwort enthält das Erwartete", *share([holds for holds, _ in answers]), must=0.93, aim=0.95
        ),
        "characters": Figure(
            "Länge der Antworten im Mittel", length, len(answers), unit="Zeichen", must=360, aim=300, falling=True
        ),
    }


def _answer(text: str, question: ReadingQuestion) -> tuple[bool, int]:
    """Whether the composed answer, given or not, holds the expected one, and its length."""
    return any(plain(answer) in plain(text) for answer in question.answers), len(text)


def _refusal(reading: Reading, searcher: Searcher) -> dict[str, Figure]:
    """How well the product tells whether there is an answer, on what its gate and its reader never saw."""
    dense = baselines(reading.snapshot.passages, reading.laboratory.embedder)[DENSE]
    article_of = {paragraph.id: paragraph.article for paragraph in reading.paragraphs}
    asked = {"de": reading.unlearned} | {language: _translated(reading, language) for language in _LANGUAGE_GOALS}
    every = [question for questions in asked.values() for question in questions]
    there = {question.text: _confidence(searcher, question.text) for question in every}
    naive = {question.text: top_score(dense(question.text)) for question in every}
    figures = {}
    for key, title, group, goals in (
        ("absent", "Thema fehlt", lambda q: article_of[q.paragraph], ((0.99, 0.995), (0.96, 0.98))),
        ("near_miss", "nur der Absatz fehlt", lambda q: q.paragraph, ((0.96, 0.975), (0.82, 0.90))),
    ):
        gone, gone_naive = _left_out(reading, every, group)
        for language, questions in asked.items():
            texts = [question.text for question in questions]
            ours, simple = (
                ([with_it[text] for text in texts], [without[text] for text in texts])
                for with_it, without in ((there, gone), (naive, gone_naive))
            )
            own, label = ("", title) if language == "de" else (f"_{language}", f"Sprache {language}, {title}")
            must = goals if language == "de" else ((), ())
            figures[f"auroc_{key}{own}"] = auroc_figure(*ours, {DENSE: simple}, f"{label}: AUROC", *must[0])
            figures[f"coverage_{key}{own}"] = coverage_figure(
                *ours, {DENSE: simple}, f"{label}: Abdeckung bei 5 % falschen", *must[1]
            )
    return figures


def _translated(reading: Reading, language: str) -> list[ReadingQuestion]:
    """Every third of the questions on articles never learned from, in another language."""
    texts = translations(reading.folder, language)
    return [replace(question, text=texts[question.id]) for question in reading.unlearned[::_TRANSLATED]]


def _left_out(
    reading: Reading, asked: Sequence[ReadingQuestion], group: Callable[[ReadingQuestion], str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Confidence by question without the paragraphs of the same group, in indexes that never contained them."""
    ours, naive = {}, {}
    members: dict[str, list[ReadingQuestion]] = {}
    for question in asked:
        members.setdefault(group(question), []).append(question)
    for name, questions in members.items():
        gone = reading.documents(lambda paragraph, name=name: name in (paragraph.id, paragraph.article))
        searcher = reading.laboratory.without(reading.snapshot, gone)
        dense = baselines(searcher.snapshot.passages, reading.laboratory.embedder)[DENSE]
        ours |= {question.text: _confidence(searcher, question.text) for question in questions}
        naive |= {question.text: top_score(dense(question.text)) for question in questions}
    return ours, naive


def _confidence(searcher: Searcher, question: str) -> float:
    """Confidence of the product's answer, which the reader has a say in."""
    return SnapshotAssistant(searcher).ask(question).confidence


def _dialogues(reading: Reading, searcher: Searcher, asked: Sequence[Turn]) -> dict[str, Figure]:
    def found(text: str, history: Sequence[str], paragraph: str) -> bool:
        read = read_with_history(text, history, searcher.written)
        return paragraph in reading.ranked(searcher, read.text, read.context)[:3]

    follow_ups = [turn for turn in asked if turn.kind == "follow-up"]
    switches = [(turn.text, turn.history, turn.paragraph) for turn in asked if turn.kind == "topic switch"]
    draw = random.Random(42)
    pairs = [draw.sample(reading.questions, 2) for _ in range(_SWITCHES)]
    switches += [(after.text, (before.text,), after.paragraph) for before, after in pairs]
    alone = [found(text, (), paragraph) for text, _, paragraph in switches]
    carried = [found(*switch) for switch in switches]
    unharmed = [now for now, before in zip(carried, alone, strict=True) if before]
    raw = share([turn.paragraph in reading.ranked(searcher, turn.text)[:3] for turn in follow_ups])[0]
    return {
        "follow_ups": Figure(
            "Nachfragen: Recall@3", *share([found(t.text, t.history, t.paragraph) for t in follow_ups]),
            baselines={"ohne Verlauf": raw}, must=0.97, aim=1.0,
        ),
        "switches": Figure("Themenwechsel unbeschadet (Recall@3)", *share(unharmed), must=0.98, aim=1.0),
    }  # fmt: skip


def _languages(reading: Reading, searcher: Searcher) -> dict[str, Figure]:
    dense = baselines(reading.snapshot.passages, reading.laboratory.embedder)[DENSE]
    figures = {}
    for language in LANGUAGES:
        asked = translations(reading.folder, language)
        right, naive = [], []
        for question in reading.questions:
            text = asked[question.id]
            right.append(reading.ranked(searcher, text)[:1] == [question.paragraph])
            row = dense(text)[0][0]
            naive.append(reading.paragraph_of[reading.snapshot.passages[row].document] == question.paragraph)
        must, aim = _LANGUAGE_GOALS.get(language, (None, None))
        figures[f"recall@1_{language}"] = Figure(
            f"Fragen in „{language}“: Recall@1", *share(right), baselines={DENSE: share(naive)[0]}, must=must, aim=aim
        )
    return figures


def _ablated(reading: Reading, searcher: Searcher) -> dict[str, float]:
    first, holds = [], []
    for question in reading.questions[::_SAMPLED]:
        found, text = answer_to(searcher, question.text)
        first.append(reading.paragraph_of[found.hits[0].document.id] == question.paragraph)
        holds.append(_answer(text, question)[0])
    return {"Recall@1": share(first)[0], "Antwort": share(holds)[0]}

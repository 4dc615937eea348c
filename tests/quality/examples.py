"""Training examples: questions put to a pool of documents, with what was measured and what would have been right."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from index.question import Question, read_question
from index.signals import Candidates, measure
from index.storage.snapshot import Snapshot
from index.words.lexical_scores import LexicalScores
from server.message.reduction import reduced
from tests.quality.datasets import learned_articles, reading_set, translations
from tests.quality.laboratory import Laboratory
from tests.quality.matching import holds, pieces
from tests.quality.reading import snapshot_of

_TRAINING = Path(__file__).parent / "training"
_FILES = ("corpus", "real-documents", "written", "missing-details", "paraphrased")
READING = "Lesesatz"
READING_LANGUAGES = ("en", "tr", "ar")
_IMPORTANCE = {"corpus": 0.8, "eval-documents": 2.0, "debian-documents": 2.0, READING: 1.0}
"""Real documents are few and what the product will meet; the reading set is easy."""
_FOREIGN = 0.8
_SMALL = 0.25
"""Share of the questions that are also put to a small corpus."""
_LEFT_OUT, _LEFT_OUT_READING = 0.35, 1.0
"""A question whose passages were left out may still be answered by others; in the reading set it never is."""


@dataclass(frozen=True)
class Example:
    """A question put to a pool: its candidates, which hold all facts (n,), what each sentence holds of them (m,)."""

    pool: str
    question: Mapping[str, Any]
    read: Question
    snapshot: Snapshot
    candidates: Candidates
    right: np.ndarray
    held: np.ndarray
    answerable: bool
    importance: float


def pool_name(folder: Path) -> str:
    """Name of a folder's pool; the folder above tells apart those that are called alike."""
    return "corpus" if folder.name == "corpus" else "-".join(folder.resolve().parts[-2:])


@cache
def all_questions() -> tuple[dict[str, Any], ...]:
    """All training questions, and those of them that were worded anew."""
    written = [record for name in _FILES for record in _records(name)]
    by_id = {question["id"]: question for question in written}
    return (*written, *(_reworded(by_id[record["of"]], record) for record in _records("reworded")))


def _records(name: str) -> list[dict[str, Any]]:
    lines = (_TRAINING / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def intent_texts() -> list[dict[str, Any]]:
    """Texts with a ``label`` that says what they want from the documents (``training/README.md``)."""
    return _records("intent")


def reading_pieces() -> list[dict[str, Any]]:
    """Short texts with questions that they answer, and such that they do not (``training/README.md``)."""
    return _records("pieces")


def off_topic() -> list[str]:
    """Questions on none of the subjects that most corpora have (``training/README.md``)."""
    return [record["question"] for record in _records("off-topic")]


def _reworded(question: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """A question in other words, with the same answer; its translations are those of the first wording."""
    id_ = f"{question['id']}-{record['style']}"
    return {**question, "id": id_, "question": record["question"], "style": record["style"], "translations": {}}


def training_questions(folder: Path) -> list[dict[str, Any]]:
    """The questions about the documents of a folder, and those about none of any folder."""
    names = {path.name for path in folder.rglob("*") if path.is_file()}

    def fits(question: Mapping[str, Any]) -> bool:
        document = Path(question.get("document") or question.get("near_document") or "").name
        return document in names or (document == "" and not question["answerable"])

    return [question for question in all_questions() if fits(question)]


def examples(laboratory: Laboratory, folder: Path) -> Iterator[Example]:
    """The questions of a folder, their translations, and each again with the passages left out that answer it."""
    pool = pool_name(folder)
    snapshot = laboratory.snapshot(laboratory.store(f"train-{pool}", folder))
    for question in training_questions(folder):
        right = [row for row, p in enumerate(snapshot.passages) if question["answerable"] and holds(question, p.text)]
        small = [rows for rows in [_small(snapshot, question, right)] if rows and random.random() < _SMALL]
        yield from _examples(laboratory, pool, snapshot, question, right, [right], small)
        for text in (question.get("translations") or {}).values():
            yield from _examples(laboratory, pool, snapshot, question | {"question": text}, right, [right])


def reading_examples(laboratory: Laboratory, folder: Path) -> Iterator[Example]:
    """The questions on the learned articles; without their paragraph, and without all of their article."""
    paragraphs, questions = reading_set(folder)
    snapshot, places = snapshot_of(laboratory, "reading", paragraphs)
    article = {paragraph.id: paragraph.article for paragraph in paragraphs}
    others = {language: translations(folder, language) for language in READING_LANGUAGES}
    learned = learned_articles(paragraphs)
    for asked in (question for question in questions if article[question.paragraph] in learned):
        right = [row for row, place in enumerate(places) if place.id == asked.paragraph]
        around = [row for row, place in enumerate(places) if place.article == article[asked.paragraph]]
        question = {"question": asked.text, "answerable": True, "kind": "", "expect": [], "any": list(asked.answers)}
        yield from _examples(laboratory, READING, snapshot, question, right, [right, around])
        for texts in others.values():
            worded = question | {"question": texts[asked.id]}
            yield from _examples(laboratory, READING, snapshot, worded, right, [right, around])


def foreign_examples(laboratory: Laboratory, folder: Path) -> Iterator[Example]:
    """Questions in other languages that a folder cannot answer.

    All other questions in these languages are translations of answered ones, and would teach that every one is.
    """
    pool = pool_name(folder)
    snapshot = laboratory.snapshot(laboratory.store(f"train-{pool}", folder))
    for record in intent_texts():
        if record["label"] == "rule" and record["language"] in READING_LANGUAGES:
            question = {"question": record["question"], "answerable": False, "kind": "off_topic", "expect": []}
            yield from _examples(laboratory, pool, snapshot, question, [], [])


def _examples(
    laboratory: Laboratory,
    pool: str,
    snapshot: Snapshot,
    question: Mapping[str, Any],
    right: Sequence[int],
    left_out: Sequence[Sequence[int]],
    small: Sequence[Sequence[int]] = (),
) -> Iterator[Example]:
    read = read_question(reduced(question["question"]), snapshot.spelling.corrected)
    (vector,) = laboratory.embedder.encode_queries([read.text])
    weight = _IMPORTANCE.get(pool, 1.0) * (1.0 if read.is_german else _FOREIGN)
    lexical = LexicalScores(snapshot, read)
    for kept in (None, *small):
        others = [] if kept is None else np.setdiff1d(np.arange(len(snapshot.passages)), kept).tolist()
        candidates = measure(snapshot, read, vector, lexical, left_out=others)
        good = np.isin(candidates.rows, right)
        held = np.array(
            [
                float(fits) and pieces(question, passage.slice(span))
                for fits, passage in zip(good, (snapshot.passages[int(row)] for row in candidates.rows), strict=True)
                for span in passage.sentences
            ]
        )
        yield Example(pool, question, read, snapshot, candidates, good, held, question["answerable"], weight)
    share = _LEFT_OUT_READING if pool == READING else _LEFT_OUT
    for rows in left_out:
        if rows:
            without = measure(snapshot, read, vector, lexical, left_out=rows)
            nothing = np.zeros(len(without.rows), bool), np.zeros(len(without.sentence_rows))
            yield Example(pool, question, read, snapshot, without, *nothing, False, weight * share)


def _small(snapshot: Snapshot, question: Mapping[str, Any], right: Sequence[int]) -> list[int]:
    """Rows of a corpus of one document, or of a few passages: who tries the program begins with little."""
    name = Path(question.get("document") or question.get("near_document") or "").name
    inside = [row for row, p in enumerate(snapshot.passages) if snapshot.documents[p.document].file.endswith(name)]
    if random.random() < 0.5 or not right:
        return inside
    return sorted({*right[:2], *random.sample(inside, min(len(inside), random.randint(4, 12)))})

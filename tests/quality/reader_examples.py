"""Reader examples: questions with the answers that the product would compose, and whether they are right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.search import Found, Searcher
from index.weights import learned_weights
from server.compose import Composition, compose
from tests.quality.datasets import reading_set
from tests.quality.examples import pool_name, training_questions
from tests.quality.laboratory import Laboratory
from tests.quality.matching import holds
from tests.quality.reading import written_paragraphs

OTHER_HALF = "Lesesatz, andere Hälfte"
"""Pool of the articles of the reading set that take no part in the training."""
_REACHED = 10
_LEFT_OUT = 0.4
"""Importance of an answer composed without the right passages: now and then another passage holds the fact too."""


@dataclass(frozen=True)
class ReaderExample:
    """A question, an answer as the reader is given it, whether it is right, and the strings that hold the fact.

    ``gate`` is the logit of the gate, ``answerable`` whether the pool answers the question at all, ``composed`` whether
    the product would give this answer; else it is what a right one would have looked like.
    """

    pool: str
    question: str
    answer: str
    right: bool
    facts: tuple[str, ...]
    importance: float
    gate: float
    answerable: bool
    composed: bool = True


def reader_examples(laboratory: Laboratory, folder: Path) -> Iterator[ReaderExample]:
    """Examples of a pool: every German question, and again with the passages left out that answer it.

    Where the composed answer is wrong although the right passage was found, that passage is one more example.
    """
    pool = pool_name(folder)
    snapshot = laboratory.snapshot(laboratory.store(f"train-{pool}", folder))
    searcher = laboratory.searcher(snapshot, learned_weights())
    for question in training_questions(folder):
        right = [row for row, p in enumerate(snapshot.passages) if question["answerable"] and holds(question, p.text)]
        yield from _whole(searcher, pool, question)
        if right:
            yield from _example(searcher, pool, question, left_out=right, importance=_LEFT_OUT)


def reading_examples(laboratory: Laboratory, folder: Path) -> Iterator[ReaderExample]:
    """Examples from every second article of the reading set; the other articles tell what was won."""
    paragraphs, questions = reading_set(folder)
    chosen = set(sorted({paragraph.article for paragraph in paragraphs})[::2])
    article = {paragraph.id: paragraph.article for paragraph in paragraphs}
    store = laboratory.store("reading", written_paragraphs(paragraphs, laboratory.folder / "reading-documents"))
    snapshot = laboratory.snapshot(store)
    searcher = laboratory.searcher(snapshot, learned_weights())
    places = [paragraphs[int(Path(snapshot.documents[p.document].file).stem)].id for p in snapshot.passages]
    for asked in questions:
        pool = "Lesesatz" if article[asked.paragraph] in chosen else OTHER_HALF
        question = {"question": asked.text, "answerable": True, "expect": [], "any": list(asked.answers)}
        right = [row for row, place in enumerate(places) if place == asked.paragraph]
        yield from _example(searcher, pool, question)
        yield from _example(searcher, pool, question, left_out=right)


def _whole(searcher: Searcher, pool: str, question: Mapping[str, Any]) -> Iterator[ReaderExample]:
    found = searcher.search(question["question"])
    composition = compose(found)
    if composition is None or not found.question.is_german:
        return
    example = _of(pool, question, found, composition, question["answerable"])
    yield example
    holding = next((hit.passage for hit in found.hits[:_REACHED] if holds(question, hit.passage.text)), None)
    if example.answerable and not example.right and holding:
        answer = "\n".join([" › ".join(holding.heading[-2:]), holding.text])
        yield replace(example, answer=answer, right=True, composed=False)


def _example(
    searcher: Searcher, pool: str, question: Mapping[str, Any], left_out: Sequence[int] = (), importance: float = 1.0
) -> Iterator[ReaderExample]:
    found = searcher.search(question["question"], left_out=left_out)
    composition = compose(found)
    if composition is not None and found.question.is_german:
        yield _of(pool, question, found, composition, not left_out, importance)


def _of(
    pool: str,
    question: Mapping[str, Any],
    found: Found,
    composition: Composition,
    answerable: bool,
    importance: float = 1.0,
) -> ReaderExample:
    text = "\n".join(text for part in composition.excerpts for text in part.texts)
    facts = (*question["expect"], *question["any"])
    gate = learned_weights().gate.logit(found.gate)
    right = answerable and holds(question, text)
    return ReaderExample(pool, question["question"], composition.reading, right, facts, importance, gate, answerable)

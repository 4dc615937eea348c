"""Reader examples: questions with the answers that the product could compose, and which of them are right."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.question import clean
from index.search import Found, Searcher
from index.storage.snapshot import Snapshot
from index.weights import learned_weights
from ingest import Passage, Span
from server.compose import Excerpt, compose
from tests.quality.datasets import Paragraph, learned_articles, reading_set, translations
from tests.quality.examples import READING_LANGUAGES, pool_name, reading_pieces, training_questions
from tests.quality.laboratory import Laboratory
from tests.quality.matching import holds
from tests.quality.reading import snapshot_of
from tests.quality.real_search import shown_text

PIECES, HELD_PIECES = "Lesestücke", "Lesestücke, zurückgehalten"
"""Pools of the pieces that were written to be read, without documents, and of those nothing is learned from."""
OTHER_HALF = "Lesesatz, andere Hälfte"
"""Pool of the articles of the reading set that nothing is learned from."""
_NEAREST = 4
"""Passages that are answered from one by one; the best right one in place of the last if none of them is right."""
_LEFT_OUT = 0.4
"""Importance of an answer composed without the right passages: now and then another passage holds the fact too."""
_TRANSLATED = 0.4
"""Share of the questions that are also put in another language."""
_WHOLE_PASSAGE = 0.25
"""Share of the right passages that are also shown as a whole."""
_BESIDE = 0.45
"""Share of the pieces that are read beside another one, as an answer is beside what other sources say."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that a reader is given, and whether it is a right answer."""

    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class ReaderExample:
    """A question, what could be answered, and the strings that hold the fact.

    The first of ``candidates`` is what the product answers. ``gate`` is the logit of the gate.
    """

    pool: str
    question: str
    facts: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    importance: float
    gate: float
    german: bool


def reader_examples(laboratory: Laboratory, folder: Path) -> Iterator[ReaderExample]:
    """Examples of a pool: every question, some translated, and again with the passages left out that answer it."""
    pool = pool_name(folder)
    snapshot = laboratory.snapshot(laboratory.store(f"train-{pool}", folder))
    asker = _Asker(pool, laboratory.searcher(snapshot, learned_weights()))
    for question in training_questions(folder):

        def fits(passage: Passage, question: Mapping[str, Any] = question) -> bool:
            return holds(question, passage.text)

        right = [row for row, p in enumerate(snapshot.passages) if question["answerable"] and fits(p)]
        texts = [question["question"]]
        others = list((question.get("translations") or {}).values())
        if others and random.random() < _TRANSLATED:
            texts.append(random.choice(others))
        for text in texts:
            yield from asker.examples(question | {"question": text}, fits)
            if right:
                yield from asker.examples(question | {"question": text}, fits, right, _LEFT_OUT)


def paragraph_examples(laboratory: Laboratory, folder: Path) -> Iterator[ReaderExample]:
    """Examples of a folder of articles, each paragraph of which is a document of its own, as in the reading set.

    An article does not repeat itself: without the paragraph that tells a fact there is no answer.
    """
    paragraphs = [
        Paragraph(f"{path.name}/{number}", path.name, text)
        for path in sorted(folder.iterdir())
        for number, text in enumerate(path.read_text(encoding="utf-8").split("\n\n"))
        if not text.startswith("#")
    ]
    snapshot, places = snapshot_of(laboratory, f"paragraphs-{folder.name}", paragraphs)
    asker = _Asker(f"{pool_name(folder)}, Absätze", laboratory.searcher(snapshot, learned_weights()))
    for question in training_questions(folder):
        right = [
            row
            for row, (passage, place) in enumerate(zip(snapshot.passages, places, strict=True))
            if question["answerable"] and place.article == question["document"] and holds(question, passage.text)
        ]
        if right or not question["answerable"]:
            yield from asker.with_and_without(question, snapshot, right)


def reading_examples(laboratory: Laboratory, folder: Path) -> Iterator[ReaderExample]:
    """Examples from the reading set; those on articles that are not learned from are a pool of their own."""
    paragraphs, questions = reading_set(folder)
    learned = learned_articles(paragraphs)
    snapshot, places = snapshot_of(laboratory, "reading", paragraphs)
    searcher = laboratory.searcher(snapshot, learned_weights())
    others = [translations(folder, language) for language in READING_LANGUAGES]
    for asked in questions:
        right = [row for row, place in enumerate(places) if place.id == asked.paragraph]
        asker = _Asker("Lesesatz" if places[right[0]].article in learned else OTHER_HALF, searcher)
        for text in (asked.text, *(texts[asked.id] for texts in others if random.random() < _TRANSLATED)):
            question = {"question": text, "answerable": True, "expect": [], "any": list(asked.answers)}
            yield from asker.with_and_without(question, snapshot, right)


def piece_examples() -> Iterator[ReaderExample]:
    """Examples of short pieces and of questions that they answer or do not; nothing is searched, no gate is asked.

    Whoever learns from near misses alone takes a sentence that says just what was asked for one of them.
    """
    pieces = reading_pieces()
    for piece in pieces:
        pool = HELD_PIECES if piece.get("held_out") else PIECES
        questions = [(answered["q"], (answered["a"],)) for answered in piece["right"]]
        questions += [(question, ()) for question in piece["wrong"]]
        for question, facts in questions:
            texts = [piece["text"]]
            if random.random() < _BESIDE:
                texts.insert(random.randrange(2), random.choice(pieces)["text"])
            read = Candidate("\n".join(texts), right=bool(facts))
            german = piece.get("language", "de") == "de"
            yield ReaderExample(pool, clean(question), facts, (read,), 1.0, 0.0, german)


class _Asker:
    """Puts questions to the product and makes examples of what it could answer."""

    def __init__(self, pool: str, searcher: Searcher) -> None:
        self._pool = pool
        self._searcher = searcher

    def with_and_without(
        self, question: Mapping[str, Any], snapshot: Snapshot, right: Sequence[int]
    ) -> Iterator[ReaderExample]:
        """An example with the right passages, and one without them, to which nothing is a right answer."""
        ids = {snapshot.passages[row].id for row in right}

        def fits(passage: Passage) -> bool:
            return passage.id in ids

        yield from self.examples(question, fits)
        if right:
            yield from self.examples(question, fits, right)

    def examples(
        self,
        question: Mapping[str, Any],
        fits: Callable[[Passage], bool],
        left_out: Sequence[int] = (),
        importance: float = 1.0,
    ) -> Iterator[ReaderExample]:
        """One example, or none where nothing can be composed; ``fits`` tells the passages that answer."""
        found = self._searcher.search(question["question"], left_out=left_out)
        composition = compose(found)
        if composition is None:
            return
        answerable = question["answerable"] and not left_out
        right = [number for number, hit in enumerate(found.hits) if answerable and fits(hit.passage)]
        candidates = [Candidate(composition.reading, answerable and holds(question, shown_text(composition)))]
        if right:
            candidates += [one for one in _from_each(question, found, right) if one.text != composition.reading]
            best = found.hits[right[0]]
            if not any(candidate.right for candidate in candidates) or random.random() < _WHOLE_PASSAGE:
                whole = Excerpt(best, (Span(0, len(best.passage.text)),))
                candidates.append(Candidate(whole.reading, right=True))
        yield ReaderExample(
            self._pool,
            found.question.text,
            (*question["expect"], *question["any"]),
            tuple(candidates),
            importance,
            learned_weights().gate.logit(found.gate),
            found.question.is_german,
        )


def _from_each(question: Mapping[str, Any], found: Found, right: Sequence[int]) -> Iterator[Candidate]:
    """What would be answered from each of the nearest passages alone."""
    best = list(range(min(_NEAREST, len(found.hits))))
    if right[0] not in best:
        best[-1] = right[0]
    for number in best:
        composition = compose(replace(found, hits=(found.hits[number],)))
        if composition is not None:
            holding = number in right and holds(question, shown_text(composition))
            yield Candidate(composition.reading, holding)

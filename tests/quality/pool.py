"""Pool: the passages of a folder and the questions that the embedding model is trained on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ingest import Passage, ingest_folder
from tests.quality.datasets import learned_articles, reading_set, translations
from tests.quality.examples import READING_LANGUAGES, training_questions
from tests.quality.matching import holds
from tests.quality.reading import written_paragraphs

_READING = 4.0
"""How often a question of the reading set is drawn, which has few but in every language, beside one of another pool."""


@dataclass(frozen=True)
class Pool:
    """Passages of a folder, the training questions about them, and per question the rows of its right passages."""

    passages: tuple[Passage, ...]
    questions: tuple[dict[str, Any], ...]
    right: list[list[int]]
    importance: float = 1.0

    @classmethod
    def read(cls, folder: Path, count_tokens: Callable[[str], int]) -> "Pool":
        """The pool of a folder; right are the passages that hold all facts."""
        passages, questions = ingest_folder(folder, count_tokens).passages, training_questions(folder)
        right = [[row for row, p in enumerate(passages) if q["answerable"] and holds(q, p.text)] for q in questions]
        return cls(tuple(passages), tuple(questions), right)

    @classmethod
    def reading(cls, evaluation: Path, scratch: Path, count_tokens: Callable[[str], int]) -> "Pool":
        """The learned articles of the reading set; right are the passages of the paragraph that hold the answer."""
        paragraphs, asked = reading_set(evaluation)
        articles = learned_articles(paragraphs)
        kept = [paragraph for paragraph in paragraphs if paragraph.article in articles]
        found = ingest_folder(written_paragraphs(kept, scratch), count_tokens)
        places = {document.id: kept[int(Path(document.file).stem)].id for document in found.documents}
        others = {language: translations(evaluation, language) for language in READING_LANGUAGES}
        questions, right = [], []
        for question in asked:
            rows = [
                row
                for row, p in enumerate(found.passages)
                if places[p.document] == question.paragraph and any(text in p.text for text in question.answers)
            ]
            if rows:
                worded = {language: texts[question.id] for language, texts in others.items()}
                questions.append(
                    {"id": question.id, "question": question.text, "answerable": True, "translations": worded,
                     "expect": [], "any": list(question.answers)}
                )  # fmt: skip
                right.append(rows)
        return cls(tuple(found.passages), tuple(questions), right, _READING)

    @cached_property
    def answered(self) -> list[int]:
        """Questions with a right passage."""
        return [number for number, rows in enumerate(self.right) if rows]

    @cached_property
    def unanswered(self) -> list[int]:
        """Near misses: questions on the topic that no passage answers."""
        return [n for n, q in enumerate(self.questions) if not q["answerable"] and q.get("near_document")]

    @cached_property
    def twins(self) -> dict[str, list[int]]:
        """Near misses by the id of the answered question that they are a twin of."""
        found: dict[str, list[int]] = {}
        for number in self.unanswered:
            found.setdefault(self.questions[number].get("twin", ""), []).append(number)
        return found

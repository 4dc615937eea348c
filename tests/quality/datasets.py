"""Datasets: the questions that are asked, and what a right reaction to each of them is."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.probes import Probe, read_probes
from tests.conftest import ROOT

WORDINGS = Path(__file__).parent / "prueffragen-umformuliert.jsonl"
REFUSALS = Path(__file__).parent / "absagen.jsonl"
AT_PLACES = Path(__file__).parent / "ortsfragen.jsonl"
OFFICERS = Path(__file__).parent / "amtsfragen.jsonl"
TRIALS = Path(__file__).parent / "trials"
LANGUAGES = ("en", "tr", "ar", "ru", "es")


@dataclass(frozen=True, slots=True)
class RealQuestion:
    """A question about real documents: the facts of a right answer, their file and pages (empty where none exist)."""

    id: str
    text: str
    answerable: bool
    kind: str
    file: str | None
    pages: tuple[int, ...]
    expect: tuple[str, ...]
    any_of: tuple[str, ...]

    @property
    def wanted(self) -> dict[str, list[str]]:
        """The facts as ``matching.holds`` takes them."""
        return {"expect": list(self.expect), "any": list(self.any_of)}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article; ``id`` is „Article/number“."""

    id: str
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """A question about one paragraph, and the wordings of its answer."""

    id: str
    text: str
    paragraph: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusalQuestion:
    """A question with the status it should get, and what kind of question it is."""

    text: str
    expect: str
    kind: str


@dataclass(frozen=True, slots=True)
class OfficerQuestion:
    """A question with the document and the words that a right answer quotes, both empty where no document says it."""

    text: str
    document: str
    quote: str

    @property
    def answerable(self) -> bool:
        """Whether the documents say it."""
        return bool(self.quote)


@dataclass(frozen=True, slots=True)
class TrialQuestion:
    """A question about invented documents: the facts of a right answer, empty where the documents do not say it.

    ``document`` is a file name, for a question without an answer the nearest one where its author named one; ``pages``
    are those of a PDF on which the facts stand.
    """

    id: str
    text: str
    answerable: bool
    facts: tuple[str, ...]
    document: str | None
    pages: tuple[int, ...]
    kind: str
    styles: tuple[str, ...]

    @property
    def wanted(self) -> dict[str, list[str]]:
        """The facts as ``matching.holds`` takes them."""
        return {"expect": list(self.facts)}


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a dialogue with the questions before it; ``kind`` is opening, follow-up or topic switch."""

    text: str
    history: tuple[str, ...]
    paragraph: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A probe (``probe`` is its id) as somebody else would type it, in one of ten styles."""

    probe: str
    style: str
    text: str


def evaluation_folder() -> Path | None:
    """Where the evaluation data lie (WEGWEISER_EVAL, else beside the project); None when there are none."""
    folder = Path(os.environ.get("WEGWEISER_EVAL") or ROOT.parent / "shared" / "eval")
    return folder if folder.is_dir() else None


def distractor_folder() -> Path | None:
    """Folder of other German documents (WEGWEISER_DISTRACTORS); None when it is not given or not there."""
    folder = Path(os.environ.get("WEGWEISER_DISTRACTORS", "var/quality/distractors"))
    return folder if folder.is_dir() else None


def real_questions(folder: Path) -> tuple[RealQuestion, ...]:
    """The questions over ``documents/``."""
    return tuple(
        RealQuestion(
            id=record["id"],
            text=record["question"],
            answerable=record["answerable"],
            kind=record["kind"],
            file=record["document"],
            pages=(record["page"], *record["also_pages"]) if record["page"] else (),
            expect=tuple(record["expect"]),
            any_of=tuple(record["any"]),
        )
        for record in _lines(folder / "real-docs-dev.jsonl")
    )


def reading_set(folder: Path) -> tuple[tuple[Paragraph, ...], tuple[ReadingQuestion, ...]]:
    """Paragraphs and questions of XQuAD-de (Artetxe, Ruder, Yogatama 2020), dev half."""
    paragraphs, questions = [], []
    for article in json.loads((folder / "xquad-de-dev.json").read_text(encoding="utf-8"))["data"]:
        for number, record in enumerate(article["paragraphs"]):
            paragraph = Paragraph(f"{article['title']}/{number}", article["title"], record["context"])
            paragraphs.append(paragraph)
            for asked in record["qas"]:
                answers = tuple(answer["text"] for answer in asked["answers"])
                questions.append(ReadingQuestion(asked["id"], asked["question"].strip(), paragraph.id, answers))
    return tuple(paragraphs), tuple(questions)


def learned_articles(paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """Every second article of the reading set: what learns from the set learns from these, and never from the others.

    How well a refusal is told can be measured only where its gate and its reader have not been taught.
    """
    return frozenset(sorted({paragraph.article for paragraph in paragraphs})[::2])


def translations(folder: Path, language: str) -> dict[str, str]:
    """The questions of the reading set in another language, by their id."""
    found: dict[str, str] = json.loads((folder / f"xquad-{language}-dev-questions.json").read_text(encoding="utf-8"))
    return found


def turns(folder: Path) -> tuple[Turn, ...]:
    """All turns of the dialogues over the reading set."""
    found = []
    for dialogue in _lines(folder / "dialogues-dev.jsonl"):
        earlier: list[str] = []
        for record in dialogue["turns"]:
            paragraph = f"{record['article']}/{record['paragraph']}"
            found.append(Turn(record["question"], tuple(earlier), paragraph, record["kind"]))
            earlier.append(record["question"])
    return tuple(found)


def probes() -> tuple[Probe, ...]:
    """The probe questions of the corpus."""
    return read_probes(ROOT / "corpus")


def wordings() -> tuple[Wording, ...]:
    """German probes in other words: e-mails, keywords, capitals, typing errors and more; two wordings for each."""
    return tuple(Wording(record["of"], record["style"], record["question"]) for record in _lines(WORDINGS))


def refusal_questions() -> tuple[RefusalQuestion, ...]:
    """Questions to the example corpus that are to be refused, and such that only sound like them."""
    return tuple(RefusalQuestion(record["question"], record["expect"], record["kind"]) for record in _lines(REFUSALS))


def questions_at_places() -> tuple[str, ...]:
    """Questions on no topic of the example corpus that name a town which its documents name as well."""
    return tuple(record["question"] for record in _lines(AT_PLACES))


def officer_questions(corpus: str) -> tuple[OfficerQuestion, ...]:
    """Questions to „corpus“, or „documents“ of the evaluation data, by an author who knew these and nothing else."""
    return tuple(
        OfficerQuestion(record["question"], record.get("document", ""), record.get("quote", ""))
        for record in _lines(OFFICERS)
        if record["corpus"] == corpus
    )


def trial_questions(name: str) -> tuple[TrialQuestion, ...]:
    """The questions about the documents of one folder of ``trials/``."""
    return tuple(
        TrialQuestion(
            id=record["id"],
            text=record["question"],
            answerable=record["answerable"],
            facts=tuple(record["facts"]),
            document=record["document"],
            pages=tuple(record["pages"]),
            kind=record["kind"],
            styles=tuple(record["styles"]),
        )
        for record in _lines(TRIALS / name / "questions.jsonl")
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)

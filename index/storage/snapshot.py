"""Snapshot: one version of the index, everything a question needs, loaded once and never changed."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.calibration import Calibration
from index.errors import SnapshotError
from index.named.acts import Act
from index.named.outline import Outline
from index.named.papers import Papers, papers_of
from index.named.titles import Titles, act_titles_of, titles_of
from index.places import local_places, towns
from index.storage.manifest import Manifest, verify
from index.storage.records import read_documents, read_passages
from index.storage.vectors import VectorIndex
from index.storage.views import LEXICAL_VIEWS, VECTOR_VIEWS, Facts
from index.weights import Weights
from index.words.analysis import VERSION as ANALYSIS_VERSION
from index.words.analysis import GermanAnalyzer, fold
from index.words.lexical import LexicalIndex
from index.words.spelling import Spelling, is_german
from ingest import Document, Passage, PassageKind

QUESTIONS = "questions.jsonl"


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question that the snapshot answers, and the id of the passage that does."""

    text: str
    passage: str


@dataclass(frozen=True)
class Snapshot:
    """Documents, passages and their vectors, tokens and facts in every view (see ``index.storage.views``).

    ``first_sentence`` has one entry more than there are passages: sentences ``first_sentence[i]`` up to
    ``first_sentence[i + 1]`` of the sentence views belong to passage i. ``owner`` is its inverse.
    """

    manifest: Manifest
    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    vectors: Mapping[str, VectorIndex]
    passage_facts: Facts
    sentence_facts: Facts
    first_sentence: npt.NDArray[np.int64]
    lexical: Mapping[str, LexicalIndex]
    analyzer: GermanAnalyzer
    spelling: Spelling
    questions: tuple[KnownQuestion, ...] = ()
    calibration: Calibration | None = None

    @property
    def version(self) -> str:
        """Version id, shown with every answer."""
        return self.manifest.version

    @cached_property
    def owner(self) -> npt.NDArray[np.int64]:
        """Passage of each sentence, shape (sentences,)."""
        return np.repeat(np.arange(len(self.passages)), np.diff(self.first_sentence))

    @cached_property
    def sentence_lengths(self) -> npt.NDArray[np.int64]:
        """Characters of each sentence, shape (sentences,)."""
        return np.array([span.end - span.start for passage in self.passages for span in passage.sentences], np.int64)

    @cached_property
    def kinds(self) -> npt.NDArray[np.int64]:
        """Kind of each passage as its place in ``PassageKind``, shape (passages,)."""
        numbers = {kind: number for number, kind in enumerate(PassageKind)}
        return np.array([numbers[passage.kind] for passage in self.passages], np.int64)

    @cached_property
    def document_of(self) -> npt.NDArray[np.int64]:
        """Number of the document of each passage, shape (passages,)."""
        return np.array([self.number_of[passage.document] for passage in self.passages], np.int64)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Number of each document by its id."""
        return {document: number for number, document in enumerate(self.documents)}

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Row of each passage by its id."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def places(self) -> frozenset[str]:
        """What the documents call a town, municipality or county."""
        return frozenset(name for name in local_places(self._texts()) if not is_german(name))

    @cached_property
    def towns(self) -> frozenset[str]:
        """Names that the documents use as those of places, with ``places``."""
        return self.places | towns(self._texts())

    @cached_property
    def outline(self) -> Outline:
        """Headings and numbered sentences, by which a place is found."""
        return Outline.of(self.passages)

    @cached_property
    def papers(self) -> Papers:
        """What is about the paper that has a number."""
        return papers_of(self.documents, self.passages)

    @cached_property
    def titles(self) -> Titles:
        """Stems of what each document is called."""
        return titles_of(self.documents, self.passages, self.outline.acts, self.analyzer)

    @cached_property
    def act_titles(self) -> Mapping[Act, Set[str]]:
        """Stems of what each act is called that stands in a document with others."""
        return act_titles_of(self.outline.acts, self.analyzer)

    def prepare(self) -> None:
        """Work out what is only needed for questions, so that the first of them does not wait for it."""
        _ = self.towns, self.outline, self.papers, self.titles, self.act_titles

    def _texts(self) -> Iterator[str]:
        return chain.from_iterable((*passage.heading, passage.text) for passage in self.passages)

    def calibrated(self, weights: Weights) -> Weights:
        """Weights with the gate corrected for this corpus, unchanged where the snapshot is not calibrated."""
        return replace(weights, gate=self.calibration.applied(weights.gate)) if self.calibration else weights

    @classmethod
    def load(cls, directory: Path, model: str) -> "Snapshot":
        """Open a snapshot for the running code and embedding model; vectors and postings are memory-mapped.

        Raises SnapshotError when the snapshot belongs to another model, analysis or format, or when a file of it is
        missing or differs from its checksum.
        """
        manifest = Manifest.read(directory)
        _check(manifest, model)
        verify(directory, manifest)
        try:
            return cls._open(directory, manifest)
        except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
            raise SnapshotError(
                f"Der Index in „{directory}“ ist beschädigt ({error}). „wegweiser index build“ baut ihn neu."
            ) from error

    @classmethod
    def _open(cls, directory: Path, manifest: Manifest) -> "Snapshot":
        passages = read_passages(directory / "passages.jsonl")
        first_sentence = np.concatenate([[0], np.cumsum([len(passage.sentences) for passage in passages])])
        sentences = int(first_sentence[-1])
        vocabulary = (directory / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        written = {fold(form): form for form in vocabulary}
        analyzer = GermanAnalyzer(written)
        vectors = {view: VectorIndex.load(directory / f"{view}.faiss") for view in VECTOR_VIEWS}
        for view, index in vectors.items():
            units = sentences if view.startswith("sentence") else len(passages)
            if index.size != units:
                raise ValueError(f"{view}: {index.size} Vektoren für {units} Texte")
        return cls(
            manifest=manifest,
            documents={document.id: document for document in read_documents(directory / "documents.jsonl")},
            passages=passages,
            vectors=vectors,
            passage_facts=np.load(directory / "passage-facts.npy"),
            sentence_facts=np.load(directory / "sentence-facts.npy"),
            first_sentence=first_sentence.astype(np.int64),
            lexical={
                view: LexicalIndex.load(
                    directory / "lexical" / view, sentences if view.startswith("sentence") else len(passages)
                )
                for view in LEXICAL_VIEWS
            },
            analyzer=analyzer,
            spelling=Spelling(written, analyzer),
            questions=read_questions(directory),
            calibration=Calibration.read(directory),
        )


def write_questions(directory: Path, questions: Sequence[KnownQuestion]) -> None:
    """Keep the questions that a snapshot was found to answer."""
    lines = (json.dumps(asdict(question), ensure_ascii=False) for question in questions)
    (directory / QUESTIONS).write_text("\n".join(lines), encoding="utf-8")


def read_questions(directory: Path) -> tuple[KnownQuestion, ...]:
    """What ``write_questions`` kept; empty when it was not called."""
    if not (directory / QUESTIONS).is_file():
        return ()
    lines = (directory / QUESTIONS).read_text(encoding="utf-8").splitlines()
    return tuple(KnownQuestion(**json.loads(line)) for line in lines)


def _check(manifest: Manifest, model: str) -> None:
    expected = {
        "Modell": (manifest.model, model),
        "Textanalyse": (manifest.analysis_version, ANALYSIS_VERSION),
    }
    for name, (built, running) in expected.items():
        if built != running:
            raise SnapshotError(
                f"Der Index {manifest.version} passt nicht zum Programm: {name} {built} statt {running}. "
                "„wegweiser index build“ baut ihn neu."
            )

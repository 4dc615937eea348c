"""Laboratory: indexes to ask, built once per state of code and documents and kept under ``var/quality``."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index.calibration import Calibration
from index.model.layout import default_directory
from index.model.load import load_embedder
from index.search import Searcher
from index.storage.build import build_snapshot
from index.storage.manifest import MANIFEST
from index.storage.snapshot import Snapshot
from index.storage.store import Store
from index.weights import Weights, learned_weights
from ingest import Document, Passage, ReadingCache, ingest_folder, program_fingerprint
from server.assistant import IndexAssistant
from server.rebuild import rebuild
from tests.conftest import ROOT
from tests.quality.memory import RememberingEmbedder

VECTORS = "vectors.sqlite"
"""File of the embedder's memory in the laboratory's folder."""
_ROOMS = ("ingest", "index")
_NOT_BUILT_WITH = (
    "named/*.py",
    "anchors.py",
    "elsewhere.py",
    "kinds.py",
    "restrictions.py",
    "places.py",
    "search.py",
    "evidence.py",
    "gate.py",
    "intent.py",
    "tables.py",
    "signals.py",
    "weights.py",
    "words/lexical_scores.py",
    "preferences.py",
    "reader.py",
    "model/*.py",
)
"""Modules of the index room that only matter when a question is asked, and those of the model: its identity counts."""


@dataclass(frozen=True)
class Laboratory:
    """An embedder with a memory, and a folder for what is built with it."""

    embedder: RememberingEmbedder
    folder: Path

    @classmethod
    def open(cls, data: Path = ROOT / "var") -> "Laboratory":
        """The laboratory of a data folder that has a model."""
        folder = data / "quality"
        return cls(RememberingEmbedder(load_embedder(default_directory(data)), folder / VECTORS), folder)

    def store(self, name: str, corpus: Path) -> Store:
        """Store with the index of a folder of documents, built as the product builds it unless nothing changed."""
        key = _hash([*_code(), *_files(corpus)], self.embedder.identity)
        data = self.folder / f"{name}-{key}"
        store = Store(data)
        if not _is_usable(store):
            for outdated in self.folder.glob(f"{name}-????????????"):
                shutil.rmtree(outdated)
            rebuild(corpus, store, self.embedder, force=True, cache=self._readings(name))
        return store

    def pages(self, name: str, corpus: Path) -> dict[str, list[str]]:
        """Plain text of every page by document id, in formats without pages that of every passage.

        The pages are kept beside the index.
        """
        store = self.store(name, corpus)
        file = store.root / "pages.json"
        if not file.is_file():
            readings = ReadingCache(self._readings(name), program_fingerprint())
            texts = ingest_folder(corpus, self.embedder.count_tokens, cache=readings).page_texts
            file.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        found: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
        snapshot = self.snapshot(store)
        return {
            document: found.get(document) or [p.text for p in snapshot.passages if p.document == document]
            for document in snapshot.documents
        }

    def assistant(self, store: Store) -> IndexAssistant:
        """The product's assistant over a store."""
        return IndexAssistant(store, self.embedder)

    def snapshot(self, store: Store) -> Snapshot:
        """The live snapshot of a store."""
        live = store.current()
        if live is None:
            raise LookupError(f"no live version in {store.root}")
        return Snapshot.load(store.directory(live), self.embedder.identity)

    def searcher(self, snapshot: Snapshot, weights: Weights | None = None) -> Searcher:
        """A searcher with the shipped weights or others."""
        return Searcher(snapshot, self.embedder, weights)

    def without(self, snapshot: Snapshot, documents: Iterable[str]) -> Searcher:
        """A searcher over an index that never contained some documents.

        Built anew and not masked: statistics of the words and of the scores would otherwise still know them.
        """
        gone = set(documents)
        kept = [passage for passage in snapshot.passages if passage.document not in gone]
        return self.searcher(
            self.built([document for document in snapshot.documents.values() if document.id not in gone], kept)
        )

    def built(self, documents: Sequence[Document], passages: Sequence[Passage]) -> Snapshot:
        """A snapshot in memory of documents and passages."""
        with TemporaryDirectory(dir=self.folder) as scratch:
            directory = Path(scratch) / "snapshot"
            build_snapshot(documents, passages, self.embedder, directory, version="aside")
            return Snapshot.load(directory, self.embedder.identity)

    def enlarged(self, name: str, snapshot: Snapshot, folder: Path, limit: int) -> Snapshot:
        """A snapshot with up to ``limit`` further passages from the documents of a folder, kept like a store."""
        parts = snapshot.manifest.corpus + self.embedder.identity
        parent = self.folder / f"{name}-{_hash([*_code(), *_files(folder)], parts)}"
        directory = parent / "snapshot"
        if not (directory / MANIFEST).is_file():
            for outdated in self.folder.glob(f"{name}-????????????"):
                shutil.rmtree(outdated)
            others = ingest_folder(folder, self.embedder.count_tokens)
            passages = others.passages[:limit]
            used = {passage.document for passage in passages}
            documents = [document for document in others.documents if document.id in used]
            build_snapshot(
                [*snapshot.documents.values(), *documents],
                [*snapshot.passages, *passages],
                self.embedder,
                directory,
                version="enlarged",
            )
        return Snapshot.load(directory, self.embedder.identity)

    def _readings(self, name: str) -> Path:
        """What the documents of a store were read as: each has its own, since a build drops what it did not use."""
        return self.folder / f"{name}-readings"


def _is_usable(store: Store) -> bool:
    """Whether there is a live version, calibrated for the gate as it is now if calibrated at all."""
    live = store.current()
    calibration = Calibration.read(store.directory(live)) if live else None
    return live is not None and (calibration is None or calibration.gate == learned_weights().gate.fingerprint)


def _code() -> list[Path]:
    found = [path for room in _ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    others = {path for pattern in _NOT_BUILT_WITH for path in (ROOT / "index").glob(pattern)}
    return [path for path in found if path not in others]


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _hash(files: Iterable[Path], identity: str) -> str:
    digest = hashlib.sha256(identity.encode())
    for path in files:
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]

"""Reuse: the vectors of an earlier version by the text they belong to, so that only new text is embedded."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.embedder import Vectors
from index.errors import SnapshotError
from index.storage.manifest import Manifest, verify
from index.storage.records import read_passages
from index.storage.vectors import VectorIndex
from index.storage.views import VECTOR_VIEWS

log = logging.getLogger(__name__)


class KnownVectors(Mapping[str, Vectors]):
    """Text → unit vector of shape (dimension,), from the memory-mapped vectors of snapshots that one model made."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._views: list[VectorIndex] = []
        self._matrices: list[Vectors] = []
        self._rows: dict[str, tuple[int, int]] = {}

    def add(self, directory: Path) -> None:
        """Add what a snapshot knows; nothing if another model made it or if it is damaged, as damage would spread."""
        try:
            manifest = Manifest.read(directory)
            if manifest.model != self._model:
                return
            verify(directory, manifest)
            passages = read_passages(directory / "passages.jsonl")
            views = [VectorIndex.load(directory / f"{view}.faiss") for view in VECTOR_VIEWS]
        except (SnapshotError, OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
            log.warning("Die Einbettungen in „%s“ werden nicht wiederverwendet: %s", directory, error)
            return
        for view, (texts_of, vectors) in enumerate(zip(VECTOR_VIEWS.values(), views, strict=True), len(self._views)):
            self._matrices.append(vectors.matrix)
            for row, text in enumerate(text for passage in passages for text in texts_of(passage)):
                self._rows.setdefault(text, (view, row))
        self._views += views

    def __getitem__(self, text: str) -> Vectors:
        view, row = self._rows[text]
        vector: Vectors = self._matrices[view][row]
        return vector

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

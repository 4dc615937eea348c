"""Memory: an embedder that embeds every text once, so that a report after a small change takes seconds."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from index.embedder import Embedder, Vectors
from index.reader import Reader

_BATCH = 64


class RememberingEmbedder:
    """Behaves as the embedder it wraps; vectors are kept in a file under that embedder's identity."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self._embedder = embedder
        self._reader = RememberingReader(embedder.reader) if embedder.reader else None
        file.parent.mkdir(parents=True, exist_ok=True)
        self._kept = sqlite3.connect(file, timeout=60, check_same_thread=False)
        self._kept.execute("PRAGMA journal_mode=WAL")
        self._kept.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)")
        self._seen: dict[bytes, Vectors] = {}
        self._lock = Lock()

    @property
    def identity(self) -> str:
        """Identity of the wrapped embedder: the snapshots are the same."""
        return self._embedder.identity

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return self._embedder.dimension

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens."""
        return self._embedder.max_tokens

    @property
    def reader(self) -> Reader | None:
        """The reader of the wrapped embedder, reading every answer once."""
        return self._reader

    def count_tokens(self, text: str) -> int:
        """Number of tokens of a text."""
        return self._embedder.count_tokens(text)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        return self._recall("query", texts, self._embedder.encode_queries)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or sentences, shape (len(texts), dimension)."""
        return self._recall("passage", texts, self._embedder.encode_passages)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._embedder, name)

    def _recall(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        with self._lock:  # one connection, and probes are asked by several threads
            return self._recalled(kind, texts, encode)

    def _recalled(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        keys = [hashlib.sha256(f"{self.identity}\0{kind}\0{text}".encode()).digest() for text in texts]
        known = {key: vector for key in keys if (vector := self._look_up(key)) is not None}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for start in range(0, len(missing), _BATCH):
            batch = list(missing.items())[start : start + _BATCH]
            fresh = encode([text for _, text in batch])
            for (key, _), vector in zip(batch, fresh, strict=True):
                known[key] = self._seen[key] = vector
                self._kept.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", (key, vector.tobytes()))
            self._kept.commit()
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        return np.stack([known[key] for key in keys])

    def _look_up(self, key: bytes) -> Vectors | None:
        if key not in self._seen:
            row = self._kept.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            self._seen[key] = np.frombuffer(row[0], np.float32)
        return self._seen[key]


class RememberingReader:
    """Behaves as the reader it wraps; what it says is kept as long as the process lives."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._said: dict[tuple[str, str], float] = {}

    def read(self, question: str, answer: str) -> float:
        """Logit of an answer to a question being right."""
        if (question, answer) not in self._said:
            self._said[question, answer] = self._reader.read(question, answer)
        return self._said[question, answer]

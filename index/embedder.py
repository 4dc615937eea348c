"""Embedder: what the index asks of an embedding model."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.reader import Reader

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into unit vectors, so that the inner product of two is their cosine."""

    @property
    def identity(self) -> str:
        """Name and hash of the model files; a snapshot built with another identity is refused."""
        ...

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, prompt and special tokens included; the rest of a longer text is cut off."""
        ...

    @property
    def reader(self) -> Reader | None:
        """What reads a question and an answer together; None for a model that came without."""
        ...

    def count_tokens(self, text: str) -> int:
        """Number of tokens of a text without prompt and special tokens."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or sentences, shape (len(texts), dimension)."""
        ...

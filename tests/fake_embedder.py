"""A fake embedder with predictable vectors: texts that share words are near each other, and nothing needs a model."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.embedder import Vectors

DIMENSION = 128
COMMON = 0.65
"""Cosine of texts without a common word; the learned weights expect the narrow band in which the real model works."""

_FUNCTION_WORDS = (
    "der die das den dem des ein eine einer eines einem einen und oder ist sind war waren wird werden wurde wurden "
    "in im am an auf für von vom zu zum zur mit bei aus als auch sich es er sie wir was wer wie wann wo welche "
    "welcher welches hat haben nicht gibt kann können"
)


class FakeEmbedder:
    """Sums one fixed ±1 vector per content word (letter case and inflection after six letters ignored).

    ``embedded`` lists every passage text that was embedded, in order, so that a test can see what was reused.
    """

    def __init__(self, identity: str = "fake@1") -> None:
        self.identity = identity
        self.dimension = DIMENSION
        self.max_tokens = 512
        self.reader = None
        self.embedded: list[str] = []

    def count_tokens(self, text: str) -> int:
        """Number of words."""
        return len(re.findall(r"\w+", text))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), DIMENSION)."""
        return np.stack([text_vector(text) for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or sentences, shape (len(texts), DIMENSION)."""
        self.embedded += texts
        return np.stack([text_vector(text) for text in texts])


def text_vector(text: str) -> Vectors:
    """Unit vector of a text; depends on nothing but the text."""
    ignored = _FUNCTION_WORDS.split()
    words = [word for word in re.findall(r"\w+", text.lower()) if word not in ignored]
    total = np.sum([_word_vector(word[:6]) for word in words] or [_word_vector("")], axis=0)
    own = total / (float(np.linalg.norm(total)) or 1.0)
    shared = _word_vector("\0") / np.sqrt(DIMENSION)
    own = own - shared * float(own @ shared)
    vector = np.sqrt(COMMON) * shared + np.sqrt(1 - COMMON) * own / (float(np.linalg.norm(own)) or 1.0)
    return np.asarray(vector, np.float32)


def _word_vector(word: str) -> Vectors:
    digest = hashlib.sha256(word.encode()).digest()[: DIMENSION // 8]
    bits = np.unpackbits(np.frombuffer(digest, np.uint8))
    return bits.astype(np.float32) * 2 - 1

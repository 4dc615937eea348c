"""OnnxEmbedder: the default model through onnxruntime, without torch."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import numpy as np
from tokenizers import Tokenizer

from index.embedder import Vectors
from index.errors import ModelError
from index.model.layout import (
    GRAPH,
    IS_QUESTION,
    PROMPTS,
    READER_GRAPH,
    SETTINGS,
    TOKEN_VECTORS,
    TOKENIZER,
    TOKENS,
    VECTOR,
)
from index.model.manifest import Manifest, identity
from index.reader import OnnxReader
from index.session import available_cores, session

_WORTH_THREADS = 8


class OnnxEmbedder:
    """Embeds with a directory written by ``index.model.prepare``; safe to share between threads.

    A call runs in the thread that makes it and on one core, so that concurrent requests do not fight for cores; a
    longer list of texts is spread over all cores. Texts are encoded one at a time (see ``index.model.graph``).
    """

    def __init__(self, directory: Path) -> None:
        manifest = Manifest.read(directory)
        if manifest is None:
            raise ModelError(f"In „{directory}“ liegt kein vorbereitetes Modell. „make model“ richtet es ein.")
        try:
            self._session = session(str(directory / GRAPH))
            self._tokenizer = Tokenizer.from_file(str(directory / TOKENIZER))
            settings = json.loads((directory / SETTINGS).read_text(encoding="utf-8"))
            self._max_tokens = int(settings["max_seq_length"])
            files = [manifest.files[GRAPH], manifest.files[TOKENIZER]]
            self._reader = OnnxReader(directory) if READER_GRAPH in manifest.files else None
        except Exception as error:  # both libraries raise their own plain exceptions for missing or damaged files
            raise ModelError(
                f"Das Modell in „{directory}“ ist unvollständig oder beschädigt ({error}). "
                "Verzeichnis löschen und „make model“ starten."
            ) from error
        self._identity = identity(manifest.model, files)
        self._dimension = int(self._session.get_outputs()[0].shape[0])
        self._end = self._tokenizer.encode("").ids[-1]
        self._prompt_tokens = {kind: self.count_tokens(prompt.strip()) for kind, prompt in PROMPTS.items()}

    @property
    def identity(self) -> str:
        """Name and hash of graph and tokenizer."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return self._dimension

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, prompt and special tokens included."""
        return self._max_tokens

    @property
    def reader(self) -> OnnxReader | None:
        """What reads a question and an answer together; None for a directory without."""
        return self._reader

    def count_tokens(self, text: str) -> int:
        """Number of tokens of a text without prompt and special tokens."""
        return len(self._tokenizer.encode(text, add_special_tokens=False))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        return self._encode(texts, "query")

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or sentences, shape (len(texts), dimension)."""
        return self._encode(texts, "passage")

    def encode_tokens(self, texts: Sequence[str], kind: Literal["query", "passage"]) -> list[Vectors]:
        """Unit vectors of every token of every text, each of shape (tokens, dimension), for late interaction.

        Prompt and special tokens take part in the computation but are left out of the result.
        """
        skip = 1 + self._prompt_tokens[kind]
        return [vectors[skip:-1] for vectors in self._run(texts, kind, TOKEN_VECTORS)]

    def _encode(self, texts: Sequence[str], kind: str) -> Vectors:
        vectors = np.empty((len(texts), self._dimension), np.float32)
        for row, vector in enumerate(self._run(texts, kind, VECTOR)):
            vectors[row] = vector
        return vectors

    def _run(self, texts: Sequence[str], kind: str, output: str) -> list[Vectors]:
        if len(texts) < _WORTH_THREADS:
            return [self._run_one(text, kind, output) for text in texts]
        # Longest first, so that no core is left alone with a long text at the end.
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]), reverse=True)
        with ThreadPoolExecutor(available_cores()) as threads:
            results = dict(zip(order, threads.map(lambda i: self._run_one(texts[i], kind, output), order), strict=True))
        return [results[number] for number in range(len(texts))]

    def _run_one(self, text: str, kind: str, output: str) -> Vectors:
        tokens = self._tokenizer.encode(PROMPTS[kind] + text).ids
        if len(tokens) > self._max_tokens:
            tokens = [*tokens[: self._max_tokens - 1], self._end]
        inputs = {TOKENS: tokens, IS_QUESTION: [int(kind == "query")]}
        (result,) = self._session.run([output], {name: np.array(values, np.int64) for name, values in inputs.items()})
        vectors: Vectors = result
        return vectors

"""TransformerEmbedder: any sentence-transformers model, through sentence-transformers and torch."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.checksum import file_hash
from index.embedder import Vectors
from index.errors import ModelError
from index.model.layout import PROMPTS
from index.model.manifest import identity

_PROMPT_NAMES = {"query": ("query",), "passage": ("passage", "document", "corpus")}
_SUFFIXES = {".json", ".safetensors", ".bin", ".txt", ".model"}
_QUIET_AND_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}
_E5 = re.compile(r"(?:^|[/_-])e5-(?!.*instruct)", re.IGNORECASE)
"""The models of intfloat's E5 family need the same two prompts, but most of them do not say so in their files."""

_NOT_THE_MODEL = ("onnx", "openvino", "gguf")


class TransformerEmbedder:
    """Embeds with ``SentenceTransformer``; torch is imported when one is made, not before.

    Prompts come from the model's own configuration („query“; „passage“, „document“ or „corpus“). Without any, a model
    of the E5 family gets those of E5 and every other one gets its texts as they are. The vectors are normalised even if
    the model does not do it itself. Nothing is fetched: the model must be a directory. Safe to share between threads.
    """

    def __init__(self, directory: Path, name: str) -> None:
        os.environ.update(_QUIET_AND_OFFLINE)
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(str(directory), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise ModelError(
                f"„{directory}“ lässt sich nicht als Modell für sentence-transformers laden ({error}). "
                "WEGWEISER_MODEL muss ein vollständiges Modellverzeichnis nennen."
            ) from error
        prompts: Mapping[str, str | None] = self._model.prompts
        self._prompts = {kind: _first(prompts, names) for kind, names in _PROMPT_NAMES.items()}
        if not any(self._prompts.values()) and _E5.search(name):
            self._prompts = PROMPTS
        self._identity = identity(name, _file_hashes(directory))

    @property
    def identity(self) -> str:
        """Name and hash of the model files."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, prompt and special tokens included."""
        return int(self._model.max_seq_length or 512)

    @property
    def reader(self) -> None:
        """None: nothing reads question and answer together."""
        return None

    def count_tokens(self, text: str) -> int:
        """Number of tokens of a text without prompt and special tokens."""
        return len(self._model.tokenizer(text, add_special_tokens=False, truncation=False, verbose=False)["input_ids"])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        return self._encode(texts, "query")

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or sentences, shape (len(texts), dimension)."""
        return self._encode(texts, "passage")

    def _encode(self, texts: Sequence[str], kind: str) -> Vectors:
        vectors: Vectors = self._model.encode(
            list(texts),
            prompt=self._prompts[kind],
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return vectors.reshape(len(texts), self.dimension)


def _first(prompts: Mapping[str, str | None], names: Sequence[str]) -> str:
    """The first prompt that is not empty; sentence-transformers adds empty ones of its own."""
    return next((prompt for name in names if (prompt := prompts.get(name))), "")


def _file_hashes(directory: Path) -> list[str]:
    """Checksums of everything that decides the vectors; other forms of the same model beside it do not."""
    paths = (path for path in directory.rglob("*") if path.is_file() and path.suffix in _SUFFIXES)
    own = (path for path in paths if path.relative_to(directory).parts[0] not in _NOT_THE_MODEL)
    return [f"{path.relative_to(directory).as_posix()} {file_hash(path)}" for path in sorted(own)]

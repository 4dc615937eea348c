"""Cross-fitting: vectors of training questions by an adapter that has not learned from them.

The adapter for questions has brought those that it learned from near to their passages, and nobody else's questions
come as near. A gate that learns from these cosines trusts them too much (stacking, Wolpert 1992). So two adapters
learn from one half of the pools each (``adapt_questions.py --half``), and what is learned afterwards sees every
question as the one does that does not know it.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from index.embedder import Embedder, Vectors
from index.model.adapter import read_updates
from index.model.layout import default_directory
from index.model.load import load_embedder
from index.model.prepare import write_model
from index.model.source import TOKENIZER
from index.onnx_embedder import OnnxEmbedder
from tests.conftest import ROOT
from tests.quality.laboratory import VECTORS, Laboratory
from tests.quality.low_rank import plain_weights
from tests.quality.memory import RememberingEmbedder

HALVES = 2


def half(folder: Path, number: int) -> Path:
    """Where the adapter of a half lies in the laboratory's folder; the texts it learned from are beside it (JSON)."""
    return folder / f"adapter-questions-{number}.npz"


class CrossFittedEmbedder(RememberingEmbedder):
    """Behaves as the shipped embedder; a question that it learned from gets the vector of a half that did not.

    ``halves`` are other embedders, each with the texts it has learned from. A text that no half has learned from was
    not among those of the shipped embedder either, which learned from both.
    """

    def __init__(self, shipped: Embedder, halves: Sequence[tuple[Embedder, frozenset[str]]], file: Path) -> None:
        super().__init__(shipped, file)
        self._halves = [(RememberingEmbedder(embedder, file), learned) for embedder, learned in halves]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        vectors = super().encode_queries(texts).copy()
        for embedder, learned in self._halves:
            others = [row for row, text in enumerate(texts) if text not in learned and self._is_known(text)]
            vectors[others] = embedder.encode_queries([texts[row] for row in others])
        return vectors

    def _is_known(self, text: str) -> bool:
        return any(text in learned for _, learned in self._halves)


def cross_fitted(data: Path = ROOT / "var") -> Laboratory:
    """The laboratory of a data folder, with the two halves that were trained there."""
    laboratory, model = Laboratory.open(data), default_directory(data)
    halves = [_embedder(model, half(laboratory.folder, number)) for number in range(HALVES)]
    return replace(laboratory, embedder=CrossFittedEmbedder(load_embedder(model), halves, laboratory.folder / VECTORS))


def _embedder(model: Path, file: Path) -> tuple[Embedder, frozenset[str]]:
    """The default model with the adapter of a half, and the texts that it learned from."""
    learned = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as scratch:
        directory = Path(scratch) / file.stem
        write_model(directory, plain_weights(model), TOKENIZER.read(model.parent / "pakete"), read_updates(file))
        return OnnxEmbedder(directory), frozenset(learned)

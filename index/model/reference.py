"""Reference: vectors of the float32 model that every faster form of it is compared with."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index.embedder import Embedder, Vectors
from index.errors import ModelError

SMALLEST_COSINE = 0.99
"""Below this a form of the model is not the same model; the 8-bit graph measured 0.996 on 160 German questions."""

_FILE = Path(__file__).with_name("reference.json")


@dataclass(frozen=True, slots=True)
class Reference:
    """Texts and their unit vectors, shape (texts, 384), from sentence-transformers in float32.

    Those of the queries are of the weights with the adapter for questions.
    """

    queries: tuple[str, ...]
    passages: tuple[str, ...]
    query_vectors: Vectors
    passage_vectors: Vectors


@cache
def read_reference() -> Reference:
    """The reference that comes with the code."""
    content = json.loads(_FILE.read_text(encoding="utf-8"))
    queries, passages = content["queries"], content["passages"]
    return Reference(
        tuple(entry["text"] for entry in queries),
        tuple(entry["text"] for entry in passages),
        np.array([entry["vector"] for entry in queries], np.float32),
        np.array([entry["vector"] for entry in passages], np.float32),
    )


def check_vectors(embedder: Embedder) -> float:
    """Smallest cosine between the embedder's vectors and the reference; ModelError if it is below the limit."""
    reference = read_reference()
    worst = min(
        _smallest(embedder.encode_queries(reference.queries), reference.query_vectors),
        _smallest(embedder.encode_passages(reference.passages), reference.passage_vectors),
    )
    if not worst >= SMALLEST_COSINE:
        raise ModelError(
            f"Das Modell „{embedder.identity}“ rechnet auf diesem Rechner falsch: kleinster Kosinus zur Referenz "
            f"{worst:.4f} statt mindestens {SMALLEST_COSINE}. Mit WEGWEISER_MODEL ein anderes Modell wählen."
        )
    return worst


def _smallest(vectors: Vectors, expected: Vectors) -> float:
    return float((vectors * expected).sum(axis=1).min())

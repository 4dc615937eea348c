"""A BERT with random 4-bit weights and sizes that make a test fast, and the same network in plain numpy."""

import json
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.model.adapter import Update, adapted
from index.model.directory import write_directory
from index.model.graph import build_graph
from index.model.layout import GRAPH
from index.model.manifest import Manifest
from index.model.reader import ReaderWeights
from index.model.weights import Architecture, Tensor, Weights

Array = npt.NDArray[np.float32]

SIZES = Architecture(
    hidden=64, layers=2, heads=2, feed_forward=128, vocabulary=50, positions=40, token_types=2, epsilon=1e-12
)


def tiny_weights(seed: int = 1) -> Weights:
    random = np.random.default_rng(seed)
    hidden, wide = SIZES.hidden, SIZES.feed_forward
    tensors: dict[str, Tensor] = {}

    def floats(name: str, values: npt.NDArray[np.float64]) -> None:
        tensors[name] = Tensor(name, 0, values.size, memoryview(values.astype("<f4").tobytes()))

    def blocks(name: str, elements: int) -> None:
        stored = np.zeros(elements // 32, np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]))
        stored["scale"] = random.uniform(0.01, 0.03, len(stored))
        stored["nibbles"] = random.integers(0, 256, (len(stored), 16))
        tensors[name] = Tensor(name, 1, elements, memoryview(stored.tobytes()))

    def norm(name: str) -> None:
        floats(f"{name}.w", random.normal(1, 0.1, hidden))
        floats(f"{name}.b", random.normal(0, 0.1, hidden))

    blocks("emb.word", SIZES.vocabulary * hidden)
    floats("emb.pos", random.normal(0, 0.1, SIZES.positions * hidden))
    floats("emb.type", random.normal(0, 0.1, 2 * hidden))
    norm("emb.ln")
    for layer in range(SIZES.layers):
        outputs = {"q": hidden, "k": hidden, "v": hidden, "ao": hidden, "fi": wide, "fo": hidden}
        for part, size in outputs.items():
            blocks(f"l{layer}.{part}.w", hidden * (wide if part in {"fi", "fo"} else hidden))
            floats(f"l{layer}.{part}.b", random.normal(0, 0.1, size))
        norm(f"l{layer}.aln")
        norm(f"l{layer}.oln")
    return Weights(SIZES, tensors)


def with_loud_unit(weights: Weights, name: str, factor: float) -> Weights:
    """The same weights, those of the first output of a linear layer multiplied."""
    matrix = weights.matrix(name).copy()
    matrix[0] *= factor
    return Weights(weights.architecture, {**weights.tensors, name: Tensor.of_floats(name, matrix)})


def tiny_question_adapter(seed: int = 5) -> Mapping[str, Update]:
    """A change of the last layer for questions."""
    random, rank = np.random.default_rng(seed), 2
    left, right = (
        random.normal(0, 0.5, shape).astype(np.float32) for shape in ((SIZES.hidden, rank), (rank, SIZES.feed_forward))
    )
    return {"l1.fo.w": (left, right)}


def tiny_asking() -> Weights:
    """The weights with that change."""
    return adapted(tiny_weights(), tiny_question_adapter())


def tiny_reader(seed: int = 2) -> ReaderWeights:
    """A reader of the tiny model whose last layer was trained."""
    random = np.random.default_rng(seed)
    hidden, units = SIZES.hidden, 8

    def floats(*shape: int) -> Array:
        return random.normal(0, 0.1, shape).astype(np.float32)

    heads = {"parts": floats(2, hidden), "norm.w": floats(3 * hidden), "norm.b": floats(3 * hidden)}
    shapes = {"hidden": (units, 3 * hidden), "right": (1, units)}
    for name, (outputs, inputs) in shapes.items():
        heads |= {f"{name}.w": floats(outputs, inputs), f"{name}.b": floats(outputs)}
    return ReaderWeights({"l1.q.w": (floats(hidden, 2), floats(2, hidden))}, heads)


def tiny_tokenizer() -> bytes:
    """A tokenizer.json that knows the letters, one token each, and nothing else."""
    pieces = ["<s>", "<pad>", "</s>", "<unk>", ":", *"abcdefghijklmnopqrstuvwxyz"]
    special = [{"id": 0, "content": "<s>"}, {"id": 1, "content": "<pad>"}, {"id": 2, "content": "</s>"}]
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    parts = {name: {"id": name, "ids": [number], "tokens": [name]} for name, number in (("<s>", 0), ("</s>", 2))}
    ends = [{"SpecialToken": {"id": name, "type_id": 0}} for name in ("<s>", "</s>")]
    single = [ends[0], {"Sequence": {"id": "A", "type_id": 0}}, ends[1]]
    tokenizer = {
        "version": "1.0",
        "added_tokens": [entry | flags for entry in special],
        "normalizer": {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": ""},
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "."}, "behavior": "Isolated", "invert": False},
        "post_processor": {"type": "TemplateProcessing", "single": single, "pair": single, "special_tokens": parts},
        "model": {"type": "WordLevel", "vocab": {p: i for i, p in enumerate(pieces)}, "unk_token": "<unk>"},
    }
    return json.dumps(tokenizer).encode()


def tiny_directory(directory: Path, *, prepared: bool = True) -> Path:
    """A whole model directory of the tiny model; unless ``prepared``, without graph and manifest."""
    write_directory(directory, tiny_weights(), tiny_tokenizer())
    if prepared:
        (directory / GRAPH).parent.mkdir()
        (directory / GRAPH).write_bytes(build_graph(tiny_weights(), tiny_asking(), 1).SerializeToString())
        Manifest.of("tiny", directory).write(directory)
    return directory


def token_states(weights: Weights, tokens: list[int]) -> Array:
    """Last hidden states, shape (tokens, hidden), in float32 without quantisation."""
    positions = weights.matrix("emb.pos")[: len(tokens)]
    states = _norm(weights, "emb.ln", weights.matrix("emb.word")[tokens] + positions + weights.matrix("emb.type")[0])
    for layer in range(SIZES.layers):
        query, key, value = (_heads(_linear(weights, f"l{layer}.{part}", states)) for part in ("q", "k", "v"))
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(SIZES.hidden / SIZES.heads)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        attended = (shares @ value).transpose(1, 0, 2).reshape(len(tokens), -1)
        states = _norm(weights, f"l{layer}.aln", _linear(weights, f"l{layer}.ao", attended) + states)
        wide = _linear(weights, f"l{layer}.fi", states)
        gelu = wide * 0.5 * (1 + np.vectorize(math.erf)(wide / math.sqrt(2)))
        states = _norm(weights, f"l{layer}.oln", _linear(weights, f"l{layer}.fo", gelu) + states)
    return states.astype(np.float32)


def _linear(weights: Weights, name: str, states: Array) -> Array:
    return states @ weights.matrix(f"{name}.w").T + weights.vector(f"{name}.b")


def _heads(states: Array) -> Array:
    return states.reshape(len(states), SIZES.heads, -1).transpose(1, 0, 2)


def _norm(weights: Weights, name: str, states: Array) -> Array:
    centred = states - states.mean(-1, keepdims=True)
    normed = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + SIZES.epsilon)
    return normed * weights.vector(f"{name}.w") + weights.vector(f"{name}.b")

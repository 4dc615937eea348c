import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.model.layout import GRAPH, TOKENIZER
from index.onnx_embedder import OnnxEmbedder
from tests.conftest import ROOT
from tests.index.model.tiny import tiny_asking, tiny_directory, token_states

QUERY = [21, 25, 9, 22, 29, 4]  # "query:" spelled with the tiny tokenizer


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_directory(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="module")
def tiny(directory: Path) -> OnnxEmbedder:
    return OnnxEmbedder(directory)


def test_question_is_encoded_with_its_prompt_and_weights(tiny: OnnxEmbedder) -> None:
    mean = token_states(tiny_asking(), [0, *QUERY, 5, 6, 2]).mean(axis=0)
    (vector,) = tiny.encode_queries(["ab"])
    assert vector @ mean / np.linalg.norm(mean) > 0.998


def test_question_and_passage_differ(tiny: OnnxEmbedder) -> None:
    assert not np.allclose(tiny.encode_queries(["abc"]), tiny.encode_passages(["abc"]), atol=1e-3)


def test_many_texts_come_back_in_order_and_unchanged_by_their_neighbours(tiny: OnnxEmbedder) -> None:
    texts = ["abc" * (number % 9) + "xyz"[number % 3] for number in range(30)]
    together = tiny.encode_passages(texts)
    assert together.shape == (30, tiny.dimension)
    assert together.dtype == np.float32
    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(vector, tiny.encode_passages([text])[0])


def test_no_texts_give_no_vectors(tiny: OnnxEmbedder) -> None:
    assert tiny.encode_passages([]).shape == (0, tiny.dimension)


@pytest.mark.parametrize("text", ["", " ", "ä€", "\x00", "a" * 5_000])
def test_any_text_gives_a_unit_vector(tiny: OnnxEmbedder, text: str) -> None:
    assert np.linalg.norm(tiny.encode_queries([text])) == pytest.approx(1, abs=1e-5)


def test_text_beyond_the_limit_is_cut_off(tiny: OnnxEmbedder) -> None:
    room = tiny.max_tokens - len("passage:") - 2
    longest, longer, shorter = ("a" * room, "a" * room + "b", "a" * (room - 1))
    vectors = tiny.encode_passages([longest, longer, shorter])
    assert np.array_equal(vectors[0], vectors[1])
    assert not np.array_equal(vectors[0], vectors[2])


def test_tokens_are_counted_without_prompt_and_special_tokens(tiny: OnnxEmbedder) -> None:
    assert tiny.count_tokens("abc") == 3
    assert tiny.count_tokens("a" * 1_000) == 1_000


def test_token_vectors_are_those_of_the_text_alone(tiny: OnnxEmbedder) -> None:
    (vectors,) = tiny.encode_tokens(["ab"], "query")
    states = token_states(tiny_asking(), [0, *QUERY, 5, 6, 2])[-3:-1]
    assert vectors.shape == (2, tiny.dimension)
    assert (vectors * states / np.linalg.norm(states, axis=1, keepdims=True)).sum(axis=1).min() > 0.99


def test_threads_share_an_embedder(tiny: OnnxEmbedder) -> None:
    texts = [letter * length for letter in "abcde" for length in range(1, 20)]
    expected = [tiny.encode_queries([text]) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: tiny.encode_queries([text]), texts))
    assert all(np.array_equal(a, b) for a, b in zip(expected, found, strict=True))


def test_identity_follows_the_files(directory: Path, tiny: OnnxEmbedder, tmp_path: Path) -> None:
    assert OnnxEmbedder(directory).identity == tiny.identity
    other = tiny_directory(tmp_path / "other")
    manifest = other / "wegweiser-model.json"
    manifest.write_text(manifest.read_text().replace(f'"{TOKENIZER}": "', f'"{TOKENIZER}": "0'))
    assert OnnxEmbedder(other).identity != tiny.identity


@pytest.mark.parametrize("name", [GRAPH, TOKENIZER])
@pytest.mark.parametrize("damage", [b"", b"no model", None])
def test_damaged_model_says_what_to_do(directory: Path, tmp_path: Path, name: str, damage: bytes | None) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(directory, copy)
    (copy / name).unlink()
    if damage is not None:
        (copy / name).write_bytes(damage)
    with pytest.raises(ModelError, match="make model"):
        OnnxEmbedder(copy)


def test_directory_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make model"):
        OnnxEmbedder(tmp_path)


OFFLINE = """
import socket, sys

def refuse(*args, **kwargs):
    raise AssertionError("network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from index.model.load import load_embedder

embedder = load_embedder(sys.argv[1])
assert embedder.encode_queries(["Was ist ein Indikator?"]).shape == (1, 384)
assert embedder.encode_passages(["Ein Satz."] * 20).shape == (20, 384)
heavy = {"torch", "transformers", "sentence_transformers", "onnx", "huggingface_hub"} & set(sys.modules)
assert not heavy, heavy
"""


@pytest.mark.model
def test_default_model_needs_neither_network_nor_torch(model_directory: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", OFFLINE, str(model_directory)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stderr


@pytest.mark.model
def test_german_question_finds_its_answer(model_directory: Path) -> None:
    embedder = OnnxEmbedder(model_directory)
    question = embedder.encode_queries(["Bis wann muss der Antrag gestellt werden?"])
    passages = embedder.encode_passages(
        [
            "Die Sprechzeiten sind montags von 8 bis 12 Uhr.",
            "Der Antrag ist bis zum 31. März bei der Behörde einzureichen.",
            "Anträge werden in der Reihenfolge ihres Eingangs bearbeitet.",
        ]
    )
    assert int((question @ passages.T).argmax()) == 1

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.transformer_embedder import TransformerEmbedder
from tests.conftest import ROOT
from tests.index.model.tiny import tiny_directory, tiny_weights, token_states

CONFIG = "config_sentence_transformers.json"


def set_prompts(directory: Path, prompts: dict[str, str]) -> Path:
    path = directory / CONFIG
    path.write_text(json.dumps(json.loads(path.read_text()) | {"prompts": prompts}))
    return directory


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TransformerEmbedder:
    directory = tiny_directory(tmp_path_factory.mktemp("tiny") / "model", prepared=False)
    return TransformerEmbedder(directory, "tiny")


def test_vectors_are_those_of_the_network(tiny: TransformerEmbedder) -> None:
    mean = token_states(tiny_weights(), [0, 21, 25, 9, 22, 29, 4, 5, 6, 2]).mean(axis=0)
    (vector,) = tiny.encode_queries(["ab"])
    assert vector @ mean / np.linalg.norm(mean) == pytest.approx(1, abs=1e-5)


def test_shapes_and_lengths(tiny: TransformerEmbedder) -> None:
    vectors = tiny.encode_passages(["abc", "", "z" * 500])
    assert vectors.shape == (3, tiny.dimension) == (3, 64)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert tiny.encode_queries([]).shape == (0, 64)
    assert tiny.max_tokens == 40


def test_tokens_are_counted_without_prompt_and_special_tokens(tiny: TransformerEmbedder) -> None:
    assert tiny.count_tokens("abc") == 3
    assert tiny.count_tokens("a" * 1_000) == 1_000


@pytest.mark.parametrize("name", ["passage", "document", "corpus"])
def test_prompts_of_the_model_are_used(tmp_path: Path, name: str) -> None:
    directory = set_prompts(tiny_directory(tmp_path / "m", prepared=False), {"query": "q: ", name: "p: "})
    embedder = TransformerEmbedder(directory, "tiny")
    with_prompt, without = embedder.encode_passages(["abc"]), embedder.encode_queries(["abc"])
    assert not np.allclose(with_prompt, without, atol=1e-4)


def test_model_without_prompts_gets_the_bare_text(tmp_path: Path) -> None:
    directory = set_prompts(tiny_directory(tmp_path / "m", prepared=False), {})
    embedder = TransformerEmbedder(directory, "tiny")
    assert np.array_equal(embedder.encode_queries(["abc"]), embedder.encode_passages(["abc"]))


@pytest.mark.parametrize(
    ("name", "prompted"),
    [
        ("intfloat/multilingual-e5-base", True),
        ("e5-large-v2", True),
        ("intfloat/multilingual-e5-large-instruct", False),
        ("some/model5-base", False),
    ],
)
def test_e5_models_get_their_prompts_even_if_they_do_not_name_them(tmp_path: Path, name: str, prompted: bool) -> None:
    directory = set_prompts(tiny_directory(tmp_path / "m", prepared=False), {})
    embedder = TransformerEmbedder(directory, name)
    assert np.array_equal(embedder.encode_queries(["abc"]), embedder.encode_passages(["abc"])) is not prompted


def test_identity_follows_the_files(tiny: TransformerEmbedder, tmp_path: Path) -> None:
    same = tiny_directory(tmp_path / "same", prepared=False)
    assert TransformerEmbedder(same, "tiny").identity == tiny.identity
    assert TransformerEmbedder(set_prompts(same, {"query": "x"}), "tiny").identity != tiny.identity


def test_directory_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="WEGWEISER_MODEL"):
        TransformerEmbedder(tmp_path, "nothing")


OFFLINE = """
import socket, sys

def refuse(*args, **kwargs):
    raise AssertionError("network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from index.model.load import load_embedder

embedder = load_embedder(sys.argv[1])
assert embedder.encode_queries(["abc"]).shape == (1, 64)
"""


def test_any_model_works_without_network(tmp_path: Path) -> None:
    directory = tiny_directory(tmp_path / "model", prepared=False)
    command = [sys.executable, "-c", OFFLINE, str(directory)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stderr

from pathlib import Path

import pytest

from index.errors import ModelError
from index.model.load import load_embedder
from index.onnx_embedder import OnnxEmbedder
from index.transformer_embedder import TransformerEmbedder
from tests.index.model.tiny import tiny_directory


def test_prepared_directory_is_loaded_without_torch(tmp_path: Path) -> None:
    embedder = load_embedder(str(tiny_directory(tmp_path / "model")))
    assert isinstance(embedder, OnnxEmbedder)
    assert embedder.identity.startswith("tiny@")


def test_other_directory_is_loaded_by_sentence_transformers(tmp_path: Path) -> None:
    embedder = load_embedder(tiny_directory(tmp_path / "own-model", prepared=False))
    assert isinstance(embedder, TransformerEmbedder)
    assert embedder.identity.startswith("own-model@")


def test_directory_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make model"):
        load_embedder(tmp_path)


@pytest.mark.parametrize("name", ["nobody/has-this-model", "nor-this-one"])
def test_name_that_was_never_fetched_says_what_to_do(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match=rf"{name}.*make model"):
        load_embedder(name)


@pytest.mark.parametrize("name", ["/no/such/directory", "../no-such", "a b", "http://example.org/model", "a/b/c"])
def test_neither_directory_nor_name_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match="weder ein Verzeichnis noch"):
        load_embedder(name)

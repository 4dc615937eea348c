from pathlib import Path

import pytest

from index.errors import ModelError
from index.model import prepare as module
from index.model.layout import GRAPH, default_directory
from index.model.manifest import MANIFEST, Manifest
from index.model.prepare import is_ready, make_ready, prepare
from index.model.source import TOKENIZER, WEIGHTS, Source
from index.model.weights import Weights
from tests.index.model.tiny import tiny_directory, tiny_question_adapter, tiny_reader, tiny_tokenizer, tiny_weights


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """Let the sources deliver the tiny model and accept its vectors; returns which sources were read."""
    seen: list[Source] = []

    def read(source: Source, _cache: Path) -> bytes:
        seen.append(source)
        return tiny_tokenizer() if source is TOKENIZER else b""

    monkeypatch.setattr(Source, "read", read)
    monkeypatch.setattr(Weights, "read", lambda _data: tiny_weights())
    monkeypatch.setattr(module, "read_adapter", dict)
    monkeypatch.setattr(module, "read_question_adapter", tiny_question_adapter)
    monkeypatch.setattr(module, "read_reader", tiny_reader)
    monkeypatch.setattr(module, "check_vectors", lambda _embedder: 1.0)
    return seen


def test_missing_directory_is_made_and_then_left_alone(reads: list[Source], tmp_path: Path) -> None:
    said: list[str] = []
    directory = prepare(tmp_path / "data" / "model", said.append)
    assert is_ready(directory)
    assert reads == [WEIGHTS, TOKENIZER]
    assert said[-1].endswith("(kleinster Kosinus 1.0000).")
    manifest = Manifest.read(directory)
    assert manifest is not None
    manifest.check(directory)
    prepare(directory, said.append)
    assert len(reads) == 2


def test_incomplete_or_outdated_directory_is_made_anew(reads: list[Source], tmp_path: Path) -> None:
    directory = tiny_directory(tmp_path / "model")
    (directory / GRAPH).unlink()
    assert not is_ready(directory)
    prepare(directory, lambda _line: None)
    assert is_ready(directory)
    manifest = directory / MANIFEST
    manifest.write_text(manifest.read_text().replace('"format": ', '"format": 9'))
    assert not is_ready(directory)
    prepare(directory, lambda _line: None)
    assert is_ready(directory)


def test_damaged_manifest_is_not_ready(tmp_path: Path) -> None:
    directory = tiny_directory(tmp_path / "model")
    (directory / MANIFEST).write_text("{")
    assert not is_ready(directory)


def test_wrong_vectors_leave_nothing_behind(
    reads: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_embedder: object) -> float:
        raise ModelError("falsch")

    monkeypatch.setattr(module, "read_adapter", dict)
    monkeypatch.setattr(module, "check_vectors", refuse)
    with pytest.raises(ModelError, match="falsch"):
        prepare(tmp_path / "model", lambda _line: None)
    assert [path.name for path in tmp_path.iterdir()] == ["pakete"]


def test_own_directory_is_used_as_it_is(reads: list[Source], tmp_path: Path) -> None:
    assert make_ready(str(tmp_path), tmp_path / "data", lambda _line: None) == str(tmp_path)
    assert reads == []


def test_default_model_lives_below_the_data_directory(reads: list[Source], tmp_path: Path) -> None:
    assert make_ready(None, tmp_path, lambda _line: None) == str(default_directory(tmp_path))


@pytest.mark.model
def test_prepared_default_model_is_undamaged(model_directory: Path) -> None:
    manifest = Manifest.read(model_directory)
    assert manifest is not None
    manifest.check(model_directory)

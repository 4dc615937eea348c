from pathlib import Path

import pytest

from index.errors import ModelError
from index.model.manifest import FORMAT, MANIFEST, Manifest, identity


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").write_bytes(b"graph")
    (tmp_path / "tokenizer.json").write_text("{}")
    Manifest.of("some-model", tmp_path).write(tmp_path)
    return tmp_path


def test_manifest_survives_writing_and_reading(directory: Path) -> None:
    manifest = Manifest.read(directory)
    assert manifest == Manifest.of("some-model", directory)
    assert manifest is not None
    assert manifest.format == FORMAT
    assert set(manifest.files) == {"onnx/model.onnx", "tokenizer.json"}
    manifest.check(directory)


def test_directory_without_manifest_has_none(tmp_path: Path) -> None:
    assert Manifest.read(tmp_path) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", "null"])
def test_unreadable_manifest_says_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    with pytest.raises(ModelError, match="make model"):
        Manifest.read(tmp_path)


def test_changed_file_is_named(directory: Path) -> None:
    manifest = Manifest.of("some-model", directory)
    (directory / "tokenizer.json").write_text("[]")
    with pytest.raises(ModelError, match=r"tokenizer\.json.*verändert"):
        manifest.check(directory)


def test_missing_file_is_named(directory: Path) -> None:
    manifest = Manifest.of("some-model", directory)
    (directory / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"fehlt.*tokenizer\.json"):
        manifest.check(directory)


def test_identity_depends_on_every_part() -> None:
    assert identity("m", ["a", "b"]).startswith("m@")
    assert len({identity("m", parts) for parts in (["a", "b"], ["a"], ["b", "a"], ["ab"])}) == 4

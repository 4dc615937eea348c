"""A small corpus with a data folder of its own, and the real model."""

from pathlib import Path

import pytest

from tests.small_corpus import FILES


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder with ``corpus`` and ``var``, as in the handbook."""
    (tmp_path / "corpus").mkdir()
    for name, text in FILES.items():
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    (tmp_path / "var").mkdir()
    return tmp_path

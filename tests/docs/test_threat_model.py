"""The threat model names tests; each of them has to exist."""

import re

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "bedrohungsmodell.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| Bedrohung", "|---"))]


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_named_test_exists(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_threat_has_a_control_and_a_test() -> None:
    assert len(ROWS) == len(NAMED) > 30
    assert all(len([cell for cell in row.split("|") if cell.strip()]) == 3 for row in ROWS)

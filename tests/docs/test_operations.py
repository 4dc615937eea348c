"""The operator's handbook: its settings are those of the program, and the files beside it say what they should."""

import re
import shutil
import subprocess

import pytest
import yaml

from server.settings import PREFIX, Settings
from tests.conftest import ROOT

HANDBOOK = (ROOT / "docs" / "betrieb.md").read_text(encoding="utf-8")
FILES = ROOT / "docs" / "betrieb"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_setting_is_described_as_in_the_program(name: str) -> None:
    row = re.search(rf"^\| `{PREFIX}{name.upper()}` \| (.*?) \| (.*) \|$", HANDBOOK, re.MULTILINE)
    assert row, f"docs/betrieb.md lacks {PREFIX}{name.upper()}"
    assert row[2] == Settings.model_fields[name].description


def test_no_setting_is_described_that_does_not_exist() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    everywhere = HANDBOOK + "".join(path.read_text(encoding="utf-8") for path in FILES.iterdir())
    assert set(re.findall(rf"{PREFIX}[A-Z_]+[A-Z]", everywhere)) <= known


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\((betrieb/[^)]+)\)", HANDBOOK)
    assert len(links) >= 4
    assert all((ROOT / "docs" / link).is_file() for link in links)


def test_container_runs_without_root_on_a_read_only_system() -> None:
    service = yaml.safe_load((FILES / "compose.yaml").read_text(encoding="utf-8"))["services"]["wegweiser"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert all(entry.startswith("127.0.0.1:") for entry in service["ports"])
    dockerfile = (FILES / "Dockerfile").read_text(encoding="utf-8")
    users = re.findall(r"^USER (\S+)$", dockerfile, re.MULTILINE)
    assert users == [service["user"].split(":")[0]]
    for folder in re.findall(r"^COPY (?!--)(\S+) \S+$", dockerfile, re.MULTILINE):
        assert (ROOT / folder).exists()


def test_unit_confines_the_service() -> None:
    unit = (FILES / "wegweiser.service").read_text(encoding="utf-8")
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "User=wegweiser"):
        assert re.search(rf"^{re.escape(line)}$", unit, re.MULTILINE)


def test_unit_is_accepted_by_systemd(tmp_path) -> None:
    analyse = shutil.which("systemd-analyze")
    if analyse is None:
        assert "ExecStart=/opt/wegweiser/.venv/bin/wegweiser serve" in (FILES / "wegweiser.service").read_text()
        return
    text = (
        (FILES / "wegweiser.service")
        .read_text(encoding="utf-8")
        .replace("/opt/wegweiser/.venv/bin/wegweiser", "/bin/true")
    )
    unit = tmp_path / "wegweiser.service"
    unit.write_text(re.sub(r"^(User|Group|WorkingDirectory|EnvironmentFile)=.*\n", "", text, flags=re.MULTILINE))
    done = subprocess.run([analyse, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert "wegweiser.service" not in done.stderr, done.stderr

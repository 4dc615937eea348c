"""Every command of the operator's handbook, run in its order on a small corpus with the real model."""

import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

HANDBOOK = (ROOT / "docs" / "betrieb.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", HANDBOOK, re.DOTALL)
    for line in block.splitlines()
]
BLOCKS = set(re.findall(r"^```(\w*)$", HANDBOOK, re.MULTILINE)) - {""}


class Shell:
    """Runs commands as an operator would, in a folder of its own; ``serve`` keeps running in two processes."""

    def __init__(self, folder: Path, model: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = str(free.getsockname()[1])
        self._folder = folder
        self._environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "WEGWEISER_CORPUS": str(folder / "corpus"),
            "WEGWEISER_DATA": str(folder / "var"),
            "WEGWEISER_MODEL": str(model),
            "WEGWEISER_PORT": self.port,
            "WEGWEISER_PROCESSES": "2",
        }
        self.server: subprocess.Popen[bytes] | None = None

    def run(self, command: str) -> str:
        """Output of a command; fails when it does."""
        words = shlex.split(command.replace("127.0.0.1:8000", f"127.0.0.1:{self.port}"))
        if words[0] == "make":
            words[1:1] = ["--dry-run", "--directory", str(ROOT)]  # it would install this very environment
        elif words[0] == "wegweiser":
            words[:1] = [sys.executable, "-W", "ignore", "-m", "server.cli"]
        if words[-1] == "serve":
            self.server = subprocess.Popen(words, cwd=self._folder, env=self._environment)
            return self._wait_until_ready()
        done = subprocess.run(
            words, cwd=self._folder, env=self._environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def _wait_until_ready(self) -> str:
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5) as response:
                    return str(response.read())
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not get ready within a minute")


@pytest.fixture
def shell(workplace: Path, model_directory: Path) -> Iterator[Shell]:
    shell = Shell(workplace, model_directory)
    yield shell
    if shell.server and shell.server.poll() is None:
        shell.server.terminate()
        assert shell.server.wait(40) in (0, -15)


def test_only_commands_and_settings_stand_in_blocks() -> None:
    assert {"console", "sh"} == BLOCKS
    assert len(COMMANDS) > 15


@pytest.mark.model
def test_every_command_works_in_this_order(shell: Shell, workplace: Path) -> None:
    builds = 0
    for command in COMMANDS:
        if command == "wegweiser index build":
            builds += 1
            (workplace / "corpus" / f"neu-{builds}.md").write_text(
                f"# Neues {builds}\n\nStand: 2026-01\n\nDie Stelle {builds} berät montags.\n", encoding="utf-8"
            )
        output = shell.run(command)
        if command.endswith("/metrics"):
            assert "wegweiser_index_loaded 1.0" in output
            assert "wegweiser_requests_total" in output
        if "sicherung" in command and "--list" in command:
            assert "corpus/monitoring.md" in output
            assert "var/index/current" in output
            assert "var/model" not in output
    assert builds == 2
    assert shell.server
    assert shell.server.poll() is None

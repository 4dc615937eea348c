"""The command line in this process, with the fake embedder."""

import json

import pytest
from click.testing import CliRunner

import server.cli.assistant
import server.cli.doctor
import server.cli.index
import server.doctor
from ingest import WegweiserError
from server.cli import cli


@pytest.fixture
def wegweiser(life, monkeypatch):
    """Runs a command; (exit code, everything that was printed, the message of an expected failure included)."""
    for module in (server.cli.assistant, server.cli.index, server.doctor):
        monkeypatch.setattr(module, "embedder_of", lambda settings: life.embedder)

    def run(*arguments):
        result = CliRunner().invoke(cli, ["--corpus", str(life.corpus), "--data", str(life.data), *arguments])
        if result.exception and not isinstance(result.exception, (WegweiserError, SystemExit)):
            raise result.exception
        message = str(result.exception) if isinstance(result.exception, WegweiserError) else ""
        return result.exit_code, result.output + message

    return run


@pytest.fixture
def lines():
    return lambda output: [json.loads(line) for line in output.splitlines() if line.startswith("{")]

import json
import os
from pathlib import Path

import pytest

from server.admin import child
from server.admin.jobs import Job, Jobs, write
from server.settings import Settings
from tests.server.admin.conftest import Editor


def jobs(folder: Path) -> Jobs:
    return Jobs(Settings(), folder)


def test_nothing_was_done_yet(tmp_path):
    assert jobs(tmp_path).latest("bau") is None


def test_state_is_read_as_it_was_written(tmp_path):
    job = Job("build", "2026-11-22T18:00:00+00:00", "läuft", "Lesen", 3, 24, pid=os.getpid())
    write(tmp_path, job)
    assert jobs(tmp_path).latest("bau") == job
    assert jobs(tmp_path).latest("pruefung") is None


def test_job_whose_process_died_has_failed(tmp_path):
    write(tmp_path, Job("build", "2026-11-22T18:00:00+00:00", "läuft", pid=2**22 + 1))
    job = jobs(tmp_path).latest("bau")
    assert job.outcome == "gescheitert"
    assert "unterbrochen" in job.lines[0]


def test_second_build_waits_for_the_first(tmp_path):
    write(tmp_path, Job("build", "2026-11-22T18:00:00+00:00", "läuft", pid=os.getpid()))
    assert jobs(tmp_path).start("force") is False


def test_expected_failure_is_told_to_the_editor(tmp_path, monkeypatch):
    monkeypatch.setenv("WEGWEISER_CORPUS", str(tmp_path / "fehlt"))
    monkeypatch.setenv("WEGWEISER_DATA", str(tmp_path / "var"))
    monkeypatch.setenv("WEGWEISER_MODEL", str(tmp_path / "kein-modell"))
    monkeypatch.setattr(child, "configure_logging", lambda: None)
    child.main("build", tmp_path)
    record = json.loads((tmp_path / "bau.json").read_text(encoding="utf-8"))
    assert record["outcome"] == "gescheitert"
    assert record["lines"][0]


@pytest.mark.parametrize("outcome", ["läuft", "fertig", "angehalten", "gescheitert"])
def test_page_shows_every_outcome(editor: Editor, tmp_path, outcome):
    folder = tmp_path / "var" / "verwaltung"
    lines = () if outcome == "läuft" else ("Zeile eins", "  schlechter: „Was?“")
    write(folder, Job("build", "2026-11-22T18:00:00+00:00", outcome, "Lesen", 3, 24, lines, os.getpid()))
    page = editor.get("/versionen").text
    assert ('http-equiv="refresh"' in page) == (outcome == "läuft")
    assert ("Lesen: 3 von 24" in page) == (outcome == "läuft")
    assert ("Zeile eins" in page) == (outcome != "läuft")
    assert ('name="trotzdem"' in page) == (outcome == "angehalten")


def test_version_that_does_not_exist_is_an_error_in_words(editor: Editor):
    for version in ("20200101T000000", "../../etc", ""):
        response = editor.post("/versionen/aktivieren", version=version)
        assert response.status_code == 409
        assert 'role="alert"' in response.text

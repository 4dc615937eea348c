import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from index.storage.snapshot import Manifest
from server.metrics import Metrics
from tests.conftest import ROOT
from tests.server.fake_assistant import NOT_FOUND, QUOTE

VERSION = "20261122T120000"


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    families = text_string_to_metric_families(text)
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for family in families for s in family.samples}


def test_answers_are_counted_by_status(client):
    for question in (QUOTE, QUOTE, NOT_FOUND):
        client.post("/api/ask", json={"question": question})
    client.post("/", data={"question": QUOTE})
    found = samples(client.get("/metrics").text)
    assert found["wegweiser_answers_total", (("status", "answered"),)] == 3
    assert found["wegweiser_answers_total", (("status", "not_found"),)] == 1
    assert found["wegweiser_answer_seconds_count", ()] == 4
    assert found["wegweiser_requests_total", (("method", "POST"), ("route", "/api/ask"), ("status", "200"))] == 3
    assert found["wegweiser_index_loaded", ()] == 1


def test_strangers_cannot_invent_label_values(client):
    for number in range(20):
        client.get(f"/unsinn-{number}")
        client.request(f"METHODE{number}", "/")
    text = client.get("/metrics").text
    assert "unsinn" not in text
    assert "METHODE" not in text


def test_index_is_described(tmp_path: Path):
    directory = tmp_path / "index" / "versions" / VERSION
    directory.mkdir(parents=True)
    built = datetime.now(UTC).isoformat(timespec="seconds")
    Manifest(VERSION, built, "modell", "hash", 3, 40, 90).write(directory)
    found = samples(Metrics(tmp_path, lambda: VERSION).exposition().decode())
    assert found["wegweiser_index_info", (("model", "modell"), ("version", VERSION))] == 1
    assert 0 <= found["wegweiser_index_age_seconds", ()] < 60
    assert found["wegweiser_index_documents", ()] == 3
    assert found["wegweiser_index_passages", ()] == 40


def test_without_an_index_the_figures_say_so(tmp_path: Path):
    found = samples(Metrics(tmp_path, lambda: None).exposition().decode())
    assert found["wegweiser_index_loaded", ()] == 0


def test_several_processes_add_up(tmp_path: Path):
    count = (
        "from pathlib import Path; from server.metrics import Metrics; "
        "m = Metrics(Path('.'), lambda: None); m.request('/api/ask', 'POST', 200, 0.1); "
        "print(m.exposition().decode())"
    )
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    outputs = [
        subprocess.run(
            [sys.executable, "-c", count], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    labels = (("method", "POST"), ("route", "/api/ask"), ("status", "200"))
    assert [samples(output)["wegweiser_requests_total", labels] for output in outputs] == [1, 2]

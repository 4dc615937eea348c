from fastapi.testclient import TestClient

from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import FakeAssistant


def test_live_and_ready(client):
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json() == {"status": "ok", "index": "2026-11-22-1"}
    assert client.head("/health/live").status_code == 200


def test_not_ready_without_an_index_but_alive():
    client = TestClient(create_app(Settings(), FakeAssistant(version=None)))
    assert client.get("/health/live").status_code == 200
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["error"]["code"]) == (503, "no_index")

import pytest
from fastapi.testclient import TestClient

from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import FakeAssistant


@pytest.fixture(scope="module")
def described() -> TestClient:
    return TestClient(
        create_app(Settings(rate_limit=0, api_docs=True), FakeAssistant()), headers={"accept": "text/html"}
    )


def test_description_is_off_by_default(client):
    assert client.get("/openapi.json").status_code == 404
    assert client.get("/docs").status_code == 404


def test_only_the_interface_is_described(described):
    paths = described.get("/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/ask",
        "/api/search",
        "/v1/models",
        "/v1/chat/completions",
        "/health/live",
        "/health/ready",
        "/metrics",
    }


def test_every_error_of_asking_is_described_with_an_example(described):
    responses = described.get("/openapi.json").json()["paths"]["/api/ask"]["post"]["responses"]
    assert {"200", "403", "408", "413", "415", "422", "429", "503"} <= set(responses)
    for status in ("403", "413", "422", "429", "503"):
        assert responses[status]["content"]["application/json"]["example"]["error"]["message"]


def test_page_needs_nobody_else_and_no_script(described):
    response = described.get("/docs")
    assert response.status_code == 200
    assert "POST /api/ask" in response.text
    assert "<script" not in response.text
    assert "http://" not in response.text.replace("http://www.w3.org/2000/svg", "")

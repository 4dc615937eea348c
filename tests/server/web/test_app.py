import pytest
from fastapi.testclient import TestClient

from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import FakeAssistant


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/nix", "/api/nix", "/static/../app.py"])
def test_unknown_addresses_get_a_german_404(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "Diese Adresse gibt es nicht" in response.text


def test_programs_get_json_errors_and_browsers_pages(client):
    assert client.get("/nix").headers["content-type"].startswith("text/html")
    assert client.get("/nix", headers={"accept": "*/*"}).json()["error"]["code"] == "not_found"
    assert client.get("/api/ask").json()["error"]["code"] == "method_not_allowed"


def test_works_below_a_prefix():
    app = create_app(Settings(rate_limit=0), FakeAssistant())
    client = TestClient(app, root_path="/fragen", headers={"accept": "text/html"})
    page = client.get("/fragen/quelle/leitfaden:0").text
    assert 'href="../static/app.css?v=' in page
    assert 'href="../"' in page
    start = client.get("/fragen/").text
    assert 'action="./"' in start
    assert client.post("/fragen/api/ask", content=b"x", headers={"content-type": "text/plain"}).status_code == 415

import anyio
import pytest
from fastapi.testclient import TestClient

from server.settings import Settings
from server.web.app import create_app
from server.web.http_errors import HttpError
from server.web.security import BodyGate
from tests.server.fake_assistant import QUOTE, FakeAssistant

LISTED = "https://www.ministerium.example"
STRANGER = "https://boese.example"
ASK = {"json": {"question": QUOTE}}


def test_pages_carry_the_strict_policy(client):
    headers = client.get("/").headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "path", ["/", "/nix", "/api/ask", "/health/live", "/static/app.css", "/dokumente/x", "/widget.js"]
)
def test_every_response_has_a_policy(client, path):
    assert "content-security-policy" in client.get(path).headers


def test_embedded_page_may_be_framed_by_listed_origins_only(client):
    headers = client.get("/?embed=1").headers
    assert f"frame-ancestors 'self' {LISTED};" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_listed_origin_may_ask(client):
    response = client.post("/api/ask", **ASK, headers={"origin": LISTED})
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == LISTED
    assert "Origin" in response.headers["vary"]
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize(
    "origin", [STRANGER, "null", "https://www.ministerium.example.boese.example", "http://www.ministerium.example"]
)
def test_other_origins_are_turned_away(client, assistant, origin):
    response = client.post("/api/ask", **ASK, headers={"origin": origin})
    assert (response.status_code, response.json()["error"]["code"]) == (403, "origin_not_allowed")
    assert "access-control-allow-origin" not in response.headers
    assert assistant.asked == []


def test_preflight_names_the_listed_origin_only(client):
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    allowed = client.options("/api/ask", headers={"origin": LISTED, **asked})
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (204, LISTED)
    assert allowed.headers["access-control-allow-headers"] == "content-type"
    denied = client.options("/api/ask", headers={"origin": STRANGER, **asked})
    assert denied.status_code == 403
    assert "access-control-allow-origin" not in denied.headers


def test_own_page_and_programs_may_ask(client):
    assert client.post("/api/ask", **ASK, headers={"origin": "http://testserver"}).status_code == 200
    behind_proxy = {"origin": "https://public.example", "sec-fetch-site": "same-origin"}
    assert client.post("/api/ask", **ASK, headers=behind_proxy).status_code == 200
    assert client.post("/api/ask", **ASK).status_code == 200


def test_errors_before_parsing_can_be_read_by_a_listed_origin(client):
    response = client.post("/api/ask", content=b"x" * 20_000, headers={"origin": LISTED})
    assert response.status_code == 413
    assert response.headers["access-control-allow-origin"] == LISTED


def test_body_is_limited_while_it_is_read(client):
    sent = []

    def chunks():
        for _ in range(1000):
            sent.append(1)
            yield b"x" * 1024

    response = client.post("/", content=chunks(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert response.status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "99999999999999999999"])
def test_strange_content_lengths_are_refused(client, length):
    response = client.post(
        "/api/ask", content=b"{}", headers={"content-type": "application/json", "content-length": length}
    )
    assert response.status_code == 413


def test_rate_limit_says_when_to_come_back():
    client = TestClient(create_app(Settings(rate_limit=2), FakeAssistant()))
    codes = [client.post("/api/ask", **ASK).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    refused = client.post("/api/ask", **ASK)
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["retry-after"] in refused.json()["error"]["message"]
    assert client.post("/", data={"question": QUOTE}, headers={"accept": "text/html"}).status_code == 429


def test_too_large_a_form_is_a_page_for_people(client):
    form = {"content-type": "application/x-www-form-urlencoded"}
    response = client.post("/", content=b"question=" + b"x" * 20_000, headers=form)
    assert response.status_code == 413
    assert "Die Anfrage ist zu groß" in response.text
    assert response.headers["content-type"].startswith("text/html")


def test_body_that_never_ends_is_given_up(client, monkeypatch):
    monkeypatch.setattr("server.web.security.BODY_SECONDS", 0.05)

    async def receive():
        await anyio.sleep(10)

    async def app(scope, receive, send):
        raise AssertionError("not reached")

    scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    with pytest.raises(HttpError) as caught:
        anyio.run(BodyGate(app), scope, receive, None)
    assert caught.value.status == 408


ODD_HEADERS = [
    {"host": "["},
    {"host": "a b"},
    {"host": ""},
    {"origin": "http://["},
    {"origin": "", "host": ""},
    {"accept-language": "q=;;,;q=nan,en;q=inf,*"},
    {"accept": "text/html" * 500},
    {"if-none-match": "*"},
    {"range": "bytes=9-1,x"},
    {"x-forwarded-for": "1.1.1.1"},
]


@pytest.mark.parametrize("odd", ODD_HEADERS, ids=str)
@pytest.mark.parametrize("path", ["/", "/einbinden", "/impressum", "/static/app.css", "/dokumente/feindlich.html"])
def test_odd_headers_break_nothing(client, path, odd):
    assert client.get(path, headers=odd).status_code < 500


@pytest.mark.parametrize("odd", ODD_HEADERS, ids=str)
def test_odd_headers_break_no_question(client, odd):
    assert client.post("/api/ask", **ASK, headers=odd).status_code < 500
    assert client.post("/", data={"question": QUOTE}, headers=odd).status_code < 500

"""A scripted attack on the public endpoint; the page docs/bedrohungsmodell.md names each of these tests."""

import http.client
import json
import resource
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from server.serving import server_options
from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import HOSTILE, QUOTE, SCRIPT, FakeAssistant
from tests.server.running import running

XSS = [
    SCRIPT,
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "&lt;script&gt;<ScRiPt >",
    "</textarea><script>x</script>",
]
TRAVERSAL = [
    "/dokumente/../ausserhalb.txt",
    "/dokumente/..%2Fausserhalb.txt",
    "/dokumente/%2e%2e/%2e%2e/etc/passwd",
    "/dokumente/%2Fetc%2Fpasswd",
    "/dokumente/texte/..%5C..%5Causserhalb.txt",
    "/dokumente/nicht-im-index.txt",
    "/dokumente/integration-wie-geht-das.pdf%00.txt",
    "/static/..%2F..%2Fapp.py",
    "/static/%2e%2e/settings.py",
    "/quelle/..%2F..%2Fetc%2Fpasswd",
]


@pytest.fixture
def port() -> Iterator[int]:
    settings = Settings(rate_limit=3)
    with running(create_app(settings, FakeAssistant()), server_options(settings)) as port:
        yield port


def post(port: int, body: bytes, headers: dict[str, str], path: str = "/api/ask") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_sixty_four_mebibytes_are_refused_unread(port):
    before = peak_mib()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest("POST", "/api/ask")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", str(64 * 2**20))
    connection.endheaders()
    response = connection.getresponse()
    assert response.status == 413
    assert len(response.read()) < 300
    connection.close()
    assert peak_mib() - before < 16


def test_chunked_overrun_is_cut_off(port):
    before = peak_mib()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    chunk = b"x" * 65536

    def endless() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(1024):
            yield chunk

    try:
        connection.request("POST", "/api/ask", endless(), {"Content-Type": "application/json"}, encode_chunked=True)
    except (BrokenPipeError, ConnectionResetError):
        pass  # the server has answered and closed while we were still sending
    else:
        assert connection.getresponse().status == 413
    connection.close()
    assert peak_mib() - before < 32


def test_spoofed_addresses_do_not_lift_the_rate_limit(port):
    body = json.dumps({"question": QUOTE}).encode()
    codes = [
        post(port, body, {"X-Forwarded-For": f"203.0.113.{n}", "Forwarded": f"for=203.0.113.{n}"})[0] for n in range(5)
    ]
    assert codes == [200, 200, 200, 429, 429]


def test_behind_a_named_proxy_the_address_it_appends_counts():
    settings = Settings(rate_limit=3, trusted_proxies="127.0.0.1")
    with running(create_app(settings, FakeAssistant()), server_options(settings)) as port:
        body = json.dumps({"question": QUOTE}).encode()
        spoofed = [post(port, body, {"X-Forwarded-For": f"203.0.113.{n}, 198.51.100.7"})[0] for n in range(4)]
        assert spoofed == [200, 200, 200, 429]
        assert post(port, body, {"X-Forwarded-For": "198.51.100.8"})[0] == 200


def test_compressed_body_is_not_unpacked(port):
    status, _ = post(port, b"\x1f\x8b" + b"\x00" * 100, {"Content-Encoding": "gzip"})
    assert status == 422


@pytest.mark.parametrize("path", TRAVERSAL)
def test_no_path_leaves_the_folders(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "geheim" not in response.text
    assert "root:" not in response.text
    assert "vertraulich" not in response.text


@pytest.mark.parametrize("text", XSS)
def test_input_is_text_on_every_page(client, text):
    pages = [
        client.get("/", params={"q": text}),
        client.post("/", data={"question": text, "history": [text, text]}),
        client.get("/einbinden", params={"website": text, "integrity": text}),
        client.get("/", params={"lang": text, "theme": text, "embed": text}),
        client.get(f"/{text}"),
        client.get("/quelle/leitfaden:0", params={"von": text, "bis": text}),
    ]
    for page in pages:
        assert page.status_code < 500
        for dangerous in ("<script>alert", "<svg onload", "<img src=x", "<ScRiPt", "<script>x", 'href="javascript:'):
            assert dangerous not in page.text
        assert ">49<" not in page.text


def test_markup_in_the_corpus_stays_text(client):
    page = client.get("/", params={"q": HOSTILE}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript:' not in page
    source = client.get("/quelle/feindlich:0").text
    assert "<script>alert" not in source
    chat = client.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": HOSTILE}]}).json()
    assert "<script>" not in chat["choices"][0]["message"]["content"]


@pytest.mark.parametrize(
    "evil", ["a\r\nSet-Cookie: x=1", "a\nX-Injected: 1", "a%0d%0aX-Injected:%201", "ü€😀", "a" * 500]
)
def test_no_header_can_be_injected(client, evil):
    for response in (
        client.get("/", params={"lang": evil, "theme": evil, "q": evil}),
        client.get("/" + quote(evil)),
        client.get("/static/app.css", params={"v": evil}),
        client.get(
            "/health/live", headers={"x-request-id": evil.encode("utf-8").replace(b"\r\n", b" ").replace(b"\n", b" ")}
        ),
    ):
        assert "x-injected" not in response.headers
        assert "set-cookie" not in response.headers
        assert response.headers["x-request-id"].isalnum()


@pytest.mark.parametrize(
    "question",
    [
        "Wozu dient\u202e ein \u2066Monitoring\u2069?",
        "W\u0335o\u0335z\u0335u\u0335" * 60,
        "\ufdfa" * 390,
        "\u0958" * 390,
        "Wozu dient ein Integrations\u200bmonitoring?",
        "\U000e0041\U000e0042\U000e0043",
        "\ud800",
        "ａｂｃ" * 100,
        "🏳️‍🌈" * 90,
        "\u0000Wozu?",
    ],
)
def test_unicode_tricks_get_an_answer_or_a_refusal(client, question):
    body = json.dumps({"question": question}).encode()
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code in {200, 422}
    asked = client.app.state.service.assistant._assistant.asked
    assert all(not set(text) & set("\u202e\u2066\u0000\u200b") for text, _ in asked)


def test_deeply_nested_json_is_refused(client):
    for content in (b"[" * 15_000, b'{"question":' * 1300, b'{"question": 1e999999}', b'{"question": -0}'):
        response = client.post("/api/ask", content=content, headers={"content-type": "application/json"})
        assert response.status_code == 422


def test_unusual_methods_do_nothing(client):
    for method in ("TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND"):
        response = client.request(method, "/", headers={"accept": "*/*"})
        assert response.status_code in {404, 405, 501}


def test_a_flood_is_refused_with_a_time_to_come_back():
    client = TestClient(create_app(Settings(rate_limit=5), FakeAssistant()))
    responses = [client.post("/api/ask", json={"question": QUOTE}) for _ in range(60)]
    assert sum(response.status_code == 200 for response in responses) == 5
    assert all(int(response.headers["retry-after"]) >= 1 for response in responses if response.status_code == 429)
    everywhere = [
        client.get("/", params={"q": QUOTE}, headers={"accept": "text/html"}),
        client.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": QUOTE}]}),
        client.post("/api/search", json={"question": QUOTE}),
    ]
    assert [response.status_code for response in everywhere] == [429, 429, 429]

import logging

import pytest

from server.logs import FIELDS, JsonLines
from tests.server.fake_assistant import QUOTE, SLOW_FAILURE

SECRET = "Wie beantrage ich fuer meine Tochter Ayse Asyl"


def logged(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(JsonLines().format(record) for record in caplog.records)


def test_request_is_logged_by_route_and_status(client, caplog):
    with caplog.at_level(logging.INFO):
        client.get("/quelle/leitfaden:0")
    fields = getattr(caplog.records[-1], FIELDS)
    assert (fields["method"], fields["route"], fields["status"]) == ("GET", "/quelle/{passage_id:path}", 200)


def test_nothing_a_reader_wrote_or_is_known_by_is_logged(client, caplog):
    with caplog.at_level(logging.DEBUG):
        client.get("/", params={"q": SECRET})
        client.post("/", data={"question": SECRET})
        client.post("/api/ask", json={"question": SECRET, "history": [SECRET]})
        client.post("/api/ask", json={"question": SLOW_FAILURE})
        client.get(f"/{SECRET}")
        client.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": SECRET}]})
    own = [record for record in caplog.records if not record.name.startswith("httpx")]  # the test's client, not ours
    text = "\n".join(JsonLines().format(record) for record in own)
    assert len(own) >= 6
    for word in ("Ayse", "Asyl", "testclient", "127.0.0.1", "secret detail"):
        assert word not in text


def test_every_response_names_its_request(client):
    first, second = (client.get("/health/live").headers["x-request-id"] for _ in range(2))
    assert first != second
    assert client.get("/health/live", headers={"x-request-id": "a1b2c3d4e5"}).headers["x-request-id"] == "a1b2c3d4e5"


@pytest.mark.parametrize("given", ["kurz", "mit leerzeichen 123", "x" * 65, "<script>123"])
def test_strange_request_ids_are_replaced(client, given):
    assert client.get("/health/live", headers={"x-request-id": given}).headers["x-request-id"] != given


def test_failure_is_logged_with_the_id_of_its_response(client, caplog):
    with caplog.at_level(logging.ERROR):
        response = client.post("/api/ask", json={"question": SLOW_FAILURE}, headers={"x-request-id": "fehler-12345"})
    assert response.status_code == 500
    assert response.headers["x-request-id"] == "fehler-12345"
    assert any(record.exc_info for record in caplog.records)


def test_answers_are_not_logged(client, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/api/ask", json={"question": QUOTE}).json()
    assert answer["parts"][0]["text"] not in logged(caplog)

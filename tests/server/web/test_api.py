import json

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from server.settings import Settings
from server.web.app import create_app
from tests.server import fake_assistant as fake


def ask(client: TestClient, **body: object):
    return client.post("/api/ask", json=body)


def test_answer_has_the_fields_of_the_contract(client):
    body = ask(client, question=fake.STEPS).json()
    assert body["status"] == "answered"
    assert body["kind"] == "steps"
    assert [part["text"] for part in body["parts"]] == [fake.STEP_LEAD, *fake.STEP_ITEMS]
    source = body["sources"][0]
    assert (source["number"], source["page"], source["page_label"], source["date"]) == (1, 2, "12", "2012-10")
    assert source["section"] == ["2 Integrationsmonitoring", "2.1 Ein Monitoring aufbauen"]
    assert source["url"] == f"/quelle/integration-wie-geht-das:2?von=0&bis={len(fake.STEPS_PASSAGE.text)}"
    assert source["file_url"].startswith("/dokumente/integration-wie-geht-das.pdf#page=2&search=")
    assert source["quote"].endswith(fake.STEP_ITEMS[-1])
    assert {"refers_to", "related", "confidence", "index", "took_ms", "reason", "language"} <= body.keys()


def test_refusal_carries_reason_and_no_parts(client):
    body = ask(client, question=fake.OUT_OF_SCOPE).json()
    assert (body["status"], body["kind"], body["parts"], body["sources"]) == ("out_of_scope", None, [], [])
    assert body["reason"]


def test_ground_tells_programs_why(client):
    assert ask(client, question=fake.CHAT).json()["ground"] == "chat"
    assert ask(client, question=fake.STEPS).json()["ground"] is None


def test_history_is_handed_on(client, assistant):
    body = ask(client, question=fake.FOLLOW_UP, history=["erste Frage", fake.STEPS]).json()
    assert body["refers_to"] == fake.STEPS
    assert assistant.asked == [(fake.FOLLOW_UP, ("erste Frage", fake.STEPS))]


def test_question_is_cleaned_before_it_is_asked(client, assistant):
    ask(client, question="  Wozu\u0000 dient\n\tdas?  ")
    assert assistant.asked[0][0] == "Wozu dient das?"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"question": ""}, "question_empty"),
        ({"question": " \n\u0007 ?! "}, "question_empty"),
        ({"question": "x" * 401}, "question_too_long"),
        ({"question": "x" * 10_000}, "question_too_long"),
        ({"question": 7}, "invalid_request"),
        ({"question": None}, "invalid_request"),
        ({"question": ["a"]}, "invalid_request"),
        ({}, "invalid_request"),
        ([], "invalid_request"),
        ("Frage", "invalid_request"),
        ({"question": "Was?", "history": "Was?"}, "invalid_request"),
        ({"question": "Was?", "history": [1]}, "invalid_request"),
        ({"question": "Was?", "history": ["x"] * 51}, "invalid_request"),
        ({"question": "Was?", "history": ["x" * 401]}, "question_too_long"),
    ],
)
def test_bad_input_gets_a_german_error(client, body, code):
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"].endswith(("n.", "kürzen Sie sie."))


@pytest.mark.parametrize("raw", [b"{", b"", b"\xff\xfe", b'{"question": "a', b"[" * 8000, b"nan"])
def test_broken_json_gets_a_german_error_without_the_input(client, raw):
    response = client.post("/api/ask", content=raw, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.json()["error"]["code"] in {"invalid_json", "invalid_request"}
    assert b"ud800" not in response.content


def test_error_never_echoes_the_input(client):
    secret = "GEHEIMNIS"
    for body in ({"question": secret * 100}, {"question": {"a": secret}}, {secret: secret}):
        assert secret not in client.post("/api/ask", json=body).text


def test_hundred_thousand_characters_are_refused(client):
    response = ask(client, question="x" * 100_000)
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "body_too_large"


def test_other_content_types_are_refused(client):
    for content_type in ("text/plain", "application/x-www-form-urlencoded", ""):
        response = client.post("/api/ask", content=b'{"question":"a"}', headers={"content-type": content_type})
        assert (response.status_code, response.json()["error"]["code"]) == (415, "unsupported_media_type")


def test_without_an_index_the_error_says_so():
    client = TestClient(create_app(Settings(), fake.FakeAssistant(version=None)))
    for path in ("/api/ask", "/api/search"):
        response = client.post(path, json={"question": "Was?"})
        assert (response.status_code, response.json()["error"]["code"]) == (503, "no_index")
        assert "Index" in response.json()["error"]["message"]


def test_unexpected_failure_shows_no_details(client):
    response = ask(client, question=fake.SLOW_FAILURE)
    assert (response.status_code, response.json()["error"]["code"]) == (500, "internal_error")
    assert "secret detail" not in response.text
    assert "content-security-policy" in response.headers


def test_search_returns_passages_best_first(client):
    body = client.post("/api/search", json={"question": "Monitoring", "limit": 2}).json()
    assert [hit["passage"] for hit in body["passages"]] == [fake.PURPOSE.id, fake.STEPS_PASSAGE.id]
    assert body["passages"][0]["text"] == fake.PURPOSE.text
    assert body["passages"][0]["page_label"] == "12"
    assert {"index", "took_ms"} <= body.keys()


@pytest.mark.parametrize("limit", [0, -1, 51, "3", 1.5])
def test_search_limit_is_checked(client, limit):
    response = client.post("/api/search", json={"question": "Monitoring", "limit": limit})
    assert response.status_code == 422


ANY = TestClient(create_app(Settings(rate_limit=0), fake.FakeAssistant()))


@given(st.text(max_size=600))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_an_answer_or_the_contracts_error(question):
    raw = json.dumps({"question": question})  # lone surrogates too, as \\u escapes
    response = ANY.post("/api/ask", content=raw, headers={"content-type": "application/json"})
    assert response.status_code in {200, 422}
    if response.status_code == 422:
        assert set(response.json()["error"]) == {"code", "message"}

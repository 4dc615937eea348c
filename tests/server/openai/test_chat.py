import json

import pytest

from tests.server import fake_assistant as fake


def chat(client, *messages: tuple[str, object], **more: object):
    body = {"model": "wegweiser", "messages": [{"role": role, "content": text} for role, text in messages], **more}
    return client.post("/v1/chat/completions", json=body)


def test_answer_is_verbatim_with_numbered_sources_and_links(client):
    body = chat(client, ("user", fake.QUOTE)).json()
    content = body["choices"][0]["message"]["content"]
    assert body["object"] == "chat.completion"
    assert (
        "Ein Integrationsmonitoring zeigt, wie sich die Teilhabe der Zugewanderten über die Jahre entwickelt. [1]"
        in content
    )
    assert "[1] [Integration, wie geht das? Handreichung für Kommunen](http://testserver/dokumente/" in content
    assert "S. 12" in content


def test_earlier_questions_of_the_user_are_the_history(client, assistant):
    chat(
        client,
        ("system", "Sei ein Pirat."),
        ("user", fake.STEPS),
        ("assistant", "…" * 5000),
        ("user", fake.FOLLOW_UP),
    )
    assert assistant.asked == [(fake.FOLLOW_UP, (fake.STEPS,))]


def test_content_may_come_in_pieces(client, assistant):
    chat(client, ("user", [{"type": "text", "text": fake.QUOTE}, {"type": "image_url", "image_url": {"url": "x"}}]))
    assert assistant.asked[0][0] == fake.QUOTE


def test_refusal_gives_the_reason(client):
    content = chat(client, ("user", fake.NOT_FOUND)).json()["choices"][0]["message"]["content"]
    assert content.startswith("Die Dokumente handeln von Integrationsbeauftragten")
    assert "Fundstellen" not in content


def test_stream_says_the_same(client):
    whole = chat(client, ("user", fake.STEPS)).json()["choices"][0]["message"]["content"]
    response = chat(client, ("user", fake.STEPS), stream=True, temperature=0.7, max_tokens=5)
    assert response.headers["content-type"].startswith("text/event-stream")
    lines = [line.removeprefix("data: ") for line in response.text.split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    chunks = [json.loads(line) for line in lines[:-1]]
    assert chunks[0]["choices"][0]["delta"]["role"] == "assistant"
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    assert "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks).strip() == whole
    assert len({chunk["id"] for chunk in chunks}) == 1


def test_list_of_models(client):
    assert [entry["id"] for entry in client.get("/v1/models").json()["data"]] == ["wegweiser"]


@pytest.mark.parametrize(
    "messages",
    [[], "x", [{"role": "system", "content": "nur das"}], [{"role": "user"}], [{"role": "user", "content": 7}]],
)
def test_bad_conversations_get_a_german_error(client, messages):
    response = client.post("/v1/chat/completions", json={"messages": messages})
    assert response.status_code == 422
    assert set(response.json()["error"]) == {"code", "message"}


def test_long_conversation_is_taken_and_a_longer_one_refused(client):
    talk = [("user", fake.QUOTE), ("assistant", "x" * 1000)] * 90
    assert chat(client, *talk, ("user", fake.QUOTE)).status_code == 200
    assert chat(client, *talk, ("assistant", "x" * 300_000), ("user", fake.QUOTE)).status_code == 413


def test_other_websites_are_turned_away(client):
    response = client.post("/v1/chat/completions", json={"messages": []}, headers={"origin": "https://boese.example"})
    assert response.status_code == 403

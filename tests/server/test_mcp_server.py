import json

import anyio
from mcp import Client

from server.mcp_server import create_server
from server.settings import Settings
from tests.server import fake_assistant as fake


def call(tool: str, **arguments: object) -> tuple[bool, str]:
    async def run() -> tuple[bool, str]:
        async with Client(create_server(Settings(), fake.FakeAssistant())) as client:
            result = await client.call_tool(tool, arguments)
            return bool(result.is_error), "".join(piece.text for piece in result.content)

    return anyio.run(run)


def test_tools_are_listed_with_their_fields():
    async def run() -> dict[str, set[str]]:
        async with Client(create_server(Settings(), fake.FakeAssistant())) as client:
            tools = (await client.list_tools()).tools
            return {tool.name: set(tool.input_schema["properties"]) for tool in tools}

    assert anyio.run(run) == {"ask": {"question", "history"}, "search": {"question", "limit_passages"}}


def test_answer_is_the_one_of_the_interface():
    failed, text = call("ask", question=fake.QUOTE)
    answer = json.loads(text)
    assert not failed
    assert answer["status"] == "answered"
    assert answer["sources"][0]["page_label"] == "12"


def test_search_lists_passages():
    _, text = call("search", question="Monitoring", limit_passages=2)
    assert [hit["passage"] for hit in json.loads(text)["passages"]] == [fake.PURPOSE.id, fake.STEPS_PASSAGE.id]


def test_bad_question_is_a_german_error():
    failed, text = call("ask", question="  ")
    assert failed
    assert "Die Frage ist leer" in text

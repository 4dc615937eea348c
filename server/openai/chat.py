"""Chat: ``POST /v1/chat/completions`` and ``GET /v1/models`` as OpenAI's clients expect them.

Front ends such as Open WebUI can then offer the assistant as a model. It stays what it is: the answer consists of
verbatim sentences with their sources, whatever a system prompt or a temperature in the request says.
"""

import json
import secrets
import time
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response, StreamingResponse

from server.openai.text import blocks
from server.web.http_errors import question_empty
from server.web.question import clean_history, clean_question
from server.web.rendering import public_address
from server.web.schema import ERRORS, ChatCompletion, ModelList
from server.web.service import service_of

router = APIRouter(prefix="/v1", tags=["OpenAI-kompatibel"])
MODEL = "wegweiser"


class TextPiece(BaseModel):
    """One piece of a message's content; pieces that are no text (images, audio) are passed over."""

    model_config = ConfigDict(strict=True)

    type: str
    text: str = ""


class Message(BaseModel):
    """One message of the conversation."""

    model_config = ConfigDict(strict=True)

    role: str
    content: str | Annotated[list[TextPiece], Field(max_length=50)] | None = None

    @property
    def text(self) -> str:
        """The text of the message."""
        if isinstance(self.content, list):
            return " ".join(piece.text for piece in self.content if piece.type == "text")
        return self.content or ""


class ChatBody(BaseModel):
    """Body of ``POST /v1/chat/completions``; fields that steer a language model are accepted and have no effect."""

    model_config = ConfigDict(
        strict=True,
        json_schema_extra={
            "examples": [{"model": MODEL, "messages": [{"role": "user", "content": "Was ist ein Indikator?"}]}]
        },
    )

    model: str = MODEL
    messages: Annotated[list[Message], Field(min_length=1, max_length=200)]
    stream: bool = False


@router.get("/models", responses={200: {"model": ModelList}})
async def models(request: Request) -> JSONResponse:
    """The one model there is."""
    entry = {"id": MODEL, "object": "model", "created": 0, "owned_by": service_of(request).settings.operator or MODEL}
    return JSONResponse({"object": "list", "data": [entry]})


_EVENTS = {"text/event-stream": {"schema": {"type": "object"}, "example": "data: {…}\n\ndata: [DONE]\n\n"}}


@router.post("/chat/completions", responses={200: {"model": ChatCompletion, "content": _EVENTS}, **ERRORS})
async def chat(body: ChatBody, request: Request) -> Response:
    """Answer the last message of the user in the light of the earlier ones, with sources below the text.

    With ``"stream": true`` the same text comes as server-sent events.
    """
    service = service_of(request)
    service.rate_limit.check(request)
    limit = service.settings.question_limit
    asked = [message.text for message in body.messages if message.role == "user"]
    if not asked:
        raise question_empty()
    question = clean_question(asked[-1], limit)
    history = clean_history([text for text in asked[:-1] if len(text) <= limit], limit)
    assistant = service.ready()
    answer = await service.turns.run(lambda: assistant.ask(question, history))
    pieces = blocks(answer, public_address(request))
    head = {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time()), "model": MODEL}
    if body.stream:
        return StreamingResponse(_events(pieces, head), media_type="text/event-stream")
    return JSONResponse(
        {
            **head,
            "object": "chat.completion",
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": "".join(pieces).strip()},
                    "finish_reason": "stop",
                }
            ],
            "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        }
    )


def _events(pieces: list[str], head: dict[str, Any]) -> Iterator[str]:
    def event(delta: dict[str, str], finish: Literal["stop"] | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {**head, "object": "chat.completion.chunk", "choices": [choice]}
        return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"

    yield event({"role": "assistant", "content": ""})
    for piece in pieces:
        yield event({"content": piece})
    yield event({}, "stop")
    yield "data: [DONE]\n\n"

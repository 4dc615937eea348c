"""API: the JSON interface for the widget and for other programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse

from ingest import Document, Passage
from server.answer import Answer
from server.asking import Hits
from server.web.question import clean_history, clean_question
from server.web.schema import ERRORS, AnswerModel, HitsModel
from server.web.service import service_of

router = APIRouter(prefix="/api", tags=["Auskunft"])


class AskBody(BaseModel):
    """Body of ``POST /api/ask``: a question and the questions asked before it, oldest first."""

    model_config = ConfigDict(
        strict=True,
        json_schema_extra={"examples": [{"question": "Und wer macht das?", "history": ["Was ist ein Monitoring?"]}]},
    )

    question: str
    history: Annotated[list[str], Field(max_length=50)] = []


class SearchBody(BaseModel):
    """Body of ``POST /api/search``."""

    model_config = ConfigDict(
        strict=True, json_schema_extra={"examples": [{"question": "Integrationsmonitoring", "limit": 3}]}
    )

    question: str
    limit: Annotated[int, Field(ge=1, le=50)] = 10


@router.post("/ask", responses={200: {"model": AnswerModel}, **ERRORS})
async def ask(body: AskBody, request: Request) -> JSONResponse:
    """Answer a question; errors are HttpErrors with the contract's codes."""
    service = service_of(request)
    service.rate_limit.check(request)
    limit = service.settings.question_limit
    question = clean_question(body.question, limit)
    history = clean_history(body.history, limit)
    assistant = service.ready()
    answer = await service.turns.run(lambda: assistant.ask(question, history))
    return JSONResponse(answer_body(answer))


@router.post("/search", responses={200: {"model": HitsModel}, **ERRORS})
async def search(body: SearchBody, request: Request) -> JSONResponse:
    """The passages nearest to a question, whether or not they answer it."""
    service = service_of(request)
    service.rate_limit.check(request)
    question = clean_question(body.question, service.settings.question_limit)
    assistant = service.ready()
    hits = await service.turns.run(lambda: assistant.search(question, body.limit))
    return JSONResponse(hits_body(hits))


def answer_body(answer: Answer) -> dict[str, Any]:
    """The contract's JSON of an answer."""
    return {
        "status": answer.status.value,
        "kind": answer.kind.value if answer.kind else None,
        "parts": [asdict(part) for part in answer.parts],
        "sources": [asdict(source) for source in answer.sources],
        "refers_to": answer.refers_to,
        "related": list(answer.related),
        "reason": answer.reason,
        "ground": answer.ground.value if answer.ground else None,
        "confidence": round(answer.confidence, 4),
        "language": answer.language,
        "index": answer.index,
        "took_ms": round(answer.took_ms, 2),
    }


def hits_body(hits: Hits) -> dict[str, Any]:
    """The contract's JSON of a search."""
    return {
        "passages": _passages(hits.passages),
        "index": hits.index,
        "took_ms": round(hits.took_ms, 2),
    }


def _passages(found: Sequence[tuple[Passage, Document, float]]) -> list[dict[str, Any]]:
    return [
        {
            "passage": passage.id,
            "document": document.id,
            "title": document.title,
            "section": list(passage.heading),
            "page": passage.page,
            "page_label": passage.page_label,
            "text": passage.text,
            "score": round(min(max(float(score), 0.0), 1.0), 4),
        }
        for passage, document, score in found
    ]

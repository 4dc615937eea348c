"""Schema: the bodies of the JSON interface as its OpenAPI document describes them."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from server.answer import AnswerKind, Ground, Status

_PART = "Ein Indikator ist eine messbare Größe."
_ANSWER: dict[str, JsonValue] = {
    "status": "answered",
    "kind": "definition",
    "parts": [{"text": _PART, "source": 1}],
    "sources": [
        {
            "number": 1,
            "passage": "leitfaden:0",
            "document": "leitfaden",
            "title": "Leitfaden Indikatoren",
            "section": ["Begriffe"],
            "page": 14,
            "page_label": "12",
            "date": "2024-03-05",
            "publisher": "Stadt Musterstadt",
            "quote": _PART,
            "url": "/quelle/leitfaden:0?von=0&bis=38",
            "file_url": "/dokumente/leitfaden.pdf#page=14",
            "ocr": False,
        }
    ],
    "refers_to": None,
    "related": ["Welche Indikatoren eignen sich?"],
    "reason": None,
    "ground": None,
    "confidence": 0.93,
    "language": "de",
    "index": "20261122T174500",
    "took_ms": 12.3,
}


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PartModel(_Described):
    """Verbatim text of a document and the number of its source."""

    text: str
    source: int


class SourceModel(_Described):
    """Where a part stands; the addresses are relative to the service."""

    number: int
    passage: str
    document: str
    title: str
    section: list[str]
    page: int | None
    page_label: str | None
    date: str | None
    publisher: str | None
    quote: str
    url: str
    file_url: str
    ocr: bool


class AnswerModel(_Described):
    """An answer: parts and sources when the status is answered or uncertain, a reason in all cases but answered.

    ``ground`` is the reason for programs; more grounds may come.
    """

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_ANSWER]})

    status: Status
    kind: AnswerKind | None
    parts: list[PartModel]
    sources: list[SourceModel]
    refers_to: str | None
    related: list[str]
    reason: str | None
    ground: Ground | None
    confidence: float
    language: str
    index: str
    took_ms: float


class HitModel(_Described):
    """A passage that was found; ``score`` is between 0 and 1."""

    passage: str
    document: str
    title: str
    section: list[str]
    page: int | None
    page_label: str | None
    text: str
    score: float


class HitsModel(_Described):
    """The passages nearest to a question, best first."""

    passages: list[HitModel]
    index: str
    took_ms: float


class ErrorDetail(_Described):
    """A stable code for programs and a German sentence for people."""

    code: str
    message: str


class ErrorModel(_Described):
    """What every failure looks like; it never repeats the input."""

    error: ErrorDetail


class ReadyModel(_Described):
    """The service can answer."""

    status: Literal["ok"]
    index: str | None = None


class ModelEntry(_Described):
    """A model as OpenAI's clients list it."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelList(_Described):
    """The models there are."""

    object: Literal["list"]
    data: list[ModelEntry]


class ChatMessage(_Described):
    """The message of the assistant, Markdown."""

    role: Literal["assistant"]
    content: str


class ChatChoice(_Described):
    """The one choice there is."""

    index: int
    message: ChatMessage
    finish_reason: Literal["stop"]


class Usage(_Described):
    """Always 0: nothing is generated, so there are no tokens to count."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(_Described):
    """The answer in the form of a chat completion."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[ChatChoice]
    usage: Usage


def _error(meaning: str, code: str, message: str) -> dict[str, Any]:
    example = {"error": {"code": code, "message": message}}
    return {"model": ErrorModel, "description": meaning, "content": {"application/json": {"example": example}}}


ERRORS: dict[int | str, dict[str, Any]] = {
    403: _error("Website nicht freigegeben", "origin_not_allowed", "Diese Website darf keine Fragen stellen. …"),
    408: _error("Zu langsam gesendet", "timeout", "Die Anfrage kam zu langsam an. …"),
    413: _error("Zu groß", "body_too_large", "Die Anfrage ist zu groß. …"),
    415: _error("Kein JSON", "unsupported_media_type", "Die Schnittstelle nimmt nur JSON an …"),
    422: _error("Nicht brauchbar", "question_empty", "Die Frage ist leer. Bitte schreiben Sie …"),
    429: _error("Zu viele Fragen (Retry-After)", "too_many_requests", "Es kamen zu viele Fragen in kurzer Zeit. …"),
    503: _error("Ausgelastet oder kein Index (Retry-After)", "busy", "Gerade fragen sehr viele. …"),
}

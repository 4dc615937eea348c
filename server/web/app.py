"""App: the factory that puts the HTTP layer in front of an assistant."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.admin import add_admin
from server.asking import Assistant, FeedbackSink, GapSink, NoFeedback, NoGaps
from server.metrics import Metrics
from server.observed import ObservedAssistant
from server.openai import chat
from server.settings import Settings
from server.web import api, api_docs, embed, health, originals, pages, static_files
from server.web.assets import Assets
from server.web.http_errors import HttpError, from_status, internal_error, invalid_json, invalid_request, json_error
from server.web.rate_limit import RateLimit
from server.web.rendering import Pages, pages_of
from server.web.request_log import RequestLog
from server.web.security import API, BodyGate, OriginGate, SecureHeaders
from server.web.service import Service
from server.web.turns import Turns

log = logging.getLogger(__name__)


def create_app(
    settings: Settings,
    assistant: Assistant,
    feedback: FeedbackSink | None = None,
    gaps: GapSink | None = None,
) -> FastAPI:
    """The web application: chat page, widget, JSON interface, source view, originals and health.

    Without a ``feedback`` sink the page does not ask for feedback. The app opens no connection of its own.

        app = create_app(load_settings(), assistant)
        uvicorn.run(app, access_log=False)
    """
    metrics = Metrics(settings.data, lambda: assistant.version)
    app = FastAPI(
        title=settings.title,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json" if settings.api_docs else None,
        middleware=[
            Middleware(RequestLog, metrics=metrics),
            Middleware(SecureHeaders),
            Middleware(OriginGate, origins=settings.embed_origins),
            Middleware(RequestBoundary),
            Middleware(BodyGate),
        ],
        exception_handlers={
            HttpError: _http_error,
            HTTPException: _framework_error,
            RequestValidationError: _validation_error,
        },
    )
    app.state.service = Service(
        settings=settings,
        assistant=ObservedAssistant(assistant, metrics, gaps or NoGaps()),
        feedback=feedback or NoFeedback(),
        assets=Assets(),
        rate_limit=RateLimit(settings.rate_limit),
        turns=Turns(settings.workers),
        metrics=metrics,
    )
    app.state.pages = Pages(settings.templates)
    for described in (api, chat, health):
        app.include_router(described.router)
    for module in (pages, embed, originals, static_files, *((api_docs,) if settings.api_docs else ())):
        app.include_router(module.router, include_in_schema=False)
    add_admin(app, settings)
    return app


class RequestBoundary:
    """Turns what nobody expected into the contract's 500 and a log entry; what was asked stays out of both."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer 500 when handling it fails before anything was sent."""
        started = False

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except HttpError as error:  # of the gates, which no handler of the framework sees
            await _shown(Request(scope), error)(scope, receive, send)
        except Exception:
            log.exception("Unerwarteter Fehler bei %s %s", scope.get("method"), scope.get("path"))
            if not started:
                await _shown(Request(scope), internal_error())(scope, receive, send)


def _shown(request: Request, error: HttpError) -> Response:
    """The error as the client can read it: a page, a piece of one, or JSON."""
    accepted = request.headers.get("accept", "")
    template = "problem.html" if pages.FRAGMENT in accepted else "error.html" if "text/html" in accepted else None
    if template is None or request.scope["path"].startswith((*API, "/health/")):
        return json_error(error)
    return pages_of(request).response(request, template, {"problem": error}, error.status, error.headers)


async def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HttpError):
        raise error
    return _shown(request, error)


async def _framework_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    known = from_status(error.status_code)
    known.headers.update(error.headers or {})  # Allow, with 405
    return await _http_error(request, known)


async def _validation_error(request: Request, error: Exception) -> Response:
    broken = isinstance(error, RequestValidationError) and any(
        entry["type"] == "json_invalid" for entry in error.errors()
    )
    return await _http_error(request, invalid_json() if broken else invalid_request())

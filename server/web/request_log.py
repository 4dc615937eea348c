"""Request log: an id, a log line and two figures for every request; never its address, body or client."""

import logging
import re
import secrets
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.logs import FIELDS, request_id
from server.metrics import Metrics

log = logging.getLogger("wegweiser.request")

_GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_QUIET = ("/health/", "/metrics", "/static/")


class RequestLog:
    """Names each request, logs what became of it and counts it.

    An id that the proxy has given (``X-Request-ID``, letters, digits, hyphens) is kept so that both logs can be read
    together. The log names the route („/quelle/{passage_id}“), not the address: a question may stand in the address.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note its end."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        identity = given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        token = request_id.set(identity)
        started = perf_counter()
        status = 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = identity
            await send(message)

        try:
            await self.app(scope, receive, send_named)
        finally:
            self._note(scope, status, perf_counter() - started)
            request_id.reset(token)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unbekannt")
        self.metrics.request(route, scope["method"], status, seconds)
        level = logging.DEBUG if route.startswith(_QUIET) and status < 500 else logging.INFO
        log.log(
            level,
            "Anfrage",
            extra={
                FIELDS: {"method": scope["method"], "route": route, "status": status, "ms": round(seconds * 1000, 1)}
            },
        )

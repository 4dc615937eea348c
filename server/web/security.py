"""Security: headers on every response, the size of every request, and who may ask from another website."""

from collections.abc import Collection

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.web.http_errors import body_too_large, json_error, origin_not_allowed, too_slow, unsupported_media_type

BODY_LIMIT = 16 * 1024
BODY_SECONDS = 10
CHAT_BODY_LIMIT = 256 * 1024
"""Chat front ends send the whole conversation along."""

CHAT = "/v1/"
API = ("/api/", CHAT)
"""Where programs ask: JSON only, and browsers only from listed websites."""

ASKED = frozenset({"/api/ask", "/api/search", "/v1/chat/completions"})
"""Addresses that take a question as JSON and nothing else, so that no form of another website reaches them."""

UPLOAD = "/verwaltung/dokumente"
"""The one address whose handler reads its body itself, after checking who sends it."""


_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types antwort"
)
DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Cache-Control": "no-store",
}


def page_policy(ancestors: Collection[str] = ()) -> str:
    """The Content-Security-Policy of a page that ``ancestors`` (origins) may show in a frame; by default nobody."""
    return _PAGE_POLICY.format(ancestors=" ".join(ancestors) or "'none'")


class SecureHeaders:
    """Adds the headers that a response has not set itself; a page is framed by nobody unless its policy says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its response."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "Content-Security-Policy" not in headers:
                    headers["Content-Security-Policy"] = page_policy()
                    headers["X-Frame-Options"] = "DENY"
                for name, value in _EVERYWHERE.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_secured)


class OriginGate:
    """Lets other websites use the interface only if their origin is listed: deny by default.

    Requests of the own pages, and of programs that are not browsers (they send no Origin), pass. The list is the same
    that ``frame-ancestors`` of the embedded page takes.
    """

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self.app = app
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer preflights, turn strangers away, and name the listed origin in the response."""
        if scope["type"] != "http" or not _route_path(scope).startswith(API):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None or _is_own(headers, origin):
            await self.app(scope, receive, send)
            return
        if origin not in self.origins:
            response: Response = json_error(origin_not_allowed())
            response.headers["Vary"] = "Origin"
            await response(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            response = Response(status_code=204)
            response.headers["Access-Control-Allow-Methods"] = "POST"
            response.headers["Access-Control-Allow-Headers"] = "content-type"
            response.headers["Access-Control-Max-Age"] = "86400"
            await response(scope, receive, _naming(origin, send))
            return
        await self.app(scope, receive, _naming(origin, send))


class BodyGate:
    """Reads at most 16 KB of a request (256 KB of a chat) within 10 seconds before anything parses it.

    The interface takes JSON only. An upload is passed on unread: its handler turns strangers away first.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the complete body on; raises HttpError 408, 413 or 415."""
        if scope["type"] != "http" or scope["method"] not in {"POST", "PUT", "PATCH", "DELETE"}:
            await self.app(scope, receive, send)
            return
        path = _route_path(scope)
        if path == UPLOAD:
            await self.app(scope, receive, send)
            return
        limit = CHAT_BODY_LIMIT if path.startswith(CHAT) else BODY_LIMIT
        self._check_headers(scope, limit)
        try:
            with anyio.fail_after(BODY_SECONDS):
                body = await self._read(receive, limit)
        except TimeoutError:
            raise too_slow() from None
        if body is None:
            return
        delivered = False

        async def replay() -> Message:
            nonlocal delivered
            if delivered:
                return await receive()
            delivered = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, replay, send)

    def _check_headers(self, scope: Scope, limit: int) -> None:
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > limit:
            raise body_too_large(limit)
        media_type = headers.get("content-type", "").split(";")[0].strip().lower()
        if _route_path(scope) in ASKED and scope["method"] == "POST" and media_type != "application/json":
            raise unsupported_media_type()

    async def _read(self, receive: Receive, limit: int) -> bytes | None:
        """The whole body; None when the client went away."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > limit:
                raise body_too_large(limit)
            if not message.get("more_body", False):
                return bytes(body)


def _route_path(scope: Scope) -> str:
    """The path without the prefix a proxy mounts the program under."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _is_own(headers: Headers, origin: str) -> bool:
    return headers.get("sec-fetch-site") == "same-origin" or origin.partition("://")[2] == headers.get("host")


def _naming(origin: str, send: Send) -> Send:
    async def send_named(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Access-Control-Allow-Origin"] = origin
            headers["Access-Control-Expose-Headers"] = "Retry-After"
            headers.add_vary_header("Origin")
        await send(message)

    return send_named

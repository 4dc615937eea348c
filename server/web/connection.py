"""Connection: an HTTP connection that has to bring its request in time, and of which there are only so many."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from server.web.http_errors import busy, json_error

HEAD_SECONDS = 10.0
"""Within this time a client sends the complete head of its request, or is cut off (slow headers)."""

HEAD_BYTES = 16 * 1024
"""Request line and headers together; h11 answers 400 beyond."""

_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: %s\r\nConnection: close\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
)


class BoundedConnection(H11Protocol):
    """uvicorn's HTTP/1.1 connection with the two bounds it lacks.

    uvicorn closes an idle connection after an answer, but waits forever for the first request, and for the rest of a
    head that arrives byte by byte. It counts connections only when a request is complete; here those over
    ``limit_concurrency`` are told so and closed before anything is read.
    """

    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the connection, or turn it away when there are too many."""
        super().connection_made(transport)
        if self.limit_concurrency is not None and len(self.connections) > self.limit_concurrency:
            message = bytes(json_error(busy()).body)
            transport.write(_FULL % (busy().headers["Retry-After"].encode(), len(message), message))
            transport.close()
            return
        self._watch_head()

    def data_received(self, data: bytes) -> None:
        """Read on, and start or stop the clock of the head."""
        super().data_received(data)
        self._watch_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop_clock()
        super().connection_lost(exc)

    def _watch_head(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop_clock()
        elif self._head_timer is None:
            self._head_timer = self.loop.call_later(HEAD_SECONDS, self._too_slow)

    def _stop_clock(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _too_slow(self) -> None:
        self._head_timer = None
        if self.transport is not None and not self.transport.is_closing():
            self.transport.abort()

"""A real server on a free port of 127.0.0.1, in a thread."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp


@contextmanager
def running(app: ASGIApp, options: Mapping[str, Any]) -> Iterator[int]:
    """The port of the server; it is stopped at the end."""
    server = uvicorn.Server(uvicorn.Config(app, **{**options, "port": 0, "timeout_graceful_shutdown": 2}))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        for _ in range(1000):
            if server.started:
                break
            time.sleep(0.01)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(20)

"""Serving: settings → the running web server, in one process or several."""

import os
import tempfile
from typing import Any

import uvicorn
from fastapi import FastAPI

from server.assistant import IndexAssistant
from server.locations import embedder_of, store_of
from server.logs import configure_logging
from server.metrics import MULTIPROCESS
from server.privacy.store import PrivacyStore
from server.settings import Settings, load_settings
from server.web.app import create_app
from server.web.connection import HEAD_BYTES, BoundedConnection

GRACE_SECONDS = 20
"""After a request to stop, questions under way may still take this long."""


def run(settings: Settings) -> None:
    """Load model and index and serve until stopped; prints the address when ready.

    Several processes each open the same index; its vectors and postings are memory-mapped, so the machine holds them
    once. They read the settings from the environment, into which command-line flags are written first.
    """
    options = server_options(settings)
    print(f"Wegweiser läuft auf http://{settings.host}:{settings.port}{settings.root_path}/", flush=True)
    if settings.processes == 1:
        uvicorn.run(app_of(settings), **options)
        return
    os.environ.update(settings.environment())
    with tempfile.TemporaryDirectory(prefix="wegweiser-metrics-") as figures:
        os.environ[MULTIPROCESS] = figures
        uvicorn.run("server.serving:app_of_environment", factory=True, workers=settings.processes, **options)


def app_of_environment() -> FastAPI:
    """The app of one of several serving processes."""
    return app_of(load_settings())


def app_of(settings: Settings) -> FastAPI:
    """The app with the real model and index, logging as JSON lines."""
    configure_logging()
    assistant = IndexAssistant(store_of(settings), embedder_of(settings))
    kept = PrivacyStore.of(settings)
    return create_app(settings, assistant, feedback=kept, gaps=kept)


def server_options(settings: Settings) -> dict[str, Any]:
    """Options of uvicorn: bounded connections and heads, and client addresses from named proxies only."""
    return {
        "host": settings.host,
        "port": settings.port,
        "http": BoundedConnection,
        "ws": "none",
        "root_path": settings.root_path,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": list(settings.trusted_proxies),
        "limit_concurrency": settings.connections,
        "h11_max_incomplete_event_size": HEAD_BYTES,
        "timeout_keep_alive": 5,
        "timeout_graceful_shutdown": GRACE_SECONDS,
        "access_log": False,
        "server_header": False,
        "log_config": None,
        "log_level": "warning",
    }

"""The whole service: building the index, cold start to the first answer, latency and throughput of POST /api/ask."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from index.storage.manifest import MANIFEST, Manifest
from tests.conftest import ROOT
from tests.quality.bench.timing import has_loaded, memory, summary

_CLIENTS = (1, 2, 8, 64)
_START_LIMIT_S = 120
_WARM_UP = 10


def measure_service(model: str, data: Path, questions: Sequence[str], seconds: float) -> dict[str, Any]:
    """Figures of the service with one model; the index is built into the empty directory ``data``."""
    environment = os.environ | {
        "WEGWEISER_MODEL": model,
        "WEGWEISER_DATA": str(data),
        "WEGWEISER_RATE_LIMIT": "0",
    }
    built = _measure_build(environment, data)
    with _server(environment, questions[0]) as (process, port, cold_start):
        with _connection(port) as connection:
            for question in questions[:_WARM_UP]:
                _ask(connection, question)
            one_by_one = [_ask(connection, question) for question in questions]
        load = {str(clients): _under_load(port, questions, clients, seconds) for clients in _CLIENTS}
        return {
            "index_build": built,
            "cold_start_to_first_answer_s": round(cold_start, 2),
            "ask": summary(one_by_one),
            "ask_by_clients": load,
            "torch_loaded": has_loaded(process, "libtorch"),
        } | memory(process)


def _measure_build(environment: dict[str, str], data: Path) -> dict[str, float | int]:
    started = time.perf_counter()
    _run(["index", "build"], environment)
    seconds = time.perf_counter() - started
    manifest = Manifest.read(next(data.rglob(MANIFEST)).parent)
    return {
        "seconds": round(seconds, 1),
        "passages": manifest.passages,
        "sentences": manifest.sentences,
        "passages_per_second": round(manifest.passages / seconds, 1),
    }


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "server.cli", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=sys.stderr)


@contextmanager
def _server(environment: dict[str, str], question: str) -> Iterator[tuple[int, int, float]]:
    """Process id, port, and seconds from the start of the process to its first answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "server.cli", "serve", "--port", str(port)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=sys.stderr)
    try:
        while time.perf_counter() - started < _START_LIMIT_S and process.poll() is None:
            try:
                with _connection(port) as connection:
                    _ask(connection, question)
            except (ConnectionError, _NotAnswered):
                time.sleep(0.02)
            else:
                yield process.pid, port, time.perf_counter() - started
                return
        raise SystemExit(f"Der Server antwortet nach {_START_LIMIT_S} s nicht oder hat sich beendet.")
    finally:
        process.terminate()
        process.wait(30)


def _under_load(port: int, questions: Sequence[str], clients: int, seconds: float) -> dict[str, Any]:
    """Every client asks one question after the other, each beginning at another place of the list.

    Answers that are not status 200 (a busy server turns questions away with 503) are counted apart.
    """
    until = time.perf_counter() + seconds
    refused: list[int] = []

    def client(number: int) -> list[float]:
        endless = islice(cycle(questions), number * len(questions) // clients, None)
        times: list[float] = []
        with _connection(port) as connection:
            for question in endless:
                try:
                    times.append(_ask(connection, question))
                except _NotAnswered:
                    refused.append(number)
                if time.perf_counter() > until:
                    break
        return times

    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as threads:
        times = [entry for part in threads.map(client, range(clients)) for entry in part]
    per_second = round(len(times) / (time.perf_counter() - started), 1)
    return {"per_second": per_second, "refused": len(refused)} | summary(times)


def _connection(port: int) -> closing[http.client.HTTPConnection]:
    return closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60))


class _NotAnswered(Exception):
    """The server is there, but its answer is not status 200."""


def _ask(connection: http.client.HTTPConnection, question: str) -> float:
    """Seconds from sending a question to the last byte of its answer."""
    body = json.dumps({"question": question}).encode()
    started = time.perf_counter()
    connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        raise _NotAnswered(f"{response.status}: {content[:200]!r}")
    return time.perf_counter() - started

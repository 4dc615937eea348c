"""The run: clients ask, one thread swaps versions, one uploads; every answer is compared with the first of its kind."""

import http.client
import json
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from server.locations import store_of
from server.rebuild import rollback
from server.settings import Settings
from tests.quality.soak.editor import Editor
from tests.quality.soak.service import Service

QUESTIONS = (
    "Welche Städte waren Modellregionen?",
    "Wann begann das Landesprogramm?",
    "Was vermittelt die Lotsenstelle?",
    "Wie erstelle ich ein Integrationsmonitoring?",
    "Welche Fördermittel gibt es für Kommunen?",
    "Wer gewinnt morgen die Bundesliga?",
    "Wie hoch ist das Kindergeld?",
    "was ist interkulturelle öffnung",
)
_SWAP_EVERY = 7.0
_UPLOAD_EVERY = 3.0
_GROWTH_MIB = 60.0
_WARM_UP = 0.2
Answers = dict[tuple[str, str], tuple[Any, ...]]


class Tally:
    """What happened, counted under a lock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.counts: dict[str, int] = {"answers": 0, "swaps": 0, "uploads": 0, "broken_uploads": 0}
        self.failed: list[str] = []
        self.wrong: list[str] = []
        self._first: Answers = {}

    def count(self, name: str) -> None:
        """One more."""
        with self._lock:
            self.counts[name] += 1

    def answer(self, question: str, body: Mapping[str, Any]) -> None:
        """Check an answer: verbatim parts, and the same as before from the same version."""
        said = (body["status"], tuple(part["text"] for part in body["parts"]))
        quotes = {source["number"]: source["quote"] for source in body["sources"]}
        with self._lock:
            self.counts["answers"] += 1
            if any(part["text"] not in quotes[part["source"]] for part in body["parts"]):
                self.wrong.append(f"not verbatim: {question}")
            if self._first.setdefault((body["index"], question), said) != said:
                self.wrong.append(f"another answer from the same version: {question}")

    @property
    def versions(self) -> int:
        """How many versions answered."""
        return len({version for version, _ in self._first})


def soak(settings: Settings, service: Service, seconds: float, clients: int) -> dict[str, Any]:
    """Figures of the run; ``grown`` when memory after the warm-up fifth grew by more than 60 MiB or files leaked."""
    until = time.monotonic() + seconds
    tally = Tally()
    editor = Editor(service.port, settings.admin_token or "")
    work: list[Callable[[], None]] = [
        *[lambda start=start: _ask(service.port, start, until, tally) for start in range(clients)],  # type: ignore[misc]
        lambda: _swap(settings, until, tally),
        lambda: _upload(editor, until, tally),
    ]
    threads = [threading.Thread(target=_guarded, args=(job, tally)) for job in work]
    for thread in threads:
        thread.start()
    samples = []
    while time.monotonic() < until:
        samples.append((service.resident_mib(), service.open_files()))
        time.sleep(min(5.0, seconds / 20))
    for thread in threads:
        thread.join()
    settled = samples[int(len(samples) * _WARM_UP)]
    time.sleep(7)  # kept-alive connections are closed after five seconds
    last = (service.resident_mib(), service.open_files())
    return {
        "minutes": round(seconds / 60, 1),
        **tally.counts,
        "versions": tally.versions,
        "wrong": tally.wrong[:20],
        "failed": tally.failed[:20],
        "memory_mib": {"settled": round(settled[0]), "peak": round(max(s[0] for s in samples)), "end": round(last[0])},
        "files": {"settled": settled[1], "peak": max(s[1] for s in samples), "end": last[1]},
        "grown": last[0] - settled[0] > _GROWTH_MIB or last[1] > settled[1] + 3,
    }


def _guarded(job: Callable[[], None], tally: Tally) -> None:
    try:
        job()
    except Exception as error:  # noqa: BLE001 - whatever ends a thread is a finding
        tally.failed.append(f"{type(error).__name__}: {error}")


def _ask(port: int, start: int, until: float, tally: Tally) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    number = start
    while time.monotonic() < until:
        question = QUESTIONS[number % len(QUESTIONS)]
        number += 1
        body = json.dumps({"question": question}).encode()
        connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        content = response.read()
        if response.status == 200:
            tally.answer(question, json.loads(content))
        else:
            tally.failed.append(f"{response.status}: {content[:100]!r}")
    connection.close()


def _swap(settings: Settings, until: float, tally: Tally) -> None:
    store = store_of(settings)
    while time.monotonic() < until:
        time.sleep(_SWAP_EVERY)
        other = next(name for name in store.names() if name != store.current())
        rollback(store, _identity(settings), other)
        tally.count("swaps")


def _identity(settings: Settings) -> str:
    store = store_of(settings)
    live = next(manifest for manifest in store.list() if manifest.version == store.current())
    return live.model


def _upload(editor: Editor, until: float, tally: Tally) -> None:
    editor.sign_in()
    number = 0
    while time.monotonic() < until:
        time.sleep(_UPLOAD_EVERY)
        number += 1
        if number % 2:
            editor.upload_and_drop(f"merkblatt-{number}.md", b"# Merkblatt\n\nStand: 2026-01\n\nEin Satz zum Lesen.\n")
            tally.count("uploads")
        else:
            editor.upload_broken("kaputt.pdf", b"%PDF-1.7 " + bytes(range(256)) * (number % 50))
            tally.count("broken_uploads")

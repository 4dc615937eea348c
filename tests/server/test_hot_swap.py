"""New versions and rollbacks under questions: nothing fails, and no answer mixes two versions."""

import socket
import threading
import time

import httpx2 as httpx
import pytest
import uvicorn

from server.assistant import IndexAssistant
from server.rebuild import rollback
from server.settings import Settings
from server.web.app import create_app

QUESTION = "Was kostet ein Deutschkurs?"
SWAPS, ROLLBACKS = 20, 5


@pytest.fixture
def server(life):
    """Address of a real server with the small index."""
    life.build()
    settings = Settings(corpus=life.corpus, data=life.data, rate_limit=0)
    app = create_app(settings, IndexAssistant(life.store, life.embedder))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            yield address
        finally:
            running.should_exit = True
            thread.join(20)


class Load:
    """Threads that ask without a pause and keep what they were answered."""

    def __init__(self, address):
        self._address = address
        self._over = threading.Event()
        self.answers = []
        self.failures = []
        self._threads = [threading.Thread(target=self._ask) for _ in range(3)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._over.set()
        for thread in self._threads:
            thread.join(20)

    def _ask(self):
        with httpx.Client(base_url=self._address, timeout=20) as client:
            while not self._over.is_set():
                try:
                    response = client.post("/api/ask", json={"question": QUESTION})
                    response.raise_for_status()
                    self.answers.append(response.json())
                except httpx.HTTPError as error:
                    self.failures.append(repr(error))


def wait_until_live(address, version):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if httpx.get(f"{address}/health/ready").json()["index"] == version:
            return
        time.sleep(0.02)
    raise AssertionError(f"{version} was not taken over")


def test_swaps_and_rollbacks_under_load(life, server):
    prices = {life.store.current(): 120}
    price = 120
    with Load(server) as load:
        for number in range(1, SWAPS + 1):
            life.replace("sprache.md", f"{price} Euro", f"{price + 1} Euro")
            price += 1
            version = life.build().manifest.version
            prices[version] = price
            wait_until_live(server, version)
            if number % (SWAPS // ROLLBACKS) == 0:
                wait_until_live(server, rollback(life.store, life.embedder.identity).version)
    assert load.failures == []
    assert len(load.answers) > SWAPS
    mixed = [
        answer
        for answer in load.answers
        if f"{prices[answer['index']]} Euro" not in answer["parts"][0]["text"]
        or any(f"{prices[answer['index']]} Euro" not in source["quote"] for source in answer["sources"])
    ]
    assert mixed == []
    assert len({answer["index"] for answer in load.answers}) > SWAPS // 2

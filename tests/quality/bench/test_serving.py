import http.client
import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.quality.bench.serving import _ask, _NotAnswered, _under_load

ASKED: Counter[str] = Counter()


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        ASKED[question] += 1
        self.send_response(503 if question == "zu viel" else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_every_client_counts_its_answers(port: int) -> None:
    ASKED.clear()
    figures = _under_load(port, ["a", "b", "c", "d"], clients=2, seconds=0)
    assert figures["n"] == sum(ASKED.values()) == 2
    assert set(ASKED) == {"a", "c"}


def test_refused_questions_under_load_are_counted_apart(port: int) -> None:
    figures = _under_load(port, ["a", "zu viel"], clients=2, seconds=0)
    assert (figures["n"], figures["refused"]) == (1, 1)


def test_refused_question_is_not_counted_as_an_answer(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    with pytest.raises(_NotAnswered, match="503"):
        _ask(connection, "zu viel")
    connection.close()

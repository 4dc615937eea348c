"""Raw sockets against a real server: what no HTTP client would send."""

import socket
import time
from collections.abc import Iterator

import pytest

from server.serving import server_options
from server.settings import Settings
from server.web import connection
from server.web.app import create_app
from tests.server.fake_assistant import FakeAssistant
from tests.server.running import running

LIMIT = 12


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.4)
    settings = Settings(rate_limit=0, connections=LIMIT)
    with running(create_app(settings, FakeAssistant()), server_options(settings)) as port:
        yield port


def opened(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def received(client: socket.socket) -> bytes:
    """Everything until the server closes; a reset is an end, too."""
    content = b""
    try:
        while piece := client.recv(65536):
            content += piece
    except ConnectionResetError:
        pass
    return content


def test_head_that_never_ends_is_cut_off(port):
    with opened(port) as client:
        client.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert received(client) == b""


def test_silent_connection_is_cut_off(port):
    with opened(port) as client:
        assert received(client) == b""


def test_second_head_on_a_kept_connection_is_bounded_too(port):
    with opened(port) as client:
        client.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.recv(65536).startswith(b"HTTP/1.1 200")
        client.sendall(b"GET /health/live HT")
        assert received(client).count(b"HTTP/1.1") == 0


def test_complete_request_is_answered(port):
    with opened(port) as client:
        client.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert received(client).startswith(b"HTTP/1.1 200")


def test_huge_head_is_refused(port):
    with opened(port) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + b"a" * 40_000)
        assert received(client).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Bad: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n X-Folded: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
        b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: gzip\r\n\r\nabcde",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
def test_malformed_heads_are_refused(port, head):
    with opened(port) as client:
        client.sendall(head)
        status = received(client).split(b" ")[1:2]
    assert status in ([b"400"], [b"501"])


def test_more_connections_than_allowed_are_told_to_come_back(port):
    clients = [opened(port) for _ in range(LIMIT)]
    try:
        time.sleep(0.1)
        with opened(port) as late:
            content = received(late)
        assert content.startswith(b"HTTP/1.1 503")
        assert b"Retry-After: 5" in content
    finally:
        for client in clients:
            client.close()
    for _ in range(50):
        with opened(port) as client:
            client.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            if received(client).startswith(b"HTTP/1.1 200"):
                return
        time.sleep(0.05)
    pytest.fail("the server did not recover after the connections were closed")

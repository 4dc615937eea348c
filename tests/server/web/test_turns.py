import threading

import anyio
import pytest

from server.web.http_errors import HttpError
from server.web.turns import WAITING_PER_WORKER, Turns


def test_at_most_as_many_at_once_as_there_are_workers():
    running, most, lock = 0, 0, threading.Lock()
    gate = threading.Barrier(2, timeout=5)

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        gate.wait()
        with lock:
            running -= 1

    async def main() -> None:
        turns = Turns(2)
        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(turns.run, work)

    anyio.run(main)
    assert most == 2


def test_too_long_a_queue_is_refused():
    release = threading.Event()
    refused = []

    async def main() -> None:
        turns = Turns(1)

        async def one() -> None:
            try:
                await turns.run(lambda: release.wait(5))
            except HttpError as error:
                refused.append(error)

        async with anyio.create_task_group() as group:
            for _ in range(WAITING_PER_WORKER + 4):
                group.start_soon(one)
                await anyio.lowlevel.checkpoint()
            await anyio.sleep(0.05)
            release.set()

    anyio.run(main)
    assert len(refused) == 3
    assert (refused[0].status, refused[0].code) == (503, "busy")


def test_errors_come_through():
    def work() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        anyio.run(Turns(1).run, work)

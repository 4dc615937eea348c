"""Turns: how many questions are answered at once, and how many may wait."""

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync

from server.web.http_errors import busy

Result = TypeVar("Result")
WAITING_PER_WORKER = 32


class Turns:
    """Runs blocking work in at most ``workers`` threads so that a burst of questions does not fight for the cores."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], Result]) -> Result:
        """The result of ``work``; raises HttpError 503 when too many questions wait already."""
        if self._limiter is None:  # a limiter belongs to the event loop that first uses it
            self._limiter = anyio.CapacityLimiter(self._workers)
        if self._limiter.statistics().tasks_waiting >= self._workers * WAITING_PER_WORKER:
            raise busy()
        return await run_sync(work, limiter=self._limiter)

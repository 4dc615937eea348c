"""Faults: let the n-th file operation under a folder fail, or be the last thing the process does."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.listdir", "os.scandir"})
_at: Callable[[str], None] | None = None


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _at and event in _EVENTS and arguments and isinstance(arguments[0], (str, bytes, os.PathLike)):
        _at(os.fsdecode(arguments[0]))


@contextmanager
def operations(folder: Path, what: Callable[[int], None]) -> Iterator[list[str]]:
    """Call ``what`` with 1, 2, 3 … before every file operation under a folder; yields the paths concerned.

    Operations are what Python reports to audit hooks (open, rename, delete, list, make) and every fsync.
    """
    global _at
    seen: list[str] = []
    fsync = os.fsync

    def at(path: str) -> None:
        if path.startswith(str(folder)):
            seen.append(path)
            what(len(seen))

    def noted_fsync(descriptor: int) -> None:
        at(os.readlink(f"/proc/self/fd/{descriptor}"))
        fsync(descriptor)

    if not _installed:
        sys.addaudithook(_hook)  # cannot be removed, so it is put in once and asleep in between
        _installed.append(True)
    _at, os.fsync = at, noted_fsync
    try:
        yield seen
    finally:
        _at, os.fsync = None, fsync


_installed: list[bool] = []


def fail(number: int, error: OSError) -> Callable[[int], None]:
    """Raise an error at one operation."""

    def what(count: int) -> None:
        if count == number:
            raise error

    return what


def die(number: int) -> Callable[[int], None]:
    """Have the process killed at one operation."""

    def what(count: int) -> None:
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return what

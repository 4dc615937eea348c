"""BuildLock: only one build at a time, and everybody can see who is at it and how far."""

import contextlib
import fcntl
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from index.errors import BuildRunning


@dataclass(frozen=True, slots=True)
class Builder:
    """The process that builds: ``since`` is an ISO time (UTC); ``done`` of ``total`` steps of a German ``stage``."""

    pid: int
    host: str
    since: str
    stage: str = ""
    done: int = 0
    total: int = 0

    def sentence(self) -> str:
        """Who builds since when and how far, in German."""
        since = datetime.fromisoformat(self.since).astimezone()
        how_far = f", gerade: {self.stage} {self.done} von {self.total}" if self.stage else ""
        return (
            f"Der Index wird gerade gebaut: Prozess {self.pid} auf {self.host}, "
            f"seit {since:%d.%m.%Y, %H:%M:%S} Uhr{how_far}"
        )


class BuildLock:
    """A context manager around a build; raises BuildRunning when another process is at it.

    The kernel gives the lock back when its process ends, however it ends, so a lock of a dead process holds nobody up;
    the file stays, because a lock on a deleted file is none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1
        self._builder = Builder(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds"))

    def __enter__(self) -> "BuildLock":
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read(self._descriptor)
            os.close(self._descriptor)
            raise BuildRunning(
                f"{holder.sentence() if holder else 'Der Index wird gerade von einem anderen Prozess gebaut'}. "
                "Bitte warten, bis er fertig ist; „wegweiser index status“ zeigt, wie weit er ist."
            ) from None
        self._write()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)

    def note(self, stage: str, done: int, total: int) -> None:
        """Let others see how far the build is."""
        self._builder = Builder(self._builder.pid, self._builder.host, self._builder.since, stage, done, total)
        self._write()

    def _write(self) -> None:
        content = json.dumps(asdict(self._builder)).encode()
        with contextlib.suppress(OSError):  # a full disk must not stop the build for the sake of this note
            os.pwrite(self._descriptor, content.ljust(400), 0)


def builder(path: Path) -> Builder | None:
    """Who builds at this moment; None when nobody does."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(descriptor)
    finally:
        os.close(descriptor)
    return None


def _read(descriptor: int) -> Builder | None:
    try:
        return Builder(**json.loads(os.pread(descriptor, 4000, 0)))
    except (OSError, ValueError, TypeError):
        return None

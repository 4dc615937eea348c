"""The service under test: a real server process, and how much memory and how many files it holds."""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType

from server.settings import Settings
from tests.conftest import ROOT


class Service:
    """Starts ``wegweiser serve`` on a free port and stops it at the end."""

    def __init__(self, settings: Settings) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        environment = {**settings.environment(), "WEGWEISER_PORT": str(self.port), "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-W", "ignore", "-m", "server.cli", "serve"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def __enter__(self) -> "Service":
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5):
                    return self
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The server did not get ready within a minute.")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(30)

    def resident_mib(self) -> float:
        """Private and shared memory in RAM."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    def open_files(self) -> int:
        """Number of file descriptors."""
        return len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))

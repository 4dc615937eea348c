"""Jobs: the long work of the cockpit in a process of its own, so that questions are answered meanwhile."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from server.settings import Settings

Kind = Literal["build", "force", "probes"]


@dataclass(frozen=True, slots=True)
class Job:
    """The latest job of a kind: running with a stage and its steps, or ended.

    ``outcome`` is "läuft", "fertig", "angehalten" (by the gate) or "gescheitert"; ``lines`` is what to tell the editor.
    """

    kind: str
    started: str
    outcome: str
    stage: str = ""
    done: int = 0
    total: int = 0
    lines: tuple[str, ...] = ()
    pid: int = 0
    data: dict[str, Any] | None = None

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.outcome == "läuft"


class Jobs:
    """Starts jobs and tells how they stand; what they say lies in files, so every serving process sees the same."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder

    def start(self, kind: Kind) -> bool:
        """Start a job; False when one of its sort is running already."""
        name = file_of(kind)
        running = self.latest(name)
        if running and running.running:
            return False
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"{name}.log").open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "server.admin.child", kind, str(self._folder)],
                env={**os.environ, **self._settings.environment()},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        write(self._folder, Job(kind, datetime.now(UTC).isoformat(timespec="seconds"), "läuft", pid=process.pid))
        threading.Thread(target=process.wait, name=f"{kind}-{process.pid}", daemon=True).start()
        return True

    def latest(self, name: str) -> Job | None:
        """The latest job: ``bau`` (build, force) or ``pruefung`` (probes); one whose process died has failed."""
        try:
            record = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        job = Job(**{**record, "lines": tuple(record["lines"])})
        if job.running and not _alive(job.pid):
            note = "Der Vorgang wurde unterbrochen. Bitte starten Sie ihn neu; die bisherige Version antwortet weiter."
            return Job(job.kind, job.started, "gescheitert", lines=(note,))
        return job


def file_of(kind: str) -> str:
    """Name of the file a kind of job reports in."""
    return "pruefung" if kind == "probes" else "bau"


def write(folder: Path, job: Job) -> None:
    """Report the state of a job; readers see the old or the new one, never half of it."""
    record = {name: getattr(job, name) for name in Job.__slots__}
    aside = folder / f".{file_of(job.kind)}-{os.getpid()}"
    aside.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    aside.replace(folder / f"{file_of(job.kind)}.json")


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False

"""Child: ``python -m server.admin.child build|force|probes FOLDER``, the process that Jobs starts."""

import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from ingest import WegweiserError
from server.admin.jobs import Job, write
from server.assistant import IndexAssistant
from server.locations import embedder_of, store_of
from server.logs import configure_logging
from server.probes import read_probes, run_probes
from server.rebuild import rebuild_as_set
from server.release import ReleaseStopped
from server.settings import Settings, load_settings

_NOTE_EVERY = 0.5


class Reporter:
    """Writes how far a job is, at most twice a second, and how it ended."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind = kind
        self._folder = folder
        self._started = datetime.now(UTC).isoformat(timespec="seconds")
        self._next = 0.0

    def progress(self, stage: str, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` steps of a stage are finished."""
        if monotonic() >= self._next:
            self._next = monotonic() + _NOTE_EVERY
            self._write("läuft", stage=stage, done=done, total=total)

    def end(self, outcome: str, lines: list[str], data: dict[str, object] | None = None) -> None:
        """Note the end."""
        self._write(outcome, lines=tuple(lines), data=data)

    def _write(self, outcome: str, **more: object) -> None:
        write(self._folder, Job(self._kind, self._started, outcome, pid=os.getpid(), **more))  # type: ignore[arg-type]


def main(kind: str, folder: Path) -> None:
    """Do a job and report on it."""
    configure_logging()
    settings = load_settings()
    reporter = Reporter(kind, folder)
    reporter.progress("Modell laden", 0, 1)
    try:
        if kind == "probes":
            _probes(settings, reporter)
        else:
            _build(settings, reporter, force=kind == "force")
    except ReleaseStopped as error:
        reporter.end("angehalten", error.release.lines(), error.release.record())
    except WegweiserError as error:
        reporter.end("gescheitert", str(error).split("\n"))
    except Exception:
        reporter.end(
            "gescheitert", ["Es ist ein unerwarteter Fehler aufgetreten; Näheres steht im Protokoll des Servers."]
        )
        raise


def _build(settings: Settings, reporter: Reporter, *, force: bool) -> None:
    built = rebuild_as_set(settings, store_of(settings), embedder_of(settings), reporter.progress, force=force)
    files = [asdict(entry) for entry in built.report.entries]
    data = {**built.release.record(), "files": files, "version": built.manifest.version}
    reporter.end("fertig", [f"Version {built.manifest.version} antwortet jetzt.", *built.release.lines()], data)


def _probes(settings: Settings, reporter: Reporter) -> None:
    assistant = IndexAssistant(store_of(settings), embedder_of(settings))
    results = run_probes(
        assistant, read_probes(settings.corpus), lambda done, total: reporter.progress("Prüffragen", done, total)
    )
    right = sum(result.right for result in results)
    data: dict[str, object] = {
        "version": assistant.version,
        "results": {result.id: asdict(result) for result in results},
    }
    reporter.end("fertig", [f"{right} von {len(results)} Prüffragen richtig (Version {assistant.version})."], data)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""Progress on the terminal: bars for people, plain lines in a log, JSON lines for programs."""

import json
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class ConsoleProgress:
    """Shows each stage as a bar with the time left; prints one line per finished stage where there is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._plain = not console.is_terminal
        self._console = console
        self._bars = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=self._plain,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "ConsoleProgress":
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` steps of a stage are finished."""
        if self._plain:
            if done == total:
                self._console.print(f"{stage}: {done} von {total}")
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage, total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)


class LineProgress:
    """Prints every step as a JSON object on a line of its own: ``stage``, ``done``, ``total``."""

    def __enter__(self) -> "LineProgress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` steps of a stage are finished."""
        print(json.dumps({"stage": stage, "done": done, "total": total}, ensure_ascii=False), flush=True)

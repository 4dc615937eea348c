"""Report: what became of every file, for editors as a table and for programs as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from rich.console import Console
from rich.table import Table


class FileStatus(StrEnum):
    """How reading a file ended."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: ``pages`` is None for formats without pages, ``messages`` are German sentences for the editor."""

    file: str
    status: FileStatus
    pages: int | None = None
    passages: int = 0
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All files of a corpus folder, in the order of their names."""

    entries: tuple[Entry, ...]

    @property
    def failed(self) -> tuple[Entry, ...]:
        """The files that could not be read."""
        return tuple(entry for entry in self.entries if entry.status is FileStatus.FAILED)

    @property
    def passages(self) -> int:
        """Number of passages of all files."""
        return sum(entry.passages for entry in self.entries)

    def summary(self) -> str:
        """One German line: how many documents, pages and passages, how many warnings and failures."""
        read = len(self.entries) - len(self.failed)
        pages = sum(entry.pages or 0 for entry in self.entries)
        warned = sum(entry.status is FileStatus.WARNING for entry in self.entries)
        return (
            f"{_count(read, 'Dokument', 'Dokumente')}, {_count(pages, 'Seite', 'Seiten')}, "
            f"{_count(self.passages, 'Abschnitt', 'Abschnitte')}; {_count(warned, 'mit Hinweis', 'mit Hinweisen')}, "
            f"{_count(len(self.failed), 'nicht lesbar', 'nicht lesbar')}"
        )

    def to_json(self) -> str:
        """The report as a JSON object: ``summary`` and ``files``."""
        return json.dumps(
            {"summary": self.summary(), "files": [asdict(entry) for entry in self.entries]},
            ensure_ascii=False,
            indent=2,
        )

    def write(self, path: Path) -> None:
        """Write ``to_json`` to a file."""
        path.write_text(self.to_json() + "\n", encoding="utf-8")

    def table(self) -> Table:
        """The report as a table for the terminal."""
        table = Table(title=self.summary(), title_justify="left")
        table.add_column("Datei", overflow="fold")
        table.add_column("Ergebnis")
        table.add_column("Seiten", justify="right")
        table.add_column("Abschnitte", justify="right")
        table.add_column("Hinweise", overflow="fold")
        words = {FileStatus.OK: "gelesen", FileStatus.WARNING: "mit Hinweis", FileStatus.FAILED: "nicht lesbar"}
        styles = {FileStatus.OK: "green", FileStatus.WARNING: "yellow", FileStatus.FAILED: "red"}
        for entry in self.entries:
            pages = "–" if entry.pages is None else str(entry.pages)
            table.add_row(
                _plain(entry.file),
                f"[{styles[entry.status]}]{words[entry.status]}[/]",
                pages,
                str(entry.passages),
                _plain("\n".join(entry.messages)),
            )
        return table

    def print(self, console: Console | None = None) -> None:
        """Print the table."""
        (console or Console()).print(self.table())


def merge(entries: Iterable[Entry]) -> Report:
    """A report of entries, ordered by file name."""
    return Report(tuple(sorted(entries, key=lambda entry: entry.file)))


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,}".replace(",", ".") + " " + (one if number == 1 else many)


def _plain(text: str) -> str:
    """File names may hold what rich takes for markup."""
    return text.replace("[", r"\[")

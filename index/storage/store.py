"""Store: the versions of the index on disk, and which of them is live."""

import contextlib
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.errors import SnapshotError
from index.storage.lock import Builder, BuildLock, builder
from index.storage.manifest import Manifest, sync, verify

KEEP = 5
"""Versions that are kept, the live one included."""

_VERSION = re.compile(r"(\d{8}T\d{6})(?:-(\d+))?")
_ASIDE = ".neu-"
_GOING = ".weg-"
_STOPPED = ".angehalten"
_NONE = ("", 0)


@dataclass(frozen=True, slots=True)
class Draft:
    """A version that is being built: nobody sees its directory until it is published."""

    version: str
    directory: Path


class Store:
    """Directory ``versions/`` with one snapshot each, and the file ``current`` that names the live one.

    What readers see changes by renames only: a draft becomes a version by one, a version becomes live by one. So at
    every moment, whatever a build is doing or dying of, the live version is whole. Writers hold ``lock()``.
    """

    def __init__(self, data: Path, keep: int = KEEP) -> None:
        self.root = data / "index"
        self.versions = self.root / "versions"
        self._current = self.root / "current"
        self._keep = max(2, keep)

    def current(self) -> str | None:
        """Version that is live; None when none was ever activated."""
        return self._pointer()[0]

    def rolled_back_from(self) -> str | None:
        """Version that was live before somebody went back to the live one; None when nobody did."""
        return self._pointer()[1]

    def directory(self, version: str) -> Path:
        """Where a version lies; raises SnapshotError for a name that is none or does not exist."""
        path = self.versions / version
        if not _VERSION.fullmatch(version) or not path.is_dir():
            raise SnapshotError(f"Die Version „{version}“ gibt es nicht. „wegweiser index versions“ zählt alle auf.")
        return path

    def names(self) -> list[str]:
        """Names of all versions, newest first, whether or not they can be read."""
        if not self.versions.is_dir():
            return []
        found = (path.name for path in self.versions.iterdir() if _VERSION.fullmatch(path.name))
        return sorted(found, key=_order, reverse=True)

    def list(self) -> list[Manifest]:
        """Manifests of all versions that have a readable one, newest first."""
        found = []
        for name in self.names():
            with contextlib.suppress(SnapshotError):
                found.append(Manifest.read(self.versions / name))
        return found

    def lock(self) -> BuildLock:
        """The lock that every writer holds; entering it raises BuildRunning when another process does."""
        return BuildLock(self.root / "bau.lock")

    def building(self) -> Builder | None:
        """Who builds at this moment and how far; None when nobody does."""
        return builder(self.root / "bau.lock")

    def draft(self) -> Draft:
        """A fresh version, its directory made aside under a name that nobody else looks at."""
        self.sweep()
        self.versions.mkdir(parents=True, exist_ok=True)
        stem = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        newest = max(map(_order, self.names()), default=_NONE)
        if newest >= (stem, 0):  # within the same second, or the clock was put back
            stem = f"{newest[0]}-{max(2, newest[1] + 1)}"
        directory = self.versions / f"{_ASIDE}{stem}"
        directory.mkdir()
        return Draft(stem, directory)

    def publish(self, draft: Draft) -> None:
        """Make a sealed draft a version; it is complete and readable, but not live yet."""
        draft.directory.rename(self.versions / draft.version)
        sync(self.versions)

    def set_aside(self, draft: Draft) -> None:
        """Keep a draft that was not released, in the place of the last such one, so that its vectors can be reused."""
        self._remove(self.versions / _STOPPED)
        draft.directory.rename(self.versions / _STOPPED)

    def stopped(self) -> Manifest | None:
        """Manifest of the draft that was set aside last; None when there is none or a newer version was released."""
        try:
            manifest = Manifest.read(self.versions / _STOPPED)
        except SnapshotError:
            return None
        return manifest if _order(manifest.version) > max(map(_order, self.names()), default=_NONE) else None

    def discard(self, draft: Draft) -> None:
        """Delete a draft."""
        self._remove(draft.directory)

    def activate(self, version: str, *, instead_of: str | None = None) -> None:
        """Make a version live by one atomic rename; raises SnapshotError when a file of it is damaged.

        ``instead_of`` is the version that somebody wants to be rid of; it is remembered until the next activation.
        """
        directory = self.directory(version)
        manifest = Manifest.read(directory)
        verify(directory, manifest)
        if manifest.version != version:
            raise SnapshotError(f"In „{directory}“ liegt die Version {manifest.version}. Bitte den Ordner löschen.")
        aside = self._current.with_name(f".current-{os.getpid()}")
        try:
            with aside.open("w", encoding="utf-8") as file:
                file.write(f"{version}\n{instead_of or ''}\n")
                file.flush()
                os.fsync(file.fileno())
            aside.replace(self._current)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        sync(self.root)

    def previous(self) -> str:
        """The version before the live one; raises SnapshotError when there is none."""
        live, names = self.current() or "", self.names()
        older = [name for name in names if live not in names or _order(name) < _order(live)]
        if not older:
            raise SnapshotError(
                f"Vor der Version „{live}“ gibt es keine ältere. „wegweiser index versions“ zählt alle auf."
            )
        return older[0]

    def prune(self) -> None:
        """Delete the oldest versions beyond those to keep, never the live one."""
        live = self.current()
        kept = [name for name in self.names() if name != live][: self._keep - 1]
        for name in self.names():
            if name != live and name not in kept:
                self._remove(self.versions / name)

    def sweep(self) -> None:
        """Delete what builds that died have left behind."""
        if self.versions.is_dir():
            for path in self.versions.iterdir():
                if path.name.startswith((_ASIDE, _GOING)):
                    shutil.rmtree(path, ignore_errors=True)
        for path in self.root.glob(".current-*"):
            path.unlink(missing_ok=True)

    def sources_of_vectors(self) -> tuple[Path, ...]:
        """Directories whose vectors a build can reuse: the live version, and the draft set aside last."""
        live = self.current()
        places = [self.versions / name for name in (live, _STOPPED) if name]
        return tuple(place for place in places if place.is_dir())

    def _pointer(self) -> tuple[str | None, str | None]:
        try:
            lines = self._current.read_text(encoding="utf-8", errors="replace").split("\n")
        except FileNotFoundError:
            return None, None
        return lines[0].strip() or None, (lines[1].strip() or None) if len(lines) > 1 else None

    def _remove(self, path: Path) -> None:
        """Delete a directory; renamed first, so that nobody ever sees half of it."""
        if path.is_dir():
            going = path.with_name(f"{_GOING}{path.name.lstrip('.')}")
            shutil.rmtree(going, ignore_errors=True)
            path.rename(going)
            shutil.rmtree(going, ignore_errors=True)


def _order(version: str) -> tuple[str, int]:
    """Key that sorts versions by age; before all of them for what is none."""
    match = _VERSION.fullmatch(version)
    return (match[1], int(match[2] or 0)) if match else _NONE

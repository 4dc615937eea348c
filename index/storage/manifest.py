"""Manifest: what a snapshot was made from and with, and the checksum of every file of it."""

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from index.checksum import file_hash
from index.errors import SnapshotError
from index.words.analysis import VERSION as ANALYSIS_VERSION

FORMAT_VERSION = 5
"""Raised with every change to the files of a snapshot; another format is refused."""

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot was made from and with.

    ``built`` is an ISO time (UTC); ``corpus`` a hash of the documents read, ``sources`` one of the files before they
    were read and of the programs that read them (empty when nobody said). ``files`` maps each file to its sha256;
    ``quality`` holds the figures of the probe questions, ``release`` how the version came to be live: what changed,
    whether it was forced.
    """

    version: str
    built: str
    model: str
    corpus: str
    documents: int
    passages: int
    sentences: int
    sources: str = ""
    format_version: int = FORMAT_VERSION
    analysis_version: int = ANALYSIS_VERSION
    files: dict[str, str] = field(default_factory=dict)
    quality: dict[str, Any] = field(default_factory=dict)
    release: dict[str, Any] = field(default_factory=dict)

    def write(self, directory: Path) -> None:
        """Write ``manifest.json``, which ends with a checksum of itself, through to the disk."""
        record = asdict(self)
        text = json.dumps(record | {"checksum": _checksum(record)}, ensure_ascii=False, indent=1)
        with (directory / MANIFEST).open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    @classmethod
    def read(cls, directory: Path) -> "Manifest":
        """Read ``manifest.json``; raises SnapshotError when it is missing, damaged or of another format."""
        try:
            record = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
            found = record.get("format_version")
            if found != FORMAT_VERSION:
                raise SnapshotError(
                    f"Der Index {directory.name} passt nicht zum Programm: Format {found} statt {FORMAT_VERSION}. "
                    "„wegweiser index build“ baut ihn neu."
                )
            if record.pop("checksum", None) != _checksum(record):
                raise ValueError("checksum")
            return cls(**record)
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise SnapshotError(
                f"Der Index in „{directory}“ hat keine lesbare Beschreibung ({MANIFEST}). "
                "„wegweiser index build“ baut ihn neu."
            ) from error


def seal(directory: Path, manifest: Manifest) -> Manifest:
    """Write every file of a snapshot through to the disk, and the manifest with their checksums last.

    Returns the manifest that was written; from here on ``verify`` notices every change.
    """
    paths = sorted(path for path in directory.rglob("*") if path.is_file() and path.name != MANIFEST)
    for path in paths:
        sync(path)
    names = [path.relative_to(directory).as_posix() for path in paths]
    sealed = replace(manifest, files=dict(zip(names, _hashes(paths), strict=True)))
    sealed.write(directory)
    for folder in {path.parent for path in paths} | {directory}:
        sync(folder)
    return sealed


def verify(directory: Path, manifest: Manifest) -> None:
    """Compare every file of a snapshot with its checksum; raises SnapshotError naming the first that differs."""
    remedy = "„wegweiser index build“ baut den Index neu, „wegweiser index rollback“ nimmt die Version davor."
    if not manifest.files:
        raise SnapshotError(f"Der Index in „{directory}“ ist nicht vollständig geschrieben worden. {remedy}")
    paths = [directory / name for name in manifest.files]
    for path in paths:
        if not path.is_file():
            raise SnapshotError(f"Im Index {manifest.version} fehlt die Datei „{path}“. {remedy}")
    try:
        found = _hashes(paths)
    except OSError as error:
        raise SnapshotError(f"Der Index {manifest.version} ist nicht lesbar ({error}). {remedy}") from error
    for path, expected, actual in zip(paths, manifest.files.values(), found, strict=True):
        if expected != actual:
            raise SnapshotError(f"Im Index {manifest.version} ist die Datei „{path}“ beschädigt. {remedy}")


def sync(path: Path) -> None:
    """Have the system write a file or folder through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hashes(paths: list[Path]) -> list[str]:
    """SHA-256 of files; several at a time, because hashing does not hold the interpreter."""
    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(file_hash, paths))


def _checksum(record: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(record, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

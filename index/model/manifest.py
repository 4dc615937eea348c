"""Manifest: what a prepared model directory contains, so that a damaged or outdated one is noticed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.checksum import file_hash
from index.errors import ModelError

MANIFEST = "wegweiser-model.json"
"""Name of the manifest; a directory without it is an ordinary sentence-transformers model."""

FORMAT = 13
"""Raised whenever the files are written differently, so that an existing directory is made anew."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Name of the model, format of the directory, and the SHA-256 of every file by its relative path."""

    model: str
    format: int
    files: Mapping[str, str]

    @classmethod
    def of(cls, model: str, directory: Path) -> Self:
        """Manifest of a directory as it is now."""
        paths = (path for path in directory.rglob("*") if path.is_file() and path.name != MANIFEST)
        return cls(model, FORMAT, {path.relative_to(directory).as_posix(): file_hash(path) for path in sorted(paths)})

    @classmethod
    def read(cls, directory: Path) -> Self | None:
        """The manifest in a directory, None if there is none; an unreadable one raises ModelError."""
        path = directory / MANIFEST
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(content["model"], content["format"], content["files"])
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"„{path}“ ist beschädigt ({error}). Verzeichnis löschen und „make model“ starten."
            ) from error

    def write(self, directory: Path) -> None:
        """Write the manifest into the directory it describes."""
        content = {"model": self.model, "format": self.format, "files": dict(self.files)}
        (directory / MANIFEST).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

    def check(self, directory: Path) -> None:
        """Compare every file with its checksum; the first difference raises ModelError."""
        for name, expected in self.files.items():
            path = directory / name
            if not path.is_file():
                raise ModelError(f"Im Modellverzeichnis fehlt „{path}“. „make model“ stellt es wieder her.")
            if file_hash(path) != expected:
                raise ModelError(f"„{path}“ wurde verändert. Datei löschen und „make model“ starten.")


def identity(name: str, parts: Iterable[str]) -> str:
    """Short name of a model and of its files' checksums, such as ``multilingual-e5-small@1a2b3c4d5e6f``."""
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{name}@{digest[:12]}"

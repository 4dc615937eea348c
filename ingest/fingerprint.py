"""Fingerprint: a short hash that changes when the files of a folder, or the code that reads them, change."""

import hashlib
import shutil
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ingest.files import find_files
from ingest.metadata import SIDECAR

_LIBRARIES = ("PyYAML", "lxml", "markdown-it-py", "mdit-py-plugins", "pypdfium2", "selectolax")


@cache
def program_fingerprint() -> str:
    """Hash of everything that decides what a file is read as, except the file.

    The sources of this package, the libraries it reads with, and whether text recognition is installed; nobody has to
    remember to raise a number.
    """
    digest = hashlib.sha256()
    home = Path(__file__).parent
    for path in sorted(home.rglob("*.py")):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    digest.update(str(shutil.which("tesseract") is not None).encode())
    return digest.hexdigest()


def folder_fingerprint(root: Path) -> str:
    """Hash of the names and contents of all documents of a folder and of their sidecars.

    A file that cannot be opened counts with its name only. Raises WegweiserError when there is no such folder.
    """
    digest = hashlib.sha256()
    for path in find_files(root)[0]:
        for part in (path, path.with_name(path.name + SIDECAR)):
            name = part.relative_to(root).as_posix().encode("utf-8", "surrogateescape")
            digest.update(name + b"\0" + _content_hash(part) + b"\0")
    return digest.hexdigest()


def _content_hash(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""

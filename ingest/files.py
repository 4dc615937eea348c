"""Files: which files of a corpus folder are documents, and why others are not read."""

import os
import re
import stat
from pathlib import Path

from ingest.errors import WegweiserError
from ingest.metadata import SIDECAR
from ingest.report import Entry, FileStatus

MAX_FILE = 500 * 1024 * 1024
"""Bytes of the largest file that is read."""

_DATA = (".jsonl", ".json", ".yaml", ".yml", ".typ", ".bib", ".css", ".js", ".ttf", ".otf", ".py")
"""Endings of files that lie beside documents and are none."""

_LINK = "Die Verknüpfung führt zu einem Ordner und wird nicht gelesen. Bitte die Dokumente selbst ablegen."


def is_document(name: str) -> bool:
    """Whether a file of this name is a document: not a README, a sidecar, data, or hidden."""
    lower = name.lower()
    return not (
        name.startswith((".", "_", "~$"))
        or lower.startswith("readme")
        or lower.endswith((SIDECAR, "~", ".tmp", ".bak", *_DATA))
    )


def find_files(root: Path) -> tuple[list[Path], list[Entry]]:
    """The documents under a folder in the order of their names, and entries for what is left unread on purpose.

    Folders that start with "_" or "." are skipped, links to folders are not followed, and a link to a file is read only
    when its target lies inside the folder. Raises WegweiserError when there is no such folder.
    """
    if not root.is_dir():
        raise WegweiserError(f"Den Ordner „{root}“ gibt es nicht. Bitte den Pfad der Dokumente prüfen.")
    files: list[Path] = []
    refused: list[Entry] = []
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        refused += [failed(here / name, root, _LINK) for name in folders if (here / name).is_symlink()]
        for path in (here / name for name in sorted(names) if is_document(name)):
            if reason := refusal(path, root):
                refused.append(failed(path, root, reason))
            else:
                files.append(path)
    return files, refused


def refusal(path: Path, root: Path) -> str | None:
    """Why a file below a corpus folder is not read at all, as a German sentence; None when it is."""
    if not _is_text(path.relative_to(root).as_posix()):
        return "Der Name der Datei oder ihres Ordners enthält Zeichen, die nicht lesbar sind. Bitte umbenennen."
    try:
        target = path.resolve(strict=True)
        status = target.stat()
    except (OSError, RuntimeError):
        return "Die Verknüpfung führt ins Leere oder die Datei ist nicht zugänglich. Bitte die Datei selbst ablegen."
    if not target.is_relative_to(root.resolve()):
        return "Die Datei liegt außerhalb des Dokumentenordners und wird nicht gelesen. Bitte die Datei selbst ablegen."
    if not stat.S_ISREG(status.st_mode):
        return "Das ist keine gewöhnliche Datei und wird nicht gelesen. Bitte die Datei selbst ablegen."
    if status.st_size > MAX_FILE:
        return f"Die Datei ist größer als {MAX_FILE // 2**20} MB. Bitte teilen oder verkleinern."
    return None


def failed(path: Path, root: Path, reason: str) -> Entry:
    """The entry of a file or folder that is not read; its name can be printed, whatever bytes it holds."""
    name = path.relative_to(root).as_posix().encode("utf-8", "replace").decode()
    return Entry(re.sub(r"[\x00-\x1f\x7f]", "?", name), FileStatus.FAILED, messages=(reason,))


def _is_text(name: str) -> bool:
    """Whether a name is text in UTF-8; others come from old archives and could be neither stored nor linked to."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True

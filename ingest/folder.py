"""Folders: which files of a corpus folder are documents, and all of them read in parallel."""

import os
import re
import stat
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path

from ingest.block import Reading
from ingest.cache import ReadingCache
from ingest.continuity import keep_ids
from ingest.cut import cut
from ingest.document import Document
from ingest.errors import UnreadableFile, WegweiserError
from ingest.metadata import SIDECAR, describe, slug
from ingest.passage import Passage
from ingest.report import Entry, FileStatus, Report, merge
from ingest.sandbox import Limits, read_guarded

MAX_FILE = 500 * 1024 * 1024
"""Bytes of the largest file that is read."""

_TINY = 40
_LABELS = (".jsonl", ".json", ".yaml", ".yml", ".typ", ".bib", ".css", ".js", ".ttf", ".otf", ".py")

Progress = Callable[[int, int, str], None]
"""Called with the number of files done, the number of all files, and the name of the file just done."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """One file: its document, passages, raw page texts and German warnings."""

    document: Document
    passages: tuple[Passage, ...]
    page_texts: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ingestion:
    """A folder: documents and passages in the order of the file names, page texts by document id, and the report."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    page_texts: dict[str, tuple[str, ...]]
    report: Report


def is_document(name: str) -> bool:
    """Whether a file of this name is a document: not a README, a sidecar, data, or hidden."""
    lower = name.lower()
    return not (
        name.startswith((".", "_", "~$"))
        or lower.startswith("readme")
        or lower.endswith((SIDECAR, "~", ".tmp", ".bak", *_LABELS))
    )


def find_files(root: Path) -> tuple[list[Path], list[Entry]]:
    """The documents under a folder in the order of their names, and entries for what is left unread on purpose.

    Folders that start with "_" or "." are skipped, links to folders are not followed, and a link to a file is read only
    when its target lies inside the folder.
    """
    if not root.is_dir():
        raise WegweiserError(f"Den Ordner „{root}“ gibt es nicht. Bitte den Pfad der Dokumente prüfen.")
    base = root.resolve()
    files: list[Path] = []
    refused: list[Entry] = []
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        for name in sorted(folders):
            if not name.startswith(("_", ".")) and (here / name).is_symlink():
                note = (
                    "Die Verknüpfung führt zu einem Ordner und wird nicht gelesen. Bitte die Dokumente selbst ablegen."
                )
                refused.append(Entry((here / name).relative_to(root).as_posix(), FileStatus.FAILED, messages=(note,)))
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        for name in sorted(names):
            if not is_document(name):
                continue
            path = here / name
            reason = _refusal(path, base)
            if reason:
                refused.append(Entry(_safe(path.relative_to(root).as_posix()), FileStatus.FAILED, messages=(reason,)))
            else:
                files.append(path)
    return files, refused


def ingest_file(
    path: Path, root: Path, count_tokens: Callable[[str], int], *, max_tokens: int = 480, limits: Limits | None = None
) -> Ingested:
    """Read one file in a child process and cut it; the document's ``file`` is relative to ``root``.

    Raises UnreadableFile with a German message.
    """
    reading, document, warnings = _read(path, root, limits)
    return _ingested(document, reading, warnings, count_tokens, max_tokens)


def ingest_folder(
    root: Path,
    count_tokens: Callable[[str], int],
    *,
    max_tokens: int = 480,
    workers: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: ReadingCache | None = None,
    former: Sequence[Document] = (),
) -> Ingestion:
    """Read all documents of a folder, ``workers`` files at a time (all cores by default).

    With a ``cache`` files that were read before are not read again. ``former`` are the documents of the version that
    is live: a file that was only renamed keeps the id, and thereby the citations, that it has there.

    A file that cannot be read is an entry of the report and never stops the run. Files are read in child processes and
    cut here, because the token counter is a function of this process; cutting takes a small part of the time.
    """
    files, refused = find_files(root)
    entries = list(refused)
    read: dict[Path, tuple[Reading, Document, tuple[str, ...]]] = {}
    with ThreadPoolExecutor(workers or len(os.sched_getaffinity(0))) as pool:
        jobs = {pool.submit(_read, path, root, limits, cache): path for path in files}
        for done, job in enumerate(as_completed(jobs), start=1):
            path = jobs[job]
            try:
                read[path] = job.result()
            except UnreadableFile as error:
                entries.append(
                    Entry(_safe(path.relative_to(root).as_posix()), FileStatus.FAILED, messages=(str(error),))
                )
            if progress:
                progress(done, len(files), path.name)
    documents, kept_ids = keep_ids([read[path][1] for path in files if path in read], former)
    documents = _unique(documents, kept_ids)
    passages: list[Passage] = []
    page_texts: dict[str, tuple[str, ...]] = {}
    kept: list[Document] = []
    for path, document in zip([path for path in files if path in read], documents, strict=True):
        reading, _, warnings = read.pop(path)
        try:
            result = _ingested(document, reading, warnings, count_tokens, max_tokens)
        except UnreadableFile as error:
            entries.append(Entry(document.file, FileStatus.FAILED, document.page_count, messages=(str(error),)))
            continue
        kept.append(document)
        passages += result.passages
        page_texts[document.id] = result.page_texts
        status = FileStatus.WARNING if result.warnings else FileStatus.OK
        entries.append(Entry(document.file, status, document.page_count, len(result.passages), result.warnings))
    return Ingestion(tuple(kept), tuple(passages), page_texts, merge(entries))


def _read(
    path: Path, root: Path, limits: Limits | None, cache: ReadingCache | None = None
) -> tuple[Reading, Document, tuple[str, ...]]:
    reason = _refusal(path, root.resolve())
    if reason:
        raise UnreadableFile(reason)
    try:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(
            f"Die Datei lässt sich nicht öffnen ({error.strerror}). Bitte die Zugriffsrechte prüfen."
        ) from error
    reading = cache.read(path, digest, limits) if cache else read_guarded(path, limits)
    document, warnings = describe(path, root, digest, reading)
    return reading, document, (*reading.warnings, *warnings)


def _ingested(
    document: Document, reading: Reading, warnings: tuple[str, ...], count_tokens: Callable[[str], int], max_tokens: int
) -> Ingested:
    passages = cut(document, reading, count_tokens, max_tokens)
    if not passages:
        raise UnreadableFile(
            "In der Datei wurde kein Text gefunden (0 Zeichen). Bitte prüfen, ob sie nur Bilder enthält."
        )
    tiny = sum(len(passage.text) < _TINY for passage in passages)
    if tiny > max(5, len(passages) // 4):
        note = (
            f"{tiny} von {len(passages)} Abschnitten sind kürzer als {_TINY} Zeichen; "
            "die Gliederung der Datei ist wohl fehlerhaft."
        )
        warnings = (*warnings, note)
    return Ingested(document, passages, reading.page_texts, warnings)


def _refusal(path: Path, base: Path) -> str | None:
    """Why a path is not read at all, or None."""
    try:
        target = path.resolve(strict=True)
        status = target.stat()
    except (OSError, RuntimeError):
        return "Die Verknüpfung führt ins Leere oder die Datei ist nicht zugänglich. Bitte die Datei selbst ablegen."
    if not target.is_relative_to(base):
        return "Die Datei liegt außerhalb des Dokumentenordners und wird nicht gelesen. Bitte die Datei selbst ablegen."
    if not stat.S_ISREG(status.st_mode):
        return "Das ist keine gewöhnliche Datei und wird nicht gelesen."
    if status.st_size > MAX_FILE:
        return f"Die Datei ist größer als {MAX_FILE // 2**20} MB. Bitte teilen oder verkleinern."
    return None


def _unique(documents: Sequence[Document], fixed: Collection[str] = ()) -> list[Document]:
    """Documents whose ids are told apart by their folder, then by their ending, then by a number.

    The documents of the files ``fixed`` keep theirs.
    """
    counts: dict[str, int] = {}
    for document in documents:
        counts[document.id] = counts.get(document.id, 0) + 1
    taken = {document.id for document in documents if counts[document.id] == 1 or document.file in fixed}
    unique = []
    for document in documents:
        if counts[document.id] == 1 or document.file in fixed:
            unique.append(document)
            continue
        path = Path(document.file)
        options = [f"{slug(path.parent.as_posix())}-{document.id}"] if path.parent.parts else [document.id]
        options.append(f"{options[0]}-{slug(path.suffix)}")
        identity = next((option for option in options if option not in taken), options[-1])
        number = 2
        while identity in taken:
            identity = f"{options[-1]}-{number}"
            number += 1
        taken.add(identity)
        unique.append(replace(document, id=identity))
    return unique


def _safe(name: str) -> str:
    """A file name that can be printed, whatever bytes it holds."""
    return re.sub(r"[\x00-\x1f\x7f]", "?", name.encode("utf-8", "replace").decode())

"""Folders: all documents of a corpus folder read in parallel and cut into passages."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from ingest.block import Reading
from ingest.cache import ReadingCache
from ingest.cut import cut
from ingest.document import Document
from ingest.errors import UnreadableFile
from ingest.files import failed, find_files, refusal
from ingest.ids import keep_ids, told_apart
from ingest.metadata import describe
from ingest.passage import Passage
from ingest.report import Entry, FileStatus, Report, merge
from ingest.sandbox import Limits, read_guarded

_TINY = 40
"""Characters below which a passage says too little; many of them tell a file whose headings are wrong."""

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
                entries.append(failed(path, root, str(error)))
            if progress:
                progress(done, len(files), path.name)
    documents, kept_ids = keep_ids([read[path][1] for path in files if path in read], former)
    documents = told_apart(documents, kept_ids)
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
    if reason := refusal(path, root):
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
            "bitte die Überschriften der Datei prüfen."
        )
        warnings = (*warnings, note)
    return Ingested(document, passages, reading.page_texts, warnings)

"""Rebuild: corpus folder → new version of the index, checked with the probes, live when it is complete and no worse."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from time import monotonic

from index.embedder import Embedder
from index.errors import SnapshotError
from index.search import Searcher
from index.storage.build import build_snapshot
from index.storage.manifest import FORMAT_VERSION, Manifest, seal, verify
from index.storage.records import read_documents
from index.storage.reuse import KnownVectors
from index.storage.snapshot import Snapshot, write_questions
from index.storage.store import Draft, Store
from index.weights import learned_weights
from index.words.analysis import VERSION as ANALYSIS_VERSION
from ingest import Document, ReadingCache, Report, folder_fingerprint, ingest_folder, program_fingerprint
from server.assistant import SnapshotAssistant
from server.calibration import calibration
from server.known import known_questions
from server.locations import cache_of
from server.probes import PROBES, ProbeResult, read_probes, read_results, run_probes, write_results
from server.release import ALLOWED_REGRESSIONS, Changes, Release, ReleaseStopped, decide, quality
from server.settings import Settings

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Called with a German name of the stage, what is done and what there is to do."""

_NOTE_EVERY = 0.5


class Freshness(StrEnum):
    """How the live version stands to the corpus folder."""

    CURRENT = "current"
    MISSING = "missing"
    STALE = "stale"  # files, program or model are others than those it was built from
    STOPPED = "stopped"  # the folder as it is was built, and not released
    ROLLED_BACK = "rolled_back"  # the folder as it is was built, and somebody went back


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The new version, the report on every file that went into it, and what it changed."""

    manifest: Manifest
    report: Report
    release: Release


@dataclass(frozen=True, slots=True)
class _Live:
    """What a new version is compared with: nothing for a first one, or when the live one is not readable."""

    manifest: Manifest | None
    documents: tuple[Document, ...] = ()
    results: tuple[ProbeResult, ...] = ()


def rebuild(
    corpus: Path,
    store: Store,
    embedder: Embedder,
    progress: Progress | None = None,
    *,
    force: bool = False,
    allowed_regressions: int = ALLOWED_REGRESSIONS,
    cache: Path | None = None,
) -> Rebuilt:
    """Read the corpus, build a version aside, put the probes to it and make it live.

    With ``cache``, a folder that can be deleted at any time, unchanged files are not read again; vectors of unchanged
    texts are taken from the live version. The result is the same as without both. ``force`` releases a version although
    more than ``allowed_regressions`` probes got worse.

    Raises ReleaseStopped when the probes stop it, BuildRunning when another process builds, and SnapshotError when
    nothing readable is in the corpus or the disk does not take the new version; the live version stays what it was.
    """
    with _disk_errors(store), store.lock() as lock:
        tell = _both(progress, lock.note)
        probes = read_probes(corpus)
        sources = sources_fingerprint(corpus, embedder.identity)
        live = _live(store)
        readings = ReadingCache(cache, program_fingerprint()) if cache else None
        ingestion = ingest_folder(
            corpus,
            embedder.count_tokens,
            progress=lambda done, total, *_: tell("Lesen", done, total),
            cache=readings,
            former=live.documents,
        )
        if not ingestion.passages:
            raise SnapshotError(
                f"In „{corpus}“ wurde kein lesbares Dokument gefunden. Legen Sie PDF-, Word-, HTML-, Markdown- oder "
                "Textdateien hinein; „wegweiser ingest DATEI“ zeigt, was eine Datei hergibt."
            )
        known = KnownVectors(embedder.identity)
        for directory in store.sources_of_vectors():
            known.add(directory)
        draft = store.draft()
        try:
            manifest = build_snapshot(
                ingestion.documents,
                ingestion.passages,
                embedder,
                draft.directory,
                version=draft.version,
                sources=sources,
                known=known,
                progress=lambda done, total: tell("Einbetten", done, total),
            )
            snapshot = Snapshot.load(draft.directory, embedder.identity)
            correction = calibration(Searcher(snapshot, embedder), probes, lambda *done: tell("Eichung", *done))
            if correction:
                correction.write(draft.directory)
                snapshot = replace(snapshot, calibration=correction)
            assistant = SnapshotAssistant(Searcher(snapshot, embedder))
            results = run_probes(assistant, probes, lambda done, total: tell("Prüffragen", done, total))
            questions = known_questions(assistant, snapshot.passages, probes, results)
            changes = Changes.between(
                {document.id: document for document in live.documents},
                snapshot.documents,
                live.manifest.passages if live.manifest else None,
                manifest.passages,
            )
            release = decide(changes, live.results, results, allowed_regressions, force=force)
            write_questions(draft.directory, questions)
            write_results(draft.directory, results)
            manifest = seal(draft.directory, replace(manifest, quality=quality(results), release=release.record()))
            _release(store, draft, release)
        finally:
            store.discard(draft)
        if readings:
            readings.drop_unused()
        return Rebuilt(manifest, ingestion.report, release)


def rebuild_as_set(
    settings: Settings, store: Store, embedder: Embedder, progress: Progress | None = None, *, force: bool = False
) -> Rebuilt:
    """``rebuild`` with the corpus, the cache and the allowance of an operator's settings."""
    return rebuild(
        settings.corpus,
        store,
        embedder,
        progress,
        force=force,
        allowed_regressions=settings.allowed_regressions,
        cache=cache_of(settings),
    )


def freshness(corpus: Path, store: Store, model: str) -> Freshness:
    """Whether the live version was built from the files as they are, by this program and with this model."""
    live = store.current()
    if live is None:
        return Freshness.MISSING
    manifests = {manifest.version: manifest for manifest in store.list()}
    sources = sources_fingerprint(corpus, model)
    if live not in manifests:
        return Freshness.STALE
    if manifests[live].sources == sources:
        try:
            verify(store.directory(live), manifests[live])
        except SnapshotError as error:
            log.warning("%s", error)
            return Freshness.STALE
        return Freshness.CURRENT
    left = manifests.get(store.rolled_back_from() or "")
    if left and left.sources == sources:
        return Freshness.ROLLED_BACK
    stopped = store.stopped()
    return Freshness.STOPPED if stopped and stopped.sources == sources else Freshness.STALE


def rollback(store: Store, model: str, version: str | None = None) -> Manifest:
    """Make an older version live, by default the one before the live one; running servers take it by themselves.

    Raises SnapshotError when there is no such version or it cannot be served by this program and model.
    """
    with _disk_errors(store), store.lock():
        target = version or store.previous()
        manifest = Snapshot.load(store.directory(target), model).manifest
        live = store.current()
        store.activate(target, instead_of=live if live != target else None)
        return manifest


def sources_fingerprint(corpus: Path, model: str) -> str:
    """Hash of everything a version is built from: files, probes, the programs that read and analyse, model, gate."""
    probes = corpus / PROBES
    content = probes.read_bytes() if probes.is_file() else b""
    program = (program_fingerprint(), str(FORMAT_VERSION), str(ANALYSIS_VERSION), learned_weights().gate.fingerprint)
    parts = (folder_fingerprint(corpus), model, *program)
    return hashlib.sha256("\0".join(parts).encode() + content).hexdigest()


def _release(store: Store, draft: Draft, release: Release) -> None:
    live = store.current()
    if release.stopped:
        store.set_aside(draft)
        raise ReleaseStopped(release, live or "–")
    store.publish(draft)
    store.activate(draft.version)
    store.prune()


def _live(store: Store) -> _Live:
    """The live version as far as it can be read; damage must not stop the build that mends it."""
    version = store.current()
    if version is None:
        return _Live(None)
    try:
        directory = store.directory(version)
        manifest = Manifest.read(directory)
        verify(directory, manifest)
        return _Live(manifest, read_documents(directory / "documents.jsonl"), read_results(directory))
    except (SnapshotError, ValueError, KeyError, TypeError) as error:
        log.warning("Die Version %s wird nicht verglichen: %s", version, error)
        return _Live(None)


def _both(progress: Progress | None, note: Progress) -> Progress:
    """Tell the caller every step, and those who look at the lock now and then."""
    next_note = 0.0

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal next_note
        if progress:
            progress(stage, done, total)
        if monotonic() >= next_note or done == total:
            next_note = monotonic() + _NOTE_EVERY
            note(stage, done, total)

    return tell


@contextmanager
def _disk_errors(store: Store) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SnapshotError(
            f"Der Index unter „{store.root}“ ließ sich nicht schreiben: {error.strerror or error}. "
            "Bitte freien Platz und Zugriffsrechte prüfen („wegweiser doctor“) und den Befehl wiederholen; "
            "die bisherige Version antwortet weiter."
        ) from error

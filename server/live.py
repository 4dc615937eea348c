"""LiveIndex: the live version of the index, opened; a newly activated one is opened beside it and then takes over."""

import logging
import threading
from time import monotonic

from index.embedder import Embedder
from index.errors import SnapshotError
from index.search import Searcher
from index.storage.snapshot import Snapshot
from index.storage.store import Store

log = logging.getLogger(__name__)

_LOOK_EVERY = 0.5
"""Seconds between two looks at which version is live."""
_RETRY_AFTER = 30.0
"""Seconds after which a version that could not be opened is tried again."""


class LiveIndex:
    """Holds the searcher that questions are answered with; safe to share between threads.

    Whoever took a searcher keeps its snapshot until done with it. When the live version turns out to be damaged, the
    one that answers stays; at the start, the newest version that is whole is taken. ``problem`` then says why.
    """

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._searcher: Searcher | None = None
        self._loading = threading.Lock()
        self._next_look = 0.0
        self._failed: tuple[str, float] = ("", 0.0)
        self.problem: str | None = None

    def searcher(self) -> Searcher | None:
        """What answers now, at once; None as long as there is no index. Sees to it that a new version is opened."""
        now = monotonic()
        if now >= self._next_look:
            self._next_look = now + _LOOK_EVERY
            if self._awaited() and self._loading.acquire(blocking=False):
                threading.Thread(target=self._take_over, name="index-laden", daemon=True).start()
        return self._searcher

    def refresh(self) -> None:
        """Take the live version now, if it is another one; raises SnapshotError when no version can be served."""
        with self._loading:
            self._refresh()

    def _take_over(self) -> None:
        try:
            self._refresh()
        except SnapshotError:
            log.exception("Es ist kein Index da, der antworten könnte")
        finally:
            self._loading.release()

    def _awaited(self) -> str | None:
        """The live version, if it is not the one that answers and did not just fail."""
        try:
            live = self._store.current()
        except OSError as error:
            log.warning("Welche Version gilt, ist nicht lesbar: %s", error)
            return None
        version, until = self._failed
        known = self._searcher and self._searcher.snapshot.version == live
        return None if known or (live == version and monotonic() < until) else live

    def _refresh(self) -> None:
        live = self._store.current()
        if self._searcher and self._searcher.snapshot.version == live:
            return
        candidates = dict.fromkeys([live, *([] if self._searcher else self._store.names())])
        first: SnapshotError | None = None
        opened: Searcher | None = None
        for version in candidates:
            if version is None:
                continue
            try:
                opened = self._open(version)
            except SnapshotError as error:
                log.error("Die Version %s kann nicht antworten: %s", version, error)
                first = first or error
                continue
            log.info("Index %s geladen: %d Passagen", version, len(opened.snapshot.passages))
            break
        self.problem = str(first) if first else None
        self._failed = (live or "", monotonic() + _RETRY_AFTER) if first else ("", 0.0)
        self._searcher = opened or self._searcher  # last: who sees the new version sees its problem, not the old one's
        if first and self._searcher is None:
            raise first

    def _open(self, version: str) -> Searcher:
        snapshot = Snapshot.load(self._store.directory(version), self._embedder.identity)
        searcher = Searcher(snapshot, self._embedder)
        searcher.search("Aufwärmen")  # pages in what the first question would have to wait for
        return searcher

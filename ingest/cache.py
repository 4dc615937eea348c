"""ReadingCache: what files of a content were read as, so that an unchanged file is not read again."""

import hashlib
import io
import os
import pickle
import threading
from pathlib import Path

from ingest.block import Reading
from ingest.errors import UnreadableFile
from ingest.sandbox import Limits, load_answer, read_guarded

_DIGEST = hashlib.sha256().digest_size


class ReadingCache:
    """A folder with one file per reading; safe to delete at any time, safe to share between threads.

    A reading is found again by the content and name of the file and by ``program``, a fingerprint of the code that
    read it. Each file begins with the checksum of the rest: what is damaged counts as missing.
    """

    def __init__(self, directory: Path, program: str) -> None:
        self._directory = directory
        self._program = program
        self._used: set[str] = set()
        self._guard = threading.Lock()
        self.hits = 0

    def read(self, path: Path, sha256: str, limits: Limits | None = None) -> Reading:
        """The reading of a file with this content; raises UnreadableFile, which is not remembered."""
        key = hashlib.sha256("\0".join((self._program, sha256, path.name)).encode("utf-8", "replace")).hexdigest()
        known = self._load(key)
        with self._guard:
            self._used.add(key)
            self.hits += known is not None
        if known is not None:
            return known
        before = _stamp(path)
        reading = read_guarded(path, limits)
        if before and before == _stamp(path):
            self._store(key, reading)
        return reading

    def drop_unused(self) -> None:
        """Delete the readings that were not asked for since this cache was made."""
        if self._directory.is_dir():
            for path in self._directory.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)

    def _load(self, key: str) -> Reading | None:
        try:
            content = (self._directory / key).read_bytes()
        except OSError:
            return None
        payload = content[_DIGEST:]
        if hashlib.sha256(payload).digest() != content[:_DIGEST]:
            return None
        try:
            return load_answer(io.BytesIO(payload))
        except UnreadableFile:
            return None

    def _store(self, key: str, reading: Reading) -> None:
        payload = pickle.dumps(("ok", reading), protocol=pickle.HIGHEST_PROTOCOL)
        self._directory.mkdir(parents=True, exist_ok=True)
        aside = self._directory / f".{key}.{os.getpid()}.{threading.get_ident()}"
        aside.write_bytes(hashlib.sha256(payload).digest() + payload)
        aside.replace(self._directory / key)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Time of change and size; None when the file is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size

"""Records: who is signed in, and the journal of every act, in one SQLite file that all serving processes share."""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

SESSION_HOURS = 8

_SCHEMA = """
CREATE TABLE IF NOT EXISTS session (hash TEXT PRIMARY KEY, form_token TEXT, expires TEXT);
CREATE TABLE IF NOT EXISTS journal (time TEXT, act TEXT, subject TEXT, outcome TEXT);
"""


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser: ``form_token`` has to come back with every form."""

    form_token: str


@dataclass(frozen=True, slots=True)
class Act:
    """An entry of the journal: ISO time (UTC), what was done to what, and how it ended."""

    time: str
    act: str
    subject: str
    outcome: str


class Records:
    """Sessions and journal; journal entries are deleted after ``retention_days``, sessions after eight hours."""

    def __init__(self, file: Path, retention_days: int) -> None:
        self._file = file
        self._retention = timedelta(days=retention_days)

    def sign_in(self) -> str:
        """A new session; returns the secret for its cookie, of which only a hash is kept."""
        secret = secrets.token_urlsafe(32)
        expires = (_now() + timedelta(hours=SESSION_HOURS)).isoformat()
        with self._open() as database:
            database.execute("DELETE FROM session WHERE expires < ?", (_now().isoformat(),))
            database.execute(
                "INSERT INTO session VALUES (?, ?, ?)", (_hash(secret), secrets.token_urlsafe(32), expires)
            )
        return secret

    def session(self, secret: str) -> Session | None:
        """The session of a cookie; None when there is none or it has expired."""
        if not secret or not self._file.exists():
            return None
        with self._open() as database:
            row = database.execute(
                "SELECT form_token FROM session WHERE hash = ? AND expires >= ?", (_hash(secret), _now().isoformat())
            ).fetchone()
        return Session(row[0]) if row else None

    def sign_out(self, secret: str) -> None:
        """End a session on the server, too."""
        with self._open() as database:
            database.execute("DELETE FROM session WHERE hash = ?", (_hash(secret),))

    def note(self, act: str, subject: str = "", outcome: str = "") -> None:
        """Add an entry to the journal."""
        now = _now()
        with self._open() as database:
            database.execute("DELETE FROM journal WHERE time < ?", ((now - self._retention).isoformat(),))
            row = (now.isoformat(timespec="seconds"), act, subject[:300], outcome[:1000])
            database.execute("INSERT INTO journal VALUES (?, ?, ?, ?)", row)

    def journal(self, limit: int = 300) -> list[Act]:
        """The latest entries, newest first."""
        with self._open() as database:
            rows = database.execute("SELECT * FROM journal ORDER BY rowid DESC LIMIT ?", (limit,)).fetchall()
        return [Act(*row) for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._file, timeout=5)
        try:
            self._file.chmod(0o600)
            database.executescript(_SCHEMA)
            with database:
                yield database
        finally:
            database.close()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)

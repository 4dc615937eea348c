"""Store: feedback and unanswered questions in one SQLite file, only as far as the operator has switched it on."""

import hashlib
import hmac
import logging
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from index.words.analysis import content_words
from server.answer import Status
from server.asking import Feedback
from server.privacy.redaction import redact
from server.settings import Settings

log = logging.getLogger(__name__)

FILE = "rueckmeldungen.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (day TEXT, helpful INTEGER, reason TEXT, passages TEXT);
CREATE TABLE IF NOT EXISTS question (id INTEGER PRIMARY KEY, day TEXT, status TEXT, text TEXT);
CREATE TABLE IF NOT EXISTS term (hash TEXT, day TEXT, count INTEGER, PRIMARY KEY (hash, day));
CREATE TABLE IF NOT EXISTS readable (hash TEXT PRIMARY KEY, term TEXT);
CREATE TABLE IF NOT EXISTS salt (value BLOB);
"""
_EXTENTS = {
    "feedback": "SELECT COUNT(*), MIN(day), MAX(day) FROM feedback",
    "question": "SELECT COUNT(*), MIN(day), MAX(day) FROM question",
    "term": "SELECT COUNT(*), MIN(day), MAX(day) FROM term",
}
_SHORTEST_TERM = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows a table holds, and the first and last day they are from."""

    table: str
    rows: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A redacted question that was not answered; days, not times, are kept."""

    id: int
    day: str
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A word that at least as many unanswered questions used as the operator demands."""

    term: str
    count: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Feedback of one kind: how often it came, and the passages of the latest."""

    helpful: bool
    reason: str | None
    count: int


class PrivacyStore:
    """Keeps feedback and gaps; drops everything older than ``retention_days`` whenever something is written.

    With ``unanswered = topics`` no question is stored. Its words are counted under a salted hash, and a word becomes
    readable only from the ``anonymity``-th question on that uses it: what one or two people ask stays unreadable. The
    salt lies in the same file, so this protects against reading, not against guessing by whoever holds the file.
    """

    def __init__(self, file: Path, *, feedback: bool, unanswered: str, anonymity: int, retention_days: int) -> None:
        self._file = file
        self._feedback = feedback
        self._unanswered = unanswered
        self._anonymity = anonymity
        self._retention = timedelta(days=retention_days)

    @classmethod
    def of(cls, settings: Settings) -> "PrivacyStore":
        """The store the settings describe; its file is created with the first thing kept."""
        return cls(
            settings.data / FILE,
            feedback=settings.feedback,
            unanswered=settings.unanswered,
            anonymity=settings.anonymity,
            retention_days=settings.retention_days,
        )

    @property
    def accepts(self) -> bool:
        """Whether feedback is wanted."""
        return self._feedback

    def record(self, feedback: Feedback) -> None:
        """Keep one piece of feedback."""
        if not self._feedback:
            return
        row = (_today().isoformat(), int(feedback.helpful), feedback.reason, "\n".join(feedback.passages))
        with self._write() as database:
            database.execute("INSERT INTO feedback VALUES (?, ?, ?, ?)", row)

    def note(self, question: str, status: Status) -> None:
        """Keep of an unanswered question what is allowed; a full disk costs the note, not the answer."""
        if self._unanswered == "off":
            return
        harmless = redact(question)
        try:
            with self._write() as database:
                if self._unanswered == "questions":
                    row = (_today().isoformat(), status.value, harmless)
                    database.execute("INSERT INTO question (day, status, text) VALUES (?, ?, ?)", row)
                self._count(database, harmless)
        except (sqlite3.Error, OSError) as error:
            log.warning("Unbeantwortete Frage nicht vermerkt: %s", type(error).__name__)

    def topics(self) -> list[Topic]:
        """The readable words, the most frequent first."""
        with self._read() as database:
            rows = database.execute(
                "SELECT term, SUM(count) AS n FROM term JOIN readable USING (hash) GROUP BY hash "
                "HAVING n >= ? ORDER BY n DESC, term LIMIT 200",
                (self._anonymity,),
            ).fetchall()
        return [Topic(term, count) for term, count in rows]

    def questions(self) -> list[Question]:
        """The redacted questions, the latest first."""
        with self._read() as database:
            rows = database.execute("SELECT id, day, status, text FROM question ORDER BY id DESC LIMIT 500").fetchall()
        return [Question(*row) for row in rows]

    def remove_question(self, identity: int) -> None:
        """Delete one question."""
        with self._write() as database:
            database.execute("DELETE FROM question WHERE id = ?", (identity,))

    def feedback(self) -> list[Judged]:
        """Feedback counted by verdict and reason."""
        with self._read() as database:
            rows = database.execute(
                "SELECT helpful, reason, COUNT(*) FROM feedback GROUP BY helpful, reason ORDER BY COUNT(*) DESC"
            ).fetchall()
        return [Judged(bool(helpful), reason, count) for helpful, reason, count in rows]

    def criticised(self) -> list[tuple[str, int]]:
        """Passages that answers called unhelpful cited, and how often; only from the ``anonymity``-th time on."""
        with self._read() as database:
            rows = database.execute("SELECT passages FROM feedback WHERE helpful = 0").fetchall()
        counts: dict[str, int] = {}
        for (passages,) in rows:
            for passage in filter(None, passages.split("\n")):
                counts[passage] = counts.get(passage, 0) + 1
        return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:100]

    def kept(self) -> list[Kept]:
        """What the file holds, table by table."""
        with self._read() as database:
            return [Kept(table, *database.execute(statement).fetchone()) for table, statement in _EXTENTS.items()]

    def purge(self) -> None:
        """Delete what is older than the retention period."""
        if self._file.exists():
            with self._write():
                pass

    def _count(self, database: sqlite3.Connection, text: str) -> None:
        (salt,) = database.execute("SELECT value FROM salt").fetchone()
        for term in {word for word in content_words(text) if len(word) >= _SHORTEST_TERM and word.isalpha()}:
            digest = hmac.new(salt, term.encode(), hashlib.sha256).hexdigest()
            database.execute(
                "INSERT INTO term VALUES (?, ?, 1) ON CONFLICT (hash, day) DO UPDATE SET count = count + 1",
                (digest, _today().isoformat()),
            )
            (total,) = database.execute("SELECT SUM(count) FROM term WHERE hash = ?", (digest,)).fetchone()
            if total >= self._anonymity:
                database.execute("INSERT OR IGNORE INTO readable VALUES (?, ?)", (digest, term))

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._file, timeout=5)
        try:
            self._file.chmod(0o600)
            database.execute("PRAGMA secure_delete = ON")
            database.executescript(_SCHEMA)
            with database:
                if database.execute("SELECT COUNT(*) FROM salt").fetchone() == (0,):
                    database.execute("INSERT INTO salt VALUES (?)", (secrets.token_bytes(32),))
                self._forget(database)
                yield database
        finally:
            database.close()

    def _forget(self, database: sqlite3.Connection) -> None:
        oldest = (_today() - self._retention).isoformat()
        for statement in (
            "DELETE FROM feedback WHERE day < ?",
            "DELETE FROM question WHERE day < ?",
            "DELETE FROM term WHERE day < ?",
        ):
            database.execute(statement, (oldest,))
        database.execute("DELETE FROM readable WHERE hash NOT IN (SELECT hash FROM term)")

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        """The file as it is; an empty database in memory when nothing was ever kept."""
        database = sqlite3.connect(self._file if self._file.exists() else ":memory:", timeout=5)
        try:
            database.executescript(_SCHEMA)
            yield database
        finally:
            database.close()


def _today() -> date:
    return datetime.now(UTC).date()

"""Logs: one JSON object a line, without anything a reader wrote or is known by."""

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""Id of the request that is being handled; the same as in its response's ``X-Request-ID``."""

FIELDS = "fields"
"""Key of ``extra`` under which a log call hands over further fields, a dict."""


class JsonLines(logging.Formatter):
    """Formats a record as a JSON object: time (UTC), level, logger, message, request id, and the call's own fields.

    Of an exception only its type and the lines of code are logged: its message may repeat what was asked.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        current = request_id.get()
        if current:
            entry["request_id"] = current
        entry.update(getattr(record, FIELDS, {}))
        if record.exc_info and record.exc_info[0]:
            entry["exception"] = record.exc_info[0].__name__
            entry["at"] = _places(record.exc_info[2])
        return json.dumps(entry, ensure_ascii=False)


def configure_logging() -> None:
    """Send everything from level INFO to standard error as JSON lines; what libraries chat about is left out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for chatty in ("uvicorn", "uvicorn.error", "httpx", "mcp", "sentence_transformers"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]

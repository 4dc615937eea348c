"""Document: a file people ask about, with what a citation of it needs."""

import re
from dataclasses import dataclass

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the corpus and its citation data.

    ``id`` is a stable slug (a-z, 0-9, hyphens), ``file`` the POSIX path relative to the corpus folder, ``sha256`` the
    hex digest of the file's bytes, ``date`` ("Stand") an ISO date that may stop at the year or month, ``language`` a
    BCP-47 tag, ``kind`` a German label a reader understands ("Handreichung", "Satzung"), ``page_count`` None for
    formats without pages.

    Raises ValueError when the id is no slug or the date no ISO date.
    """

    id: str
    title: str
    file: str
    sha256: str
    language: str = "de"
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    kind: str = "Dokument"
    page_count: int | None = None

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise ValueError(f"document id {self.id!r} is not a slug")
        if self.date is not None and not _DATE.fullmatch(self.date):
            raise ValueError(f"date {self.date!r} of document {self.id!r} is not YYYY, YYYY-MM or YYYY-MM-DD")

"""Shelf: the corpus folder as editors see it: uploads wait aside, replaced and removed files can be brought back."""

import re
import secrets
import shutil
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from ingest import UnreadableFile, find_files
from ingest.formats import SUFFIXES
from ingest.metadata import SIDECAR
from server.web.http_errors import HttpError, file_too_large

_TICKET = re.compile(r"[0-9a-f]{16}")
_ODD = re.compile(r"[^\w.()+,§-]+")


@dataclass(frozen=True, slots=True)
class Waiting:
    """An upload that was not taken over yet: its ticket, where it lies, and where in the corpus it would go."""

    ticket: str
    path: Path
    target: str


class Shelf:
    """Files of the corpus folder by their POSIX path below it; nothing outside of it can be named."""

    def __init__(self, corpus: Path, folder: Path) -> None:
        self._corpus = corpus
        self._incoming = folder / "eingang"
        self._bin = folder / "papierkorb"

    def files(self) -> list[str]:
        """All documents, in the order of their names."""
        files, _ = find_files(self._corpus)
        return [path.relative_to(self._corpus).as_posix() for path in files]

    def folders(self) -> list[str]:
        """The folders that hold documents; the empty string is the corpus folder itself."""
        found = {PurePosixPath(file).parent.as_posix() for file in self.files()}
        return sorted({"" if folder == "." else folder for folder in found} | {""})

    async def receive(self, name: str, target: str, pieces: AsyncIterator[bytes], limit: int) -> Waiting:
        """Keep an upload aside; raises HttpError 413 beyond ``limit`` bytes and leaves nothing behind then."""
        ticket = secrets.token_hex(8)
        place = self._incoming / ticket
        place.mkdir(parents=True)
        path = place / name
        size = 0
        try:
            with path.open("wb") as file:
                async for piece in pieces:
                    size += len(piece)
                    if size > limit:
                        raise file_too_large(limit)
                    file.write(piece)
            (place / ".ziel").write_text(target, encoding="utf-8")
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        return Waiting(ticket, path, target)

    def waiting(self, ticket: str) -> Waiting:
        """An upload by its ticket; raises HttpError 404 when it is gone."""
        place = self._incoming / ticket
        if not _TICKET.fullmatch(ticket) or not place.is_dir():
            raise HttpError(404, "not_found", "Diese hochgeladene Datei gibt es nicht (mehr).")
        path = next(path for path in place.iterdir() if path.name != ".ziel")
        return Waiting(ticket, path, (place / ".ziel").read_text(encoding="utf-8"))

    def accept(self, waiting: Waiting) -> bool:
        """Move an upload to its place; returns whether it replaced a file, which then lies in the bin."""
        target = self._inside(waiting.target)
        replaced = target.exists()
        if replaced:
            self._throw_away(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(waiting.path, target.with_name(f".{target.name}.neu"))
        target.with_name(f".{target.name}.neu").replace(target)
        self.drop(waiting)
        return replaced

    def drop(self, waiting: Waiting) -> None:
        """Delete an upload that is not wanted."""
        shutil.rmtree(waiting.path.parent)

    def remove(self, file: str) -> None:
        """Move a document and its sidecar to the bin; raises HttpError 404 when there is no such document."""
        path = self.path(file)
        self._throw_away(path)
        sidecar = path.with_name(path.name + SIDECAR)
        if sidecar.is_file():
            self._throw_away(sidecar)

    def path(self, file: str) -> Path:
        """Where a document lies; raises HttpError 404 when it is none of ``files``."""
        if file not in self.files():
            raise HttpError(404, "not_found", "Dieses Dokument gibt es nicht (mehr).")
        return self._corpus / file

    def target(self, name: str, folder: str, replaces: str) -> str:
        """The POSIX path of an upload: in a known folder under a harmless name, or exactly where it replaces a file.

        Raises UnreadableFile in German when the file has no readable format or cannot take the other one's place.
        """
        clean = file_name(name)
        if replaces:
            known = self.path(replaces).relative_to(self._corpus).as_posix()
            if PurePosixPath(known).suffix.lower() != PurePosixPath(clean).suffix.lower():
                raise UnreadableFile(
                    f"„{clean}“ hat ein anderes Format als „{known}“. Bitte die alte Datei entfernen und die neue "
                    "ohne Ersetzen hochladen."
                )
            return known
        if folder not in self.folders():
            raise HttpError(404, "not_found", "Diesen Ordner gibt es nicht (mehr).")
        return f"{folder}/{clean}" if folder else clean

    def _inside(self, target: str) -> Path:
        path = (self._corpus / target).resolve()
        if not path.is_relative_to(self._corpus.resolve()):
            raise HttpError(404, "not_found", "Diesen Ort gibt es im Dokumentenordner nicht.")
        return path

    def _throw_away(self, path: Path) -> None:
        self._bin.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        shutil.move(path, self._bin / f"{stamp}-{path.name}")


def file_name(name: str) -> str:
    """A harmless file name: no folders, no control or odd characters, not hidden, a known ending, at most 120 bytes.

    Raises UnreadableFile in German when the ending belongs to no format that can be read.
    """
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    path = PurePosixPath(_ODD.sub("-", bare).strip(".-_ "))
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnreadableFile(
            f"Dateien mit der Endung „{suffix or '(keine)'}“ werden nicht gelesen. Möglich sind: {', '.join(SUFFIXES)}."
        )
    stem = path.stem.encode()[: 120 - len(suffix)].decode(errors="ignore").strip(".-_ ")
    if stem.lower().startswith("readme") or not stem:
        stem = f"dokument-{stem}".rstrip("-")
    return stem + suffix

"""Archives: DOCX, ODT and EPUB are ZIP files; members are read with limits and XML without entities."""

import lzma
import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from ingest.errors import UnreadableFile

MAX_MEMBER = 100 * 1024 * 1024
"""Bytes that one member may unpack to."""

MAX_TOTAL = 250 * 1024 * 1024
"""Bytes that all members read together may unpack to."""

MAX_MEMBERS = 20_000
"""Parts that an archive may have."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,  # encrypted, and unknown compression (NotImplementedError)
    struct.error,
    IndexError,
)


class Archive:
    """A ZIP file whose members are read by name; what is packed too tightly to be a document is refused.

    ``names`` are those of its members. Raises UnreadableFile for damaged or encrypted archives and for ZIP bombs.
    """

    def __init__(self, path: Path) -> None:
        """Open the archive."""
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGED as error:
            raise UnreadableFile(
                f"Die Datei ist beschädigt: das ZIP-Archiv darin ist nicht lesbar ({error}). Bitte neu speichern."
            ) from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > MAX_MEMBERS:
            raise UnreadableFile(
                f"Das Archiv hat {len(self.names)} Teile, erlaubt sind {MAX_MEMBERS}. Bitte die Datei teilen."
            )
        self._left = MAX_TOTAL

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """The bytes of a member; b"" when there is none."""
        if name not in self.names:
            return b""
        limit = min(MAX_MEMBER, self._left)
        try:
            with self._zip.open(name) as member:
                data = member.read(limit + 1)
        except _DAMAGED as error:
            reason = "mit einem Kennwort geschützt" if "password" in str(error) else f"beschädigt ({error})"
            raise UnreadableFile(
                f"Der Teil „{name}“ der Datei ist {reason}. Bitte ungeschützt neu speichern."
            ) from error
        if len(data) > limit:
            raise UnreadableFile(
                f"Der Teil „{name}“ ist ausgepackt größer als {limit // 2**20} MB (ZIP-Bombe?). "
                "Bitte die Herkunft der Datei prüfen oder sie teilen."
            )
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML member, None when there is none; entities are not resolved."""
        data = self.read(name)
        if not data:
            return None
        try:
            return parse_xml(data)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile(
                f"Der Teil „{name}“ der Datei ist kein gültiges XML ({error}). Bitte neu speichern."
            ) from error


def parse_xml(data: bytes) -> etree._Element:
    """XML without entities and network, nested at most 256 deep; raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )
    root = etree.fromstring(data, parser)
    if root is None:  # nothing but comments: the parser's own error for an empty document
        return etree.fromstring(b"", parser)
    return root

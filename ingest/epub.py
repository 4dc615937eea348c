"""EPUB: the chapters of the spine, each read as HTML."""

import posixpath
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from ingest.archive import Archive
from ingest.block import Block, Reading
from ingest.charset import decode
from ingest.errors import UnreadableFile
from ingest.html import walk
from ingest.typed.inline import located

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MAX_CHAPTERS = 5000
"""Chapters that are read; a book of law has some hundred."""


def read_epub(path: Path) -> Reading:
    """The blocks of all chapters in the order of the spine; title, date, language and publisher from the package file.

    Raises UnreadableFile for copy protection, a missing package file and books without text.
    """
    with Archive(path) as archive:
        locks = archive.read("META-INF/encryption.xml")
        if b"EncryptedData" in locks and b"obfuscation" not in locks:  # fonts may be obfuscated
            raise UnreadableFile("Das EPUB ist mit einem Kopierschutz versehen. Bitte eine Fassung ohne ihn ablegen.")
        container = archive.xml("META-INF/container.xml")
        rootfile = container.find(f".//{_CONTAINER}rootfile") if container is not None else None
        package_name = rootfile.get("full-path") or "" if rootfile is not None else ""
        package = archive.xml(package_name)
        if package is None:
            raise UnreadableFile("Das EPUB ist beschädigt: die Paketdatei fehlt. Bitte neu speichern.")
        blocks: list[Block] = []
        for name in _spine(package, posixpath.dirname(package_name))[:_MAX_CHAPTERS]:
            page = archive.read(name)
            if page:
                blocks += walk(LexborHTMLParser(decode(page, declared=True)), furniture=False)
    if not blocks:
        raise UnreadableFile("Das EPUB enthält keinen Text. Bitte prüfen, ob es nur aus Bildern besteht.")
    return Reading(
        tuple(blocks),
        title=_field(package, "title"),
        date=(_field(package, "date") or "")[:10] or None,
        language=_field(package, "language"),
        publisher=_field(package, "publisher"),
    )


def _spine(package: etree._Element, folder: str) -> list[str]:
    manifest = {
        item.get("id"): item
        for item in package.iter(_OPF + "item")
        if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "").split()
    }
    order = [manifest.get(ref.get("idref")) for ref in package.iter(_OPF + "itemref")]
    names = [unquote(item.get("href") or "") for item in order if item is not None]
    return [posixpath.normpath(posixpath.join(folder, name)) for name in names]


def _field(package: etree._Element, name: str) -> str | None:
    text = package.findtext(f".//{_DC}{name}")
    return located(text).text or None if text else None

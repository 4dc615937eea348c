"""Ligatures that only the font's encoding names ("f_f_i"), read from the file itself.

pdfium knows "ffi" but not "f_f_i" and answers with the bare character code, a control character, so that "häufig" and
"zurückgegriffen" lost letters. It has no function that tells the name of a glyph.
"""

import contextlib
import re
import zlib
from functools import cached_property
from pathlib import Path

MAX_FILE = 64 * 1024 * 1024  # bytes of a file that is looked through; larger ones are read without these names
MAX_STREAM = 4 * 1024 * 1024  # bytes that a stream of objects may unpack to
MAX_STREAMS = 400  # streams of objects that are unpacked
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8}) 0 obj\b(.*?)\bendobj", re.S)
_STREAM = re.compile(rb"\bstream\r?\n(.*)\bendstream", re.S)
_NAME = rb"([^\s/<>\[\]()]+)"
_BASE_FONT = re.compile(rb"/BaseFont\s*/" + _NAME)
_ENCODING = re.compile(rb"/Encoding\s+(\d{1,8}) 0 R")
_DIFFERENCES = re.compile(rb"/Differences\s*\[([^\]]*)\]")
_LIGATURE = re.compile(r"[A-Za-z](?:_[A-Za-z])+")


class GlyphNames:
    """What the fonts of a file call their characters; the file is looked through when a name is first needed."""

    def __init__(self, path: Path) -> None:
        """Of the PDF at ``path``."""
        self._path = path

    def ligature(self, font: str, code: int) -> str:
        """The letters of a character code of the font with this name, "" if it names no ligature."""
        return self._found.get((font, code), "")

    @cached_property
    def _found(self) -> dict[tuple[str, int], str]:
        if self._path.stat().st_size > MAX_FILE:
            return {}
        objects = _objects(self._path.read_bytes())
        found: dict[tuple[str, int], set[str]] = {}
        for body in objects.values():
            name = _BASE_FONT.search(body)
            if name is None:
                continue
            link = _ENCODING.search(body)
            listed = _DIFFERENCES.search(objects.get(int(link[1]), b"") if link else body)
            for code, letters in _ligatures(listed[1] if listed else b"").items():
                # Without the mark of a subset ("VBEXMZ+"), as pdfium tells the name.
                found.setdefault((name[1].decode("latin-1").split("+", 1)[-1], code), set()).add(letters)
        # One font file in two encodings under one name: nobody can tell which, so neither.
        return {key: letters.pop() for key, letters in found.items() if len(letters) == 1}


def _ligatures(differences: bytes) -> dict[int, str]:
    """Codes of glyphs named "f_i" and the like in a /Differences array."""
    found: dict[int, str] = {}
    code = 0
    for token in re.findall(r"\d+|/[^\s/]+", differences.decode("latin-1")):
        if token.isdecimal():
            code = int(token[:4])
            continue
        if _LIGATURE.fullmatch(token[1:]):
            found[code] = token[1:].replace("_", "")
        code += 1
    return found


def _objects(data: bytes) -> dict[int, bytes]:
    """Objects by number, those inside compressed object streams included; damaged ones are left out."""
    found: dict[int, bytes] = {}
    packed: list[bytes] = []
    for match in _OBJECT.finditer(data):
        body = match[2]
        if b"/ObjStm" in body[:400]:
            packed.append(body)
        elif len(body) < MAX_STREAM and b"stream" not in body:
            found[int(match[1])] = body
    for body in packed[:MAX_STREAMS]:
        stream, first = _STREAM.search(body), re.search(rb"/First\s+(\d{1,7})", body)
        if stream is None or first is None:
            continue
        with contextlib.suppress(zlib.error, ValueError):
            plain = zlib.decompressobj().decompress(stream[1], MAX_STREAM)
            start = int(first[1])
            numbers = [int(n) for n in plain[:start].split()]
            ends = [*(start + offset for offset in numbers[3::2]), len(plain)]
            for number, offset, end in zip(numbers[::2], numbers[1::2], ends, strict=False):
                found.setdefault(number, plain[start + offset : end])
    return found

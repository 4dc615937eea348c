"""Assets: style sheets, scripts and fonts, read once, compressed once, addressed by the hash of their bytes."""

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response

STATIC = Path(__file__).parent.parent / "static"
WIDGET = Path(__file__).parent.parent / "widget" / "widget.js"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served: its bytes, plain and compressed, its media type and the start of its SHA-256."""

    content: bytes
    media_type: str
    version: str
    brotli: bytes | None
    gzip: bytes | None

    @classmethod
    def read(cls, path: Path) -> "Asset":
        """The asset of a file; fonts are compressed already."""
        content = path.read_bytes()
        text = path.suffix != ".woff2"
        return cls(
            content=content,
            media_type=_TYPES[path.suffix],
            version=hashlib.sha256(content).hexdigest()[:12],
            brotli=_brotli(content) if text else None,
            gzip=_gzip(content) if text else None,
        )

    @property
    def integrity(self) -> str:
        """The value of a script tag's ``integrity`` attribute (SRI, SHA-384)."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.content).digest()).decode()

    def response(self, headers: Headers, asked_version: str | None) -> Response:
        """The smallest form the client takes; kept for a year when its address carries this version."""
        permanent = asked_version == self.version or self.media_type == "font/woff2"
        answer = {
            "Cache-Control": _YEAR if permanent else "no-cache",
            "ETag": f'"{self.version}"',
            "Vary": "Accept-Encoding",
        }
        if headers.get("if-none-match") == answer["ETag"]:
            return Response(status_code=304, headers=answer)
        accepted = headers.get("accept-encoding", "")
        content = self.content
        for name, packed in (("br", self.brotli), ("gzip", self.gzip)):
            if packed is not None and name in accepted:
                answer["Content-Encoding"] = name
                content = packed
                break
        return Response(content, media_type=self.media_type, headers=answer)


class Assets:
    """All files under ``static/`` by their path below it, and the widget's script."""

    def __init__(self, folder: Path = STATIC, widget: Path = WIDGET) -> None:
        files = sorted(path for path in folder.rglob("*") if path.suffix in _TYPES)
        self._files = {path.relative_to(folder).as_posix(): Asset.read(path) for path in files}
        self.widget = Asset.read(widget)

    def get(self, path: str) -> Asset | None:
        """The asset at a path; None when there is none."""
        return self._files.get(path)

    def url(self, path: str) -> str:
        """The address of an asset relative to the start page, with its version; KeyError when there is none."""
        return f"static/{path}?v={self._files[path].version}"


@cache
def _brotli(content: bytes) -> bytes:
    """Compressed once in a process, however many apps it makes: this takes most of the time of making one."""
    packed: bytes = brotli.compress(content, quality=9)
    return packed


@cache
def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)

"""Bytes to text: byte order marks, declared charsets, UTF-8, and cp1252 as what old German files are."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
_LATIN = frozenset({"iso8859-1", "latin-1", "ascii", "iso8859-15"})


def decode(data: bytes, *, declared: bool = False) -> str:
    """The text of a file; never fails, bytes that mean nothing become U+FFFD.

    Tried in order: byte order mark, UTF-16 without one (every second byte zero), UTF-8, the charset that the first
    2,048 bytes declare (``declared``: HTML and XML only), cp1252. UTF-8 goes before the declaration, because text that
    decodes as UTF-8 is UTF-8 whatever a template says.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace")
    head = data[:2000]
    if len(head) > 3 and head.count(0) > len(head) // 4:
        return data.decode("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A damaged byte or two in a UTF-8 file, not another charset.
        if len(data) > 200 and len(re.findall(rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x80-\xbf]", data)) > 20 * data.count(
            data[error.start : error.start + 1]
        ):
            return data.decode("utf-8", errors="replace")
    match = _DECLARED.search(data[:2048]) if declared else None
    if match:
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
            return data.decode("cp1252" if name in _LATIN or name == "utf-8" else name, errors="replace")
        except (LookupError, UnicodeError):
            pass
    return data.decode("cp1252", errors="replace")

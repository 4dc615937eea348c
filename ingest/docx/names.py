"""Names of WordprocessingML and small questions asked of its elements (ECMA-376 part 1, §17)."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""Namespace of "Strict Open XML", replaced by the usual one before parsing."""

Element = etree._Element


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """An attribute of a child element, None when either is missing."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def flag(parent: Element | None, name: str) -> bool | None:
    """An on/off property: None when it is not stated."""
    child = parent.find(W + name) if parent is not None else None
    if child is None:
        return None
    return (child.get(W + "val") or "1").lower() not in ("0", "false", "off", "none")


def whole(text: str | None, default: int | None = None) -> int | None:
    """A whole number of at most eight digits, or the default."""
    return int(text) if text and len(text) < 9 and text.removeprefix("-").isdecimal() else default

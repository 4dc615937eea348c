"""Names of OpenDocument and small questions asked of its elements (OASIS OpenDocument 1.3, part 3)."""

from lxml import etree

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
DRAW = f"{{{_NS}drawing:1.0}}"
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
META = f"{{{_NS}meta:1.0}}"
OFFICE = f"{{{_NS}office:1.0}}"
STYLE = f"{{{_NS}style:1.0}}"
TABLE = f"{{{_NS}table:1.0}}"
TEXT = f"{{{_NS}text:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

Element = etree._Element


def whole(text: str | None) -> int | None:
    """A whole number of at most five digits; None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else None


def times(element: Element, name: str) -> int:
    """How many columns, rows or levels an attribute tells, 1 where it tells none."""
    return max(whole(element.get(name)) or 1, 1)

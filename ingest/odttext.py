"""Text of OpenDocument paragraphs, and what is anchored in them."""

import re

from lxml import etree

from ingest.block import Located
from ingest.inline import located
from ingest.odtstyles import Styles

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE, _DRAW = f"{{{_NS}text:1.0}}", f"{{{_NS}office:1.0}}", f"{{{_NS}drawing:1.0}}"
DROPPED = frozenset(
    [
        _TEXT + n
        for n in (
            "tracked-changes",
            "table-of-content",
            "illustration-index",
            "table-index",
            "alphabetical-index",
            "object-index",
            "user-index",
        )
    ]
    + [_OFFICE + n for n in ("annotation", "annotation-end", "forms")]
    + [_TEXT + n for n in ("sequence-decls", "ruby-text", "note-citation", "hidden-text", "hidden-paragraph", "number")]
)
"""Elements whose content is no text of the document."""

_MAX_DEPTH = 60


def text_of(element: etree._Element, styles: Styles) -> tuple[Located, list[etree._Element]]:
    """Text of a paragraph, and the notes, frames and drawings with text that are anchored in it."""
    parts: list[str] = []
    hanging: list[etree._Element] = []

    def collect(node: etree._Element, level: int) -> None:
        if level > _MAX_DEPTH:
            return
        parts.append(re.sub(r"\s+", " ", node.text or ""))
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or tag in DROPPED or styles.hides(child):
                pass
            elif tag == _TEXT + "s":
                parts.append(" ")
            elif tag == _TEXT + "tab":
                parts.append("\t")
            elif tag == _TEXT + "line-break":
                parts.append("\n")
            elif tag == _TEXT + "note":
                hanging.extend(child.iterchildren(_TEXT + "note-body"))
            elif tag == _DRAW + "frame":
                hanging.extend(child.iterchildren(_DRAW + "text-box"))
            elif tag.startswith(_DRAW) and child.find(_TEXT + "p") is not None:
                hanging.append(child)
            else:
                collect(child, level + 1)
            parts.append(re.sub(r"\s+", " ", child.tail or ""))

    collect(element, 0)
    return located("".join(parts)), hanging

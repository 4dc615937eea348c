"""Text of OpenDocument paragraphs, and what is anchored in them."""

import re

from ingest.block import Located
from ingest.odt.names import DRAW, OFFICE, TEXT, Element
from ingest.odt.styles import Styles
from ingest.typed.inline import located

DROPPED = frozenset(
    [
        TEXT + n
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
    + [OFFICE + n for n in ("annotation", "annotation-end", "forms")]
    + [TEXT + n for n in ("sequence-decls", "ruby-text", "note-citation", "hidden-text", "hidden-paragraph", "number")]
)
"""Elements whose content is no text of the document."""

_MAX_DEPTH = 60
"""Elements nested deeper than this in a paragraph are left out."""


def text_of(element: Element, styles: Styles) -> tuple[Located, list[Element]]:
    """Text of a paragraph, and the notes, frames and drawings with text that are anchored in it."""
    parts: list[str] = []
    hanging: list[Element] = []

    def collect(node: Element, level: int) -> None:
        if level > _MAX_DEPTH:
            return
        parts.append(re.sub(r"\s+", " ", node.text or ""))
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or tag in DROPPED or styles.hides(child):
                pass
            elif tag == TEXT + "s":
                parts.append(" ")
            elif tag == TEXT + "tab":
                parts.append("\t")
            elif tag == TEXT + "line-break":
                parts.append("\n")
            elif tag == TEXT + "note":
                hanging.extend(child.iterchildren(TEXT + "note-body"))
            elif tag == DRAW + "frame":
                hanging.extend(child.iterchildren(DRAW + "text-box"))
            elif tag.startswith(DRAW) and child.find(TEXT + "p") is not None:
                hanging.append(child)
            else:
                collect(child, level + 1)
            parts.append(re.sub(r"\s+", " ", child.tail or ""))

    collect(element, 0)
    return located("".join(parts)), hanging

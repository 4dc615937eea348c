"""Para: a Word paragraph before it is known whether it is a heading, an item or text; and what its look says."""

import re
from dataclasses import dataclass

from ingest.block import Block, Located

LOOK = 120
"""Characters up to which a bold or large line can be a heading."""

BOX = 99
"""The level of the titles of boxes, deeper than that of any heading."""

_PAGE = re.compile(r"(?:\t|\.{3,}|…|_{3,})[\s.…_]*(\d{1,4})\s*$")


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph with the marker Word prints before it, None without numbering.

    ``page`` is a page number typed at the end after a tab or dots, ``notes`` the short notes whose marks stand in it,
    ``head`` says that its words alone make it a heading ("§ 4" on a line of its own). ``boxed`` says that it stands in
    a box, where its look makes it no heading of the text around, and ``opens`` that it is a title in that box.
    ``caption`` says that its style is that of captions.
    """

    text: Located
    level: int | None = None
    marker: str | None = None
    depth: int = 0
    bold: bool = False
    size: int = 0
    title: bool = False
    centred: bool = False
    page: int | None = None
    notes: tuple[str, ...] = ()
    head: bool = False
    boxed: bool = False
    opens: bool = False
    caption: bool = False


Part = Para | Block
"""What the walk over a file gives: paragraphs still to be sorted, and blocks that are done."""


def page_of(text: str) -> int | None:
    """The page number at the end of a line of a typed table of contents."""
    match = _PAGE.search(text)
    return int(match[1]) if match else None


def heads(text: str, bold: bool) -> bool:
    """Whether a paragraph in a heading style is a heading; conversions put sentences into such styles."""
    if len(text) > 250 or text[:1].islower() or re.search(r"(?:,|;|\b(?:und|oder|sowie))$", text):
        return False
    if not bold and (len(text) > 160 or (len(text) > 80 and re.search(r"[a-zäöüß]{3}[.?] [A-ZÄÖÜ]", text))):
        return False
    sentence = re.search(r"[a-zäöüß]{3}\.$", text) or (text.endswith(":") and len(text) > 40)
    return not sentence or (bold and len(text) < 120)


def looks(part: Para) -> bool:
    """Whether a paragraph without a heading style could be a heading."""
    text = part.text.text
    if len(text) > LOOK or "\n" in text or re.search(r"[.,;:]$", text):
        return False
    return heads(text, part.bold) and bool(re.search(r"[^\W\d_]{2}", text))

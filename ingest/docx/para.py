"""Para: a Word paragraph before it is known whether it is a heading, an item or text; and what its look says."""

import re
from dataclasses import dataclass

from ingest.block import Block, Located
from ingest.typed.inline import located

LOOK = 120
"""Characters up to which a bold or large line can be a heading."""

BOX = 99
"""The level of the titles of boxes, deeper than that of any heading."""

_MARKER = re.compile(
    r"(?:(?:TOP|Artikel|Art\.|Anlage|Anhang|Teil|Kapitel|Abschnitt|Frage|Schritt|Zu|Nr\.|Nummer|Punkt|Ziffer|§)\s*)?"
    r"\(?(?:\d{1,3}\s?[a-z]?(?:\.\d{1,3}[a-z]?)*|[IVX]{1,5})[.):]*|\(?[a-z]{1,2}\)|[a-z]\.|\W{1,2}",
    re.I,
)
_COUNTS = re.compile(r"\d[.:)]*$")
_PAGE = re.compile(r"(?:\t|\.{3,}|…|_{3,})[\s.…_]*(\d{1,4})\s*$")


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph with the marker Word prints before it, None without numbering.

    ``page`` is a page number typed at the end after a tab or dots, ``notes`` the short notes whose marks stand in it,
    ``head`` says that its words alone make it a heading ("§ 4" on a line of its own). ``boxed`` says that it stands in
    a box, where its look makes it no heading of the text around, and ``opens`` that it is a title in that box.
    ``caption`` says that its style is that of captions. ``columns`` are the texts between its tabs, none where
    there is no tab between two texts or only a marker before it.
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
    columns: tuple[str, ...] = ()

    @property
    def in_columns(self) -> bool:
        """Whether its texts stand side by side, so that it is no heading; "Modul 1", a tab and a title may be one."""
        return bool(self.columns) and not _COUNTS.search(self.columns[0])


Part = Para | Block
"""What the walk over a file gives: paragraphs still to be sorted, and blocks that are done."""


def shown(part: Part) -> str:
    """The text of a paragraph with its marker; empty for any other part."""
    return f"{part.marker or ''} {part.text.text}".strip() if isinstance(part, Para) else ""


def columns_of(line: str) -> tuple[str, ...]:
    """The texts of a line between its tabs; empty without a tab between two texts or with only a marker before it."""
    texts = tuple(text for piece in line.split("\t") if (text := located(piece).text))
    return texts if len(texts) > 1 and "\n" not in line.strip() and not _MARKER.fullmatch(texts[0]) else ()


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

"""Word styles: what a paragraph or run style means, with everything it inherits."""

import re
from dataclasses import dataclass

from ingest.docx.names import Element, W, flag, value, whole

_HEADING_NAME = re.compile(r"(?:heading|überschrift|berschrift|titre|kop)\s*([1-9])", re.I)
_TITLE_NAME = re.compile(r"(?:title|titel)", re.I)
_CONTENTS_NAME = re.compile(
    r"(?:toc|verzeichnis|inhaltsverzeichnis|table of figures|abbildungsverzeichnis|index)\b.*", re.I
)
_CAPTION_NAME = re.compile(r"(?:caption|beschriftung|tabellenbeschriftung|tabellentitel)", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says after inheritance; None where nothing is stated. ``size`` in half points."""

    name: str = ""
    outline: int | None = None
    number: tuple[int, int] | None = None
    bold: bool | None = None
    size: int | None = None
    hidden: bool | None = None
    align: str | None = None

    @property
    def level(self) -> int | None:
        """Heading level from 1, by name or outline level."""
        match = _HEADING_NAME.fullmatch(self.name)
        if match:
            return int(match[1])
        return self.outline + 1 if self.outline is not None and self.outline < 9 else None

    @property
    def is_title(self) -> bool:
        """Whether it is the style of a document's title."""
        return bool(_TITLE_NAME.fullmatch(self.name))

    @property
    def is_contents(self) -> bool:
        """Whether it is the style of a line in a table of contents."""
        return bool(_CONTENTS_NAME.fullmatch(self.name))

    @property
    def is_caption(self) -> bool:
        """Whether it is the style of a caption."""
        return bool(_CAPTION_NAME.fullmatch(self.name))


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        """``root`` is the root of styles.xml, None when the document has none."""
        self._raw: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default = Style()
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default = Style(size=whole(value(defaults, "sz")), bold=flag(defaults, "b"))
        for element in root.iter(W + "style"):
            identity = element.get(W + "styleId")
            if identity:
                self._raw[identity] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true") and identity:
                self.default = self.get(identity)

    def get(self, identity: str | None) -> Style:
        """The style of an id with what it inherits; the default style for an unknown one."""
        if identity is None or identity not in self._raw:
            return self.default
        if identity not in self._known:
            self._known[identity] = self.default  # ends a loop in basedOn
            self._known[identity] = self._resolve(self._raw[identity])
        return self._known[identity]

    def is_ruled(self, identity: str | None) -> bool:
        """Whether a table style draws lines, itself or by what it is based on."""
        for _ in range(len(self._raw)):
            element = self._raw.get(identity or "")
            if element is None:
                break
            borders = element.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                return any(line.get(W + "val") not in ("nil", "none") for line in borders)
            identity = value(element, "basedOn")
        return False

    def _resolve(self, element: Element) -> Style:
        parent_id = value(element, "basedOn")
        base = self.get(parent_id) if parent_id in self._raw else self.default
        paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
        number = paragraph.find(W + "numPr") if paragraph is not None else None
        stated = whole(value(number, "numId"))
        level = whole(value(number, "ilvl"))
        numbered = base.number
        if stated is not None or level is not None:
            numbered = (
                stated if stated is not None else (base.number or (0, 0))[0],
                level if level is not None else (base.number or (0, 0))[1],
            )
        bold, hidden = flag(run, "b"), flag(run, "vanish")
        outline = whole(value(paragraph, "outlineLvl"), base.outline)
        if outline is None and base.level is not None:
            outline = base.level - 1
        return Style(
            value(element, "name") or "",
            outline,
            numbered,
            base.bold if bold is None else bold,
            whole(value(run, "sz"), base.size),
            base.hidden if hidden is None else hidden,
            value(paragraph, "jc") or base.align,
        )

"""Styles of OpenDocument texts: what is bold or hidden, and how lists are numbered."""

from collections.abc import Sequence

from lxml import etree

from ingest.numerals import numeral

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _FO = f"{{{_NS}text:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}xsl-fo-compatible:1.0}}"


class Styles:
    """The styles of a file, by their names."""

    def __init__(self, parts: Sequence[etree._Element]) -> None:
        """``parts`` are the roots that hold styles."""
        self._formats: dict[tuple[str, int], tuple[str, str, str, int] | None] = {}
        self._bold: set[str] = set()
        self._hidden: set[str] = set()
        self._parents: dict[str, str] = {}
        for part in parts:
            self._read(part)

    def _read(self, root: etree._Element) -> None:
        for style in root.iter(_STYLE + "style"):
            name = style.get(_STYLE + "name") or ""
            self._parents[name] = style.get(_STYLE + "parent-style-name") or ""
            properties = style.find(_STYLE + "text-properties")
            if properties is not None and properties.get(_FO + "font-weight") == "bold":
                self._bold.add(name)
            if properties is not None and properties.get(_TEXT + "display") == "none":
                self._hidden.add(name)
        for style in root.iter(_TEXT + "list-style"):
            for level in style:
                depth = level.get(_TEXT + "level") or ""
                if not depth.isdecimal():
                    continue
                key = (style.get(_STYLE + "name") or "", int(depth) - 1)
                kind = level.get(_STYLE + "num-format") or ""
                if level.tag == _TEXT + "list-level-style-number" and kind:
                    start = level.get(_TEXT + "start-value") or "1"
                    prefix, suffix = level.get(_STYLE + "num-prefix") or "", level.get(_STYLE + "num-suffix") or ""
                    self._formats[key] = (kind, prefix, suffix, int(start) if start.isdecimal() else 1)
                else:
                    self._formats[key] = None

    def hides(self, element: etree._Element) -> bool:
        """Whether the style of an element hides it."""
        return bool(self._hidden) and bool(self._hidden & set(self.names(element)))

    def are_bold(self, names: Sequence[str]) -> bool:
        """Whether one of these styles is bold."""
        return bool(self._bold & set(names))

    def names(self, element: etree._Element) -> list[str]:
        """The style of an element and those it is derived from."""
        names: list[str] = []
        name = element.get(_TEXT + "style-name") or ""
        while name and name not in names and len(names) < 20:
            names.append(name)
            name = self._parents.get(name, "")
        return names

    def marker(self, name: str, level: int, counts: list[int], item: etree._Element) -> str:
        """The marker of an item of the list style ``name``; ``counts`` holds the numbers of each level so far."""
        described = self._formats.get((name, level))
        if described is None:
            return "•"
        kind, prefix, suffix, start = described
        del counts[level + 1 :]
        counts += [0] * (level + 1 - len(counts))
        stated = item.get(_TEXT + "start-value") or ""
        counts[level] = int(stated) if stated.isdecimal() else counts[level] + 1 if counts[level] else start
        return f"{prefix}{numeral(counts[level], kind)}{suffix}".strip()

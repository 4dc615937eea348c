"""Styles of OpenDocument texts: what is bold or hidden, and what stands in no list though its kind does."""

from collections.abc import Sequence

from ingest.odt.names import FO, STYLE, TEXT, Element


class Styles:
    """The styles of a file, by their names."""

    def __init__(self, parts: Sequence[Element]) -> None:
        """``parts`` are the roots that hold styles."""
        self._bold: set[str] = set()
        self._hidden: set[str] = set()
        self._parents: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        for part in parts:
            self._read(part)

    def _read(self, root: Element) -> None:
        for style in root.iter(STYLE + "style"):
            name = style.get(STYLE + "name") or ""
            self._parents[name] = style.get(STYLE + "parent-style-name") or ""
            if (listed := style.get(STYLE + "list-style-name")) is not None:
                self._lists[name] = listed
            properties = style.find(STYLE + "text-properties")
            if properties is not None and properties.get(FO + "font-weight") == "bold":
                self._bold.add(name)
            if properties is not None and properties.get(TEXT + "display") == "none":
                self._hidden.add(name)

    def hides(self, element: Element) -> bool:
        """Whether an element, such as a section, or its style is hidden."""
        if element.get(TEXT + "display") == "none":
            return True
        return bool(self._hidden) and bool(self._hidden & set(self.names(element)))

    def are_bold(self, names: Sequence[str]) -> bool:
        """Whether one of these styles is bold."""
        return bool(self._bold & set(names))

    def is_bold(self, element: Element) -> bool:
        """Whether a paragraph is bold by its style, or from the first to the last letter."""
        if self.are_bold(self.names(element)):
            return True
        bold = False
        for node in element.iter():
            for text, owner in ((node.text, node), (node.tail if node is not element else None, node.getparent())):
                if text and text.strip():
                    bold = owner is not None and self._in_bold(owner, element)
                    if not bold:
                        return False
        return bold

    def _in_bold(self, owner: Element, element: Element) -> bool:
        while owner is not element:
            parent = owner.getparent()
            if parent is None or self.are_bold(self.names(owner)):
                return parent is not None
            owner = parent
        return False

    def is_in_outline(self, heading: Element) -> bool:
        """Whether the outline of the document numbers a heading: no style of it names another list or takes it out."""
        return not any(name in self._lists for name in self.names(heading))

    def names(self, element: Element) -> list[str]:
        """The style of an element and those it is derived from."""
        names: list[str] = []
        name = element.get(TEXT + "style-name") or ""
        while name and name not in names and len(names) < 20:
            names.append(name)
            name = self._parents.get(name, "")
        return names

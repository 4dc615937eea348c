"""Panels: parts of a page that a visitor can open, and what opens and names them."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.furniture import is_hidden
from ingest.html.names import ANY_HEADING, BLOCKS, HEADINGS, children, upward
from ingest.html.text import text_of

_TOGGLES = "button,a[href],[role=tab],[role=button]"
_CLOSED = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!\s*important)?\s*;?", re.I)
_APART = re.compile(
    r"(?:^|[-_\s])(?:cookie\w*|consent|modal|offcanvas|popup|popover|lightbox|dropdown|overlay|tooltip)(?:$|[-_\s])",
    re.I,
)
_APART_ROLES = frozenset({"navigation", "banner", "search", "dialog", "alertdialog", "menu", "menubar"})
_GENERIC = re.compile(
    r"(?:\w+ ){0,3}(?:anzeigen|einblenden|ausblenden|ausklappen|aufklappen|zuklappen|erfahren|(?:weiter)?lesen|öffnen|"
    r"zeigen|mehr|details|menü|akkordeon|weiterlesen)\W*",
    re.I,
)
_NESTED = 8
"""How deep panels in panels are followed."""


@dataclass(slots=True)
class Panels:
    """What stands above which panel, by the elements' ``mem_id``.

    ``labels`` holds the names of panels whose tab or button stands outside a heading, "" for a panel without a name;
    ``headings`` the heading that opens a panel; ``silent`` the tabs and buttons that are no text where they stand.
    """

    labels: dict[int, str] = field(default_factory=dict)
    headings: dict[int, int] = field(default_factory=dict)
    silent: set[int] = field(default_factory=set)

    def holds(self, node: LexborNode) -> bool:
        """Whether an element is a panel."""
        return node.mem_id in self.labels or node.mem_id in self.headings

    def fills(self, listing: LexborNode) -> bool:
        """Whether a list is only the frame of panels and collapsed parts, with no text of its own in any item."""
        items = [child for child in children(listing) if child.tag == "li" and not is_hidden(child)]
        framed = [[node for node in item.css("*") if self._is_framed(node)] for item in items]
        return bool(items) and all(
            parts and not text_of(item, skip=parts).text for item, parts in zip(items, framed, strict=True)
        )

    def _is_framed(self, node: LexborNode) -> bool:
        return (
            node.tag == "details"
            or self.holds(node)
            or node.mem_id in self.silent
            or node.mem_id in self.headings.values()
        )


def open_panels(tree: LexborHTMLParser) -> Panels:
    """The panels of a page; those that are closed are opened in the tree itself, so that all readers see them.

    A panel is what a visible tab, button or link on the page names as its target, and what calls itself one
    (role=tabpanel). Hidden text that nothing opens stays hidden: nobody who visits the page reads it.
    """
    panels = Panels()
    targets: dict[str, LexborNode] = {}
    for node in tree.css("[id]"):
        targets.setdefault(node.attributes.get("id") or "", node)
    for node in tree.css("[role=tabpanel]"):
        if not _is_apart(node):
            _open(node)
            panels.labels[node.mem_id] = ""
    waiting = list(_toggles(tree, targets))
    for _ in range(_NESTED):  # a toggle in a closed panel is seen as soon as another opens that
        seen = [pair for pair in waiting if not any(map(is_hidden, upward(pair[0])))]
        for toggle, nodes in seen:
            if len(nodes) == 1 and (_folds(toggle) or is_hidden(nodes[0])):
                _name(panels, toggle, nodes[0])
            for node in nodes:
                _open(node)
        done = {toggle.mem_id for toggle, _ in seen}
        waiting = [pair for pair in waiting if pair[0].mem_id not in done]
    for tabs in tree.css("[role=tablist]"):
        _pair(panels, tabs)
        if not text_of(tabs, skip=tabs.css("[role=tab]")).text:
            panels.silent.add(tabs.mem_id)
    return panels


def _toggles(tree: LexborHTMLParser, targets: dict[str, LexborNode]) -> Iterator[tuple[LexborNode, list[LexborNode]]]:
    for toggle in {node.mem_id: node for node in tree.css(_TOGGLES)}.values():
        nodes = [targets[name] for name in _named(toggle) if name in targets]
        nodes = [node for node in nodes if not _is_apart(node) and not _holds(node, toggle)]
        is_tab = toggle.attributes.get("role") == "tab"
        if nodes and (is_tab or not _is_apart(toggle)) and _shows(toggle):
            yield toggle, nodes


def _named(toggle: LexborNode) -> list[str]:
    """The ids of what a toggle opens; none for a plain link, a menu or a dialog."""
    attributes = toggle.attributes
    kind = attributes.get("data-bs-toggle") or attributes.get("data-toggle") or ""
    if "aria-haspopup" in attributes or kind not in ("", "collapse", "tab", "pill"):
        return []
    names = (attributes.get("aria-controls") or "").split()
    for name in ("data-bs-target", "data-target"):
        names += _fragments(attributes.get(name))
    if kind or "aria-expanded" in attributes or attributes.get("role") in ("tab", "button"):
        names += _fragments(attributes.get("href"))
    return list(dict.fromkeys(names))


def _fragments(value: str | None) -> list[str]:
    return [value[1:]] if value and re.fullmatch(r"#[\w:.-]+", value) else []


def _name(panels: Panels, toggle: LexborNode, panel: LexborNode) -> None:
    """Put down what a toggle says of its panel; the first that says something is kept, a heading before a button."""
    above = _heading_of(toggle)
    if above is not None:
        panels.headings.setdefault(panel.mem_id, above.mem_id)
        return
    label = " ".join(text_of(toggle).text.split())
    block = _around(toggle, BLOCKS)
    apart = toggle.tag == "button" or toggle.attributes.get("role") == "tab"
    alone = apart or block is None or _same_text(block, toggle)
    if alone and label and len(label) <= 200 and not _GENERIC.fullmatch(label):
        panels.silent.add(toggle.mem_id)
        panels.labels[panel.mem_id] = panels.labels.get(panel.mem_id) or label


def _folds(toggle: LexborNode) -> bool:
    attributes = toggle.attributes
    names = ("aria-expanded", "data-bs-toggle", "data-toggle")
    return attributes.get("role") == "tab" or any(name in attributes for name in names)


def _pair(panels: Panels, tabs: LexborNode) -> None:
    """Name panels after their tabs by order, where a page does not say which belongs to which."""
    names = [" ".join(text_of(tab).text.split()) for tab in tabs.css("[role=tab]")]
    parent = tabs.parent
    found = parent.css("[role=tabpanel]") if parent is not None else []
    unnamed = [
        panel for panel in found if panels.labels.get(panel.mem_id) == "" and panel.mem_id not in panels.headings
    ]
    headed = any(_heading_of(tab) is not None for tab in tabs.css("[role=tab]"))
    if len(names) == len(found) == len(unnamed) and not headed:
        for panel, name in zip(unnamed, names, strict=True):
            panels.labels[panel.mem_id] = name


def _open(node: LexborNode) -> None:
    for name in ("hidden", "aria-hidden"):
        if name in node.attributes:
            del node.attrs[name]
    style = node.attributes.get("style")
    if style and _CLOSED.search(style):
        node.attrs["style"] = _CLOSED.sub("", style)


def _shows(toggle: LexborNode) -> bool:
    """Whether there is something to see and press: letters, a name of its own, or an icon in a heading."""
    named = bool(toggle.attributes.get("aria-label") or toggle.attributes.get("title"))
    return named or bool(text_of(toggle).text) or _heading_of(toggle) is not None


def _is_apart(node: LexborNode) -> bool:
    """Whether an element stands in navigation, head, dialog, form or banner of the page."""
    for one in takewhile(lambda one: one.tag not in ("body", "html"), upward(node)):
        attributes = one.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if (
            one.tag in ("nav", "header", "dialog", "form", "menu")
            or (attributes.get("role") or "").lower() in _APART_ROLES
            or _APART.search(names)
        ):
            return True
    return False


def _around(node: LexborNode, tags: Container[str]) -> LexborNode | None:
    return next((one for one in upward(node.parent) if one.tag in tags), None)


def _heading_of(toggle: LexborNode) -> LexborNode | None:
    """The heading that a toggle is, stands in, or holds; what a button holds is its label and no heading."""
    if toggle.tag in HEADINGS:
        return toggle
    return _around(toggle, HEADINGS) or (None if toggle.tag == "button" else toggle.css_first(ANY_HEADING))


def _holds(node: LexborNode, inner: LexborNode) -> bool:
    return any(one.mem_id == node.mem_id for one in upward(inner))


def _same_text(block: LexborNode, toggle: LexborNode) -> bool:
    return "".join((block.text(deep=True) or "").split()) == "".join((toggle.text(deep=True) or "").split())

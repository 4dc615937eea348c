"""What of a web page is not its text: navigation, banners, forms, hidden elements, blocks of links."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.names import ANY_HEADING, upward
from ingest.html.office import is_office_frame
from ingest.html.service import is_service

_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu"})
_NAMES = re.compile(
    r"(?:^|[-_\s])(?:nav(?:bar|igation|header|footer)?|menu|breadcrumbs?|cookie\w*|consent|banner|sidebar|skip\w*|"
    r"social|share|sharing|pagination|pager|footer|masthead|sr-only|visually-hidden|screen-reader-text|noprint|"
    r"toolbar|sitemap|advert\w*|newsletter)(?:$|[-_\s])",
    re.I,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|"
    r"(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.I,
)
_CONTENTS = re.compile(r"(?:^|[-_\s])(?:toc|table-?of-?contents|inhaltsverzeichnis)(?:$|[-_\s])", re.I)
_SIDEBAR = re.compile(r"(?:^|[-_\s])sidebar(?:$|[-_\s])", re.I)
_PARTS = ("article", "main", "section")
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3}|[a-z])[\])]?")


def is_hidden(node: LexborNode) -> bool:
    """Whether a reader of the page does not see the element; what a search on the page uncovers counts as seen."""
    attributes = node.attributes
    return (
        ("hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found")
        or (attributes.get("aria-hidden") or "").lower() == "true"
        or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def is_beside(node: LexborNode) -> bool:
    """Whether an element stands beside the text: an aside, or a small or linked part that is called sidebar."""
    attributes = node.attributes
    if node.tag == "aside" or (attributes.get("role") or "").lower() == "complementary":
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return node.tag in ("div", "section") and bool(_SIDEBAR.search(names)) and _is_small_or_linked(node)


def is_furniture(node: LexborNode) -> bool:
    """Whether an element belongs to the page's frame, by role, element, name, or because it is nothing but links."""
    tag = node.tag or ""
    attributes = node.attributes
    if (attributes.get("role") or "").lower() in _ROLES:
        return True
    if tag == "aside" or is_service(node) or is_office_frame(node):
        return True
    if tag in ("header", "footer"):
        return not any(one.tag in _PARTS for one in upward(node.parent)) or node.css_first(ANY_HEADING) is None
    if tag in ("div", "ul", "ol", "table", "section", "p", "span"):
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if names.strip() and _NAMES.search(names) and _is_small_or_linked(node):
            return True
        if _CONTENTS.search(names) and link_density(node) > 0.5:
            return True
    return tag in ("div", "ul", "ol", "table", "section") and link_density(node) > 0.8 and _many_links(node)


def is_note_mark(node: LexborNode) -> bool:
    """Whether an inline element is the number of a footnote, which would stand in the middle of a sentence."""
    if node.tag not in ("sup", "a"):
        return False
    link = node if node.tag == "a" else node.css_first("a")
    target = (link.attributes.get("href") or "") if link is not None else ""
    return target.startswith("#") and bool(_NOTE_MARK.fullmatch((node.text(deep=True) or "").strip()))


def link_density(node: LexborNode) -> float:
    """Share of the words of an element that stand in links."""
    total = len((node.text(deep=True) or "").split())
    linked = sum(len((link.text(deep=True) or "").split()) for link in node.css("a[href]"))
    return linked / total if total else 0.0


def main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the text: the only main, [role=main] or article with a quarter of it, else the body."""
    body = tree.body
    whole = len((body.text(deep=True) if body else "") or "")
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True) or "") > 0.25 * whole:
            return found[0]
    return body


def _many_links(node: LexborNode) -> bool:
    if node.css_first(ANY_HEADING) is not None:
        return False
    links = node.css("a[href]")
    average = sum(len(link.text(deep=True) or "") for link in links) / max(len(links), 1)
    return len(links) >= 4 and average < 40


def _is_small_or_linked(node: LexborNode) -> bool:
    return len(node.text(deep=True) or "") < 400 or link_density(node) > 0.5

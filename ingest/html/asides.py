"""Asides: boxes beside the text that say whom a visitor can reach, and when and where."""

import re
from collections.abc import Iterator
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.furniture import is_beside, is_furniture, is_hidden
from ingest.html.names import ANY_HEADING, HEADINGS, NEVER, children, upward

_BOXES = ("div", "section", "article", "aside")
_REACHABLE = re.compile(
    r"\b(?:Tel(?:efon(?:nummer)?|\.)?|Mobil|Durchwahl|Rufnummer|Fax)[\s.:]{0,3}\(?[+0]\d"  # a number to call
    r"|[\w.+-]+(?:@|\s?[(\[](?:at|ät|@)[)\]]\s?)[\w-]+(?:\.|\s?[(\[](?:dot|punkt)[)\]]\s?)\w"  # a mail address
    r"|\d\s*(?:Uhr\s*)?(?:–|-|bis)\s*\d{1,2}(?:[.:]\d\d)?\s*Uhr"  # hours
    r"|(?:Öffnungs|Sprech|Service|Besuchs)zeit(?:en)?\b.{0,80}\d"
    r"|\b(?:Zimmer|Raum)(?:\s*Nr\.)?[\s:]{0,2}[A-Z]{0,2}\s?\d"
    r"|\bAnsprech(?:person|partner(?:in)?)(?:en|nen)?\b[\s:]{0,3}(?:ist\s|sind\s)?(?:Frau|Herr|Dr\.|[A-ZÄÖÜ]\w+\s[A-ZÄÖÜ])",
    re.S,
)


def boxes(tree: LexborHTMLParser) -> Iterator[list[LexborNode]]:
    """The boxes of the asides that a visitor may ask for, each as the elements that make it up."""
    found = {node.mem_id: node for node in tree.css("aside,[role=complementary],div,section") if is_beside(node)}
    for node in found.values():
        if not _is_framed(node):
            yield from (box for box in _boxes(node) if _tells(box))


def _boxes(node: LexborNode) -> Iterator[list[LexborNode]]:
    """The boxes in an element; what stands loose in it is split at its headings."""
    loose: list[LexborNode] = []
    for child in children(node):
        if _has_boxes(child) or child.tag in HEADINGS or _is_headed(child):
            if loose:
                yield loose
            loose = []
        if _has_boxes(child):
            yield from _boxes(child)
        elif child.tag not in ("-comment", "-text") or (child.text_content or "").strip():
            loose.append(child)
    if loose:
        yield loose


def _has_boxes(node: LexborNode) -> bool:
    """Whether an element only holds boxes: two or more with a heading, or one and nothing else."""
    if node.tag not in _BOXES:
        return False
    parts = [child for child in children(node) if not (child.tag or "-").startswith(("-", "!"))]
    return sum(map(_is_headed, parts)) > 1 or (len(parts) == 1 and parts[0].tag in _BOXES)


def _is_headed(node: LexborNode) -> bool:
    return node.tag in _BOXES and node.css_first(ANY_HEADING) is not None


def _tells(box: list[LexborNode]) -> bool:
    box = [node for node in box if node.tag not in NEVER and not is_hidden(node)]
    calls = sum(len(node.css("a[href^='tel:'],a[href^='mailto:']")) for node in box)
    text = " ".join(" ".join((node.text(deep=True, separator=" ") or "").split()) for node in box)
    return bool(calls or _REACHABLE.search(text)) and _linked(box) <= 0.5


def _linked(box: list[LexborNode]) -> float:
    """Share of the words of a box that lead elsewhere; telephone numbers and mail addresses lead nowhere."""
    words = linked = 0
    for node in box:
        words += len((node.text(deep=True) or "").split())
        for link in node.css("a[href]"):
            if not (link.attributes.get("href") or "").startswith(("tel:", "mailto:")):
                linked += len((link.text(deep=True) or "").split())
    return linked / words if words else 0.0


def _is_framed(node: LexborNode) -> bool:
    """Whether an aside lies in another, in something hidden, or in the page's frame."""
    around = takewhile(lambda one: one.tag not in ("body", "html"), upward(node.parent))
    return is_hidden(node) or any(
        one.tag in NEVER or is_hidden(one) or is_beside(one) or is_furniture(one) for one in around
    )

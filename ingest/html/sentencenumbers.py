"""Sentence numbers: the raised numbers with which statutes count the sentences of a paragraph."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.names import BLOCKS, upward

_DIGITS = re.compile(r"\d{1,2}")
_PARAGRAPH = re.compile(r"\s*\(\d{1,2}[a-z]?\)\s*")
_AFTER_SENTENCE = re.compile(r"[.:;][\"“”«)]?\s*$")
_SENTENCE = re.compile(r"[„»\"]?[A-ZÄÖÜ][a-zäöüß]+\b|§")
_UNIT = re.compile(r"\b[ckdm]?m$")
_NEAR = 12
"""Characters before a number that tell what it stands behind."""


def without_sentence_numbers(tree: LexborHTMLParser) -> None:
    """Take the raised numbers before sentences out of a page, where they would run into the words: "1Die Gemeinde".

    At the very start of a text, such a number may begin a footnote instead; then the page carries it elsewhere as the
    mark of that note, or has links to it.
    """
    numbers = [node for node in tree.css("sup") if _is_plain(node)]
    if not numbers:
        return
    targets = {(link.attributes.get("href") or "")[1:] for link in tree.css("a[href^='#']")} - {""}
    marks = {_text(node) for node in numbers if _is_mark(node)}
    for node in [node for node in numbers if _counts(node, marks, targets)]:
        if re.search(r"\S$", _before(node)):
            node.insert_before(" ")
        node.decompose()


def _is_plain(node: LexborNode) -> bool:
    """Whether a raised number is neither linked nor in a table, where it is the mark of a note."""
    if not _DIGITS.fullmatch(_text(node)) or node.css_first("a") is not None:
        return False
    return not any(one.tag in ("a", "table", "pre") for one in upward(node.parent))


def _is_mark(node: LexborNode) -> bool:
    """Whether a number is attached to what stands before it, not to a sentence behind it."""
    before = _before(node)
    attached = bool(re.search(r"\S$", before)) and not _UNIT.search(before)
    return attached and not (_AFTER_SENTENCE.search(before) and _SENTENCE.match(_after(node)))


def _counts(node: LexborNode, marks: set[str], targets: set[str]) -> bool:
    before, after = _before(node), _after(node)
    if not _SENTENCE.match(after.lstrip()):
        return False
    if _AFTER_SENTENCE.search(before) or _PARAGRAPH.fullmatch(before):
        return True
    return not before.strip() and after[0].strip() != "" and _text(node) not in marks and not _is_target(node, targets)


def _is_target(node: LexborNode, targets: set[str]) -> bool:
    block = node
    while block.parent is not None and block.tag not in BLOCKS:
        block = block.parent
    named = [block, *block.css("[id], [name]")]
    return any((part.attributes.get(key) or "") in targets for part in named for key in ("id", "name"))


def _before(node: LexborNode) -> str:
    """The end of the text before an element, back to the start of its line."""
    return re.sub(r"\s+", " ", "".join(reversed(list(_beside(node, lambda one: one.prev)))))


def _after(node: LexborNode) -> str:
    """The start of the text behind an element, up to the end of its line."""
    return "".join(_beside(node, lambda one: one.next))


def _beside(node: LexborNode, step: Callable[[LexborNode], LexborNode | None]) -> Iterator[str]:
    """Texts of the elements in one direction from an element, the nearest first, to the border of its line."""
    length = 0
    while length < _NEAR:
        other = step(node)
        if other is None:
            if node.parent is None or node.parent.tag in BLOCKS:
                return
            node = node.parent
            continue
        if other.tag == "br" or other.tag in BLOCKS or other.tag == "table":
            return
        text = _text(other, strip=False)
        yield text
        length += len(text)
        node = other


def _text(node: LexborNode, *, strip: bool = True) -> str:
    text = (node.text_content if node.tag == "-text" else node.text(deep=True)) or ""
    return text.strip() if strip else text

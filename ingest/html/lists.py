"""Lists of HTML: the markers of items as a browser shows them, and terms with their descriptions."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.block import Block, Item, ListBlock, Located, Paragraph
from ingest.html.furniture import is_hidden
from ingest.html.text import children, text_of, title_of
from ingest.inline import located
from ingest.numerals import numeral


def marker_of(parent: LexborNode, item: LexborNode, index: int) -> str:
    """The marker of item ``index`` (from 0): "•", or its number as start, reversed, type and value say."""
    if parent.tag != "ol":
        return "•"
    attributes = parent.attributes
    if "none" in (attributes.get("style") or ""):
        return ""
    reverse = "reversed" in attributes
    siblings = sum(child.tag == "li" for child in parent.iter())
    start = _whole(attributes.get("start"), siblings if reverse else 1)
    number = _whole(item.attributes.get("value"), start - index if reverse else start + index)
    kind = item.attributes.get("type") or attributes.get("type") or "1"
    return numeral(number, kind) + (attributes.get("data-delimiter") or ".")


def terms(node: LexborNode) -> list[Block]:
    """A definition list as items whose marker is the term; a description without a term stands before as text."""
    made: list[Block] = []
    items: list[Item] = []
    pending: list[str] = []
    for child in _entries(node):
        text = title_of(child) if child.tag == "dt" else text_of(child)
        if child.tag == "dt" and text.text:
            pending.append(" ".join(text.text.split()).rstrip(":"))
        elif child.tag == "dd" and text.text:
            if pending:
                items.append(Item(text, ", ".join(pending) + ":"))
            elif items:
                last = items[-1]
                items[-1] = Item(Located(f"{last.text.text}\n{text.text}"), last.marker)
            else:
                made.append(Paragraph(text))
            pending = []
    if items:
        made.append(ListBlock(tuple(items)))
    made += [Paragraph(located(text)) for text in pending]
    return made


def _entries(node: LexborNode) -> Iterator[LexborNode]:
    for child in children(node):
        if child.tag == "div":
            yield from _entries(child)
        elif child.tag in ("dt", "dd") and not is_hidden(child):
            yield child


def _whole(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 8 else default

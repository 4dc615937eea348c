"""The markers of items as a browser shows them, and items that are only typed."""

from selectolax.lexbor import LexborNode

from ingest.block import Item, Located
from ingest.html.names import between
from ingest.html.text import segments_of, text_of
from ingest.language.numerals import numeral
from ingest.typed.inline import MARKER, located
from ingest.typed.lists import typed_items


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


def is_outer_list(node: LexborNode, item: LexborNode) -> bool:
    """Whether a list stands in an item, not in another list or a table inside it."""
    return not any(one.tag in ("ul", "ol", "table") for one in between(node, item))


def with_typed(node: LexborNode) -> tuple[Located, list[Item]]:
    """The text of an item, and the items typed on lines of their own at its end ("a) …", "b) …")."""
    segments = segments_of(node)
    start = next((index for index, text in enumerate(segments) if MARKER.match(text)), len(segments))
    rest = segments[start:]
    items = typed_items(rest, segments[start - 1] if start else None, ()) if len(rest) > 1 else []
    if not items or len(items) < len(rest):
        return text_of(node), []
    return (located("\n".join(segments[:start])), items) if start else (located("\n".join(rest)), [])


def _whole(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 8 else default

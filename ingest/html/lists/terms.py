"""Definition lists of HTML: terms with their descriptions, and numbered lists that are written as such."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.block import Block, Item, ListBlock, Located, Paragraph
from ingest.html.furniture import is_hidden
from ingest.html.lists.markers import with_typed
from ingest.html.names import between, children
from ingest.html.text import text_of, texts_around, title_of
from ingest.typed.inline import MARKER, located

_NESTED = 20
"""How deep definition lists in definition lists are followed."""


def terms(node: LexborNode, depth: int = 0) -> list[Block]:
    """A definition list as items whose marker is the term; a description without a term stands before as text.

    A term that is only a list marker ("1.", "a)") stays one, and such lists inside a description are nested items.
    """
    made: list[Block] = []
    items: list[Item] = []
    pending: list[str] = []
    for child in _entries(node):
        text = title_of(child) if child.tag == "dt" else text_of(child)
        if child.tag == "dt" and text.text:
            pending.append(" ".join(text.text.split()))
        elif child.tag == "dd" and text.text:
            if pending:
                items += _entry(pending, child, depth)
            elif items:
                last = items[-1]
                items[-1] = Item(Located(f"{last.text.text}\n{text.text}"), last.marker, last.level)
            else:
                made.append(Paragraph(text))
            pending = []
    if items:
        made.append(ListBlock(tuple(items)))
    made += [Paragraph(located(text.rstrip(":"))) for text in pending]
    return made


def _entry(names: list[str], description: LexborNode, depth: int) -> Iterator[Item]:
    inner = _numbered(description) if depth < _NESTED else []
    texts = texts_around(description, inner)
    nested = [_flat(terms(part, depth + 1)) for part in inner]
    if not all(map(_is_marker, names)):
        lines = [texts[0].text]
        for items, text in zip(nested, texts[1:], strict=True):
            lines += [item.printed for item in items] + [text.text]
        term = ", ".join(name.rstrip(":") for name in names) + ":"
        yield Item(Located("\n".join(line for line in lines if line)), term)
        return
    first, typed = (texts[0], []) if inner else with_typed(description)
    yield Item(first, names[-1])
    yield from (Item(item.text, item.marker, item.level + 1) for item in typed)
    for items, text in zip(nested, texts[1:], strict=True):
        yield from (Item(item.text, item.marker, item.level + 1) for item in items)
        if text.text:
            yield Item(text, "")


def _numbered(description: LexborNode) -> list[LexborNode]:
    """The outermost definition lists in a description whose terms are all list markers."""
    found = []
    for part in description.css("dl"):
        names = [" ".join(title_of(child).text.split()) for child in _entries(part) if child.tag == "dt"]
        if names and all(map(_is_marker, names)) and _is_outermost(part, description):
            found.append(part)
    return found


def _is_outermost(part: LexborNode, description: LexborNode) -> bool:
    return not is_hidden(part) and not any(one.tag == "dl" or is_hidden(one) for one in between(part, description))


def _flat(blocks: list[Block]) -> list[Item]:
    """The items of blocks; what stands between them is an item without a marker."""
    items: list[Item] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            items += block.items
        elif isinstance(block, Paragraph):
            items.append(Item(block.text, ""))
    return items


def _is_marker(name: str) -> bool:
    match = MARKER.match(f"{name} x")
    return match is not None and match.end() == len(name) + 1


def _entries(node: LexborNode) -> Iterator[LexborNode]:
    for child in children(node):
        if child.tag == "div":
            yield from _entries(child)
        elif child.tag in ("dt", "dd") and not is_hidden(child):
            yield child

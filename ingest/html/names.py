"""Names of HTML elements and small questions asked of them."""

from collections.abc import Iterator
from itertools import takewhile

from selectolax.lexbor import LexborNode

from ingest.language.wordlists import word_list

NEVER = word_list(
    """
    script style noscript template svg math canvas iframe object embed form button select textarea input nav
    dialog head title meta link audio video map menu colgroup col del
    """
)
"""Elements whose content is no text of the page, or no longer."""

BLOCKS = word_list(
    """
    address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table tbody td tfoot th
    thead tr ul
    """
)
"""Elements that begin a line of their own."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ANY_HEADING = ",".join(HEADINGS)
"""The selector of all headings."""


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The child nodes of an element, texts included."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def upward(node: LexborNode | None) -> Iterator[LexborNode]:
    """An element and those it stands in, from the inside out; nothing for None, the parent of the outermost."""
    while node is not None:
        yield node
        node = node.parent


def between(node: LexborNode, outer: LexborNode) -> Iterator[LexborNode]:
    """The elements in which an element stands inside another one around it."""
    return takewhile(lambda one: one.mem_id != outer.mem_id, upward(node.parent))


def line_of(node: LexborNode) -> str:
    """All text of an element on one line, also what is hidden."""
    return " ".join((node.text(deep=True) or "").split())

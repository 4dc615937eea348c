"""Items of lists, and the headings that office programs save as items."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingest.block import Item, Located
from ingest.html.furniture import is_furniture, is_hidden
from ingest.html.lists.headingnumbers import HeadingNumbers
from ingest.html.lists.markers import is_outer_list, marker_of, with_typed
from ingest.html.names import HEADINGS, children
from ingest.html.notes import Notes
from ingest.html.text import MAX_DEPTH, text_of, title_of


@dataclass(frozen=True, slots=True)
class Apart:
    """What ends a list though it stands in it: a heading with its number, or what follows one in its item."""

    node: LexborNode
    number: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """Reads lists; ``numbers`` counts the headings in them, and is None where headings in items are their text."""

    furniture: bool
    notes: Notes
    numbers: HeadingNumbers | None = None

    def parts(self, node: LexborNode, level: int, depth: int) -> Iterator[Item | Apart]:
        """The items of a list and of the lists in it; blocks inside an item become lines of its text."""
        if depth > MAX_DEPTH:
            yield Item(text_of(node), "•", level)
            return
        number = 0
        for child in children(node):
            if child.tag in ("ul", "ol"):  # a list that some editors put beside its item
                yield from self.parts(child, level + 1, depth + 1)
            elif child.tag == "li" and not self._is_left_out(child):
                marker = marker_of(node, child, number)
                number += 1
                if self.numbers is not None and any(part.tag in HEADINGS for part in children(child)):
                    yield from self._headed(child, marker, level, depth, self.numbers)
                else:
                    yield from self._item(child, marker, level, depth)

    def _headed(
        self, item: LexborNode, marker: str, level: int, depth: int, numbers: HeadingNumbers
    ) -> Iterator[Item | Apart]:
        for part in children(item):
            if part.tag in ("ul", "ol"):
                yield from self.parts(part, level + 1, depth + 2)
            elif part.tag in HEADINGS and marker not in ("", "•"):
                yield Apart(part, numbers.number(marker, title_of(part).text, level))
                marker = ""
            else:
                yield Apart(part)

    def _item(self, item: LexborNode, marker: str, level: int, depth: int) -> Iterator[Item | Apart]:
        nested = [n for n in item.css("ul,ol") if is_outer_list(n, item)]
        text, typed = (text_of(item, skip=nested), []) if nested else with_typed(item)
        if text.text:
            kept = typed or text.text.endswith(":")
            notes = [] if kept else self.notes.short_of(item, apart=nested)
            yield Item(Located("\n".join([text.text, *notes])), marker, level)
        yield from (Item(inner.text, inner.marker, level + 1 + inner.level) for inner in typed)
        for listing in nested:
            yield from self.parts(listing, level + 1 if text.text else level, depth + 2)

    def _is_left_out(self, item: LexborNode) -> bool:
        return is_hidden(item) or item.mem_id in self.notes.placed or (self.furniture and is_furniture(item))

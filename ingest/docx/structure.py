"""Structure: headings, lists and paragraphs of a Word file told apart, with a view of the whole document."""

from collections.abc import Sequence

from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, Table
from ingest.docx.headings import heading_levels
from ingest.docx.para import LOOK, Para, Part
from ingest.typed.inline import line_blocks
from ingest.typed.lists import typed_items

_STOPS = (".", "!", "?", "…", ".“", '."', ".)", "!“", "?“")


def structured(parts: Sequence[Part]) -> list[Block]:
    """The blocks of the parts of a file."""
    return _lists_joined([_levelled(block) for block in _Structure(parts).blocks])


class _Structure:
    """Sorts the parts; ``blocks`` holds the result."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.blocks: list[Block] = []
        self._parts, self._levels = parts, heading_levels(parts)
        self._items: list[Item] = []  # of the list with Word's numbering that is still open
        self._counted: list[Item] = []  # of the last typed list under this heading
        self._late: list[str] = []  # notes of a lead-in, which follow what it announces
        self._lead: Block | None = None  # the lead-in "…:" of these notes
        index = 0
        while index < len(parts):
            index = self._step(index)
        self._flush()
        self._notes()

    def _step(self, index: int) -> int:
        """Sort the part at ``index`` with what belongs to it; the index of the next part."""
        part, level = self._parts[index], self._levels[index]
        if not isinstance(part, Para):
            self._add(part)
        elif level:
            text = " ".join(f"{part.marker or ''} {part.text.text}".split())
            self._add(Heading(Located(text), level))
            self._late += part.notes
            self._counted = []
        elif part.marker or (part.marker == "" and self._items):
            self._items.append(self._item(Item(part.text, part.marker or "", part.depth), part))
        elif items := self._typed(index):
            run = self._parts[index : index + len(items)]
            self._flush()
            listed = [self._item(item, para) for item, para in zip(items, run, strict=True) if isinstance(para, Para)]
            self._add(ListBlock(tuple(listed)))
            self._counted = items
            return index + len(items)
        else:
            self._paragraph(part)
        return index + 1

    def _typed(self, index: int) -> list[Item]:
        """The items of the typed list that begins at ``index``."""
        texts = []
        for part, level in zip(self._parts[index:], self._levels[index:], strict=True):
            if not isinstance(part, Para) or level or part.marker is not None or "\n" in part.text.text:
                break
            texts.append(part.text.text)
        before = self._parts[index - 1] if index and not self._levels[index - 1] else None
        lead = before.text.text if isinstance(before, Para) and before.marker is None else None
        return typed_items(texts, lead, self._counted) if len(texts) > 1 else []

    def _item(self, item: Item, part: Para) -> Item:
        if not part.notes or item.text.text.endswith(":"):
            self._late += part.notes
            return item
        return Item(Located("\n".join([item.text.text, *part.notes])), item.marker, item.level)

    def _paragraph(self, part: Para) -> None:
        typed = line_blocks([part.text.text]) if len(part.text.text) < 2000 else []
        if len(typed) == 1 and isinstance(typed[0], ListBlock):
            self._flush()
            self._add(ListBlock(tuple(self._item(item, part) for item in typed[0].items)))
        elif part.text.text.endswith(_STOPS):
            self._add(Paragraph(Located("\n".join([part.text.text, *part.notes]))))
        else:
            block = Paragraph(part.text)
            self._add(block)
            self._late += part.notes
            if part.notes and part.text.text.endswith(":"):
                self._lead = block

    def _add(self, block: Block) -> None:
        self._flush()
        if isinstance(block, ListBlock | Table):
            self.blocks.append(block)
            self._notes()
        elif isinstance(block, Paragraph) and self._lead is not None and self._is_announced(block.text.text):
            self.blocks.append(block)
            if block.text.text.endswith(_STOPS):
                self._notes()
        else:
            self._notes()
            self.blocks.append(block)

    def _is_announced(self, text: str) -> bool:
        """Whether a lead-in with a note announces a paragraph: the next one, or a line that is no sentence."""
        return self.blocks[-1] is self._lead or (len(text) <= LOOK and not text.endswith(_STOPS))

    def _flush(self) -> None:
        """End the open list."""
        if self._items:
            self.blocks.append(ListBlock(tuple(self._items)))
            self._items = []
            self._notes()

    def _notes(self) -> None:
        self.blocks += [Paragraph(Located(note)) for note in self._late]
        self._late = []
        self._lead = None


def _levelled(block: Block) -> Block:
    """A list that begins at a deeper level, raised to 0."""
    if not isinstance(block, ListBlock):
        return block
    top = min(item.level for item in block.items)
    return ListBlock(tuple(Item(i.text, i.marker, i.level - top) for i in block.items)) if top else block


def _lists_joined(blocks: list[Block]) -> list[Block]:
    """Typed items of neighbouring paragraphs as one list."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and _bulleted(block) and _bulleted(last):
            joined[-1] = ListBlock((*last.items, *block.items))
        else:
            joined.append(block)
    return joined


def _bulleted(block: ListBlock) -> bool:
    return all(not item.marker.strip("()").rstrip(".)").isalnum() for item in block.items)

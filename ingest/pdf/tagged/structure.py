"""The parts of a tagged page: paragraphs, headings, lists and tables as the author's program wrote them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.pdf.lines import Line, build_lines
from ingest.pdf.markers import Marker, marker_of
from ingest.pdf.page import Box, Word
from ingest.pdf.parts import DraftTable, Part, Piece
from ingest.pdf.tagged.runs import Columns, closed_up, paragraphs_of, runs_of
from ingest.pdf.tagged.tables import lay_out, rows_and_others
from ingest.pdf.tagged.tags import Element

_MARGIN = 0.13  # share of the page height at top and foot where untagged words are running heads
_INLINE = frozenset(
    ("Span", "Link", "Reference", "Quote", "Em", "Strong", "Code", "Sub", "BibEntry", "Annot", "Ruby", "Lbl")
)
_HEADINGS = {"H": 0, "Title": 1, **{f"H{n}": n for n in range(1, 10)}}
_SKIPPED = frozenset(("TOC", "TOCI", "Index", "Artifact"))
_NOTES = frozenset(("Note", "FENote"))
_BLOCKS = frozenset(("L", "Table", "P", *_HEADINGS))
_OTHER_BLOCKS = _SKIPPED | _NOTES | {"Figure", "BlockQuote", "Caption", "Formula", "Form"}
_PARAGRAPHS = frozenset(("P", "BlockQuote", "Caption"))


def tagged_parts(tree: Sequence[Element], words: Sequence[Word], page: int, height: float) -> tuple[list[Part], float]:
    """Pieces and tables of a page in the order of its tags, and the share of its letters they hold.

    Untagged words near the top and foot of the page (of this ``height``) do not count: they are its running heads.
    """
    by_id: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        by_id[word.mcid].append(word)
    by_id.pop(-1, None)
    text = {mcid: by_id[mcid] for mcid in _ids_outside_tables(tree) if mcid in by_id}
    builder = _Builder(by_id, page, Columns(text, page))
    for element in tree:
        builder.add(element)
    body = (w for w in words if w.mcid >= 0 or _MARGIN * height < w.base < (1 - _MARGIN) * height)
    total = sum(map(_letters, body))
    return builder.parts, builder.used / total if total else 0.0


def _ids_outside_tables(elements: Sequence[Element | int | None]) -> Iterator[int]:
    for child in elements:
        if isinstance(child, int):
            yield child
        elif child is not None and child.kind != "Table":
            yield from _ids_outside_tables(child.children)


def _letters(word: Word) -> int:
    """Letters and digits of a word: dot leaders and rules drawn as text do not count."""
    return sum(c.isalnum() for c in word.text)


class _Builder:
    """Walks the tree and collects parts; ``used`` counts the letters taken."""

    def __init__(self, by_id: dict[int, list[Word]], page: int, columns: Columns) -> None:
        self.by_id, self.page, self.columns = by_id, page, columns
        self.parts: list[Part] = []
        self.used = 0

    def words(self, ids: Iterator[int] | Sequence[int]) -> list[Word]:
        found = [word for mcid in ids for word in self.by_id.pop(mcid, ())]
        self.used += sum(map(_letters, found))
        return found

    def lines(self, ids: Iterator[int] | Sequence[int]) -> list[Line]:
        return build_lines(closed_up(self.words(ids)), self.page)

    def add(self, element: Element, level: int = -1) -> None:
        """Adds an element; ``level`` is the depth of the list around it, -1 outside."""
        if element.kind in _SKIPPED:
            self.words(element.ids())
        elif element.kind in _HEADINGS:
            self._piece(self.lines(element.ids()), heading=_HEADINGS[element.kind])
        elif element.kind == "Table":
            self._table(element)
        elif element.kind == "L":
            self._list(element, level + 1)
        elif element.kind in _NOTES:
            self._piece(self.lines(element.ids()), note=True)
        else:
            self._mixed(element, level)

    def _mixed(self, element: Element, level: int) -> None:
        """A paragraph or a group: runs of text and inline elements become pieces, block elements follow their kind."""
        run: list[Element | int | None] = []
        notes = [n for n in element.children if isinstance(n, Element) and n.kind in _NOTES]
        for child in element.children:
            if child in notes:
                continue
            if isinstance(child, int) or (child is not None and _is_inline(child, element)):
                run.append(child)
            elif child is not None:
                self._run(run, element.kind)
                run = []
                self.add(child, level)
        self._run(run, element.kind)
        for note in notes:
            self.add(note)

    def _run(self, children: Sequence[Element | int | None], kind: str) -> None:
        """Inline children of an element of this kind become pieces."""
        runs = [self.words(run) for run in runs_of(children)]
        for lines in paragraphs_of(runs, self.page, self.columns, group=kind not in _PARAGRAPHS):
            self._piece(lines, boxed=kind == "Figure")

    def _piece(self, lines: list[Line], heading: int | None = None, note: bool = False, boxed: bool = False) -> None:
        if not lines:
            return
        piece = Piece(lines, note=note, boxed=boxed)
        if heading is not None:
            piece.heading, piece.level = True, heading
        else:
            piece.marker = marker_of(lines[0].text)
        self.parts.append(piece)

    def _list(self, element: Element, level: int) -> None:
        for item in element.children:
            if not isinstance(item, Element):
                continue
            if item.kind == "L":
                self._list(item, level + 1)
                continue
            first = len(self.parts)
            label = [
                i for part in item.children if isinstance(part, Element) and part.kind == "Lbl" for i in part.ids()
            ]
            body = [part for part in item.children if not (isinstance(part, Element) and part.kind == "Lbl")]
            nested = [part for part in body if isinstance(part, Element) and _holds(part, _BLOCKS)]
            own: list[int] = []
            for part in body:
                if isinstance(part, int):
                    own.append(part)
                elif isinstance(part, Element) and part not in nested:
                    own += part.ids()
            self._item(label, own, nested, level)
            for added in self.parts[first:]:
                if isinstance(added, Piece) and added.marker is not None and added.nested is None:
                    added.nested = level

    def _item(self, label: list[int], own: list[int], nested: list[Element], level: int) -> None:
        text = "".join(w.text for mcid in label for w in self.by_id.get(mcid, ()))
        if not own and nested:
            # LBody holds paragraphs: the first is the item itself.
            blocks = _blocks_of(nested)
            lead = list(takewhile(lambda block: isinstance(block, int) or _is_inline(block), blocks))
            if not lead and isinstance(blocks[0], Element) and blocks[0].kind not in ("L", "Table"):
                lead = blocks[:1]
            own = [mcid for block in lead for mcid in ([block] if isinstance(block, int) else block.ids())]
            nested = [block for block in blocks[len(lead) :] if isinstance(block, Element)]
        lines = self.lines([*label, *own])
        if lines:
            found = marker_of(lines[0].text)
            if found is None and text and lines[0].text.startswith(text):
                space = lines[0].text[len(text) : len(text) + 1] == " "
                found = Marker(text, text, len(text) + space)
            self.parts.append(Piece(lines, found or Marker("", "•" if label else "", 0), nested=level))
        for element in nested:
            self.add(element, level)

    def _table(self, element: Element) -> None:
        rows: list[Element] = []
        for child in rows_and_others(element):
            if child.kind == "TR":
                rows.append(child)
            else:
                self.add(child)
        laid_out = lay_out(rows, lambda cell: self.lines(cell.ids()))
        self.parts += [Piece(lines) for lines in laid_out.above if lines]
        table = DraftTable(self.page, Box(0, 0, 0, 0), laid_out.matrix)
        table.matrix = [row for row in table.matrix if any(cell.lines for cell in row)]
        if table.columns == 1 or (len(table.matrix) == 1 and table.columns < 3):
            # Layout tables: their cells are running text.
            for row in table.matrix:
                self.parts += [Piece(cell.lines) for cell in row if cell.lines]
        elif table.matrix:
            self.parts.append(table)
        self.parts += [Piece(lines) for lines in laid_out.below if lines]


def _is_inline(element: Element, parent: Element | None = None) -> bool:
    """Whether an element is part of running text; browsers wrap text in NonStruct, and use it for groups as well."""
    if element.kind == "NonStruct":
        drawing = parent is not None and parent.kind == "Figure"
        return not drawing and not _holds(element, _BLOCKS | _OTHER_BLOCKS)
    return element.kind in _INLINE and not _holds(element, _BLOCKS)


def _holds(element: Element, kinds: frozenset[str]) -> bool:
    """Whether an element is of one of these kinds or has one below it."""
    return element.kind in kinds or any(isinstance(c, Element) and _holds(c, kinds) for c in element.children)


def _blocks_of(nested: Sequence[Element]) -> list[Element | int]:
    """Children of LBody and other groups, so that the first is the first block of text."""
    out: list[Element | int] = []
    for element in nested:
        if element.kind in _BLOCKS:
            out.append(element)
            continue
        for child in element.children:
            if isinstance(child, Element) and child.kind not in _BLOCKS and _holds(child, _BLOCKS):
                out += _blocks_of([child])
            elif child is not None:
                out.append(child)
    return out or list(nested)

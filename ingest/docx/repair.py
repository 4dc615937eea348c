"""Repairs for Word files that were converted from PDF: "Asyl- statistik", "Vo r b e m e r kung", torn paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ingest.block import Block, Heading, Item, ListBlock, Located, Paragraph, Row, SectionEnd, Table
from ingest.language.months import MONTH

_TORN = re.compile(r"(?<=[a-zäöüß])- (?=[a-zäöüß])(?!(?:und|oder|bzw|sowie|bis|noch|als|wie|statt)\b)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GOES_ON = re.compile(rf"[a-zäöüß][a-zäöüß]|[–—-] \w|\d+ [a-z]|\d+,\d+ |\d{{1,2}}\. (?:{MONTH})")
_ENOUGH = 8
"""Torn words from which a file counts as converted."""


class Repair:
    """Mends texts with the words the document itself uses."""

    def __init__(self, texts: Iterable[str]) -> None:
        """``texts`` are all texts of the document."""
        self.words: Counter[str] = Counter()
        torn = 0
        for text in texts:
            torn += len(_TORN.findall(text))
            self.words.update(word.lower() for word in _WORD.findall(_TORN.sub("", text)))
        self.converted = torn >= _ENOUGH

    def text(self, text: str) -> str:
        """A text with torn words joined and letter-spaced words closed up."""
        before = ""
        while before != text:  # "Widerrufs- prüf- verfahren" needs two rounds
            before = text
            text = re.sub(r"([^\W\d_]+)- ([a-zäöüß][^\W\d_]*)", self._joined, text)
        text = re.sub(r"(?<=[^\W\d_])- (?=[A-ZÄÖÜ][a-zäöüß])", "-", text)
        return self._closed(text) if _is_spaced(text) else text

    def _joined(self, match: re.Match[str]) -> str:
        left, right = match[1], match[2]
        if not _TORN.search(match[0]):
            return match[0]
        hyphened, plain = f"{left}-{right}".lower(), f"{left}{right}".lower()
        return (
            f"{left}-{right}" if self.words[hyphened] > self.words[plain] - 1 and self.words[hyphened] else left + right
        )

    def _closed(self, text: str) -> str:
        """The fewest words, known ones first, that the pieces of a letter-spaced text can be joined to."""
        pieces = text.split()
        best: list[tuple[float, list[str]]] = [(0.0, [])]
        for end in range(1, len(pieces) + 1):
            options = []
            for start in range(max(0, end - 24), end):
                word = "".join(pieces[start:end])
                known = self.words[word.lower().strip(".,:;")] > (1 if len(word) < 4 else 0) or len(word) == 0
                cost = (1.0 if known and len(word) > 2 else 1.5 if known else 4.0 + 0.5 * len(word)) + best[start][0]
                options.append((cost, [*best[start][1], word]))
            best.append(min(options, key=lambda option: option[0]))
        return " ".join(best[-1][1])


def repaired(blocks: list[Block]) -> tuple[list[Block], bool]:
    """The blocks with torn words and paragraphs mended when the file was converted from PDF, and whether it was."""
    repair = Repair(text for block in blocks for text in _texts(block))
    if not repair.converted:
        return blocks, False
    mended = [_mend(block, repair) for block in blocks]
    joined: list[Block] = []
    for block in mended:
        last = joined[-1] if joined else None
        if isinstance(block, ListBlock) and isinstance(last, Paragraph | ListBlock) and _aside(last, block):
            block = Paragraph(Located(block.items[0].printed))
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and _torn(last.text.text, block.text.text):
            joined[-1] = Paragraph(Located(repair.text(f"{last.text.text} {block.text.text}")))
        elif (
            isinstance(block, Paragraph)
            and isinstance(last, ListBlock)
            and _torn(last.items[-1].text.text, block.text.text)
        ):
            item = last.items[-1]
            whole = replace(item, text=Located(repair.text(f"{item.text.text} {block.text.text}")))
            joined[-1] = ListBlock((*last.items[:-1], whole))
        else:
            joined.append(block)
    return joined, True


def _aside(last: Paragraph | ListBlock, block: ListBlock) -> bool:
    """Whether a lone "– …" after an unfinished line goes on with it and is no list."""
    before = last.text.text if isinstance(last, Paragraph) else last.items[-1].text.text
    return len(block.items) == 1 and block.items[0].marker in "–—-" and bool(re.search(r"[^\W_]$", before))


def _torn(first: str, second: str) -> bool:
    """Whether a paragraph was torn by a page break: unfinished, and the second one goes on in mid-sentence."""
    if len(first) < 40 or re.search(r"[.!?:;…]['\"“«)]*$", first):
        return False
    if re.search(
        r"(?:,|\b(?:vom|am|der|die|das|des|dem|den|im|in|von|zum|zur|und|oder|mit|für|auf|ein|eine|nach))$", first
    ):
        return True
    return bool(_GOES_ON.match(second))


def _is_spaced(text: str) -> bool:
    pieces = text.split()
    single = sum(len(piece) <= 2 and piece.isalpha() for piece in pieces)
    return len(pieces) >= 6 and single / len(pieces) > 0.55


def _texts(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [block.text.text]
        case ListBlock():
            return [item.text.text for item in block.items]
        case Table():
            return [cell.text for row in block.rows for cell in row.cells] + list(block.header)
        case SectionEnd():
            return []


def _mend(block: Block, repair: Repair) -> Block:
    match block:
        case Heading():
            return Heading(Located(repair.text(block.text.text)), block.level)
        case Paragraph():
            return Paragraph(Located(repair.text(block.text.text)))
        case ListBlock():
            return ListBlock(tuple(Item(Located(repair.text(i.text.text)), i.marker, i.level) for i in block.items))
        case Table():
            rows = tuple(
                Row(tuple(Located(repair.text(cell.text)) for cell in row.cells), row.spans) for row in block.rows
            )
            caption = Located(repair.text(block.caption.text)) if block.caption else None
            return Table(tuple(repair.text(head) for head in block.header), rows, caption, block.row_heads)
        case SectionEnd():
            return block

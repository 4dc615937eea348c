"""Tagged pages made by hand: elements as browsers and word processors nest them, words where they print them."""

from ingest.block import Block
from ingest.pdf.assembly import build_blocks
from ingest.pdf.furniture import PageLines
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.page import Box, Font, Word
from ingest.pdf.parts import Part, Piece
from ingest.pdf.sheets import Sheet
from ingest.pdf.tagged.structure import tagged_parts
from ingest.pdf.tagged.tags import Element

HEIGHT = 842.0


class Page:
    """Collects words and elements of one page."""

    def __init__(self, number: int = 1) -> None:
        self.number, self.words, self.tree = number, list[Word](), list[Element]()
        self.panels: list[Box] = []

    @property
    def end(self) -> float:
        """Where the last word ends."""
        return self.words[-1].x1

    def text(self, x: float, y: float, words: str, size: float = 10.0, bold: bool = False) -> int:
        """Prints words in lines divided by "\\n", each letter half the size wide; returns their marked-content id."""
        mcid = len({word.mcid for word in self.words})
        font = Font("Sans", size, bold, False)
        for row, line in enumerate(words.split("\n")):
            place = x
            for word in line.split(" "):
                end, base = place + 0.5 * size * len(word), y + 1.3 * size * row
                self.words.append(Word(word, place, end, base - 0.8 * size, base + 0.2 * size, base, font, mcid=mcid))
                place = end + 0.3 * size
        return mcid

    def run(self, *place: object, **look: object) -> Element:
        """A run of text as browsers tag it."""
        return Element("NonStruct", [self.text(*place, **look)])  # type: ignore[arg-type]

    def add(self, kind: str, *children: Element | int | None) -> Element:
        """Adds an element to the top of the tree."""
        self.tree.append(Element(kind, list(children)))
        return self.tree[-1]

    def parts(self) -> list[Part]:
        """What the page is read into."""
        return tagged_parts(self.tree, self.words, self.number, HEIGHT)[0]

    def raws(self) -> list[str]:
        """Texts of its pieces."""
        return [part.raw for part in self.parts() if isinstance(part, Piece)]


def blocks(*pages: Page) -> list[Block]:
    """Blocks of a document of these pages."""
    sheets = []
    for page in pages:
        parts = page.parts()
        lines = [line for part in parts if isinstance(part, Piece) for line in part.lines]
        sheets.append(Sheet(PageLines(page.number, 595, HEIGHT, lines), tagged=parts, panels=page.panels))
    return build_blocks(sheets, [], Vocabulary(()), [None] * len(pages))

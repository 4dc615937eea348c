"""Block: what every reader produces and the cutter turns into passages; internal to ingest."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageMark:
    """From character ``offset`` on, the text stands on this page (1-based index) with this printed label."""

    offset: int
    page: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """Normalised text and the pages it stands on: marks in rising offset, the first at 0; none without pages."""

    text: str
    marks: tuple[PageMark, ...] = ()

    def page_at(self, offset: int) -> PageMark | None:
        """The mark that holds at a character offset; None for formats without pages."""
        found = None
        for mark in self.marks:
            if mark.offset > offset:
                break
            found = mark
        return found


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the outermost."""

    text: Located
    level: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a debate: name, party or office as printed, and whether that office is to lead the debate."""

    name: str
    presides: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; also footnotes and box texts, each as a paragraph of its own.

    A ``remark`` is small print right below a table that explains it. With it a ``speaker`` begins to speak.
    """

    text: Located
    remark: bool = False
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A list item without its marker; ``marker`` as printed ("1.", "a)", "•"), ``level`` 0 for the outermost list."""

    text: Located
    marker: str
    level: int = 0

    @property
    def printed(self) -> str:
        """The item on one line, with its marker."""
        return f"{self.marker} {self.text.text}".strip()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Consecutive items, nested ones included in reading order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a table row, one per column; an empty cell is "", a cell spanning rows is repeated in each.

    A cell over several columns stands in the first of them; ``spans`` says how many each cell covers, and is empty
    where all cover one or the file does not say.
    """

    cells: tuple[Located, ...]
    spans: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` holds one text per column (several header rows joined top-down by " – "), empty without a header.

    ``row_heads`` says that the first column names the row. Parts of one table on several pages are one Table.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: Located | None = None
    row_heads: bool = True


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """The sections of this level and deeper end here; what follows belongs to the one around them."""

    level: int


Block = Heading | Paragraph | ListBlock | Table | SectionEnd


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file.

    ``title``, ``date``, ``language``, ``publisher``, ``url``, ``kind`` and ``id`` come from the file itself (front
    matter, document properties, title page) and are None where it says nothing. ``page_texts[i]`` is the raw text of
    page i+1, for highlighting a quote in the original; ``page_labels[i]`` its printed label; ``ocr_pages`` the 1-based
    indices of pages whose text was recognised from an image. ``warnings`` are German sentences.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    date: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    kind: str | None = None
    id: str | None = None
    page_texts: tuple[str, ...] = ()
    page_labels: tuple[str | None, ...] = ()
    ocr_pages: frozenset[int] = field(default_factory=frozenset)
    warnings: tuple[str, ...] = ()

"""Parts of a document before they are blocks: pieces of text, tables, and texts in drawn boxes."""

from dataclasses import dataclass, field

from ingest.pdf.lines import Line
from ingest.pdf.markers import Marker
from ingest.pdf.page import Box


@dataclass(slots=True)
class Piece:
    """Consecutive lines that make one paragraph, item or heading; ``marker`` is set for an item.

    ``level`` is the nesting of an item, or of a heading once ``heading`` is set; ``nested`` the nesting that tags say.
    A ``remark`` explains the table above it.
    """

    lines: list[Line]
    marker: Marker | None = None
    level: int = 0
    heading: bool = False
    note: bool = False
    boxed: bool = False
    nested: int | None = None
    remark: bool = False

    @property
    def raw(self) -> str:
        """Lines joined by spaces, for rules only."""
        return " ".join(line.text for line in self.lines)

    @property
    def x0(self) -> float:
        """Left edge of the first line, where a marker stands."""
        return self.lines[0].x0

    @property
    def bold(self) -> bool:
        """Whether every line is bold."""
        return all(line.bold for line in self.lines)

    @property
    def plain(self) -> bool:
        """Whether it is running text: no item, heading or note, and in no box."""
        return not (self.marker or self.heading or self.note or self.boxed)


@dataclass(slots=True)
class DraftCell:
    """Lines of a cell in reading order; ``head`` marks a cell that is sure to be a header."""

    lines: list[Line]
    row_span: int = 1
    column_span: int = 1
    head: bool = False

    @property
    def bold(self) -> bool:
        """Whether every line is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def starts_bold(self) -> bool:
        """Whether the first line is bold."""
        return bool(self.lines) and self.lines[0].bold

    @property
    def raw(self) -> str:
        """Lines joined by spaces, for comparison only."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class DraftTable:
    """A table of one page: a rectangular matrix; a cell spanning rows or columns stands in each of its places.

    ``edges`` are the borders of its columns from left to right, one more than there are columns; empty without a place.
    """

    page: int
    box: Box
    matrix: list[list[DraftCell]]
    edges: tuple[float, ...] = ()
    caption: list[Line] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.matrix[0]) if self.matrix else 0

    @property
    def lines(self) -> list[Line]:
        """Lines of its cells row by row, those of a cell once for each of its places."""
        return [line for row in self.matrix for cell in row for line in cell.lines]

    @property
    def texts(self) -> list[str]:
        """Texts of its cells row by row, that of a cell once for each of its places."""
        return [cell.raw for row in self.matrix for cell in row]


@dataclass(slots=True)
class DraftBox:
    """Text in a drawn rectangle of its own; ``around`` is the diagram it belongs to."""

    box: Box
    lines: list[Line]
    around: Box | None = None


Part = Piece | DraftTable
"""What the text of a page is made of, in reading order."""

"""Page content in display coordinates: what the extractor hands to lines, tables and furniture."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Font:
    """Look of a piece of text; ``size`` in points as displayed."""

    name: str
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class Word:
    """Characters without white space between; origin at the top left of the displayed page, points, y downwards.

    ``angle`` is 0, 90, 180 or 270 degrees counter-clockwise. ``hyphen`` says that the line-end hyphen that followed was
    taken off, ``breaks`` that pdfium saw a line end behind the word. ``mcid`` is the marked-content id of the tag tree,
    -1 without; ``glue`` that no space stands before it; ``order`` the place of its text object in the drawing order.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    font: Font
    angle: int = 0
    hyphen: bool = False
    breaks: bool = False
    mcid: int = -1
    order: int = 0
    colour: tuple[int, int, int, int] = (0, 0, 0, 255)
    mode: int = 0
    glue: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in display coordinates."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area in square points; 0 for an inverted box."""
        return max(0.0, self.width) * max(0.0, self.height)

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies inside, or at most ``slack`` points outside."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path or an image, with its place in the drawing order.

    ``transparent`` says that it may leave visible what lies under its box: images with masks, curved outlines.
    """

    box: Box
    colour: tuple[int, int, int, int]
    order: int
    image: bool = False
    transparent: bool = False


@dataclass(slots=True)
class PageContent:
    """Everything on one page that the later stages look at."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    horizontals: list[Box] = field(default_factory=list)
    verticals: list[Box] = field(default_factory=list)
    raw: str = ""
    crowded: bool = False

    @property
    def image_share(self) -> float:
        """Largest share of the page that one image covers."""
        whole = self.width * self.height or 1.0
        return max((s.box.area / whole for s in self.shapes if s.image), default=0.0)

"""Boxes: coloured or framed areas with a heading and text of their own.

Such a box stands inside a section. What follows it belongs to that section again and not to the heading of the box.
"""

from collections.abc import Mapping, Sequence

from ingest.block import SectionEnd
from ingest.pdf.lines import Line
from ingest.pdf.page import Box, PageContent
from ingest.pdf.parts import Part, Piece
from ingest.pdf.tables.grid import find_grids

_WHITE = 250  # of 255 in each colour
_MOST = 0.6  # share of a page above which an area is its background
_NESTED = 4.0  # points between the sides of an area and those of the one around it: the frame of one box
_LARGER = 1.15  # font size over that of the text above which a heading is one of the text's sections

Panels = Mapping[int, Sequence[Box]]
"""Areas by page number."""


def panels_of(content: PageContent) -> list[Box]:
    """Coloured and framed areas of a page that may be boxes.

    A box with a bar for its title is one area with another in it that leaves the bar free: only the outer one counts.
    """
    filled = [s.box for s in content.shapes if not s.image and s.colour[3] and min(s.colour[:3]) < _WHITE]
    framed = [grid.box for grid in find_grids(content.horizontals, content.verticals) if len(grid.cells) == 1]
    boxes = [box for box in filled + framed if box.area < _MOST * content.width * content.height]
    return [box for box in boxes if not any(_frames(other, box) for other in boxes)]


def _frames(outer: Box, inner: Box) -> bool:
    """Whether an area only adds a frame and perhaps a bar at the top to the one inside it."""
    sides = (inner.x0 - outer.x0, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    return outer.area > inner.area and outer.top <= inner.top and all(-0.5 <= gap <= _NESTED for gap in sides)


def end_boxes(parts: Sequence[Part], panels: Panels) -> list[Part | SectionEnd]:
    """The parts with a SectionEnd behind each box that begins with a heading.

    A box is told from a panel that only decorates the beginning of a section: its heading is no larger than its text,
    and no heading outside boxes looks like it.
    """
    within = [_panel(part, panels) for part in parts]
    headings = [(part, panel) for part, panel in zip(parts, within, strict=True) if _is_heading(part)]
    outside = {_look(part) for part, panel in headings if panel is None}
    ends: dict[int, int] = {}
    for i, part in enumerate(parts):
        begins = within[i] is not None and (i == 0 or within[i - 1] != within[i])
        if not begins or not isinstance(part, Piece) or not part.heading or _look(part) in outside:
            continue
        end = _end(parts, within, i)
        own = [p for p in parts[i + 1 : end] if isinstance(p, Piece)]
        text = [p.lines[0].size for p in own if not p.heading]
        if text and part.lines[0].size <= _LARGER * max(text) and all(p.level >= part.level for p in own if p.heading):
            ends[end] = part.level
    made: list[Part | SectionEnd] = []
    for i, part in enumerate(parts):
        if i in ends and not (isinstance(part, Piece) and part.heading and part.level <= ends[i]):
            made.append(SectionEnd(ends[i]))
        made.append(part)
    return made


def _is_heading(part: Part) -> bool:
    return isinstance(part, Piece) and part.heading


def _look(part: Part) -> tuple[int, int]:
    return (part.level, round(2 * part.lines[0].size)) if isinstance(part, Piece) else (0, 0)


def _end(parts: Sequence[Part], within: Sequence[Box | None], start: int) -> int:
    """Index of the first part behind the box that begins at ``start``; boxes may go on at the top of the next page."""
    panel, i = within[start], start + 1
    while i < len(parts):
        part, page = parts[i], parts[i - 1].lines[-1].page
        if isinstance(part, Piece) and part.note:
            i += 1
            continue
        onward = part.lines[0].page == page + 1 and not _is_heading(part) and _same_width(panel, within[i])
        if within[i] != panel and not onward:
            break
        panel, i = within[i], i + 1
    return i


def _same_width(panel: Box | None, other: Box | None) -> bool:
    return panel is not None and other is not None and max(abs(panel.x0 - other.x0), abs(panel.x1 - other.x1)) < 2.0


def _panel(part: Part, panels: Panels) -> Box | None:
    """The smallest area that holds the part, or what of it stands on its last page."""
    lines = part.lines
    page = lines[-1].page if lines else 0
    own = [line for line in lines if line.page == page]
    held = [box for box in panels.get(page, ()) if own and all(_holds(box, line) for line in own)]
    return min(held, key=lambda box: box.area, default=None)


def _holds(box: Box, line: Line) -> bool:
    return box.holds(line.x0, line.base, 1.0) and box.holds(line.x1, line.base, 1.0)

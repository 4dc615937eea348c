"""Grids of ruled lines: joined rulings become cells, tables and diagram boxes."""

from collections import defaultdict
from dataclasses import dataclass

from ingest.pdf.neighbours import together
from ingest.pdf.page import Box

SNAP = 2.5  # rulings closer than this are one line, points
SHORTEST = 5.0  # joined rulings shorter than this are ornaments, points
MAX_RULES = 4_000  # rulings of a page; more are a drawing, and finding which touch would take long


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of the grid; rows and columns as half-open ranges of grid lines, ``head`` marks a sure head."""

    box: Box
    row: int
    row_end: int
    column: int
    column_end: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of connected rulings; ``table`` is False for a diagram, whose boxes leave space between them."""

    box: Box
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    table: bool


def find_grids(horizontals: list[Box], verticals: list[Box]) -> list[Grid]:
    """Grids of a page from its rulings, top to bottom; nothing when there are implausibly many rulings."""
    if not horizontals or len(horizontals) + len(verticals) > MAX_RULES:
        return []
    across = merge_rules([(b.top, b.x0, b.x1) for b in horizontals])
    down = merge_rules([(b.x0, b.top, b.bottom) for b in verticals])
    grids = [g for part in components(across, down) if (g := _grid(*part)) is not None]
    return sorted(grids, key=lambda g: (g.box.top, g.box.x0))


Rule = tuple[float, float, float]  # position, start, end


def merge_rules(rules: list[Rule]) -> list[Rule]:
    """Rules snapped to common positions, overlapping or touching pieces joined."""

    def level(group: list[Rule], rule: Rule) -> bool:
        return rule[0] - group[-1][0] <= SNAP and rule[0] - group[0][0] <= 2 * SNAP

    merged = []
    for group in together(sorted(rules), level):
        position = sum(r[0] for r in group) / len(group)
        pieces = sorted((r[1], r[2]) for r in group)
        start, end = pieces[0]
        for a, b in pieces[1:]:
            if a <= end + 2 * SNAP:
                end = max(end, b)
            else:
                merged.append((position, start, end))
                start, end = a, b
        merged.append((position, start, end))
    return [r for r in merged if r[2] - r[1] >= SHORTEST]


def components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another, only those with rules in both directions."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (y, x0, x1) in enumerate(across):
        for j, (x, y0, y1) in enumerate(down):
            if x0 - SNAP * 1.5 <= x <= x1 + SNAP * 1.5 and y0 - SNAP * 1.5 <= y <= y1 + SNAP * 1.5:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate(across):
        groups[root(i)][0].append(rule)
    for j, rule in enumerate(down):
        groups[root(len(across) + j)][1].append(rule)
    return [g for g in groups.values() if g[0] and g[1]]


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    left = min(min(r[1] for r in across), min(r[0] for r in down))
    right = max(max(r[2] for r in across), max(r[0] for r in down))
    top = min(min(r[0] for r in across), min(r[1] for r in down))
    bottom = max(max(r[0] for r in across), max(r[2] for r in down))
    if right - left < 15 or bottom - top < 8:
        return None
    xs = _positions([left, right, *(r[0] for r in down)])
    ys = _positions([top, bottom, *(r[0] for r in across)])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 20_000:
        return None
    walls = _walls(xs, ys, down)
    floors = _walls(ys, xs, across)
    cells, outside = _regions(xs, ys, walls, floors)
    if not cells:
        return None
    box = Box(left, top, right, bottom)
    covered = sum(c.box.area for c in cells) / (box.area or 1.0)
    return Grid(box, tuple(cells), len(ys) - 1, len(xs) - 1, covered > 0.9 and not outside)


def _positions(values: list[float]) -> list[float]:
    values.sort()
    out = [values[0]]
    for value in values[1:]:
        if value - out[-1] > SNAP:
            out.append(value)
    return out


def _nearest(values: list[float], value: float) -> int | None:
    best = min(range(len(values)), key=lambda i: abs(values[i] - value))
    return best if abs(values[best] - value) <= 2 * SNAP else None


def _walls(positions: list[float], along: list[float], rules: list[Rule]) -> set[tuple[int, int]]:
    """Pairs (position, step) of grid edges that a rule draws for at least 60 % of their length."""
    walls = set()
    for position, start, end in rules:
        place = _nearest(positions, position)
        if place is None:
            continue
        for step in range(len(along) - 1):
            length = min(end, along[step + 1]) - max(start, along[step])
            if length > 0.6 * (along[step + 1] - along[step]):
                walls.add((place, step))
    return walls


def _regions(
    xs: list[float], ys: list[float], walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> tuple[list[Cell], bool]:
    """Rectangular cells, and whether some region is no closed rectangle (space around diagram boxes)."""
    rows, columns = len(ys) - 1, len(xs) - 1
    seen: set[tuple[int, int]] = set()
    cells, outside = [], False
    for start in ((r, c) for r in range(rows) for c in range(columns)):
        if start in seen:
            continue
        region, stack = {start}, [start]
        while stack:
            r, c = stack.pop()
            steps = (
                ((r, c + 1), (c + 1, r) not in walls),
                ((r, c - 1), (c, r) not in walls),
                ((r + 1, c), (r + 1, c) not in floors),
                ((r - 1, c), (r, c) not in floors),
            )
            for place, open_ in steps:
                if open_ and 0 <= place[0] < rows and 0 <= place[1] < columns and place not in region:
                    region.add(place)
                    stack.append(place)
        seen |= region
        r0, r1 = min(p[0] for p in region), max(p[0] for p in region) + 1
        c0, c1 = min(p[1] for p in region), max(p[1] for p in region) + 1
        if len(region) == (r1 - r0) * (c1 - c0):
            cells.append(Cell(Box(xs[c0], ys[r0], xs[c1], ys[r1]), r0, r1, c0, c1))
        else:
            outside = True
    return cells, outside

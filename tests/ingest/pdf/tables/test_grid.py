from ingest.pdf.page import Box
from ingest.pdf.tables.grid import find_grids


def across(y: float, x0: float, x1: float) -> Box:
    return Box(x0, y, x1, y)


def down(x: float, y0: float, y1: float) -> Box:
    return Box(x, y0, x, y1)


def test_full_rulings_make_cells() -> None:
    (grid,) = find_grids([across(y, 0, 200) for y in (0, 20, 40)], [down(x, 0, 40) for x in (0, 100, 200)])
    assert (grid.rows, grid.columns, len(grid.cells), grid.table) == (2, 2, 4, True)


def test_double_rulings_and_pieces_are_one_line() -> None:
    lines = [across(0, 0, 90), across(1.5, 88, 200), across(40, 0, 200)]
    (grid,) = find_grids(lines, [down(x, 0, 40) for x in (0, 1, 100, 200)])
    assert (grid.rows, grid.columns) == (1, 2)


def test_a_missing_wall_merges_cells() -> None:
    lines = [down(0, 0, 40), down(100, 20, 40), down(200, 0, 40)]
    (grid,) = find_grids([across(y, 0, 200) for y in (0, 20, 40)], lines)
    assert sorted((c.row, c.column, c.column_end) for c in grid.cells) == [(0, 0, 2), (1, 0, 1), (1, 1, 2)]


def test_boxes_joined_by_a_line_are_a_diagram() -> None:
    tops = [across(y, 0, 100) for y in (0, 20)] + [across(y, 50, 200) for y in (60, 80)]
    sides = [down(0, 0, 20), down(100, 0, 20), down(50, 60, 80), down(200, 60, 80), down(70, 20, 60)]
    (grid,) = find_grids(tops, sides)
    assert not grid.table


def test_too_many_rulings_are_not_looked_at() -> None:
    assert find_grids([across(i % 700, 0, 10) for i in range(9000)], [down(0, 0, 700)]) == []

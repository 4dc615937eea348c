"""Where the columns of running text end."""

from collections.abc import Sequence

from ingest.pdf.lines import Line

_COLUMN = 12.0  # font sizes: narrowest line that shows a column of text
_FEWEST = 3  # such lines show one


def right_edges(lines: Sequence[Line]) -> list[float]:
    """For each line how far right its column reaches, from like lines around it but none that span several columns."""
    wide = [line for line in lines if line.x1 - line.x0 > _COLUMN * line.size]
    edges = []
    for i, line in enumerate(lines):
        around = [
            n
            for n in lines[max(0, i - 12) : i + 13]
            if abs(n.size - line.size) < 0.6 and n.x0 < line.x1 and n.x1 > line.x0 and abs(n.x0 - line.x0) < 60
        ]
        if line.x1 - line.x0 > _COLUMN * line.size:
            around = _within_column(line, around, wide)
        # A line of no width (a damaged font matrix) is not even beside itself.
        edges.append(max((n.x1 for n in around), default=line.x1))
    return edges


def _within_column(line: Line, around: list[Line], wide: Sequence[Line]) -> list[Line]:
    """The lines that end before the next column of text begins, where enough of them share a right edge."""
    end = _next_column(line, wide)
    within = [n for n in around if n.x1 <= end]
    right = max((n.x1 for n in within), default=0.0)
    return within if sum(right - n.x1 < 0.5 * n.size for n in within) >= _FEWEST else around


def _next_column(line: Line, wide: Sequence[Line]) -> float:
    """Where the next column of text begins, right of a line."""
    starts = sorted(n.x0 for n in wide if n.x0 > line.x1 and abs(n.size - line.size) < 0.6)
    return next(
        (a for a, b in zip(starts, starts[_FEWEST - 1 :], strict=False) if b - a < line.size),
        float("inf"),
    )

"""Display coordinates of a page: origin at the top left, y downwards, rotation applied."""

from ingest.pdf.page import Box


class Frame:
    """Turns pdfium's page coordinates (y upwards, unrotated) into display coordinates (y downwards)."""

    def __init__(self, box: tuple[float, float, float, float], rotation: int) -> None:
        """``box`` is left, bottom, right, top in points; ``rotation`` degrees clockwise."""
        self.left, self.bottom, self.right, self.top = box
        self.rotation = rotation % 360
        wide, high = self.right - self.left, self.top - self.bottom
        self.width, self.height = (wide, high) if self.rotation in (0, 180) else (high, wide)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Display coordinates of a point."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Display box of a rectangle."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

"""Builds the example corpus' scanned page: an image-only PDF from ``scan.md``, slightly rotated and noisy.

Run it with ``python corpus/_quellen/build_scan.py [FONT.ttf]`` from the project's folder; it needs Pillow. Without an
argument it takes Debian's DejaVu Serif (package fonts-dejavu-core). The page carries no text layer on purpose: it is
there for the OCR path.
"""

import random
import sys
import textwrap
import time
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "notizen" / "merkblatt-integrationslotsen-scan.pdf"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
NOTICE = "Text des Beispielkorpus „Wegweiser“, keine Veröffentlichung eines Ministeriums. Stand: November 2026."
DPI = 200
_SIZE = (1654, 2339)  # A4 at 200 dots per inch
_MARGIN = 190
_STAMP = time.struct_time((2026, 11, 22, 0, 0, 0, 6, 326, 0))


def page(text: str, font: Path) -> Image.Image:
    """The text set on an A4 page at 200 dots per inch, in grey, skewed by half a degree and speckled."""
    sheet = Image.new("L", _SIZE, 250)
    pen, y = ImageDraw.Draw(sheet), _MARGIN
    for block in text.split("\n\n"):
        points, width = (44, 50) if block.startswith("# ") else (36, 60) if block.startswith("## ") else (31, 70)
        if block.startswith(("Quellen:", NOTICE[:4])):
            points, width = 22, 98
        letters = ImageFont.truetype(str(font), points)
        for line in textwrap.wrap(block.lstrip("# "), width):
            pen.text((_MARGIN, y), line, font=letters, fill=30)
            y += round(points * 1.45)
        y += 24
    chance = random.Random(2026)  # the same specks at every build
    across, down = _SIZE[0] // 4, _SIZE[1] // 4
    grain = Image.frombytes("L", (across, down), bytes(chance.choice((0, 0, 0, 14, 28)) for _ in range(across * down)))
    sheet = sheet.rotate(0.5, Image.Resampling.BICUBIC, fillcolor=250).filter(ImageFilter.GaussianBlur(0.7))
    return ImageChops.subtract(sheet, grain.resize(_SIZE, Image.Resampling.BILINEAR))


def main() -> None:
    """Writes the scanned page."""
    font = Path(sys.argv[1]) if len(sys.argv) > 1 else FONT
    text = (HERE / "scan.md").read_text(encoding="utf-8").strip() + "\n\n" + NOTICE
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    image = page(text, font)
    image.save(TARGET, "PDF", resolution=DPI, quality=35, creationDate=_STAMP, modDate=_STAMP)
    print(TARGET.relative_to(HERE.parent), TARGET.stat().st_size)


if __name__ == "__main__":
    main()

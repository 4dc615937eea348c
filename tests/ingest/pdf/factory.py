"""Small PDF files made by hand, so that every coordinate, font and flaw in them is ours."""

from collections.abc import Sequence
from pathlib import Path

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}
A4 = (595, 842)


def text(x: float, y: float, words: str, size: float = 11, font: str = "F1", extra: str = "") -> str:
    """Text with its base line ``y`` points below the top of an A4 page."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {extra} /{font} {size} Tf {x} {842 - y} Td ({escaped}) Tj ET"


def turned(x: float, y: float, words: str, size: float = 9) -> str:
    """Text that runs upwards."""
    return f"BT /F2 {size} Tf 0 1 -1 0 {x} {842 - y} Tm ({words}) Tj ET"


def paragraph(x: float, y: float, lines: Sequence[str], size: float = 11, font: str = "F1", step: float = 13) -> str:
    """Lines below one another."""
    return "\n".join(text(x, y + i * step, line, size, font) for i, line in enumerate(lines))


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A thin line."""
    return f"0.5 w {x0} {842 - y0} m {x1} {842 - y1} l S"


def fill(x: float, y: float, width: float, height: float, grey: float) -> str:
    """A filled rectangle whose top is ``y``."""
    return f"q {grey} g {x} {842 - y - height} {width} {height} re f Q"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Full rulings of a table."""
    across = [rule(xs[0], y, xs[-1], y) for y in ys]
    return "\n".join(across + [rule(x, ys[0], x, ys[-1]) for x in xs])


def build(
    pages: Sequence[str],
    size: tuple[float, float] = A4,
    title: str = "",
    resources: str = "",
    objects: Sequence[str] = (),
    rotate: int = 0,
) -> bytes:
    """A PDF file of content streams, shown ``rotate`` degrees clockwise; ``objects`` are numbered from 5000."""
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in FONTS.items()
    )
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    bodies: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: f"<< /Title ({title}) >>".encode("cp1252"),
    }
    for i, content in enumerate(pages):
        stream = content.encode("cp1252")
        bodies[10 + 2 * i] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Rotate {rotate}"
            f" /Contents {11 + 2 * i} 0 R"
            f" /Resources << /Font << {fonts} >> {resources} >> >>"
        ).encode()
        bodies[11 + 2 * i] = b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream)
    for i, body in enumerate(objects):
        bodies[5000 + i] = body.encode("cp1252")
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    return out + b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF" % (max(bodies) + 1, start)


def write(folder: Path, *pages: str, **options: object) -> Path:
    """The file of these pages."""
    path = folder / "probe.pdf"
    path.write_bytes(build(pages, **options))  # type: ignore[arg-type]
    return path

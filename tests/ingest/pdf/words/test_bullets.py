from pathlib import Path

from ingest.block import ListBlock, Paragraph
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import fill, text, write

ITEMS = ["Gutachten zum Lärm", "Bericht zum Boden", "Plan der Wege"]


def test_small_shapes_before_lines_are_bullets(tmp_path: Path) -> None:
    lines = [text(80, 120 + 16 * i, item) + "\n" + fill(68, 114.5 + 16 * i, 3, 3, 0) for i, item in enumerate(ITEMS)]
    page = "\n".join([text(60, 100, "Es liegen aus:"), *lines])
    lead, items = read_pdf(write(tmp_path, page)).blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(items, ListBlock)
    assert [(item.marker, item.text.text) for item in items.items] == [("•", item) for item in ITEMS]


def test_one_shape_and_shapes_inside_lines_are_none(tmp_path: Path) -> None:
    single = text(80, 120, ITEMS[0]) + "\n" + fill(68, 114.5, 3, 3, 0)
    inside = ["\n".join([text(60, y, "Amt"), fill(84, y - 5.5, 3, 3, 0), text(92, y, "Haus")]) for y in (200, 240)]
    blocks = read_pdf(write(tmp_path, "\n".join([single, *inside]))).blocks
    assert not any(isinstance(block, ListBlock) for block in blocks)

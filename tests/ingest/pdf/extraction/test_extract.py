"""Words in display coordinates."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest.pdf.extraction.extract import extract
from ingest.pdf.extraction.glyphs import GlyphNames
from ingest.pdf.page import PageContent
from tests.ingest.pdf.factory import build, paragraph, text, turned

TURNS = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}


def content_of(folder: Path, page: str, rotate: int) -> PageContent:
    path = folder / f"{rotate}.pdf"
    path.write_bytes(build([page], rotate=rotate))
    document = pdfium.PdfDocument(path)
    try:
        return extract(document[0], GlyphNames(path))
    finally:
        document.close()


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_is_upright_however_page_and_text_are_turned(tmp_path: Path, turn: int, rotate: int) -> None:
    lines = paragraph(60, 300, ["Belegung der Halle", "im Winter"])
    content = content_of(tmp_path, f"q {TURNS[turn]} cm {lines} Q", rotate)
    assert (content.width, content.height) == ((595, 842) if turn in (0, 180) else (842, 595))
    assert {word.angle for word in content.words} == {0}
    top = 300 if turn in (0, 180) else 300 - 842 + 595
    assert [(word.text, round(word.base)) for word in sorted(content.words, key=lambda w: (w.base, w.x0))] == [
        ("Belegung", top),
        ("der", top),
        ("Halle", top),
        ("im", top + 13),
        ("Winter", top + 13),
    ]


def test_a_page_without_a_clear_angle_is_seen_as_it_is_shown(tmp_path: Path) -> None:
    page = text(60, 300, "Belegung") + turned(300, 400, "Sporthalle")
    content = content_of(tmp_path, page, 90)
    assert (content.width, content.height) == (842, 595)
    assert {word.text: word.angle for word in content.words} == {"Belegung": 270, "Sporthalle": 0}

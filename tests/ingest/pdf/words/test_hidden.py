from pathlib import Path

import pytest

from ingest.block import Paragraph
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import fill, text, write

SEEN = text(70, 100, "Der sichtbare Text dieser Seite.")


@pytest.mark.parametrize(
    "trick",
    [
        text(70, 300, "Versteckt", extra="3 Tr"),
        text(70, 300, "Versteckt", extra="1 g"),
        text(70, -40, "Versteckt"),
        text(900, 300, "Versteckt"),
        text(70, 300, "Versteckt", size=0.5),
        fill(60, 280, 200, 40, 0.2) + text(70, 300, "Versteckt", extra="0.2 g"),
        text(70, 300, "Versteckt") + fill(60, 280, 200, 40, 0),
    ],
    ids=["unsichtbar", "weiss", "oberhalb", "daneben", "winzig", "wie der Grund", "geschwaerzt"],
)
def test_text_nobody_can_see_is_left_out(tmp_path: Path, trick: str) -> None:
    reading = read_pdf(write(tmp_path, SEEN + "\n" + trick))
    assert [b.text.text for b in reading.blocks if isinstance(b, Paragraph)] == ["Der sichtbare Text dieser Seite."]


def test_white_text_on_a_dark_ground_stays(tmp_path: Path) -> None:
    reading = read_pdf(write(tmp_path, fill(60, 80, 300, 40, 0.1) + text(70, 100, "Weiß auf Blau", extra="1 g")))
    assert [b.text.text for b in reading.blocks if isinstance(b, Paragraph)] == ["Weiß auf Blau"]


@pytest.mark.parametrize("places", ["200 0 0 200 0 99999999 cm\n", "200 200 -200 200 9 9 cm\n"])
def test_text_scaled_beyond_all_bounds_is_survived(tmp_path: Path, places: str) -> None:
    far = "q " + places * 40 + text(70, 100, "Unendlich") + "\n10 10 m 10 90 l S 5 5 60 60 re f\nQ"
    assert len(read_pdf(write(tmp_path, SEEN + "\n" + far)).blocks) == 1

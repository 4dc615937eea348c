import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import UnreadableFile
from ingest.pdf import read_pdf
from ingest.pdf.extraction import ocr
from ingest.pdf.lines import build_lines
from tests.ingest.pdf.factory import text, write

TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t
5\t1\t1\t1\t1\t1\t200\t300\t60\t30\t96.1\tNach
5\t1\t1\t1\t1\t2\t270\t300\t20\t30\t91.0\t§
5\t1\t1\t1\t1\t3\t300\t302\t20\t28\t95.2\t5
5\t1\t1\t1\t2\t1\t200\t340\t90\t30\t93.0\tgilt.
5\t1\t1\t1\t2\t2\t300\t340\t90\t30\t3.0\t~~
"""
SCAN = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def test_words_of_the_table_form_lines() -> None:
    words = ocr.words_of(TABLE, 0.36)
    assert [line.text for line in build_lines(words, 1)] == ["Nach § 5", "gilt."]
    assert words[0].x0 == pytest.approx(72)


def test_a_scanned_page_is_named_when_tesseract_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "model", lambda: None)
    reading = read_pdf(write(tmp_path, text(70, 100, "Die erste Seite hat Text."), SCAN))
    assert reading.warnings == ("Seite 2: gescannt, nicht lesbar. Bitte eine Fassung mit Texterkennung ablegen.",)
    with pytest.raises(UnreadableFile, match="0 Zeichen"):
        read_pdf(write(tmp_path, SCAN))


def test_a_page_reaches_tesseract_with_the_packages_of_the_product_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def run(_command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        given.append(options["input"])
        return subprocess.CompletedProcess([], 0, TABLE.encode(), b"")

    monkeypatch.setitem(sys.modules, "PIL", None)  # comes with the test packages only
    monkeypatch.setattr(ocr, "model", lambda: "deu")
    monkeypatch.setattr(subprocess, "run", run)
    assert read_pdf(write(tmp_path, SCAN)).page_texts == ("Nach § 5\ngilt.",)
    kind, width, height, largest, pixels = given[0].split(maxsplit=4)
    assert (kind, largest) == (b"P5", b"255")
    assert len(pixels) == int(width) * int(height)


def test_recognised_pages_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.pdf.sheets.recognise", lambda page: ocr.words_of(TABLE, 0.36))
    reading = read_pdf(write(tmp_path, SCAN))
    assert reading.ocr_pages == {1}
    assert reading.page_texts == ("Nach § 5\ngilt.",)


def test_an_invisible_text_layer_over_a_scan_is_its_recognised_text(tmp_path: Path) -> None:
    reading = read_pdf(
        write(tmp_path, SCAN + "\n" + text(70, 100, "Unsichtbar über dem Bild gedruckter Text.", extra="3 Tr"))
    )
    assert reading.ocr_pages == {1}
    assert len(reading.blocks) == 1

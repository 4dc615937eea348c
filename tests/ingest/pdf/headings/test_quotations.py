"""Sentences in quotation marks that are set large."""

from pathlib import Path

import pytest

from ingest.block import Heading, Paragraph
from ingest.pdf import read_pdf
from ingest.pdf.headings.quotations import is_quotation
from tests.ingest.pdf.factory import paragraph, text, write


@pytest.mark.parametrize(
    "name",
    [
        "„Soziale Stadt“",
        "Projekt „Wir bleiben alle in unserem Viertel!“",
        "„Wer hilft mir, wenn ich einmal krank bin?“",
    ],
)
def test_names_and_questions_in_quotation_marks_may_be_headings(name: str) -> None:
    assert not is_quotation(name)


def test_a_pull_quote_is_no_heading(tmp_path: Path) -> None:
    body = [
        "Das Amt berät alle, die in der Gemeinde bauen wollen, und",
        "prüft ihre Pläne, bevor sie den Antrag stellen.",
    ]
    page = "\n".join(
        [
            text(70, 90, "Beratung", size=16),
            paragraph(70, 120, body),
            text(90, 160, "„Ohne das Amt hätte ich nie gebaut.“", size=14, font="F3"),
            paragraph(70, 190, body),
        ]
    )
    blocks = read_pdf(write(tmp_path, page)).blocks
    assert [block.text.text for block in blocks if isinstance(block, Heading)] == ["Beratung"]
    assert "„Ohne das Amt hätte ich nie gebaut.“" in [
        block.text.text for block in blocks if isinstance(block, Paragraph)
    ]

"""Setzt die Handreichung aus den Typst-Quellen, Byte für Byte wiederholbar und ohne Netz."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import typst

QUELLE = Path(__file__).parent
ZIEL = QUELLE.parent / "handreichung-kommunales-integrationsmanagement.pdf"
STAND = datetime(2026, 11, 22, tzinfo=UTC)


def build() -> bytes:
    """The PDF (PDF/UA-1, tagged) as bytes; only the fonts beside the sources are used, the date is fixed.

    Raises typst.TypstError when a source does not compile or breaks the PDF/UA-1 rules.
    """
    pdf = typst.compile(
        str(QUELLE / "handreichung.typ"),
        root=str(QUELLE),
        font_paths=[str(QUELLE / "schriften")],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        timestamp=int(STAND.timestamp()),
    )
    assert isinstance(pdf, bytes)
    return pdf


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ZIEL
    target.write_bytes(build())
    print(f"{target}: {target.stat().st_size // 1024} KB")

"""What the tests of tables share."""

from pathlib import Path

from ingest.block import Block, Table
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import write


def read(folder: Path, *pages: str) -> list[Block]:
    """The blocks of a file with these pages."""
    return list(read_pdf(write(folder, *pages)).blocks)


def table_of(page: str, folder: Path) -> Table:
    """The only table of a file with this page."""
    (table,) = [block for block in read(folder, page) if isinstance(block, Table)]
    return table

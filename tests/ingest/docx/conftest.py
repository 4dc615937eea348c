import pytest

from ingest.docx import read_docx
from tests.ingest.office import docx
from tests.ingest.outline import outline


@pytest.fixture
def lines(tmp_path):
    """What a Word file with this body is read as, block by block."""
    return lambda *body, extra=None: outline(read_docx(docx(tmp_path / "a.docx", *body, extra=extra)).blocks)

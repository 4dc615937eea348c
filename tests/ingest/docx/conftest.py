import pytest

from ingest.docx import read_docx
from tests.ingest.office import docx
from tests.ingest.outline import outline


@pytest.fixture
def read(tmp_path):
    """What a Word file with this body and these other parts is read as."""
    return lambda *body, extra=None: read_docx(docx(tmp_path / "a.docx", *body, extra=extra))


@pytest.fixture
def lines(read):
    """The same, block by block."""
    return lambda *body, extra=None: outline(read(*body, extra=extra).blocks)

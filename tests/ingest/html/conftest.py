"""What the tests of pages share."""

import pytest

from ingest.html import read_html
from tests.ingest.outline import outline


@pytest.fixture
def read(tmp_path):
    def page(source):
        path = tmp_path / "seite.html"
        path.write_text(source, encoding="utf-8")
        return outline(read_html(path).blocks)

    return page

import pytest

from ingest.epub import read_epub
from ingest.errors import UnreadableFile
from tests.ingest.office import epub, pack
from tests.ingest.outline import outline


def test_chapters_in_the_order_of_the_spine(tmp_path):
    reading = read_epub(
        epub(tmp_path / "a.epub", {"b.xhtml": "<h1>Eins</h1><p>A.</p>", "a.xhtml": "<h1>Zwei</h1><p>B.</p>"})
    )
    assert outline(reading.blocks) == ["# Eins", "A.", "# Zwei", "B."]
    assert (reading.title, reading.date, reading.language) == ("Ratgeber", "2021-05-04", "de")


def test_paths_that_lead_out_of_the_book_read_nothing(tmp_path):
    with pytest.raises(UnreadableFile, match="keinen Text"):
        read_epub(epub(tmp_path / "a.epub", {"../../../etc/passwd": ""}))


def test_a_book_without_package_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="Paketdatei"):
        read_epub(pack(tmp_path / "a.epub", {"mimetype": "application/epub+zip"}))

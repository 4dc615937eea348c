from ingest.read import read_file
from tests.ingest.office import docx, p
from tests.ingest.outline import outline


def test_a_mislabelled_file_is_read_as_what_it_is(tmp_path):
    reading = read_file(docx(tmp_path / "a.txt", p("Ein Satz.")))
    assert outline(reading.blocks) == ["Ein Satz."]
    assert reading.warnings == ("Die Datei heißt .txt, ist aber DOCX; sie wurde als DOCX gelesen. Bitte umbenennen.",)


def test_a_file_that_keeps_its_promise_has_no_warning(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<p>Ein Satz.</p>", encoding="utf-8")
    assert read_file(path).warnings == ()

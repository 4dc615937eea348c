import os

import pytest

from ingest import WegweiserError, ingest_file, ingest_folder
from ingest.report import FileStatus
from tests.ingest.office import docx, p
from tests.ingest.test_files import write


def count(text):
    return len(text) // 4


def test_one_bad_file_stops_nothing(tmp_path):
    write(tmp_path / "gut.md")
    write(tmp_path / "leer.md", "")
    docx(tmp_path / "wort.docx", p("Noch ein Satz."))
    (tmp_path / "bild.png").write_bytes(b"\x89PNG\r\n")
    seen = []
    result = ingest_folder(tmp_path, count, workers=2, progress=lambda done, of, name: seen.append((done, of, name)))
    assert [document.id for document in result.documents] == ["gut", "wort"]
    states = {entry.file: entry.status for entry in result.report.entries}
    assert states == {
        "bild.png": FileStatus.FAILED,
        "gut.md": FileStatus.WARNING,
        "leer.md": FileStatus.FAILED,
        "wort.docx": FileStatus.WARNING,
    }
    assert [done for done, _, _ in seen] == [1, 2, 3, 4]
    assert {passage.document for passage in result.passages} == {"gut", "wort"}
    assert result.page_texts == {"gut": (), "wort": ()}


def test_ids_are_told_apart_by_their_folder(tmp_path):
    for name in ("nord/bericht.md", "sued/bericht.md", "sued/bericht.txt", "bericht.md"):
        write(tmp_path / name)
    ids = [document.id for document in ingest_folder(tmp_path, count).documents]
    assert ids == ["bericht", "nord-bericht", "sued-bericht", "sued-bericht-txt"]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(WegweiserError, match="Den Ordner"):
        ingest_folder(tmp_path / "fehlt", count)


def test_one_file_alone(tmp_path):
    result = ingest_file(write(tmp_path / "a.md"), tmp_path, count)
    assert (result.document.file, result.passages[0].text) == ("a.md", "Ein Satz steht hier.")


def test_names_with_odd_bytes_are_told_and_stop_nothing(tmp_path):
    write(tmp_path / "gut.md")
    write(tmp_path / os.fsdecode(b"k\xfchn.md"))
    write(tmp_path / os.fsdecode(b"\xdcbung") / "a.md")
    (tmp_path / os.fsdecode(b"\xd6ffnung")).symlink_to(tmp_path)
    result = ingest_folder(tmp_path, count)
    assert [document.file for document in result.documents] == ["gut.md"]
    failed = [entry for entry in result.report.entries if entry.status is FileStatus.FAILED]
    assert [entry.file for entry in failed] == ["?bung/a.md", "?ffnung", "k?hn.md"]
    assert [("umbenennen" in entry.messages[0]) for entry in failed] == [True, False, True]
    result.report.write(tmp_path / "bericht.json")

import os

import pytest

from ingest import WegweiserError, ingest_file, ingest_folder
from ingest.errors import UnreadableFile
from ingest.folder import find_files
from ingest.report import FileStatus
from tests.ingest.office import docx, p


def count(text):
    return len(text) // 4


def write(path, text="# Titel\n\nEin Satz steht hier."):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_a_document(tmp_path):
    for name in (
        "a.md", "tief/b.txt", "README.md", "prueffragen.jsonl", "a.md.meta.yaml", ".versteckt.md", "_quellen/c.md",
        ".git/d.md", "~$wort.docx",
    ):  # fmt: skip
        write(tmp_path / name)
    assert [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)[0]] == ["a.md", "tief/b.txt"]


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


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    outside = write(tmp_path / "draussen" / "geheim.md")
    root = tmp_path / "korpus"
    write(root / "a.md")
    (root / "geheim.md").symlink_to(outside)
    (root / "ordner").symlink_to(outside.parent)
    (root / "innen.md").symlink_to(root / "a.md")
    (root / "leer.md").symlink_to(root / "fehlt.md")
    os.mkfifo(root / "rohr.md")
    files, refused = find_files(root)
    assert [path.name for path in files] == ["a.md", "innen.md"]
    assert {entry.file for entry in refused} == {"geheim.md", "ordner", "leer.md", "rohr.md"}
    with pytest.raises(UnreadableFile, match="außerhalb"):
        ingest_file(root / ".." / "draussen" / "geheim.md", root, count)


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


def test_a_name_with_odd_bytes_can_be_reported(tmp_path):
    with open(os.fsencode(tmp_path) + b"/k\xfchn.md", "wb") as file:
        file.write(b"")
    entries = ingest_folder(tmp_path, count).report.entries
    assert entries[0].file.encode("utf-8")
    assert entries[0].status is FileStatus.FAILED

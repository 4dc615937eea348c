import os

import pytest

from ingest import UnreadableFile, find_files, ingest_file


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
        ingest_file(root / ".." / "draussen" / "geheim.md", root, len)

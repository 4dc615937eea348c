import hashlib

import pytest

import ingest.cache
from ingest import ReadingCache, UnreadableFile, read_file


@pytest.fixture
def reads(monkeypatch):
    """Names of the files that were really read."""
    names = []

    def read(path, limits=None):
        names.append(path.name)
        return read_file(path)

    monkeypatch.setattr(ingest.cache, "read_guarded", read)
    return names


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "notiz.md"
    path.write_text("# Notiz\n\nDer Beirat tagt am Montag.\n", encoding="utf-8")
    return path


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(cache, path):
    return cache.read(path, sha256(path))


def test_a_file_is_read_once(tmp_path, reads, note):
    first = read(ReadingCache(tmp_path / "cache", "v1"), note)
    cache = ReadingCache(tmp_path / "cache", "v1")
    assert read(cache, note) == first == read_file(note)
    assert reads == ["notiz.md"]
    assert cache.hits == 1


def test_another_content_name_or_program_is_read_again(tmp_path, reads, note):
    read(ReadingCache(tmp_path / "cache", "v1"), note)
    read(ReadingCache(tmp_path / "cache", "v2"), note)
    renamed = note.rename(tmp_path / "notiz.txt")  # the ending decides how it is read
    read(ReadingCache(tmp_path / "cache", "v1"), renamed)
    renamed.write_text("Anders.", encoding="utf-8")
    assert read(ReadingCache(tmp_path / "cache", "v1"), renamed).blocks[0].text.text == "Anders."
    assert len(reads) == 4


@pytest.mark.parametrize("damage", [lambda old: old[:-1], lambda old: b"", lambda old: old[:40] + b"\xff" + old[41:]])
def test_a_damaged_reading_counts_as_missing(tmp_path, reads, note, damage):
    first = read(ReadingCache(tmp_path / "cache", "v1"), note)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert read(ReadingCache(tmp_path / "cache", "v1"), note) == first
    assert len(reads) == 2


def test_what_is_kept_cannot_run_code(tmp_path, reads, note):
    payload = b"cbuiltins\neval\n(S'1/0'\ntR."
    read(ReadingCache(tmp_path / "cache", "v1"), note)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(hashlib.sha256(payload).digest() + payload)
    assert read(ReadingCache(tmp_path / "cache", "v1"), note) == read_file(note)


def test_unused_readings_are_dropped(tmp_path, reads, note):
    other = tmp_path / "anderes.md"
    other.write_text("# Anderes\n\nText.\n", encoding="utf-8")
    cache = ReadingCache(tmp_path / "cache", "v1")
    read(cache, note)
    read(cache, other)
    cache = ReadingCache(tmp_path / "cache", "v1")
    read(cache, note)
    cache.drop_unused()
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_file_that_cannot_be_read_is_tried_again(tmp_path, reads):
    empty = tmp_path / "leer.pdf"
    empty.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(UnreadableFile):
            read(ReadingCache(tmp_path / "cache", "v1"), empty)
    assert len(reads) == 2


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path, monkeypatch, note):
    def read_and_change(path, limits=None):
        reading = read_file(path)
        path.write_text("# Ganz anderer Text\n\nUnd mehr davon.\n", encoding="utf-8")
        return reading

    monkeypatch.setattr(ingest.cache, "read_guarded", read_and_change)
    read(ReadingCache(tmp_path / "cache", "v1"), note)
    assert not (tmp_path / "cache").exists()


def test_a_file_that_is_gone_is_unreadable_and_not_a_crash(tmp_path, note):
    digest = sha256(note)
    note.unlink()
    with pytest.raises(UnreadableFile):
        ReadingCache(tmp_path / "cache", "v1").read(note, digest)

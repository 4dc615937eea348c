import json

import pytest

from index.errors import SnapshotError
from index.storage.manifest import FORMAT_VERSION, MANIFEST, Manifest, seal, verify

MADE = Manifest("20260101T000000", "2026-01-01T00:00:00+00:00", "model@1", "corpus", 1, 2, 3, quality={"right": 1})


@pytest.fixture
def sealed(tmp_path):
    (tmp_path / "unter").mkdir()
    (tmp_path / "a.bin").write_bytes(b"abcdef")
    (tmp_path / "unter" / "b.bin").write_bytes(b"")
    return tmp_path, seal(tmp_path, MADE)


def test_what_is_written_is_read(sealed):
    directory, manifest = sealed
    assert Manifest.read(directory) == manifest
    assert sorted(manifest.files) == ["a.bin", "unter/b.bin"]
    verify(directory, manifest)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda path: path.write_bytes(b"abcdeg"), "beschädigt"),
        (lambda path: path.write_bytes(b"abcde"), "beschädigt"),
        (lambda path: path.write_bytes(b"abcdef\0"), "beschädigt"),
        (lambda path: path.unlink(), "fehlt"),
    ],
    ids=["flipped", "truncated", "grown", "missing"],
)
def test_every_damage_is_noticed_and_the_file_named(sealed, change, said):
    directory, manifest = sealed
    change(directory / "a.bin")
    with pytest.raises(SnapshotError, match=rf"{said}|a\.bin") as caught:
        verify(directory, manifest)
    assert "a.bin" in str(caught.value)
    assert "wegweiser index build" in str(caught.value)


def test_every_flipped_byte_of_the_manifest_is_noticed(sealed):
    directory, manifest = sealed
    path = directory / MANIFEST
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        try:
            assert Manifest.read(directory) == manifest  # white space may differ
        except SnapshotError:
            continue


def test_a_snapshot_without_checksums_is_not_complete(tmp_path):
    MADE.write(tmp_path)
    with pytest.raises(SnapshotError, match="nicht vollständig"):
        verify(tmp_path, Manifest.read(tmp_path))


def test_another_format_says_so_and_names_the_command(sealed):
    directory, _ = sealed
    record = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
    (directory / MANIFEST).write_text(json.dumps(record | {"format_version": 99, "unknown": 1}), encoding="utf-8")
    with pytest.raises(SnapshotError, match=f"Format 99 statt {FORMAT_VERSION}.*wegweiser index build"):
        Manifest.read(directory)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "{}"])
def test_what_is_no_manifest_is_refused(tmp_path, content):
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(SnapshotError):
        Manifest.read(tmp_path)

import pytest

from ingest import archive
from ingest.archive import Archive
from ingest.errors import UnreadableFile
from tests.ingest.office import pack


def test_a_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBER", 1000)
    path = pack(tmp_path / "a.zip", {"klein": "x" * 1000, "gross": "x" * 1001})
    with Archive(path) as opened:
        assert len(opened.read("klein")) == 1000
        with pytest.raises(UnreadableFile, match="ZIP-Bombe"):
            opened.read("gross")


def test_all_members_together_have_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL", 1500)
    with Archive(pack(tmp_path / "a.zip", {"a": "x" * 1000, "b": "x" * 1000})) as opened:
        opened.read("a")
        with pytest.raises(UnreadableFile, match="ZIP-Bombe"):
            opened.read("b")


def test_a_damaged_member_is_refused(tmp_path):
    path = pack(tmp_path / "a.zip", {"a": "Ein Satz. " * 500})
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20
    path.write_bytes(bytes(data))
    with Archive(path) as opened, pytest.raises(UnreadableFile, match="beschädigt"):
        opened.read("a")


def test_entities_are_not_resolved(tmp_path):
    secret = tmp_path / "geheim"
    secret.write_text("geheim", encoding="utf-8")
    xml = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "lol">]><a>&x;&y;</a>'
    with Archive(pack(tmp_path / "a.zip", {"a.xml": xml})) as opened:
        root = opened.xml("a.xml")
        assert root is not None
        assert "".join(root.itertext("a")) == ""


def test_a_missing_member_is_nothing(tmp_path):
    with Archive(pack(tmp_path / "a.zip", {"a": ""})) as opened:
        assert opened.read("b") == b""
        assert opened.xml("b") is None

import shutil
from collections import namedtuple

import pytest

import server.doctor
from server.doctor import examine
from server.settings import Settings


@pytest.fixture
def settings(life, monkeypatch):
    monkeypatch.setattr(server.doctor, "embedder_of", lambda settings: life.embedder)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return Settings(corpus=life.corpus, data=life.data, embed_origins="https://www.amt.example")


def finding(settings, name, environ=None):
    (found,) = [each for each in examine(settings, environ or {}) if each.name == name]
    return found


def test_with_everything_there_every_check_passes(settings, life):
    life.build()
    assert [found for found in examine(settings, {}) if found.ok is not True] == []


def test_every_failure_names_what_mends_it(settings):
    for found in examine(settings, {"WEGWEISER_KORPUS": "x"}):
        assert found.ok or found.remedy or "„wegweiser" in found.detail, found


def test_a_missing_index(settings):
    found = finding(settings, "Index")
    assert (found.ok, found.remedy) == (False, "wegweiser index build")


def test_a_damaged_index(settings, life):
    version = life.build().manifest.version
    (life.store.directory(version) / "vocabulary.txt").unlink()
    found = finding(settings, "Index")
    assert found.ok is False
    assert "vocabulary.txt" in found.detail


def test_a_stale_index_is_a_hint(settings, life):
    life.build()
    life.write("neu.md", "# Neu\n\nText.\n")
    found = finding(settings, "Index")
    assert (found.ok, found.remedy) == (None, "wegweiser index build")


def test_a_misspelt_setting(settings):
    found = finding(settings, "Einstellungen", {"WEGWEISER_KORPUS": "x", "WEGWEISER_PORT": "1"})
    assert found.ok is False
    assert "WEGWEISER_KORPUS" in found.detail
    assert "WEGWEISER_PORT" not in found.detail


def test_a_missing_corpus(settings, life):
    shutil.rmtree(life.corpus)
    assert "gibt es nicht" in finding(settings, "Dokumente").detail


def test_an_unreadable_document(settings, monkeypatch):
    monkeypatch.setattr("server.doctor.os.access", lambda path, mode: path.name != "sprache.md")
    found = finding(settings, "Dokumente")
    assert "sprache.md" in found.detail
    assert found.remedy.startswith("chmod")


def test_a_full_disk(settings, monkeypatch):
    usage = namedtuple("usage", "total used free")(1, 1, 10 * 2**20)
    monkeypatch.setattr("server.doctor.shutil.disk_usage", lambda path: usage)
    assert finding(settings, "Speicherplatz").ok is False


def test_a_folder_nobody_may_write_to(settings, monkeypatch):
    def refuse(**options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("server.doctor.tempfile.TemporaryFile", refuse)
    assert finding(settings, "Datenordner").remedy.startswith("sudo chown")


def test_missing_text_recognition_is_a_hint(settings, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    found = finding(settings, "Texterkennung")
    assert (found.ok, found.remedy) == (None, "sudo apt-get install tesseract-ocr tesseract-ocr-deu")


def test_a_missing_model(settings, monkeypatch, tmp_path):
    monkeypatch.undo()
    found = finding(settings.model_copy(update={"model": str(tmp_path)}), "Modell")
    assert found.ok is False
    assert "make model" in found.detail


def test_broken_probes(settings, life):
    life.write("prueffragen.jsonl", "{")
    assert "Zeile 1" in finding(settings, "Prüffragen").detail


def test_a_widget_that_may_be_embedded_nowhere_is_a_hint(settings):
    assert finding(settings.model_copy(update={"embed_origins": ()}), "Einbindung").ok is None

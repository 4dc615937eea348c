import os
from dataclasses import replace
from hashlib import sha256

import pytest

from index.errors import BuildRunning, SnapshotError
from index.storage.lock import BuildLock
from index.weights import learned_weights
from server.assistant import IndexAssistant
from server.probes import ProbesError, read_results
from server.rebuild import Freshness, freshness, rebuild, rollback
from server.release import ReleaseStopped
from tests.fake_embedder import FakeEmbedder
from tests.server.life import Life
from tests.small_corpus import MONITORING

CHAPTER = MONITORING[MONITORING.index("## Indikatoren") :]


def contents(life):
    """Hash of every file of the live version except its manifest."""
    directory = life.store.directory(life.store.current())
    files = (path for path in directory.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(directory).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def answer(life, question):
    return IndexAssistant(life.store, life.embedder).ask(question)


def state(life):
    return freshness(life.corpus, life.store, life.embedder.identity)


def test_a_first_build_goes_live_and_records_its_quality(life):
    assert state(life) is Freshness.MISSING
    built = life.build()
    assert life.store.current() == built.manifest.version
    assert state(life) is Freshness.CURRENT
    manifest = life.store.list()[0]
    assert manifest == built.manifest
    assert manifest.quality["probes"] == 9
    assert manifest.quality["right"] >= 5
    assert manifest.release["summary"].startswith("4 Dokumente neu; 8 Passagen; ")
    assert manifest.release["forced"] is False
    assert len(read_results(life.store.directory(manifest.version))) == 9


def test_nothing_unchanged_is_embedded_or_read_again(life, monkeypatch):
    life.build()
    life.embedder.embedded.clear()
    life.replace("sprache.md", "120 Euro", "125 Euro")
    read = []
    monkeypatch.setattr("ingest.cache.read_guarded", lambda path, limits: read.append(path.name) or read_file(path))
    from ingest import read_file

    built = life.build()
    assert read == ["sprache.md"]
    assert {"125 Euro" in text for text in life.embedder.embedded} == {True}
    assert len(life.embedder.embedded) == len(set(life.embedder.embedded)) <= 5  # a passage and its sentences
    assert [document.id for document in built.release.changes.changed] == ["sprache"]


def test_an_incremental_build_is_byte_for_byte_one_from_scratch(life, tmp_path):
    life.build()
    life.replace("sprache.md", "120 Euro", "125 Euro")
    life.write("neu.md", "# Neues\n\nDas Integrationsbüro öffnet um neun Uhr.\n")
    (life.corpus / "ehrenamt.md").unlink()
    life.build(force=True)
    scratch = Life(tmp_path / "scratch")
    for path in scratch.corpus.iterdir():
        path.unlink()
    for path in life.corpus.iterdir():
        scratch.write(path.name, path.read_text(encoding="utf-8"))
    scratch.build(cache=None)
    assert contents(life) == contents(scratch)


def test_a_deleted_document_is_gone_from_every_answer(life):
    life.build()
    question = "Was kostet ein Deutschkurs?"
    assert [source.document for source in answer(life, question).sources] == ["sprache"]
    (life.corpus / "sprache.md").unlink()
    life.build(force=True)
    found = answer(life, question)
    assert "sprache" not in {source.document for source in found.sources}
    assistant = IndexAssistant(life.store, life.embedder)
    assert "sprache" not in {document.id for document in assistant.documents()}
    assert "sprache" not in {document.id for _, document, _ in assistant.search(question).passages}
    assert "Deutschkurs" not in " ".join(assistant.suggestions())


def test_a_renamed_file_keeps_its_citations(life):
    life.build()
    before = answer(life, "Was kostet ein Deutschkurs?").sources[0]
    (life.corpus / "sprache.md").rename(life.corpus / "sprachfoerderung-2026.md")
    built = life.build()
    after = answer(life, "Was kostet ein Deutschkurs?").sources[0]
    assert (after.document, after.passage, after.url) == (before.document, before.passage, before.url)
    assert "sprachfoerderung-2026.md" in after.file_url
    assert [document.file for document in built.release.changes.moved] == ["sprachfoerderung-2026.md"]
    assert not built.release.worse
    life.build()
    assert answer(life, "Was kostet ein Deutschkurs?").sources[0].passage == before.passage


def test_the_gate_stops_a_rebuild_without_the_monitoring_chapter(life):
    live = life.build().manifest.version
    life.replace("monitoring.md", CHAPTER, "")
    with pytest.raises(ReleaseStopped) as caught:
        life.build(allowed_regressions=1)
    said = str(caught.value)
    assert "nicht freigegeben" in said
    assert "Prüffragen werden schlechter beantwortet als bisher (erlaubt: 1)" in said
    assert "„Wie oft erscheint der Monitoringbericht?“" in said
    assert "geändert: Integrationsmonitoring (monitoring.md)" in said
    assert "--force" in said
    assert life.store.current() == live
    assert answer(life, "Wie oft erscheint der Monitoringbericht?").index == live
    assert state(life) is Freshness.STOPPED


def test_forcing_a_stopped_version_is_recorded_and_embeds_nothing_twice(life):
    life.build()
    life.replace("monitoring.md", CHAPTER, "## Neues\n\nEin ganz neuer Satz über den Ausländerbeirat.\n")
    with pytest.raises(ReleaseStopped):
        life.build(allowed_regressions=0)
    life.embedder.embedded.clear()
    built = life.build(allowed_regressions=0, force=True)
    assert life.embedder.embedded == []
    assert life.store.current() == built.manifest.version
    assert life.store.list()[0].release["forced"] is True
    assert state(life) is Freshness.CURRENT


def test_without_probes_the_release_says_so_and_passes(life):
    (life.corpus / "prueffragen.jsonl").unlink()
    built = life.build()
    assert "keine Prüffragen" in built.release.summary()
    assert built.manifest.quality == {}
    assert life.store.current() == built.manifest.version


def test_a_broken_probe_stops_the_build_before_anything_is_read(life):
    live = life.build().manifest.version
    life.write("prueffragen.jsonl", '{"id": "p1"}\n')
    with pytest.raises(ProbesError, match="Zeile 1"):
        life.build()
    assert life.store.current() == live


def test_every_known_question_is_answered_by_its_passage(life):
    life.build()
    assistant = IndexAssistant(life.store, life.embedder)
    assert assistant.suggestions()
    for question in assistant.suggestions():
        assert assistant.ask(question).status == "answered"


def test_an_empty_corpus_leaves_the_live_version(life):
    live = life.build().manifest.version
    for path in life.corpus.glob("*.md"):
        path.unlink()
    with pytest.raises(SnapshotError, match="kein lesbares Dokument"):
        life.build()
    assert life.store.current() == live


def test_two_builds_at_once(life):
    live = life.build().manifest.version
    with BuildLock(life.store.root / "bau.lock"), pytest.raises(BuildRunning, match=f"Prozess {os.getpid()} auf"):
        life.build()
    assert life.store.current() == live
    life.build()


def test_progress_is_told_by_stages_and_to_those_who_look(life):
    told, seen = [], []

    def progress(stage, done, total):
        told.append((stage, done, total))
        seen.append(life.store.building())

    life.build(progress=progress)
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["Lesen", "Einbetten", "Eichung", "Prüffragen"]
    assert ("Prüffragen", 9, 9) in told
    assert all(builder.pid == os.getpid() for builder in seen)
    assert life.store.building() is None


@pytest.mark.parametrize("name", ["monitoring.md", "neu.md", "prueffragen.jsonl", "monitoring.md.meta.yaml"])
def test_every_change_makes_the_index_stale(life, name):
    life.build()
    path = life.corpus / name
    before = path.read_text(encoding="utf-8") if path.exists() else "titel: X\n"
    path.write_text(before + "\n", encoding="utf-8")
    assert state(life) is Freshness.STALE


def test_another_model_or_damage_makes_the_index_stale(life):
    version = life.build().manifest.version
    assert freshness(life.corpus, life.store, "fake@2") is Freshness.STALE
    path = life.store.directory(version) / "vocabulary.txt"
    path.write_bytes(path.read_bytes() + b"\nx")
    assert state(life) is Freshness.STALE


def test_another_gate_makes_the_index_stale_because_its_calibration_is_for_the_old_one(life, monkeypatch):
    life.build()
    shipped = learned_weights()
    relearned = replace(shipped, gate=replace(shipped.gate, bias=shipped.gate.bias + 0.1))
    monkeypatch.setattr("server.rebuild.learned_weights", lambda: relearned)
    assert state(life) is Freshness.STALE


def test_rollback_is_not_undone_until_the_documents_change(life):
    first = life.build().manifest.version
    life.replace("sprache.md", "120 Euro", "125 Euro")
    life.build()
    assert rollback(life.store, life.embedder.identity).version == first
    assert "120 Euro" in answer(life, "Was kostet ein Deutschkurs?").parts[0].text
    assert state(life) is Freshness.ROLLED_BACK
    life.replace("sprache.md", "125 Euro", "130 Euro")
    assert state(life) is Freshness.STALE


def test_rollback_refuses_what_cannot_be_served(life):
    first = life.build().manifest.version
    second = life.build().manifest.version
    with pytest.raises(SnapshotError, match="gibt es nicht"):
        rollback(life.store, life.embedder.identity, "20000101T000000")
    (life.store.directory(first) / "passages.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(SnapshotError, match="beschädigt"):
        rollback(life.store, life.embedder.identity)
    assert life.store.current() == second


def test_only_the_last_versions_are_kept(life):
    life.store._keep = 2
    made = [life.build().manifest.version for _ in range(4)]
    assert life.store.names() == made[:1:-1]


def test_a_new_model_embeds_everything_anew(life):
    life.build()
    other = FakeEmbedder("fake@2")
    built = rebuild(life.corpus, life.store, other, cache=life.cache)
    assert len(other.embedded) == len(set(other.embedded)) > 15
    assert built.manifest.model == "fake@2"

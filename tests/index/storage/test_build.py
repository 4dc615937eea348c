import dataclasses

import numpy as np
import pytest

from index.storage.build import build_snapshot, corpus_hash
from index.storage.manifest import Manifest, verify
from index.storage.snapshot import Snapshot
from index.storage.views import HEADED_PASSAGE_VECTORS, PASSAGE_VECTORS, REFERENCE, SENTENCE_VECTORS
from tests.fake_embedder import FakeEmbedder, text_vector
from tests.index.small import build, documents, passages


def test_what_is_built_is_sealed_and_counts_its_units(tmp_path):
    manifest = build(tmp_path, version="v1")
    verify(tmp_path, manifest)
    assert Manifest.read(tmp_path) == manifest
    assert (manifest.version, manifest.model) == ("v1", "fake@1")
    assert (manifest.documents, manifest.passages, manifest.sentences) == (2, 3, 4)


def test_the_version_is_the_name_of_the_directory_if_nothing_else_is_said(tmp_path):
    directory = tmp_path / "20260101T120000"
    assert build_snapshot(documents(), passages(), FakeEmbedder(), directory).version == "20260101T120000"


def test_every_unit_has_the_vector_of_its_text(tmp_path):
    build(tmp_path)
    snapshot = Snapshot.load(tmp_path, "fake@1")
    row = np.array([2])
    for view, text in (
        (PASSAGE_VECTORS, "Ein Deutschkurs kostet 120 Euro."),
        (HEADED_PASSAGE_VECTORS, "Kapitel\nEin Deutschkurs kostet 120 Euro."),
    ):
        assert snapshot.vectors[view].cosines(text_vector(text), row) == pytest.approx([1.0], abs=1e-3)
    (nearest, *_), _ = snapshot.vectors[SENTENCE_VECTORS].nearest(text_vector("Der Beirat berät ihn."), 4)
    assert nearest == 2


def test_facts_are_written_per_passage_and_sentence(tmp_path):
    build(tmp_path, {"quellen": ("Ein Kurs kostet 12 Euro. Quelle: Landesamt",)})
    snapshot = Snapshot.load(tmp_path, "fake@1")
    assert [bool(facts & REFERENCE) for facts in snapshot.sentence_facts] == [False, True]
    assert not snapshot.passage_facts[0] & REFERENCE


def test_known_texts_are_not_embedded_again_and_change_nothing(tmp_path):
    first, second = FakeEmbedder(), FakeEmbedder()
    build(tmp_path / "one", embedder=first)
    known = {text: text_vector(text) for text in first.embedded[:3]}
    build(tmp_path / "two", embedder=second, known=known)
    assert set(second.embedded) == set(first.embedded) - set(known)
    for file in sorted((tmp_path / "one").glob("*.faiss")):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_text_of_several_views_is_embedded_once(tmp_path):
    embedder = FakeEmbedder()
    build(tmp_path, embedder=embedder)
    assert len(embedder.embedded) == len(set(embedder.embedded))


def test_progress_ends_with_the_total(tmp_path):
    steps = []
    build_snapshot(
        documents(), passages(), FakeEmbedder(), tmp_path, progress=lambda done, total: steps.append((done, total))
    )
    assert steps[-1][0] == steps[-1][1] > 0


def test_nothing_makes_an_empty_snapshot(tmp_path):
    manifest = build_snapshot([], [], FakeEmbedder(), tmp_path)
    assert (manifest.documents, manifest.passages, manifest.sentences) == (0, 0, 0)


def test_the_corpus_hash_depends_on_documents_and_not_on_their_order():
    assert corpus_hash(documents()) == corpus_hash(reversed(documents()))
    changed = [dataclasses.replace(documents()[0], date="2024"), *documents()[1:]]
    assert corpus_hash(changed) != corpus_hash(documents())

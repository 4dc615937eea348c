import logging

import numpy as np
import pytest

from index.storage.manifest import seal
from index.storage.reuse import KnownVectors
from index.storage.views import headed_passage
from tests.fake_embedder import FakeEmbedder, text_vector
from tests.index.small import TEXTS, build, passages


@pytest.fixture
def snapshot(tmp_path):
    directory = tmp_path / "alt"
    seal(directory, build(directory))
    return directory


def known_of(directory, model="fake@1"):
    known = KnownVectors(model)
    known.add(directory)
    return known


def test_every_text_of_a_snapshot_is_known_by_its_vector(snapshot):
    known = known_of(snapshot)
    for text in (headed_passage(passages()[0]), "Der Beirat berät ihn."):
        np.testing.assert_array_equal(known[text], text_vector(text))
    assert "Etwas anderes." not in known
    assert set(known) == set(known.keys())
    assert len(known) == 3 + 3 + 4 + 2  # the text of a passage of one sentence is that sentence


def test_vectors_of_another_model_are_not_used(snapshot):
    assert not known_of(snapshot, "fake@2")


def test_damaged_vectors_are_not_used(snapshot, caplog):
    path = snapshot / "sentences.faiss"
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert not known_of(snapshot)
    assert "nicht wiederverwendet" in caplog.text


def test_only_new_text_is_embedded_and_the_result_is_the_same(tmp_path, snapshot):
    changed = {**TEXTS, "sprache": ("Ein Deutschkurs kostet 130 Euro.",)}
    embedder = FakeEmbedder()
    build(tmp_path / "neu", changed, embedder, known_of(snapshot))
    new = "Ein Deutschkurs kostet 130 Euro."
    assert sorted(embedder.embedded) == sorted([new, f"Kapitel\n{new}", f"Kapitel: {new}"])
    build(tmp_path / "scratch", changed)
    files = sorted(path.relative_to(tmp_path / "neu") for path in (tmp_path / "neu").rglob("*") if path.is_file())
    assert len(files) > 8
    for file in files:
        if file.name != "manifest.json":
            assert (tmp_path / "neu" / file).read_bytes() == (tmp_path / "scratch" / file).read_bytes(), file

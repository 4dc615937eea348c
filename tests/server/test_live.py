import logging
import threading
import time

import pytest

import server.live
from index.errors import SnapshotError
from index.storage.snapshot import Snapshot
from index.storage.store import Store
from server.assistant import IndexAssistant
from server.live import LiveIndex
from tests.fake_embedder import FakeEmbedder
from tests.index.small import TEXTS, publish


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


@pytest.fixture(autouse=True)
def look_always(monkeypatch):
    monkeypatch.setattr(server.live, "_LOOK_EVERY", 0.0)


def live(store):
    index = LiveIndex(store, FakeEmbedder())
    index.refresh()
    return index


def version(index):
    searcher = index.searcher()
    return searcher.snapshot.version if searcher else None


def wait_for(index, wanted):
    deadline = time.monotonic() + 20
    while version(index) != wanted and time.monotonic() < deadline:
        time.sleep(0.005)
    assert version(index) == wanted


def damage(store, name):
    path = store.directory(name) / "passages.faiss"
    path.write_bytes(path.read_bytes()[:100])


def test_without_an_index_there_is_none_and_the_first_one_is_noticed(store):
    index = live(store)
    assert version(index) is None
    wait_for(index, publish(store))


def test_a_new_version_takes_over_by_itself(store):
    publish(store)
    index = live(store)
    wait_for(index, publish(store, {**TEXTS, "neu": ("Etwas Neues.",)}))
    assert "neu" in index.searcher().snapshot.documents


def test_nobody_waits_for_the_new_version(store, monkeypatch):
    first = publish(store)
    index = live(store)
    load, go_on = Snapshot.load, threading.Event()
    monkeypatch.setattr(Snapshot, "load", lambda *args, **options: go_on.wait(20) and load(*args, **options))
    second = publish(store)
    for _ in range(5):
        assert version(index) == first  # at once, while the second is being opened
    go_on.set()
    wait_for(index, second)


def test_who_is_asking_keeps_the_snapshot_although_it_is_deleted(store):
    publish(store)
    index = live(store)
    searcher = index.searcher()
    store._keep = 1
    wait_for(index, publish(store))
    store.prune()
    assert len(store.names()) == 1
    assert searcher.search("Was kostet ein Deutschkurs?").hits[0].passage.document == "sprache"


def test_a_damaged_new_version_leaves_the_old_one_answering(store, caplog):
    first = publish(store)
    index = live(store)
    second = publish(store)
    damage(store, second)
    with caplog.at_level(logging.ERROR):
        deadline = time.monotonic() + 20
        while index.problem is None and time.monotonic() < deadline:
            index.searcher()
            time.sleep(0.005)
    assert "passages.faiss" in index.problem
    assert version(index) == first
    wait_for(index, publish(store))
    assert index.problem is None


def test_a_damaged_live_version_at_the_start_is_replaced_by_the_newest_whole_one(store):
    publish(store)
    second, third = publish(store), publish(store)
    damage(store, third)
    index = live(store)
    assert version(index) == second
    assert third in index.problem


def test_a_pointer_to_nowhere_is_replaced_by_the_newest_whole_one(store):
    first = publish(store)
    (store.root / "current").write_text("Unsinn", encoding="utf-8")
    assert version(live(store)) == first


def test_with_nothing_whole_the_start_is_refused_with_the_command(store):
    damage(store, publish(store))
    with pytest.raises(SnapshotError, match="wegweiser index build"):
        live(store)


def test_another_model_is_refused_at_the_start(store):
    publish(store, embedder=FakeEmbedder("fake@2"))
    with pytest.raises(SnapshotError, match="Modell"):
        live(store)


def test_every_answer_names_the_version_it_is_from(store):
    first = publish(store)
    assistant = IndexAssistant(store, FakeEmbedder())
    assert assistant.version == first
    assert assistant.ask("Was kostet ein Deutschkurs?").index == first
    second = publish(store)
    assistant.refresh()
    assert assistant.ask("Was kostet ein Deutschkurs?").index == second
    assert assistant.problem is None

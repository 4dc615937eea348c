import pytest

from index.errors import SnapshotError
from index.storage.store import Store
from tests.index.small import publish


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path, keep=3)


def test_an_empty_store_has_nothing(store):
    assert store.current() is None
    assert store.names() == store.list() == []
    assert store.sources_of_vectors() == ()


def test_a_draft_is_seen_by_nobody(store):
    draft = store.draft()
    assert draft.directory.is_dir()
    assert store.names() == []


def test_versions_of_one_second_stay_in_order(store):
    made = [publish(store) for _ in range(3)]
    assert store.names() == made[::-1]
    assert store.current() == made[-1]


def test_a_clock_put_back_does_not_make_a_new_version_old(store):
    version = publish(store)
    (store.versions / version).rename(store.versions / "29990101T000000-9")
    assert publish(store) == "29990101T000000-10"


def test_the_oldest_are_deleted_and_the_live_one_never(store):
    made = [publish(store) for _ in range(2)]
    store.activate(made[0])
    made += [publish(store, activate=False) for _ in range(4)]
    store.prune()
    assert store.names() == [made[5], made[4], made[0]]


def test_what_is_not_whole_does_not_go_live(store):
    first, second = publish(store), publish(store, activate=False)
    path = store.directory(second) / "passages.faiss"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(SnapshotError, match=r"passages\.faiss"):
        store.activate(second)
    assert store.current() == first


@pytest.mark.parametrize("name", ["", "..", "../../etc", "20260101", ".neu-20260101T000000"])
def test_what_is_no_version_is_refused(store, name):
    publish(store)
    with pytest.raises(SnapshotError, match="gibt es nicht"):
        store.directory(name)


def test_the_version_before_the_live_one(store):
    made = [publish(store) for _ in range(3)]
    assert store.previous() == made[1]
    store.activate(made[0], instead_of=made[2])
    assert store.rolled_back_from() == made[2]
    with pytest.raises(SnapshotError, match="keine ältere"):
        store.previous()
    store.activate(made[1])
    assert store.rolled_back_from() is None


def test_leftovers_of_dead_builds_are_swept(store):
    publish(store)
    left = store.draft().directory
    (store.versions / ".weg-alt").mkdir()
    (store.root / ".current-123").write_text("x", encoding="utf-8")
    store.sweep()
    assert not left.exists()
    assert sorted(path.name for path in store.versions.iterdir()) == store.names()
    assert not (store.root / ".current-123").exists()


def test_a_stopped_draft_is_kept_until_a_newer_version_is_released(store):
    from index.storage.manifest import seal
    from tests.index.small import build

    publish(store)
    draft = store.draft()
    seal(draft.directory, build(draft.directory, version=draft.version))
    store.set_aside(draft)
    assert store.stopped().version == draft.version
    assert len(store.names()) == 1
    assert len(store.sources_of_vectors()) == 2
    (store.versions / store.current()).rename(store.versions / "29990101T000000")
    assert store.stopped() is None


@pytest.mark.parametrize("content", ["", "\n", "Unsinn\n", "\xff"])
def test_a_damaged_pointer_is_no_crash(store, content):
    version = publish(store)
    (store.root / "current").write_text(content, encoding="latin-1")
    assert store.current() != version
    assert store.previous() == version

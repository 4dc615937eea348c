import pytest

import index.storage.snapshot
from index.errors import SnapshotError
from index.storage.manifest import Manifest, seal
from index.storage.snapshot import KnownQuestion, Snapshot, write_questions
from tests.index.small import build


@pytest.fixture
def directory(tmp_path):
    manifest = build(tmp_path)
    write_questions(tmp_path, [KnownQuestion("Was kostet ein Deutschkurs?", "sprache-0")])
    seal(tmp_path, manifest)
    return tmp_path


def test_what_was_built_is_loaded(directory):
    snapshot = Snapshot.load(directory, "fake@1")
    assert list(snapshot.documents) == ["monitoring", "sprache"]
    assert [passage.id for passage in snapshot.passages] == ["monitoring-0", "monitoring-1", "sprache-0"]
    assert snapshot.owner.tolist() == [0, 1, 1, 2]
    assert snapshot.row_of["sprache-0"] == 2
    assert snapshot.questions == (KnownQuestion("Was kostet ein Deutschkurs?", "sprache-0"),)


def test_another_model_is_refused_with_the_command(directory):
    with pytest.raises(SnapshotError, match=r"Modell fake@1 statt fake@2.*wegweiser index build"):
        Snapshot.load(directory, "fake@2")


def test_another_analysis_is_refused(directory, monkeypatch):
    monkeypatch.setattr(index.storage.snapshot, "ANALYSIS_VERSION", 99)
    with pytest.raises(SnapshotError, match="Textanalyse"):
        Snapshot.load(directory, "fake@1")


def test_every_flipped_or_truncated_file_is_refused(directory):
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        content = path.read_bytes()
        middle = len(content) // 2
        for damaged in (content[:middle], content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]):
            path.write_bytes(damaged)
            with pytest.raises(SnapshotError):
                Snapshot.load(directory, "fake@1")
        path.write_bytes(content)
    Snapshot.load(directory, "fake@1")


def test_vectors_that_do_not_fit_the_passages_are_refused(directory):
    path = directory / "passages.jsonl"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    seal(directory, Manifest.read(directory))
    with pytest.raises(SnapshotError, match="Vektoren"):
        Snapshot.load(directory, "fake@1")


def test_what_only_questions_need_is_worked_out_before_the_first_one(directory):
    snapshot = Snapshot.load(directory, "fake@1")
    snapshot.prepare()
    assert {"towns", "outline", "papers", "titles", "act_titles"} <= vars(snapshot).keys()

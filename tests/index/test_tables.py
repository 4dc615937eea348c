from dataclasses import replace

from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from index.tables import passages_of_table
from ingest import PassageKind, Span
from tests.fake_embedder import FakeEmbedder
from tests.index.small import documents, passage


def table(identity, caption, row, heading=("Kapitel",)):
    text = f"{caption}\n{row}"
    spans = Span(0, len(caption)), Span(len(caption) + 1, len(text))
    bare = passage(identity, "monitoring", text)
    return replace(bare, kind=PassageKind.TABLE, sentences=spans, items=spans[1:], heading=heading)


def test_parts_of_a_table_stand_together_below_one_heading_and_caption(tmp_path):
    every = [
        table("a", "Tabelle 1", "Ort: Kaltenau; Bad: x"),
        table("b", "Tabelle 2", "Ort: Kaltenau; Bad: x"),
        table("c", "Tabelle 2", "Ort: Mohrstett; Bad: –"),
        table("d", "Tabelle 2", "Ort: Sellbach; Bad: x"),
        table("e", "Tabelle 2", "Ort: Sellbach; Bad: x", heading=("Anhang",)),
        passage("f", "monitoring", "Tabelle 2 nennt die Bäder."),
    ]
    build_snapshot(documents(["monitoring"]), every, FakeEmbedder(), tmp_path / "index", version="20260101T000000")
    snapshot = Snapshot.load(tmp_path / "index", "fake@1")
    parts = [[one.id for one in passages_of_table(snapshot, row)] for row in range(len(every))]
    assert parts == [["a"], ["b", "c", "d"], ["b", "c", "d"], ["b", "c", "d"], ["e"], []]

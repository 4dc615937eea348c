from dataclasses import replace

import pytest

from index.elsewhere import elsewhere
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document
from tests.fake_embedder import FakeEmbedder
from tests.index.small import passage

TEXTS = (
    ("satzung", "Die Steuer beträgt 84 Euro.", "Satzung der Stadt Talrode"),
    ("satzung", "Talrode, den 3. Mai 2024", "Satzung der Stadt Talrode"),
    ("satzung", "Im Ortsteil Wiesloh gilt nichts anderes.", "Ortsteile"),
    ("anzeiger", "Die Stiftung hat ihren Sitz in Obermoor.", "Anerkennung"),
    ("anzeiger", "Obermoor, den 4. Mai 2024", "Bekanntmachung"),
    ("anzeiger", "Der Verband hat zehn Mitglieder.", "Mitglieder"),
    ("termine", "In Ahrenfels ist dienstags Sprechstunde.", "Termine"),
    ("termine", "In Kirchmoor sind 40 Plätze frei, in Eigenbedarf keiner.", "Plätze"),
    *(("termine", f"Der Kurs {number} ist voll.", "Kurse") for number in range(8)),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    directory = tmp_path_factory.mktemp("elsewhere")
    documents = [Document(name, name.capitalize(), f"{name}.md", name) for name in ("satzung", "anzeiger", "termine")]
    passages = [
        replace(passage(f"{name}-{number}", name, text, number), heading=(heading,))
        for number, (name, text, heading) in enumerate(TEXTS)
    ]
    build_snapshot(documents, passages, FakeEmbedder(), directory, version="20260101T000000")
    return Snapshot.load(directory, "fake@1")


def test_towns_are_learned_from_where_things_are_and_from_dates(snapshot):
    assert {"Talrode", "Wiesloh", "Obermoor", "Ahrenfels", "Kirchmoor"} <= snapshot.towns
    assert "Eigenbedarf" not in snapshot.towns


@pytest.mark.parametrize(
    ("question", "row", "place"),
    [
        ("Steuer Obermoor", 0, "Obermoor"),  # above the answer stands another town
        ("Wie hoch ist die Steuer in Obermoor?", 0, "Obermoor"),
        ("Wie hoch ist die Steuer in Talrode?", 0, None),  # in the heading
        ("Wie hoch ist die Steuer in Wiesloh?", 0, None),  # elsewhere in the document
        ("Wie viele Mitglieder hat er in Obermoor?", 5, None),
        ("Wie viele Mitglieder hat er in Talrode?", 5, None),  # no other town is named
        ("Wann ist in Kirchmoor Sprechstunde?", 6, "Kirchmoor"),  # the answer tells of another
        ("Wann ist in Ahrenfels Sprechstunde?", 6, None),
        ("Wann ist in Unbekanntdorf Sprechstunde?", 6, None),
    ],
)
def test_an_answer_about_another_town_is_told(snapshot, question, row, place):
    assert elsewhere(snapshot, question, TEXTS[row][1], [snapshot.passages[row]]) == place

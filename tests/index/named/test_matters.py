from dataclasses import replace

import pytest

from index.named.matters import told_of_matter
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document
from tests.fake_embedder import FakeEmbedder
from tests.index.small import passage

PASSAGES = (
    ("minutes", "TOP 3 Brunnen am Markt", "Frau Öz lobt den Plan."),
    ("minutes", "TOP 3 Brunnen am Markt", "Beschlussvorschlag: Das Amt baut den Brunnen."),
    ("minutes", "TOP 3 Brunnen am Markt", "Ja: Öz, Alt; Nein: Berg. Damit ist er abgelehnt bei 3 Nein."),
    ("minutes", "TOP 4 Stege am See", "Beschluss: Die Stege werden gesperrt."),
    ("minutes", "TOP 5 Stege am Fluss", "Beschluss: Die Sache wird vertagt."),
    ("minutes", "TOP 6 Brücke", "Ich bitte um das Handzeichen, damit ist sie mit den Stimmen der Grünen angenommen."),
    ("minutes", "TOP 7 Hafen", "Ich bitte um das Handzeichen, damit ist der Zusatz abgelehnt."),
    ("minutes", "TOP 7 Hafen", "Ich bitte um das Handzeichen, damit ist die Vorlage angenommen."),
    ("minutes", "TOP 8 Moor", "Ich bitte um das Handzeichen, damit ist der Änderungsantrag abgelehnt."),
    ("minutes", "TOP 8 Moor", "Wer stimmt dafür – Das sind die Fraktionen der Mitte – und ist sie angenommen."),
    ("rules", "Gebühren am Markt", "Der Rat hat sie beschlossen."),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    directory = tmp_path_factory.mktemp("matters")
    documents = [Document(name, name.title(), f"{name}.md", name) for name in ("minutes", "rules")]
    passages = [
        replace(passage(f"{name}-{number}", name, text, number), heading=(heading,))
        for number, (name, heading, text) in enumerate(PASSAGES)
    ]
    build_snapshot(documents, passages, FakeEmbedder(), directory, version="20260101T000000")
    return Snapshot.load(directory, "fake@1")


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Ist der Antrag zum Brunnen durchgegangen?", 2),
        ("Wie hat Frau Öz beim Brunnen abgestimmt?", 2),
        ("Wer hat gegen den Brunnen gestimmt?", 2),
        ("Was wurde zu den Stegen am See beschlossen?", 3),
        ("Wurde die Brücke angenommen?", 5),
        ("Ist das Moor durchgegangen?", 9),  # not the vote on an amendment
        ("Wer hat für das Moor gestimmt?", 9),
        ("Was hatte das Amt beim Brunnen vorgeschlagen?", 1),
    ],
)
def test_of_the_one_matter_that_is_named_the_ending_or_the_proposal_is_told(snapshot, question, row):
    assert {one.passage for one in told_of_matter(snapshot, question)} == {row}


@pytest.mark.parametrize(
    "question",
    [
        "Was wurde zu den Stegen beschlossen?",  # two matters
        "Was wurde zu den Gebühren am Markt beschlossen?",  # no minutes
        "Wie hat Frau Roth beim Brunnen abgestimmt?",  # nobody of that name
        "Wer hat gegen die Stege am See gestimmt?",  # no names of voters
        "Wurde der Hafen angenommen?",  # two votes by show of hands
        "Wann wurde der Brunnen abgelehnt?",
        "Was kostet der Brunnen?",
        "Was wurde beschlossen?",
    ],
)
def test_nothing_is_told_where_no_one_matter_is_meant_or_something_else_is_asked(snapshot, question):
    assert not told_of_matter(snapshot, question)

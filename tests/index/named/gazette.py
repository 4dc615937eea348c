"""A gazette made by hand, with two acts and an amending one, beside an act that is a document of its own."""

import pytest

from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document, Passage, PassageKind, Span, sentence_spans
from tests.fake_embedder import FakeEmbedder

MARKET = "Satzung über die Erhebung von Standgebühren (StandGS)"
AMENDING = "Zweite Satzung zur Änderung der Satzung über die Erhebung einer Eselsteuer"
CHANGES = "Artikel 1 Änderung der Eselsteuersatzung"
DOCUMENTS = (Document("blatt", "Amtsblatt 7/2031", "blatt.pdf", "b"), Document("archiv", "Archivordnung", "a.pdf", "a"))
LINES = (
    ("blatt", (), 0, ["Inhalt: Eselsteuersatzung 2, StandGS 1, Eishalle 3"]),
    ("blatt", (MARKET, "§ 1 Gebühr"), 0, ["(1) Ein Stand kostet 5 Euro."]),
    ("blatt", (MARKET, "§ 2 Beginn"), 0, ["Die Satzung tritt am 1. Mai in Kraft.", "Anlage zu § 1"]),
    ("blatt", ("Verzeichnis der Stände",), 0, ["Ein Eckstand kostet 9 Euro."]),
    ("blatt", (AMENDING,), 0, ["Die Satzung wird wie folgt geändert."]),
    (
        "blatt",
        (AMENDING, CHANGES),
        2,
        ["1. § 3 Absatz 2 wird wie folgt gefasst:", "„(2) Ein Esel kostet 8 Euro.", "Ein Maultier ist frei.“"],
    ),
    (
        "blatt",
        (AMENDING, CHANGES),
        2,
        ["2. § 4 wird wie folgt geändert:", "a) In Absatz 1 wird „§ 1“ ersetzt.", "b) Absatz 2 wird aufgehoben."],
    ),
    ("blatt", (AMENDING, CHANGES), 1, ["3. Nach § 5 wird folgender § 5a eingefügt:", "„§ 5a Esel sind zu melden.“"]),
    ("blatt", (AMENDING, CHANGES), 1, ["4. In der Inhaltsübersicht wird § 6 ersetzt."]),
    ("blatt", (AMENDING, "Artikel 2 Beginn"), 0, ["Sie tritt am 1. Juni in Kraft."]),
    ("blatt", ("Bekanntmachung der Eishalle",), 0, ["Die Eishalle öffnet am 1. Juli."]),
    ("archiv", ("§ 3 Lesesaal",), 0, ["(2) Der Lesesaal tritt an die Stelle der Halle."]),
)


def passage(position, document, heading, items, lines):
    """A passage of some lines, the last ``items`` of which are those of a list."""
    text = "\n".join(lines)
    spans = tuple(Span(start, end) for start, end in sentence_spans(text))
    starts = [text.index(line) for line in lines]
    listed = tuple(Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True))[-items:]
    kind = PassageKind.LIST if items else PassageKind.PARAGRAPH
    return Passage(f"p{position}", document, heading, kind, text, spans, listed if items else (), position=position)


PASSAGES = [passage(row, *line) for row, line in enumerate(LINES)]


@pytest.fixture(scope="module")
def gazette(tmp_path_factory):
    """The snapshot of both documents."""
    directory = tmp_path_factory.mktemp("gazette")
    build_snapshot(list(DOCUMENTS), PASSAGES, FakeEmbedder(), directory, version="20260101T000000")
    return Snapshot.load(directory, "fake@1")

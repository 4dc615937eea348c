from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.storage.vectors import VectorIndex
from index.storage.views import SENTENCE_VECTORS
from ingest import Document, Passage, PassageKind, Span
from server.admin.findings import contradictions, counts, dead_links, outdated, uncited
from server.probes import ProbeResult


def document(identity: str, when: str | None = "2024") -> Document:
    return Document(id=identity, title=identity, file=f"{identity}.md", sha256="0" * 64, date=when)


class Corpus:
    """Sentences of one passage each; all point in the same direction, so every pair is alike."""

    def __init__(self, *sentences: str) -> None:
        self.documents = {f"d{n}": document(f"d{n}") for n in range(len(sentences))}
        self.passages = tuple(
            Passage(f"d{n}:0", f"d{n}", (), PassageKind.PARAGRAPH, text, (Span(0, len(text)),))
            for n, text in enumerate(sentences)
        )
        vectors = np.zeros((len(sentences), 4), np.float32)
        vectors[:, 0] = 1
        self.vectors = {SENTENCE_VECTORS: VectorIndex.build(vectors)}


def found(*sentences: str) -> list[tuple[str, str, str]]:
    return [(pair.what, pair.first_number, pair.second_number) for pair in contradictions(Corpus(*sentences))]


def test_other_number_of_the_same_thing_is_found():
    assert found(
        "Am Landesprogramm nahmen 6 Modellregionen teil.",
        "Am Landesprogramm nahmen 8 Modellregionen teil.",
    ) == [("modellregionen", "6", "8")]
    assert found("Der Eigenanteil beträgt 10 Prozent.", "Der Eigenanteil beträgt 20 %.") == [("prozent", "10", "20")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Am Programm nahmen 6 Modellregionen teil.", "Am Programm nahmen 6 Modellregionen teil."),
        ("2022 wurden 900 Menschen eingebürgert.", "2023 wurden 950 Menschen eingebürgert."),
        ("Die Quote mit Abschluss lag bei 68 Prozent.", "Die Quote ohne Abschluss lag bei 81 Prozent."),
        ("Es gibt 15.000 Euro für Vereine.", "Es gibt 15000 Euro für Vereine."),
        ("Das Programm lief 3 Jahre.", "Das Programm hatte 6 Regionen."),
        ("Der Antrag kostet 10 Euro.", "Die Wahl der Beiräte kostete in Kassel 900 Euro."),
        ("§ 44 Absatz 2 gilt.", "§ 45 Absatz 2 gilt."),
    ],
)
def test_what_is_no_contradiction(one, other):
    assert found(one, other) == []


def test_numbers_belong_to_the_noun_behind_them():
    assert counts("Von 2009 bis 2013 erhielten 6 Modellregionen je 150.000 Euro.") == {
        "modellregionen": {"6"},
        "euro": {"150000"},
    }


def test_old_and_undated_documents(tmp_path):
    documents = [
        document("a", "2012-10"),
        document("b", None),
        document("c", "2021-11-23"),
        document("d", "2021-11-21"),
    ]
    assert [entry.id for entry in outdated(documents, 5, date(2026, 11, 22))] == ["a", "d", "b"]
    assert outdated([document("e", "2021")], 5, date(2026, 11, 22)) == []


def test_documents_that_no_probe_cites():
    results = [ProbeResult("p1", "k", "?", "answered", "answered", True, 1.0, documents=("a",))]
    assert [entry.id for entry in uncited([document("a"), document("b")], results)] == ["b"]


def test_links_to_missing_files(tmp_path: Path):
    (tmp_path / "da.md").write_text("x", encoding="utf-8")
    (tmp_path / "a.md").write_text(
        "[da](da.md) [fort](fort.md#teil) [netz](https://x.example/fort.md) [oben](#oben) [raus](../geheim.md)",
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text('<a href="da.md">da</a> <a href=\'weg.pdf\'>weg</a> <a href="mailto:a@b.de">m</a>')
    assert dead_links(tmp_path, ["a.md", "b.html"]) == [
        ("a.md", "fort.md#teil"),
        ("a.md", "../geheim.md"),
        ("b.html", "weg.pdf"),
    ]

from dataclasses import replace

import pytest

from index.named.titles import LAW, called
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document
from tests.fake_embedder import FakeEmbedder
from tests.index.small import passage


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    directory = tmp_path_factory.mktemp("titles")
    documents = [
        Document("wald", "Landeswaldgesetz (LWaldG)", "wald.md", "w"),
        Document("fund", "Ordnung", "FundO_Grünau.docx", "f"),
        Document("esel", "Verordnung über die Erhebung einer Eselsteuer", "4.md", "e"),
        Document("bau", "Kommunale Bauordnung", "3.md", "b"),
    ]
    passages = [
        replace(passage("w", "wald", "Wald ist Ordnung.", 0), heading=("Erster Teil",)),
        replace(passage("w2", "wald", "Wald.", 1), heading=("Zweiter Teil",)),
        replace(passage("f", "fund", "(Fundsachenordnung)\nDer Bau ist kommunal.", 0), heading=("Regeln",)),
        replace(passage("e", "esel", "Esel.", 0), heading=("Esel",)),
        replace(passage("b", "bau", "Bau.", 0), heading=("Vorschrift 12 zum Bauen",)),
        replace(passage("b2", "bau", "Holz.", 1), heading=("Vorschrift 12 zum Bauen", "Regeln für Gerüste (RG 7)")),
    ]
    build_snapshot(documents, passages, FakeEmbedder(), directory, version="20260101T000000")
    return Snapshot.load(directory, "fake@1")


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("LWaldG", "wald"),
        ("Landeswaldgesetzes", "wald"),
        ("FundO", "fund"),
        ("Fundsachenordnung", "fund"),
        ("Vorschrift 12", "bau"),
        ("KBO", "bau"),
        ("RG 7", "bau"),
        ("Eselsteuerverordnung", "esel"),
    ],
)
def test_a_document_is_called_by_title_file_heading_short_title_or_initials(snapshot, name, document):
    assert called(snapshot.analyzer, snapshot.titles, name) == {document}


@pytest.mark.parametrize("name", ["Waldordnung", "Eselsteuersatzung", "Steuerverordnung", "Zweiter Teil", "XYZ"])
def test_what_no_document_is_called(snapshot, name):
    assert called(snapshot.analyzer, snapshot.titles, name) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [("der Marktsatzung, bitte", "Marktsatzung"), ("SGB VIII", "SGB VIII"), ("LWaldG", "LWaldG"), ("DA 17", "DA 17")],
)
def test_names_of_laws(text, name):
    assert LAW.match(text)["name"] == name


@pytest.mark.parametrize("text", ["der Tagesordnung", "der Antrag", "für die Gebühr"])
def test_other_words_are_no_names_of_laws(text):
    assert not LAW.match(text)

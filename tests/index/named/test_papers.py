from dataclasses import replace

import pytest

from index.named.papers import number_key, papers_of
from ingest import Document
from tests.index.small import passage

PASSAGES = (
    ("paper", (), "Amt für Brunnen\nzur Sitzung am 4. Mai"),
    ("paper", ("1. Lage",), "Nach Vorlage 0300/2031 ist er alt."),
    ("answer", (), "auf die Kleine Anfrage\n– Drucksache 9/210 –"),
    ("minutes", (), "Niederschrift"),
    ("minutes", (), "Beginn: 18 Uhr"),
    ("minutes", (), "Anwesend sind alle."),
    ("minutes", ("TOP 3 Brunnen",), "Vorlage: A 0402/2031\nFrau Öz redet."),
    ("minutes", ("TOP 3 Brunnen", "Beschluss"), "Der Rat baut."),
    ("minutes", ("TOP 4 Stege",), "Der Rat hatte am 2. Mai die Vorlage 0511/2031 vertagt."),
)
DOCUMENTS = (
    Document("paper", "Beschlussvorlage", "rat/vorlage_0401-2031.pdf", "p"),
    Document("answer", "Drucksache 9/233", "antwort.pdf", "a"),
    Document("minutes", "Niederschrift 9/71", "niederschrift_9-71.pdf", "m"),
)


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("0401/2031", [("paper", [0, 1], True)]),  # the name of the file
        ("9/233", [("answer", [2], True)]),  # the title
        ("9/210", [("answer", [2], True)]),  # the first lines
        ("A0402/2031", [("minutes", [6, 7], False)]),  # those of a section
        ("0300/2031", []),  # said by the way
        ("0511/2031", []),
        ("9/71", []),  # minutes are no paper
    ],
)
def test_the_number_of_a_paper_stands_in_a_head(number, found):
    passages = [
        replace(passage(f"p{row}", name, text, row), heading=heading)
        for row, (name, heading, text) in enumerate(PASSAGES)
    ]
    papers = papers_of({document.id: document for document in DOCUMENTS}, passages)
    sections = papers.get(number_key(number), ())
    assert [(one.document, list(one.rows), one.is_document) for one in sections] == found

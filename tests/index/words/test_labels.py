import dataclasses

import pytest

from index.words.labels import sentence_labels
from ingest import PassageKind, Span
from tests.index.small import passage


def table(caption: str, *rows: str):
    """A passage of kind table; every row is an item and a sentence."""
    text = "\n".join(part for part in (caption, *rows) if part)
    spans, start = [], 0
    for part in text.split("\n"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    made = passage("t", "tabellen", text)
    rows_only = tuple(spans[1:] if caption else spans)
    return dataclasses.replace(made, kind=PassageKind.TABLE, sentences=tuple(spans), items=rows_only)


def test_the_label_of_a_row_is_its_first_cell_without_the_head_all_rows_share():
    found = table("Gebühren", "Zähler: QN 6; Gebühr: 2,37 €", "Zähler: QN 10; Gebühr: 3,10 €")
    assert sentence_labels(found) == ["", "QN 6", "QN 10"]


def test_a_row_without_column_heads_keeps_its_own_head():
    found = table("", "QN 6: 2,37 €; netto", "QN 10: 3,10 €; netto")
    assert sentence_labels(found) == ["QN 6: 2,37 €", "QN 10: 3,10 €"]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Nutzfeldstärke: die Feldstärke am Ort.", "Nutzfeldstärke"),
        ("- Löschfahrzeug – Fahrzeug mit Pumpe.", "Löschfahrzeug"),
        ("Die Frist beträgt zwei Wochen.", ""),
        ("Antragsteller, die nach diesem Absatz weder Aufenthalt noch Wohnsitz haben: siehe unten.", ""),
    ],
)
def test_the_label_of_another_sentence_is_the_short_term_in_front_of_its_colon(sentence, label):
    assert sentence_labels(passage("s", "saetze", sentence)) == [label]

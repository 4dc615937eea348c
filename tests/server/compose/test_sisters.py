from index.question import read_question
from ingest import PassageKind
from server.compose.quote import quote
from tests.server.compose.hits import hit

STAND = "Gegenstand: Stand – a) am Markt; Euro: 9"
FIRST = "Gegenstand: Stand – b) sonst – aa) für den ersten Monat; Euro: 5"
LATER = "Gegenstand: Stand – b) sonst – bb) für jeden weiteren Monat; Euro: 3"
OTHER = "Gegenstand: Zaun – aa) aus Holz; Euro: 2"


def texts(question, *rows):
    """What is quoted of a table whose second last row is the best."""
    evidence = [5 if row == rows[-2] else -9 for row in rows]
    found = hit("p", *rows, evidence=evidence, kind=PassageKind.TABLE, items=len(rows))
    (part,) = quote(read_question(question), [found])
    return list(part.texts)


def test_the_parts_of_a_case_are_shown_together():
    assert texts("Was kostet ein Stand am Bahnhof?", STAND, FIRST, LATER, OTHER) == [FIRST, LATER]


def test_a_part_that_is_asked_for_is_shown_alone():
    assert texts("Was kostet jeder weitere Tag?", STAND, FIRST, LATER, OTHER) == [LATER]
    assert texts("Was kostet der Stand im zweiten Monat?", STAND, FIRST, LATER, OTHER) == [LATER]


def test_many_parts_are_not_shown_for_one():
    many = [f"Gegenstand: Stand – {letter}) Ort {letter.upper()}; Euro: 5" for letter in "abcdef"]
    assert texts("Was kostet ein Stand?", *many) == [many[-2]]


def test_names_with_a_dash_are_no_parts():
    rows = "Gegenstand: Stand – Markt; Euro: 5", "Gegenstand: Stand – Hafen; Euro: 3", OTHER
    assert texts("Was kostet ein Stand?", *rows) == [rows[1]]

from index.question import read_question
from ingest import PassageKind
from server.compose.quote import quote
from tests.server.compose.hits import hit

PARTS = "Kosten der Ämter:", "Stelle: Referat 1, Personal; Kosten: 5", "Stelle: Referat 4, Hunde; Kosten: 7"
GRADES = "Abzeichen:", "Dienst: Stellvertretende Wartin; Sterne: 2", "Dienst: Wartin; Sterne: 3"


def texts(question, *tables, evidence=(-9, 5, -2), heading=("Kapitel",)):
    hits = [
        hit(f"p{number}", *rows, evidence=values, kind=PassageKind.TABLE, items=len(rows) - 1, heading=heading)
        for number, (rows, values) in enumerate(zip(tables, [evidence, (-9, -3, -3)], strict=False))
    ]
    return [list(part.texts) for part in quote(read_question(question), hits)]


def test_the_row_with_the_number_asked_for_comes_before_a_likelier_one():
    assert texts("Kosten Referat 4", PARTS) == [[PARTS[0], PARTS[2]]]
    assert texts("Kosten Referat 1", PARTS) == [[PARTS[0], PARTS[1]]]
    assert texts("Kosten Referat 41", PARTS) == [[PARTS[0], PARTS[1]]]


def test_a_number_that_several_rows_have_tells_nothing():
    twice = *PARTS[:2], "Stelle: Referat 4, Hunde; Kosten: 7", "Stelle: Referat 4, Katzen; Kosten: 8"
    assert texts("Kosten Referat 4", twice, evidence=(-9, 5, -2, -2)) == [list(twice[:2])]
    assert texts("Kosten Referat 1 und Referat 4", PARTS) == [[PARTS[0], PARTS[1]]]


def test_a_row_of_the_same_table_is_found_in_its_other_passage():
    other = PARTS[0], "Stelle: Referat 7, Vögel; Kosten: 2", "Stelle: Referat 8, Fische; Kosten: 3"
    assert texts("Kosten Referat 8", PARTS, other) == [[other[0], other[2]]]
    foreign = "Räume der Ämter:", *other[1:]
    assert texts("Kosten Referat 8", PARTS, foreign) == [[PARTS[0], PARTS[1]]]


def test_the_row_whose_label_stands_wholly_in_the_question_comes_first():
    assert texts("Wie viele Sterne hat die Wartin?", GRADES) == [[GRADES[0], GRADES[2]]]
    assert texts("Wie viele Sterne hat die stellvertretende Wartin?", GRADES) == [[GRADES[0], GRADES[1]]]


def test_of_two_labels_in_the_question_none_comes_first():
    towns = "Hunde:", "Ort: Kassel; Zahl: 5", "Ort: Wiesbaden; Zahl: 9"
    assert texts("Hunde in Kassel und Wiesbaden", towns, evidence=(-9, 5, 4.9)) == [list(towns)]

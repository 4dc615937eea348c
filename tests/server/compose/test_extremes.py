import pytest

from ingest import PassageKind
from server.compose import compose
from tests.server.compose.hits import found, hit

CAPTION = "Tabelle 2: Gemeinden im Überblick"
ROWS = (
    "Gemeinde: Kaltenau; Einwohner: 9.870; Schulden in Euro: 1.200.000; Kinder – Anzahl: 812; Kinder – %: 8,2",
    "Gemeinde: Mohrstett; Einwohner: 12.040; Schulden in Euro: –; Kinder – Anzahl: 790; Kinder – %: 6,6",
    "Gemeinde: Sellbach; Einwohner: 845; Schulden in Euro: 98.000; Kinder – Anzahl: 101; Kinder – %: 12,0",
    "Gemeinde: Landkreis insgesamt; Einwohner: 22.755; Schulden in Euro: 1.298.000; Kinder – Anzahl: 1.703",
)


def shown(question, *rows, best=None):
    evidence = [-9.0, *(0.0 for _ in rows)]
    evidence[len(rows) if best is None else best] = 5.0
    table = hit("t", CAPTION, *rows, evidence=evidence, kind=PassageKind.TABLE, items=len(rows))
    answer = compose(found(question, table))
    assert answer is not None
    return [text for part in answer.excerpts for text in part.texts]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Welche Gemeinde hat die meisten Einwohner?", 1),
        ("Welche Gemeinde hat die wenigsten Einwohner?", 2),
        ("Welche Gemeinde hatte die höchsten Schulden?", 0),
        ("In welcher Gemeinde leben die meisten Kinder?", 0),
        ("Welche Gemeinde hat den größten Anteil Kinder?", 2),
    ],
)
def test_the_row_of_the_largest_or_smallest_value_is_the_answer(question, row):
    assert shown(question, *ROWS) == [CAPTION, ROWS[row]]


def test_all_rows_with_the_same_value_are_shown():
    same = ROWS[0].replace("9.870", "12.040")
    assert shown("Welche Gemeinde hat die meisten Einwohner?", same, *ROWS[1:]) == [CAPTION, same, ROWS[1]]


@pytest.mark.parametrize(
    "question",
    [
        "Welche Gemeinde hat die meisten ausländischen Einwohner?",  # of whom the column does not tell
        "Welche Gemeinde hatte 2019 die meisten Einwohner?",
        "Welche Gemeinde hat die größte Fläche?",
        "Welche zwei Gemeinden haben die meisten Einwohner?",
        "Welche Ortsgemeinde hat die meisten Einwohner?",  # there may be others among the rows
    ],
)
def test_where_the_column_is_in_doubt_the_likeliest_rows_are_shown_but_not_the_sum(question):
    rows = shown(question, *ROWS, best=4)
    assert ROWS[3] not in rows
    assert len(rows) > 2


def test_a_column_with_more_than_numbers_has_no_largest_value():
    words = ROWS[1].replace("12.040", "etwa 12.000")
    assert shown("Welche Gemeinde hat die meisten Einwohner?", ROWS[0], words, ROWS[2]) == [CAPTION, ROWS[2]]


def test_the_sum_answers_a_question_for_it():
    assert shown("Wie viele Einwohner hat der Landkreis insgesamt?", *ROWS, best=4)[-1] == ROWS[3]


def test_negative_numbers_lie_below_zero():
    rows = "Jahr: A; Saldo: – 7", "Jahr: B; Saldo: + 3,5", "Jahr: C; Saldo: -1.000"
    assert shown("Welches Jahr hat den niedrigsten Saldo?", *rows)[-1] == rows[2]
    assert shown("Welches Jahr hat den höchsten Saldo?", *rows)[1:] == [rows[1]]

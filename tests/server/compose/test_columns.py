from dataclasses import replace

import pytest

from index.question import read_question
from ingest import PassageKind
from server.answer import AnswerKind
from server.compose import compose
from server.compose.columns import MOST_ROWS, rows_by_column
from tests.server.compose.hits import found, hit

CAPTION = "Tabelle 3: Angebote der Büchereien"
ROWS = (
    "Bücherei: Altmark; Lesecafé: x; Hörbücher: –; Ausleihe: bis 2027; Träger: Stadt",
    "Bücherei: Bergheim; Lesecafé: –; Hörbücher: x; Ausleihe: bis 2025; Träger: Verein",
    "Bücherei: Cramme; Lesecafé: x; Hörbücher: .; Ausleihe: bis 2025; Träger: Stadt",
    "Bücherei: Dornau; Lesecafé: –; Hörbücher: x; Ausleihe: unbefristet; Träger: Verein",
    "Bücherei: zusammen; Lesecafé: 2; Hörbücher: 2",
)


def table(*rows, identity="t", caption=CAPTION, **values):
    sentences = (caption, *rows) if caption else rows
    evidence = values.pop("evidence", tuple(-float(number) for number in range(len(sentences))))
    return hit(identity, *sentences, evidence=evidence, kind=PassageKind.TABLE, items=len(rows), **values)


def shown(question, *hits):
    return [text for part in rows_by_column(read_question(question), hits) for text in part.texts]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Welche Büchereien haben ein Lesecafé?", (0, 2)),
        ("In welchen Büchereien gibt es Hörbücher?", (1, 3)),
        ("Welche Büchereien haben kein Lesecafé?", (1, 3)),
        ("Liste aller Büchereien ohne Hörbücher", (0,)),  # what is not known is neither with nor without
        ("Welche Büchereien mit Träger Stadt haben ein Lesecafé?", (0, 2)),
        ("Welche Büchereien mit Träger Stadt haben keine Hörbücher?", (0,)),
        ("Ich habe kein Auto. Welche Büchereien haben ein Lesecafé?", (0, 2)),
        ("Welche Büchereien bieten die Ausleihe bis 2025?", (1, 2)),
    ],
)
def test_all_rows_that_the_column_tells_of_are_shown_below_the_caption(question, rows):
    assert shown(question, table(*ROWS)) == [CAPTION, *(ROWS[row] for row in rows)]


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Büchereien haben ein Lesecafé?",
        "Welche Büchereien haben ein Lesecafé und Hörbücher?",  # two columns
        "Welche Büchereien haben ein Lesecafé und welche nicht?",
        "Welche Büchereien, die kein Geld bekommen, haben ein Lesecafé?",
        "Welche Büchereien haben 2019 ein Lesecafé eröffnet?",  # the table is of no year
        "Welche Aufgaben hat das Lesecafé?",
        "Welche Angebote wie das Lesecafé hat Altmark?",  # a row
        "Welche Büchereien haben einen Aufzug?",
        "Welche Büchereien vom Träger Verein haben ein Lesecafé?",  # none
        "Welche Büchereien des Vereins verleihen Spiele?",  # more than the value is asked for
        "Which libraries have a Lesecafé for children and parents?",
    ],
)
def test_without_one_column_beyond_doubt_no_rows_are_taken(question):
    assert shown(question, table(*ROWS)) == []


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Welche Unterlagen sind für eine Halle nötig?", (0, 1)),
        ("Was ist für die Wiese vorzulegen?", (0,)),
        ("Welche Rechte hat die Halle?", None),
    ],
)
def test_rows_are_called_by_their_columns_of_words_too(question, rows):
    lines = (
        "Nr.: 1; Unterlage: Lageplan; Halle: x; Wiese: x",
        "Nr.: 2; Unterlage: Nachweis der Versicherung; Halle: x; Wiese: –",
    )
    wanted = [] if rows is None else ["Prüfliste", *(lines[row] for row in rows)]
    assert shown(question, table(*lines, caption="Prüfliste")) == wanted


def test_a_column_that_says_more_than_yes_and_no_is_no_column_of_marks():
    more = ROWS[0].replace("Lesecafé: x", "Lesecafé: dienstags")
    assert shown("Welche Büchereien haben ein Lesecafé?", table(more, *ROWS[1:])) == []


def test_a_value_that_is_a_part_of_others_is_not_all_that_is_asked_for():
    mixed = ROWS[0].replace("Träger: Stadt", "Träger: Stadt und Verein")
    question = "Welche Büchereien hat der Träger Verein?"
    assert shown(question, table(*ROWS[:4])) == [CAPTION, ROWS[1], ROWS[3]]
    assert shown(question, table(mixed, *ROWS[1:4])) == []
    assert shown(question.lower(), table(*ROWS[:4])) == []


def test_an_empty_cell_says_no():
    rows = "Bad: Nord; Sauna: ✓; Rutsche: ✓", "Bad: Süd; Rutsche: ✓", "Bad: West; Sauna: ✓"
    baths = table(*rows, caption="Ausstattung der Bäder")
    assert shown("Welche Bäder haben keine Sauna?", baths) == ["Ausstattung der Bäder", rows[1]]


def test_a_row_that_is_all_empty_lacks_it_too():
    rows = "Bad: Nord; Sauna: ✓; Rutsche: ✓", "Bad: Ost", "Bad: Süd; Rutsche: ✓"
    assert shown("Welche Bäder haben keine Sauna?", table(*rows)) == [CAPTION, *rows[1:]]
    group = "Bäder im Norden", *rows
    assert shown("Welche Bäder haben keine Sauna?", table(*group)) == []
    assert shown("Welche Bäder haben eine Sauna?", table(*group)) == [CAPTION, rows[0]]


def test_the_rows_of_all_parts_of_the_table_are_shown_and_no_other_table():
    first, second = table(*ROWS[:2], identity="a"), table(*ROWS[2:4], identity="b", evidence=(0.0,) * 3)
    other = table("Bücherei: Ebersroth; Plätze: 7", "Bücherei: Fahl; Plätze: 9", identity="c")
    parts = tuple(one.passage for one in (first, second, other))
    excerpts = rows_by_column(read_question("Welche Büchereien haben ein Lesecafé?"), [replace(second, table=parts)])
    assert [(part.hit.passage.id, part.texts) for part in excerpts] == [("a", (CAPTION, ROWS[0])), ("b", (ROWS[2],))]


def test_a_table_far_behind_the_best_passage_is_not_asked():
    best = hit("p", "Das Lesecafé ist ein Ort zum Lesen.", evidence=(3.0,))
    question = "Welche Büchereien haben ein Lesecafé?"
    assert shown(question, best, table(*ROWS, score=0.5)) == [CAPTION, ROWS[0], ROWS[2]]
    assert shown(question, best, table(*ROWS, score=0.3)) == []


def test_more_rows_than_can_be_read_are_not_shown():
    def many(number):
        return table(*(f"Bücherei: Ort {one}; Lesecafé: x; Träger: Stadt" for one in range(number)))

    question = "Welche Büchereien haben ein Lesecafé?"
    assert len(shown(question, many(MOST_ROWS))) == MOST_ROWS + 1
    assert shown(question, many(MOST_ROWS + 1)) == []


def test_the_rows_come_with_the_legend_of_their_signs():
    legend = "x = vorhanden, – = nicht vorhanden, . = nicht bekannt"
    listed = hit("t", CAPTION, *ROWS[:4], legend, evidence=(0.0,) * 6, kind=PassageKind.TABLE, items=5)
    items = listed.passage.items[:4]
    listed = replace(listed, passage=replace(listed.passage, items=items))
    answer = compose(found("Welche Büchereien haben ein Lesecafé?", listed))
    assert answer is not None
    assert answer.kind is AnswerKind.TABLE
    assert answer.excerpts[0].texts == (CAPTION, ROWS[0], ROWS[2], legend)

from tests.ingest.cut.test_cut import heading, listing, para, passages

ANSWER = "Die Fragen 2 bis 2b werden zusammen beantwortet."


def paths(*blocks):
    return [passage.heading for passage in passages(*blocks)]


def test_questions_numbered_on_right_above_one_another_are_one_heading():
    found = paths(
        heading("1. Wie viele Boote fahren?"),
        heading("1a) Auf welchem See?", 2),
        para("Auf dem Maarsee."),
        listing(("2.", "Wie viele Stege gibt es,", 0)),
        para("2a) wie viele davon sind gesperrt,"),
        heading("2b) und warum?", 2),
        para(ANSWER),
    )
    assert found == [
        ("1. Wie viele Boote fahren?", "1a) Auf welchem See?"),
        ("2. Wie viele Stege gibt es, / 2a) wie viele davon sind gesperrt, / 2b) und warum?",),
    ]


def test_a_paragraph_that_is_no_question_or_not_numbered_on_stays_text():
    for text in ("1a) Es sind neun.", "1c) Wer prüft?", "Wer prüft?"):
        found = passages(heading("1. Wie viele Boote fahren?"), para(text), heading("1b) Wo?", 2), para("Am See."))
        assert text in found[0].text
        assert found[-1].heading[-1] == "1b) Wo?"

from tests.ingest.docx.test_headings import bold
from tests.ingest.office import item, p, run

LONG = (
    "Wie viele Plätze gibt es in den Kindertagesstätten der Gemeinden des Kreises, und wie viele davon waren am 1. März"
)


def test_running_questions_are_headings_however_long_and_parts_stand_above_them(lines):
    assert lines(
        bold("A. Bestand"),
        bold(f"1. {LONG} frei?"),
        p("Es sind acht."),
        bold("2. Wo?"),
        p("Im Süden."),
        bold("B. Ausblick"),
        bold(f"3. {LONG} belegt?"),
        p("Es sind neun."),
    ) == [
        "# A. Bestand",
        f"## 1. {LONG} frei?",
        "Es sind acht.",
        "## 2. Wo?",
        "Im Süden.",
        "# B. Ausblick",
        f"## 3. {LONG} belegt?",
        "Es sind neun.",
    ]


def test_parts_of_a_question_stay_in_it_and_questions_answered_together_are_headings(lines):
    assert lines(
        bold(f"1. {LONG}"),
        bold("a) im Norden,"),
        bold("b) im Süden?"),
        p("Zu a): acht."),
        bold(f"2. {LONG} frei?"),
        bold(f"3. {LONG} belegt?"),
        p("Die Fragen 2 und 3 werden gemeinsam beantwortet."),
    ) == [
        f"# 1. {LONG}",
        "a)| im Norden,",
        "b)| im Süden?",
        "Zu a): acht.",
        f"# 2. {LONG} frei?",
        f"# 3. {LONG} belegt?",
        "Die Fragen 2 und 3 werden gemeinsam beantwortet.",
    ]


def test_questions_that_word_numbers_are_headings(lines):
    asked = [item(run(f"{LONG} {word}?", "<w:b/>")) for word in ("frei", "belegt")]
    assert lines(asked[0], p("Acht sind es."), asked[1], p("Neun sind es."))[::2] == [
        f"# 1. {LONG} frei?",
        f"# 2. {LONG} belegt?",
    ]


def test_a_bold_list_and_a_lone_bold_number_are_no_questions(lines):
    listed = [bold(f"{number}. {LONG} erhalten bleibt.") for number in (1, 2, 3)]
    assert not any(line.startswith("#") for line in lines(*listed, p("So ist es beschlossen.")))
    assert not any(line.startswith("#") for line in lines(p("Gut."), bold(f"4. {LONG} frei?"), p("Acht sind es.")))

import pytest

from server.message.halves import Halves, halves


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Wann tagt der Beirat und wer lädt ein?", "Wann tagt der Beirat", "wer lädt ein?"),
        ("Was ist ein Lotse? Wie wird man einer?", "Was ist ein Lotse", "Wie wird man einer?"),
        ("An wen geht der Antrag, und bis wann?", "An wen geht der Antrag", "bis wann?"),
        ("Was kostet der Kurs sowie in welcher Halle ist er?", "Was kostet der Kurs", "in welcher Halle ist er?"),
        ("Wer prüft, ob ein Antrag reicht, und woran?", "Wer prüft, ob ein Antrag reicht", "woran?"),
        ("Wir ziehen um. Wo melden wir das und wann?", "Wir ziehen um. Wo melden wir das", "wann?"),
    ],
)
def test_two_questions_are_parted_where_the_second_begins(question, first, second):
    assert halves(question) == Halves(first, second)


@pytest.mark.parametrize(
    "question",
    [
        "Wann tagt der Beirat?",
        "Wer leitet das Amt für Soziales und Wohnen?",
        "Wie und wo beantrage ich einen Ausweis?",
        "Wie lang und wie schwer darf ein Paket sein?",
        "Darf ich grillen und was kostet das?",
        "Wie finde ich heraus, was es gibt und was fehlt?",
        "Wer entscheidet, ob es Geld gibt und wie viel es ist?",
        "Was gilt, wenn niemand weiß, wer zuständig ist?",
    ],
)
def test_what_asks_once_or_for_one_thing_stays_whole(question):
    assert halves(question) is None


@pytest.mark.parametrize(
    ("second", "own"),
    [
        ("wer trägt die Kosten für Schulen?", True),
        ("wie viel darf ein Treffen kosten?", True),
        ("was kostet er?", False),
        ("wie viele Leute lädt man dazu ein?", False),
        ("wie lautet ihr Motto?", False),
        ("bis wann?", False),
    ],
)
def test_a_second_half_has_its_own_matter_with_a_noun_and_nothing_that_points_back(second, own):
    assert Halves("Wann tagt der Beirat", second).second_names_its_matter is own

import pytest

from server.message.dependence import is_bare, is_dependent


@pytest.mark.parametrize(
    "question",
    [
        "Wer darf so einen beantragen?",
        "Wie viel Platz braucht so eins im Sommer?",
        "Wie oft macht man so etwas?",
        "Sind die Pflicht?",
        "Seit wann ist das Pflicht?",
        "Hat das Nachteile?",
        "Ist das wirklich Vorschrift?",
        "Worin unterscheiden sich die beiden?",
        "Warum weichen die beiden Zahlen so ab?",
    ],
)
def test_what_a_clause_does_not_name_is_meant_before(question):
    assert is_dependent(question)
    assert not is_bare(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wer darf so einen Ausweis beantragen?",
        "Gibt es in Wetzlar Brunnen und was kostet so einer?",
        "Was ist so etwas wie ein Beirat?",
        "Wann ist die Wahl?",
        "Wo ist das Rathaus?",
        "Kostet das Parken etwas?",
        "Welche sind die beiden wichtigsten Gremien?",
        "Wer beschließt die beiden Zahlen der Satzung?",
        "Was ist der Magistrat, was ist der Kreistag, und wer wählt die beiden?",
    ],
)
def test_what_is_named_in_the_question_stands_alone(question):
    assert not is_dependent(question)

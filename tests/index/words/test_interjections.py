import pytest

from index.words.interjections import asks_for_interjections


@pytest.mark.parametrize(
    "question",
    [
        "Wer hat dazwischengerufen?",
        "Welche Zwischenrufe gab es?",
        "Was rief Ole Kamp dazwischen?",
        "Bei wem gab es Beifall?",
        "Wer hat da gelacht?",
    ],
)
def test_who_asks_for_what_was_called_out(question):
    assert asks_for_interjections(question)


@pytest.mark.parametrize(
    "question", ["Was fordert Ole Kamp?", "Wie kann ich meine Daten abrufen?", "Wann ist der Aufruf?", "Wo liegt Ruf?"]
)
def test_who_does_not(question):
    assert not asks_for_interjections(question)

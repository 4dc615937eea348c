import pytest

from index.embedder import Embedder
from index.reader import LONGEST

PRICE = "Abwassersatzung › § 40 Gebühren\nDie Verbrauchsgebühr beträgt pro Kubikmeter Trinkwasser 3,67 Euro."


@pytest.mark.model
def test_one_exchanged_word_makes_an_answer_wrong(embedder: Embedder) -> None:
    reader = embedder.reader
    assert reader is not None
    right = reader.read("Was kostet der Kubikmeter Trinkwasser?", PRICE)
    for question in ("Wann wird das Trinkwasser abgelesen?", "Wer bezahlt die Überprüfung der Wasseruhr?"):
        wrong = reader.read(question, PRICE)
        assert right.right > wrong.right
        assert right.held > wrong.held


@pytest.mark.model
def test_a_text_beyond_the_longest_is_cut(embedder: Embedder) -> None:
    reader = embedder.reader
    assert reader is not None
    long = PRICE + " Weiteres regelt die Gemeinde." * LONGEST
    assert reader.read("Was kostet Wasser?", long) == reader.read("Was kostet Wasser?", long + " Und mehr.")


@pytest.mark.model
def test_the_passage_that_answers_is_the_better_one(embedder: Embedder) -> None:
    reader = embedder.reader
    assert reader is not None
    other = "Abwassersatzung › § 41 Ablesung\nDer Wasserzähler wird einmal im Jahr von der Gemeinde abgelesen."
    question = "Was kostet der Kubikmeter Trinkwasser?"
    assert reader.read(question, PRICE).better > reader.read(question, other).better

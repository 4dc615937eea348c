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
        assert right > reader.read(question, PRICE)


@pytest.mark.model
def test_a_text_beyond_the_longest_is_cut(embedder: Embedder) -> None:
    reader = embedder.reader
    assert reader is not None
    long = PRICE + " Weiteres regelt die Gemeinde." * LONGEST
    assert reader.read("Was kostet Wasser?", long) == reader.read("Was kostet Wasser?", long + " Und mehr.")

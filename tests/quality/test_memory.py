import numpy as np

from tests.quality.memory import RememberingEmbedder, RememberingReader


class Counting:
    identity = "counting"
    dimension = 2
    max_tokens = 512

    def __init__(self):
        self.asked = []
        self.reader = None

    def count_tokens(self, text):
        return len(text.split())

    def encode_queries(self, texts):
        return self.encode_passages(texts) * -1

    def encode_passages(self, texts):
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], np.float32)


def test_vectors_are_those_of_the_embedder_in_the_order_of_the_texts(tmp_path):
    remembering = RememberingEmbedder(Counting(), tmp_path / "vectors.sqlite")
    remembering.encode_passages(["ab"])
    assert remembering.encode_passages(["abc", "ab", "abc"]).tolist() == [[3, 1], [2, 1], [3, 1]]


def test_no_text_is_embedded_twice_not_even_by_the_next_run(tmp_path):
    first, second = Counting(), Counting()
    RememberingEmbedder(first, tmp_path / "vectors.sqlite").encode_passages(["a", "b", "a"])
    again = RememberingEmbedder(second, tmp_path / "vectors.sqlite")
    assert again.encode_passages(["b", "a"]).tolist() == [[1, 1], [1, 1]]
    assert sorted(first.asked) == ["a", "b"]
    assert second.asked == []


def test_questions_passages_and_models_are_kept_apart(tmp_path):
    remembering = RememberingEmbedder(Counting(), tmp_path / "vectors.sqlite")
    assert remembering.encode_passages(["a"]).tolist() == [[1, 1]]
    assert remembering.encode_queries(["a"]).tolist() == [[-1, -1]]
    other = Counting()
    other.identity = "another model"
    RememberingEmbedder(other, tmp_path / "vectors.sqlite").encode_passages(["a"])
    assert other.asked == ["a"]


def test_nothing_gives_an_empty_matrix(tmp_path):
    assert RememberingEmbedder(Counting(), tmp_path / "v.sqlite").encode_queries([]).shape == (0, 2)


def test_it_behaves_as_the_embedder_otherwise(tmp_path):
    remembering = RememberingEmbedder(Counting(), tmp_path / "v.sqlite")
    assert (remembering.identity, remembering.dimension, remembering.max_tokens) == ("counting", 2, 512)
    assert remembering.count_tokens("ein Wort mehr") == 3


class CountingReader:
    def __init__(self):
        self.read_texts = []

    def read(self, question, answer):
        self.read_texts.append((question, answer))
        return float(len(answer))


def test_every_answer_is_read_once_for_a_question():
    counting = CountingReader()
    remembering = RememberingReader(counting)
    pairs = [("Wann?", "morgen"), ("Wann?", "nie"), ("Wo?", "nie"), ("Wann?", "morgen")]
    assert [remembering.read(*pair) for pair in pairs] == [6.0, 3.0, 3.0, 6.0]
    assert counting.read_texts == pairs[:3]

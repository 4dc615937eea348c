import numpy as np

from ingest import Passage, PassageKind, Span
from tests.quality.baselines import BM25, DENSE, RRF, baselines, top_score

TEXTS = [
    "Die Gebühr für den Hund beträgt vierzig Euro.",
    "Häuser werden geprüft.",
    "Der Zaun darf zwei Meter hoch sein.",
]


class Told:
    """Vectors as told: passages in the order of TEXTS on three axes, questions by their text."""

    def encode_passages(self, texts):
        return np.eye(3, dtype=np.float32)[[TEXTS.index(text) for text in texts]]

    def encode_queries(self, texts):
        return np.array([{"Hund Gebühr": [0.1, 0.9, 0.3], "Haus": [0.0, 0.1, 0.9]}[text] for text in texts], np.float32)


def passages():
    return [
        Passage(str(number), "d", (), PassageKind.PARAGRAPH, text, (Span(0, len(text)),))
        for number, text in enumerate(TEXTS)
    ]


def rows(name, question):
    return [row for row, _ in baselines(passages(), Told())[name](question)]


def test_dense_ranks_by_cosine():
    assert rows(DENSE, "Hund Gebühr") == [1, 2, 0]


def test_bm25_ranks_what_shares_a_stem_and_nothing_else():
    assert rows(BM25, "Hund Gebühr") == [0]


def test_fusion_adds_reciprocal_ranks():
    ranking = baselines(passages(), Told())[RRF]("Hund Gebühr")
    assert [row for row, _ in ranking] == [0, 1, 2]
    assert ranking[0][1] == 1 / 63 + 1 / 61


def test_a_question_without_a_known_word_has_no_lexical_ranking():
    assert rows(BM25, "Haus") in ([], [1])
    assert baselines(passages(), Told())[BM25]("Xylophon") == []


def test_top_score():
    assert top_score([(3, 0.5), (1, 0.2)]) == 0.5
    assert top_score([]) == 0.0

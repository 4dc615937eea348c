import numpy as np

from tests.quality.naive import Piece, nearest, pieces


def test_pieces_know_the_page_they_begin_on():
    found = pieces({"d": ["a" * 1200, "b" * 1500, "c" * 100]})
    assert [piece.page for piece in found] == [1, 1, 2]
    assert [len(piece.text) for piece in found] == [1000, 1000, 802]


def test_a_piece_that_begins_with_a_page_is_on_that_page():
    assert [piece.page for piece in pieces({"d": ["a" * 999, "b" * 999]})] == [1, 2]


def test_empty_pages_give_no_piece():
    assert pieces({"d": ["", " "], "e": []}) == []


def test_nearest_piece_first():
    class Told:
        def encode_queries(self, texts):
            return np.array([[1.0, 0.0]], np.float32)

        def encode_passages(self, texts):
            return np.array([[0.2, 0.0], [0.9, 0.0]], np.float32)

    far, near = Piece("d", 1, "fern"), Piece("d", 2, "nah")
    (ranking,) = nearest([far, near], ["Frage"], Told())
    assert [piece for piece, _ in ranking] == [near, far]

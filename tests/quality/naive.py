"""Naive way: the text of the pages in pieces of 1,000 characters, one vector each, the nearest piece is the answer.

What a first attempt at such a product does; the figures that the product is compared with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.embedder import Embedder

NAIVE = "Naiv"
_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document and the page (from 1) on which it begins."""

    document: str
    page: int
    text: str


def pieces(pages: Mapping[str, Sequence[str]]) -> list[Piece]:
    """Pieces of every document, from the texts of its pages by document id."""
    found = []
    for document, texts in pages.items():
        whole = "\n".join(texts)
        ends = list(accumulate(len(text) + 1 for text in texts))
        for start in range(0, len(whole), _LENGTH):
            page = sum(end <= start for end in ends) + 1
            found.append(Piece(document, page, whole[start : start + _LENGTH]))
    return [piece for piece in found if piece.text.strip()]


def nearest(found: Sequence[Piece], questions: Sequence[str], embedder: Embedder) -> list[list[tuple[Piece, float]]]:
    """For each question all pieces with their cosine, nearest first."""
    cosines = embedder.encode_queries(questions) @ embedder.encode_passages([piece.text for piece in found]).T
    return [[(found[row], float(similar[row])) for row in (-similar).argsort(kind="stable")] for similar in cosines]

"""Baselines: the simple ways, ranked over the same passages in the same run.

Deliberately not made of the index room's parts: a baseline that moves with the product measures nothing.
"""

from collections.abc import Callable, Mapping, Sequence

import bm25s
import numpy as np
import Stemmer

from index.embedder import Embedder
from ingest import Passage

Ranking = Sequence[tuple[int, float]]
"""Rows of passages with their scores, best first."""
Ranker = Callable[[str], Ranking]

DENSE, BM25, RRF = "Vektor", "BM25", "RRF"
_DEPTH = 100
_RRF_CONSTANT = 60  # Cormack, Clarke, Büttcher 2009


def baselines(passages: Sequence[Passage], embedder: Embedder) -> Mapping[str, Ranker]:
    """Dense only (one vector a passage), BM25 over German stems only, and their reciprocal rank fusion."""
    matrix = embedder.encode_passages([passage.text for passage in passages])
    lexical = bm25s.BM25()
    lexical.index(_tokens([passage.text for passage in passages]), show_progress=False)

    def dense(question: str) -> Ranking:
        (vector,) = embedder.encode_queries([question])
        return _best(matrix @ vector)

    def bm25(question: str) -> Ranking:
        known = [token for token in _tokens([question])[0] if token in lexical.vocab_dict]
        return [entry for entry in _best(lexical.get_scores(known)) if entry[1] > 0] if known else []

    def fused(question: str) -> Ranking:
        total: dict[int, float] = {}
        for ranking in (dense(question), bm25(question)):  # dense first: the sort is stable, so it breaks ties
            for rank, (row, _) in enumerate(ranking, 1):
                total[row] = total.get(row, 0.0) + 1 / (_RRF_CONSTANT + rank)
        return sorted(total.items(), key=lambda entry: -entry[1])

    return {DENSE: dense, BM25: bm25, RRF: fused}


def top_score(ranking: Ranking) -> float:
    """Score of the best passage, the naive confidence; 0 without any."""
    return ranking[0][1] if ranking else 0.0


def _tokens(texts: list[str]) -> list[list[str]]:
    tokens: list[list[str]] = bm25s.tokenize(
        texts, stopwords="de", stemmer=Stemmer.Stemmer("german"), return_ids=False, show_progress=False
    )
    return tokens


def _best(scores: np.ndarray) -> Ranking:
    rows = np.argsort(-scores, kind="stable")[:_DEPTH]
    return [(int(row), float(scores[row])) for row in rows]

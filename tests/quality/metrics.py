"""Metrics: figures from rankings, confidences and hits and misses, each with its sampling noise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import ir_measures
import numpy as np
from ir_measures import RR, Success, nDCG
from sklearn.metrics import roc_auc_score

FALSE_ANSWERS = 0.05
"""Share of unanswerable questions that may be answered when coverage is measured."""

_RETRIEVAL = {"recall@1": Success @ 1, "recall@5": Success @ 5, "mrr@10": RR @ 10, "ndcg@10": nDCG @ 10}


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and its noise (standard error); ``unit`` is „%“ or „Zeichen“.

    ``baselines`` are the values of simpler ways in the same run, by name; ``must`` and ``aim`` what is asked for;
    ``falling`` says that lower is better. Values with the unit „%“ are shares (0–1).
    """

    label: str
    value: float
    count: int
    noise: float = 0.0
    unit: str = "%"
    baselines: Mapping[str, float] = field(default_factory=dict)
    must: float | None = None
    aim: float | None = None
    falling: bool = False


def share(hits: Sequence[bool]) -> tuple[float, int, float]:
    """Share of true values, their number, and the standard error of a binomial share."""
    if not hits:
        return 0.0, 0, 0.0
    value = sum(hits) / len(hits)
    return value, len(hits), noise(value, len(hits))


def mean(values: Sequence[int]) -> float:
    """Mean of lengths; 0 without any."""
    return sum(values) / len(values) if values else 0.0


def noise(value: float, count: int) -> float:
    """Standard error of a share of ``count`` questions (binomial); an upper bound for means between 0 and 1."""
    return sqrt(value * (1 - value) / count) if count else 0.0


def retrieval(rankings: Mapping[str, Sequence[str]], relevant: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Recall@1, recall@5, MRR@10 and nDCG@10 (ir-measures) of ranked ids by question.

    Recall counts a question as found when one of its relevant ids is among the first; a question without a ranking
    counts as not found.
    """
    qrels = [ir_measures.Qrel(question, wanted, 1) for question, every in relevant.items() for wanted in every]
    run = [
        ir_measures.ScoredDoc(question, found, -float(rank))
        for question, ranking in rankings.items()
        for rank, found in enumerate(ranking)
    ]
    measured = ir_measures.calc_aggregate(list(_RETRIEVAL.values()), qrels, run)
    return {name: float(measured[measure]) for name, measure in _RETRIEVAL.items()}


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float:
    """Area under the ROC curve of confidences (scikit-learn); 0.5 is chance."""
    truth = [1] * len(answerable) + [0] * len(unanswerable)
    return float(roc_auc_score(truth, [*answerable, *unanswerable]))


def auroc_noise(area: float, positives: int, negatives: int) -> float:
    """Standard error of an AUROC (Hanley and McNeil 1982)."""
    first, second = area / (2 - area), 2 * area**2 / (1 + area)
    spread = (positives - 1) * (first - area**2) + (negatives - 1) * (second - area**2)
    return sqrt(max(0.0, (area * (1 - area) + spread) / (positives * negatives)))


def auroc_figure(
    answerable: Sequence[float],
    unanswerable: Sequence[float],
    simple: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    label: str = "AUROC der Zuversicht",
    must: float | None = None,
    aim: float | None = None,
) -> Figure:
    """AUROC of our confidences beside those of simple ways (answerable, unanswerable), by name."""
    area = auroc(answerable, unanswerable)
    return Figure(
        label,
        area,
        len(answerable) + len(unanswerable),
        auroc_noise(area, len(answerable), len(unanswerable)),
        baselines={name: auroc(*pair) for name, pair in simple.items()},
        must=must,
        aim=aim,
    )


def coverage_figure(
    answerable: Sequence[float],
    unanswerable: Sequence[float],
    simple: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    label: str = "Abdeckung bei 5 % falschen Antworten",
    must: float | None = None,
    aim: float | None = None,
) -> Figure:
    """Coverage at 5 % false answers of our confidences beside those of simple ways."""
    value = coverage(answerable, unanswerable)
    return Figure(
        label,
        value,
        len(answerable),
        noise(value, len(answerable)),
        baselines={name: coverage(*pair) for name, pair in simple.items()},
        must=must,
        aim=aim,
    )


def coverage(answerable: Sequence[float], unanswerable: Sequence[float]) -> float:
    """Share of answerable questions above the lowest threshold with at most 5 % false answers."""
    tolerated = int(FALSE_ANSWERS * len(unanswerable))
    threshold = np.sort(unanswerable)[::-1][tolerated]
    return float(np.mean(np.asarray(answerable) > threshold))
